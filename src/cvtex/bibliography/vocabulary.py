"""What cvtex knows of the types and fields of .bib files: one table of types, and lists of fields.

The names are biblatex's (manual, sections 2.1.1 to 2.1.3 and 2.2.2), with those of BibTeX and of
programs that export .bib files as other names. Any type and any field may stand in a .bib file; one
that differs by a slip from a name that a CV prints is read as that name.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from cvtex.diagnostics.suggestions import is_slip

_DATE = ("date", "year", "pubstate")


@dataclass(frozen=True, slots=True)
class EntryType:
    """What is known of a type of entry.

    `same` are other names of the type, `narrower` names of a part of it: who selects `phdthesis`
    gets those theses only, who selects `conference` gets all of `inproceedings`.
    `needs` are the fields that an entry has to have, any of each tuple.
    `venue` are the fields that name where it appeared, before those of `VENUE_FIELDS`.
    `group` is the subheading of lists that are grouped by type, a name in `schema.words.TypeWords`.
    `parent_title` is the field in which it has the title of its `crossref`, whose authors it has
    too with `inherits_authors`.
    `is_dated_by_year` if its date is printed as a year, `in_parentheses` if the date stands in
    parentheses: "(2024)".
    `may_be_preprint` if an entry of the type can be in an archive only: without any venue for
    `may_lack_venue`, else with the archive for a venue.
    """

    name: str
    same: tuple[str, ...] = ()
    narrower: tuple[str, ...] = ()
    needs: tuple[tuple[str, ...], ...] = (("title",), _DATE)
    venue: tuple[str, ...] = ()
    group: str = "other"
    parent_title: str = "booktitle"
    inherits_authors: bool = False
    is_dated_by_year: bool = False
    in_parentheses: bool = True
    may_be_preprint: bool = False
    may_lack_venue: bool = False


_AUTHOR, _ANYBODY, _TITLE = ("author",), ("author", "editor"), ("title",)

_KNOWN = (
    EntryType(
        "article", needs=(_AUTHOR, _TITLE, ("journaltitle",), _DATE), venue=("journaltitle",),
        group="article", parent_title="journaltitle", in_parentheses=False, may_be_preprint=True,
    ),
    EntryType("artwork"),
    EntryType("audio"),
    EntryType("bibnote"),
    EntryType(
        "book", needs=(_ANYBODY, _TITLE, _DATE), venue=("publisher",), group="book",
        parent_title="maintitle", is_dated_by_year=True,
    ),
    EntryType("bookinbook", inherits_authors=True),
    EntryType("booklet", group="book"),
    EntryType("collection", group="proceedings", parent_title="maintitle"),
    EntryType("commentary"),
    EntryType("dataset", group="dataset", in_parentheses=False),
    EntryType("image"),
    EntryType(
        "inbook", needs=(_ANYBODY, _TITLE, ("booktitle", "publisher"), _DATE),
        venue=("booktitle", "publisher"), group="incollection", inherits_authors=True,
        is_dated_by_year=True,
    ),
    EntryType(
        "incollection", needs=(_AUTHOR, _TITLE, ("booktitle",), _DATE), venue=("booktitle",),
        group="incollection", is_dated_by_year=True,
    ),
    EntryType(
        "inproceedings", same=("conference",),
        needs=(_AUTHOR, _TITLE, ("booktitle", "eventtitle"), _DATE),
        venue=("booktitle", "eventtitle"), group="inproceedings", is_dated_by_year=True,
    ),
    EntryType("inreference", group="incollection"),
    EntryType("jurisdiction"),
    EntryType("legal"),
    EntryType("legislation"),
    EntryType("letter"),
    EntryType("manual", group="report"),
    EntryType("misc", in_parentheses=False, may_be_preprint=True, may_lack_venue=True),
    EntryType("movie"),
    EntryType("music"),
    EntryType("mvbook", group="book"),
    EntryType("mvcollection"),
    EntryType("mvproceedings"),
    EntryType("mvreference"),
    EntryType(
        "online", same=("electronic", "www"), narrower=("webpage",),
        needs=(_TITLE, ("url", "doi", "eprint"), _DATE), in_parentheses=False,
        may_be_preprint=True, may_lack_venue=True,
    ),
    EntryType(
        "patent", needs=(_AUTHOR, _TITLE, ("number",), _DATE), group="patent", in_parentheses=False
    ),
    EntryType("performance"),
    EntryType("periodical", group="proceedings"),
    EntryType(
        "proceedings", venue=("publisher", "organization"), group="proceedings",
        parent_title="maintitle", is_dated_by_year=True,
    ),
    EntryType("reference", group="proceedings"),
    EntryType(
        "report", narrower=("techreport",), needs=(_AUTHOR, _TITLE, ("institution",), _DATE),
        venue=("institution",), group="report", in_parentheses=False, may_be_preprint=True,
        may_lack_venue=True,
    ),
    EntryType("review", parent_title="journaltitle"),
    EntryType("set"),
    EntryType("software", group="software", in_parentheses=False),
    EntryType("standard"),
    EntryType("suppbook", group="incollection", inherits_authors=True),
    EntryType("suppcollection"),
    EntryType("suppperiodical", parent_title="journaltitle"),
    EntryType(
        "thesis", narrower=("mastersthesis", "phdthesis"),
        needs=(_AUTHOR, _TITLE, ("institution",), _DATE), venue=("institution",), group="thesis",
        in_parentheses=False,
    ),
    EntryType(
        "unpublished", narrower=("preprint",), group="preprint", in_parentheses=False,
        may_be_preprint=True, may_lack_venue=True,
    ),
    EntryType("video"),
    EntryType("xdata"),
)  # fmt: skip

TYPES = {known.name: known for known in _KNOWN}
"""The types that are known, by biblatex's names."""

