"""Define the entry types and fields of .bib files that cvtex knows.

The names are biblatex's (manual, sections 2.1.1 to 2.1.3 and 2.2.2); the names of BibTeX, and of
programs that export .bib files, are synonyms. A .bib file may have any other type and field too,
except that a misspelling of a known name is corrected.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from cvtex.diagnostics.suggestions import is_typo

_DATE = ("date", "year", "pubstate")


@dataclass(frozen=True, slots=True)
class EntryType:
    """The description of an entry type.

    `name` is biblatex's name.
    `synonyms` are other names of the type, `narrower` the names of its subtypes: a list that
    selects `conference` has all entries of `inproceedings`, a list that selects `phdthesis` only
    those theses.
    `required` are the fields that an entry should have, at least one field of each tuple.
    `venue` are the fields that name the venue; the fields of `VENUE_FIELDS` come after them.
    `group` is the subheading in a list grouped by type, a field of `schema.words.TypeWords`.
    `parent_title` is the field that the title of its `crossref` is copied to.
    `inherits_authors` tells whether the authors of its `crossref` are copied too.
    `is_dated_by_year` tells whether only the year of its date is printed.
    `in_parentheses` tells whether the date is printed in parentheses: "(2024)".
    `may_be_preprint` tells whether an entry of this type can be a preprint
    (`Reference.is_preprint`).
    """

    name: str
    synonyms: tuple[str, ...] = ()
    narrower: tuple[str, ...] = ()
    required: tuple[tuple[str, ...], ...] = (("title",), _DATE)
    venue: tuple[str, ...] = ()
    group: str = "other"
    parent_title: str = "booktitle"
    inherits_authors: bool = False
    is_dated_by_year: bool = False
    in_parentheses: bool = True
    may_be_preprint: bool = False


_AUTHOR, _ANYBODY, _TITLE = ("author",), ("author", "editor"), ("title",)

_TYPES = (
    EntryType(
        "article", required=(_AUTHOR, _TITLE, ("journaltitle",), _DATE), venue=("journaltitle",),
        group="article", parent_title="journaltitle", in_parentheses=False, may_be_preprint=True,
    ),
    EntryType("artwork"),
    EntryType("audio"),
    EntryType("bibnote"),
    EntryType(
        "book", required=(_ANYBODY, _TITLE, _DATE), venue=("publisher",), group="book",
        parent_title="maintitle", is_dated_by_year=True,
    ),
    EntryType("bookinbook", inherits_authors=True),
    EntryType("booklet", group="book"),
    EntryType("collection", group="proceedings", parent_title="maintitle"),
    EntryType("commentary"),
    EntryType("dataset", synonyms=("data",), group="dataset", in_parentheses=False),
    EntryType("image"),
    EntryType(
        "inbook", required=(_ANYBODY, _TITLE, ("booktitle", "publisher"), _DATE),
        venue=("booktitle", "publisher"), group="incollection", inherits_authors=True,
        is_dated_by_year=True,
    ),
    EntryType(
        "incollection", required=(_AUTHOR, _TITLE, ("booktitle",), _DATE), venue=("booktitle",),
        group="incollection", is_dated_by_year=True,
    ),
    EntryType(
        "inproceedings", synonyms=("conference",),
        required=(_AUTHOR, _TITLE, ("booktitle", "eventtitle"), _DATE),
        venue=("booktitle", "eventtitle"), group="inproceedings", is_dated_by_year=True,
    ),
    EntryType("inreference", group="incollection"),
    EntryType("jurisdiction"),
    EntryType("legal"),
    EntryType("legislation"),
    EntryType("letter"),
    EntryType("manual", group="report"),
    EntryType("misc", in_parentheses=False, may_be_preprint=True),
    EntryType("movie"),
    EntryType("music"),
    EntryType("mvbook", group="book"),
    EntryType("mvcollection"),
    EntryType("mvproceedings"),
    EntryType("mvreference"),
    EntryType(
        "online", synonyms=("electronic", "www"), narrower=("webpage",),
        required=(_TITLE, ("url", "doi", "eprint"), _DATE), in_parentheses=False,
        may_be_preprint=True,
    ),
    EntryType(
        "patent", required=(_AUTHOR, _TITLE, ("number",), _DATE), group="patent",
        in_parentheses=False,
    ),
    EntryType("performance"),
    EntryType("periodical", group="proceedings"),
    EntryType(
        "proceedings", venue=("publisher", "organization"), group="proceedings",
        parent_title="maintitle", is_dated_by_year=True,
    ),
    EntryType("reference", group="proceedings"),
    EntryType(
        "report", narrower=("techreport",), required=(_AUTHOR, _TITLE, ("institution",), _DATE),
        venue=("institution",), group="report", in_parentheses=False, may_be_preprint=True,
    ),
    EntryType("review", parent_title="journaltitle", in_parentheses=False),
    EntryType("set"),
    EntryType("software", group="software", in_parentheses=False),
    EntryType("standard"),
    EntryType("suppbook", group="incollection", inherits_authors=True),
    EntryType("suppcollection"),
    EntryType("suppperiodical", parent_title="journaltitle", in_parentheses=False),
    EntryType(
        "thesis", narrower=("mastersthesis", "phdthesis"),
        required=(_AUTHOR, _TITLE, ("institution",), _DATE), venue=("institution",), group="thesis",
        in_parentheses=False,
    ),
    EntryType(
        "unpublished", narrower=("preprint",), group="preprint", in_parentheses=False,
        may_be_preprint=True,
    ),
    EntryType("video"),
    EntryType("xdata"),
)  # fmt: skip

TYPES = {kind.name: kind for kind in _TYPES}
"""The known types by biblatex's names."""

