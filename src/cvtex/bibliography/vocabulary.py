"""Types and fields of a .bib file that are one slip away from what they were meant to be.

Any type and any field may stand in a .bib file, and most are nobody's business. What differs by a
slip from one that a CV prints, and is no word of its own, is read as that.
"""

from __future__ import annotations

from functools import lru_cache

from cvtex.diagnostics.suggestions import is_slip

# biblatex's manual, sections 2.1.1 and 2.1.3, and those of BibTeX and of exporting programs.
_TYPES = (
    "article", "artwork", "audio", "bibnote", "book", "bookinbook", "booklet", "collection",
    "commentary", "conference", "dataset", "electronic", "image", "inbook", "incollection",
    "inproceedings", "inreference", "jurisdiction", "legal", "legislation", "letter", "manual",
    "mastersthesis", "misc", "movie", "music", "mvbook", "mvcollection", "mvproceedings",
    "mvreference", "online", "patent", "performance", "periodical", "phdthesis", "preprint",
    "proceedings", "reference", "report", "review", "set", "software", "standard", "suppbook",
    "suppcollection", "suppperiodical", "techreport", "thesis", "unpublished", "video", "webpage",
    "www", "xdata",
)  # fmt: skip

_PRINTED = (
    "author", "editor", "title", "booktitle", "journal", "journaltitle", "year", "month", "date",
    "pages", "volume", "number", "publisher", "institution", "school", "doi", "url",
)  # fmt: skip

# Fields that mean something else, though a slip would make them one of those above.
_OTHERS = frozenset({"editora", "editorb", "editorc", "volumes", "data", "page", "titles", "note"})

_FEWEST_LETTERS = 4
"""Of shorter names too many are a slip apart."""


@lru_cache(maxsize=4096)
def meant_type(name: str) -> str | None:
    """Return the type that an unknown one, in lower case, was meant to be."""
    if name in _TYPES or not name.isalpha() or len(name) < _FEWEST_LETTERS:
        return None
    return next((known for known in _TYPES if is_slip(name, known)), None)


@lru_cache(maxsize=4096)
def meant_field(name: str) -> str | None:
    """Return the field that an unknown one, in lower case, was meant to be."""
    if name in _PRINTED or name in _OTHERS or not name.isalpha() or len(name) < _FEWEST_LETTERS:
        return None
    return next((known for known in _PRINTED if is_slip(name, known)), None)