_ANY = EntryType("")

_NAMES = {
    name: known.name for known in _KNOWN for name in (known.name, *known.same, *known.narrower)
}
SAME = frozenset(name for known in _KNOWN for name in known.same)
"""Names that are nothing but another word for one of biblatex's types."""


def type_of(name: str) -> EntryType:
    """Return what is known of a type, by biblatex's name, or what holds for any other."""
    return TYPES.get(name, _ANY)


def canonical_type(name: str) -> str:
    """Return biblatex's name of an entry type; an unknown one keeps its own, in lower case."""
    name = name.lower()
    return _NAMES.get(name, name)


# BibTeX's names, and other habits, for what biblatex or cvtex calls otherwise.
_FIELD_NAMES = {
    "journal": "journaltitle", "address": "location", "school": "institution",
    "annote": "annotation", "archiveprefix": "eprinttype", "primaryclass": "eprintclass",
    "awards": "award", "status": "pubstate", "acceptance-rate": "acceptance_rate",
    "acceptancerate": "acceptance_rate", "citation_count": "citations", "cited": "citations",
}  # fmt: skip


def canonical_field(name: str) -> str:
    """Return the one name of a field that stands under several."""
    name = name.lower()
    return _FIELD_NAMES.get(name, name)


PUBLISHED_IN = (
    "journaltitle", "booktitle", "howpublished", "publisher", "institution", "organization",
)  # fmt: skip
"""The fields that say where an entry was published."""

VENUE_FIELDS = (
    "journaltitle", "booktitle", "eventtitle", "howpublished", "publisher", "institution",
    "organization",
)  # fmt: skip
"""The fields that name the venue of an entry of any type; the first that it has counts."""

STATES = {
    "inpreparation": "in_preparation", "inprep": "in_preparation", "draft": "in_preparation",
    "submitted": "submitted", "underreview": "under_review", "inreview": "under_review",
    "underrevision": "under_revision", "reviseandresubmit": "under_revision",
    "accepted": "accepted", "forthcoming": "forthcoming", "toappear": "forthcoming",
    "inpress": "in_press",
}  # fmt: skip
"""What is written for each of biblatex's states (manual, section 4.9.2.11), and for some more."""

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
    if name in _NAMES or not name.isalpha() or len(name) < _FEWEST_LETTERS:
        return None
    return next((known for known in sorted(_NAMES) if is_slip(name, known)), None)


@lru_cache(maxsize=4096)
def meant_field(name: str) -> str | None:
    """Return the field that an unknown one, in lower case, was meant to be."""
    if name in _PRINTED or name in _OTHERS or not name.isalpha() or len(name) < _FEWEST_LETTERS:
        return None
    return next((known for known in _PRINTED if is_slip(name, known)), None)