_OTHER = EntryType("")

_NAMES = {
    name: kind.name for kind in _TYPES for name in (kind.name, *kind.synonyms, *kind.narrower)
}
SYNONYMS = frozenset(name for kind in _TYPES for name in kind.synonyms)
"""Names that mean exactly the same as one of biblatex's types."""


def type_of(name: str) -> EntryType:
    """Return the description of a type by biblatex's name; unknown types share one description."""
    return TYPES.get(name, _OTHER)


def canonical_type(name: str) -> str:
    """Return biblatex's name of an entry type, or the name in lower case if it is unknown."""
    name = name.lower()
    return _NAMES.get(name, name)


# From the names of BibTeX, and other common names, to those of biblatex or cvtex.
_FIELD_NAMES = {
    "journal": "journaltitle", "address": "location", "school": "institution",
    "article-number": "eid", "article_number": "eid", "articlenumber": "eid", "articleno": "eid",
    "numpages": "pagetotal", "annote": "annotation", "archiveprefix": "eprinttype",
    "primaryclass": "eprintclass",
    "awards": "award", "status": "pubstate", "acceptance-rate": "acceptance_rate",
    "acceptancerate": "acceptance_rate", "citation_count": "citations", "cited": "citations",
}  # fmt: skip


def canonical_field(name: str) -> str:
    """Return biblatex's or cvtex's name of a field, or the name in lower case if it has no other.

    All names of a field have the same result.
    """
    name = name.lower()
    return _FIELD_NAMES.get(name, name)


PLACEHOLDERS = frozenset({
    "n/a", "N/A", "n.a.", "N.A.", "-", "--", "---", "–", "—", "?", "??", "???", "null", "NULL",
    "nan", "NaN", "n/a-n/a", "n/a--n/a", "N/A-N/A", "N/A--N/A", "-1", "$-$",
})  # fmt: skip
"""The values that say only that there is none, as programs write them."""

ALWAYS_READ = frozenset({
    "title", "author", "editor", "year", "date", "subtitle", "maintitle", "doi", "url",
})  # fmt: skip
"""The fields in which such a value may be meant, or is reported."""

PUBLISHED_IN = (
    "journaltitle", "booktitle", "howpublished", "publisher", "institution", "organization",
)  # fmt: skip
"""The fields that tell where an entry was published; a preprint has none, or an archive there."""

VENUE_FIELDS = (
    "journaltitle", "booktitle", "eventtitle", "howpublished", "publisher", "institution",
    "organization",
)  # fmt: skip
"""The fields that name the venue of an entry of any type; the first that is not empty is used."""

_PRINTED = (
    "author", "editor", "title", "booktitle", "journal", "journaltitle", "year", "month", "date",
    "pages", "volume", "number", "publisher", "institution", "school", "doi", "url",
)  # fmt: skip

# Fields with a meaning of their own, though they look like a misspelling of one above.
_OTHERS = frozenset({"editora", "editorb", "editorc", "volumes", "data", "page", "titles", "note"})

# An entry that is read as one of these two is not listed, so nothing is corrected to them.
_CORRECTED = sorted(_NAMES.keys() - {"set", "xdata"})

_FEWEST_LETTERS = 4
"""The shortest name that is corrected: too many shorter names differ in one letter."""


@lru_cache(maxsize=4096)
def corrected_type(name: str) -> str | None:
    """Return the type that a misspelled name stands for, or None if it is not a misspelling.

    `name` is in lower case; the result may be a synonym.
    """
    if name in _NAMES or not name.isalpha() or len(name) < _FEWEST_LETTERS:
        return None
    return next((known for known in _CORRECTED if is_typo(name, known)), None)


@lru_cache(maxsize=4096)
def corrected_field(name: str) -> str | None:
    """Return the field that a misspelled name stands for, or None if it is not a misspelling.

    `name` is in lower case; only fields that a CV prints are corrected to.
    """
    if name in _PRINTED or name in _OTHERS or not name.isalpha() or len(name) < _FEWEST_LETTERS:
        return None
    return next((known for known in _PRINTED if is_typo(name, known)), None)
