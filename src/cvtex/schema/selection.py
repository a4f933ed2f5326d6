"""The publications that a list shows, and their order."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import Field, ModelWrapValidatorHandler, ValidationInfo, model_validator

from cvtex.diagnostics import Code
from cvtex.schema.base import Model
from cvtex.schema.dates import Date, Years
from cvtex.schema.fields import (
    TEXT_SCHEMA,
    Count,
    ExactLine,
    ExactLines,
    Flag,
    Line,
    Lines,
    Rich,
    Url,
    line_of,
)
from cvtex.schema.languages import LanguageTag, read_part
from cvtex.schema.publication_style import FieldText
from cvtex.schema.reading import Read, fail


class AuthorPosition(StrEnum):
    """The position of the CV's owner among the authors."""

    FIRST = "first"
    """You are the first author."""

    LAST = "last"
    """You are the last author, and the list of authors is complete."""


class SortOrder(StrEnum):
    """The direction in which a list is sorted."""

    ASCENDING = "ascending"
    """From the smallest to the largest, the oldest to the newest, A to Z."""

    DESCENDING = "descending"
    """From the largest to the smallest, the newest to the oldest, Z to A."""


class Grouping(StrEnum):
    """How a list is divided into groups with subheadings."""

    YEAR = "year"
    """A subheading for each year."""

    TYPE = "type"
    """A subheading for each type, such as books and journal articles; see `words.types`."""


class Query(Model):
    """Conditions on an entry of the bibliography, all of which it has to meet."""

    type: Lines = ()
    """Types of BibTeX or biblatex; the entry must have one of them.
    Examples: `article` | `[inproceedings, article]`
    """

    keywords: Lines = ()
    """Keywords; the entry must have one of them in its field `keywords` in the .bib file.
    Examples: `phonetics` | `[phonetics, morphology]`
    """

    keys: ExactLines = ()
    """The citation keys of the entries to list, in the order to print them in.
    Examples: `lindqvist2023corpus` | `[lindqvist2023corpus, sorensen2021morphology]`
    """

    exclude: ExactLines = ()
    """The citation keys of entries to leave out. Example: `lindqvist2022field`"""

    years: Years | None = None
    """A year or a range of years; the date of the entry must be in it.
    Examples: `2015–2020` | `2019–`
    """

    status: Lines = ()
    """States of publication, such as `submitted`; the entry must have one of them in its field
    `pubstate`. `published` means entries without that field.
    Examples: `published` | `[submitted, under review]`
    """

    author_position: AuthorPosition | None = None
    """The position that you must have among the authors."""

    selected: Flag | None = None
    """`true` lists only entries with `selected = {true}`, or with the keyword `selected`. `false`
    lists only the other entries.
    """

    any_of: tuple[Query, ...] = ()
    """Further queries with the same keys; the entry must match at least one of them."""

    none_of: tuple[Query, ...] = ()
    """Further queries with the same keys; the entry must not match any of them."""


def _entry_type(value: object) -> str:
    """Return a type of BibTeX or biblatex, or one of the user's own; fail if it is misspelled."""
    from cvtex.bibliography.vocabulary import corrected_type  # few CVs need it

    text = line_of(value)
    meant = corrected_type(text.lower())
    if meant is not None:
        message = f"`{text}` is not a type of publication"
        fail(Code.INVALID_VALUE, message, f"did you mean `{meant}`?", fix=meant)
    return text


EntryTypeName = Annotated[str, Read(_entry_type, TEXT_SCHEMA)]
"""The type of a publication."""


class WrittenPublication(Model):
    """A publication that is written in the CV instead of a .bib file."""

    type: EntryTypeName
    """What it is, by its name in BibTeX or biblatex: `article`, `inproceedings` (a paper of a
    conference), `book`, `incollection` (a chapter), `thesis`, `report`, `patent` and others.
    Examples: `article` | `book`
    """

    title: Rich
    """Its title. Example: `Whose Corpus Is It?`"""

    authors: Lines = ()
    """The authors in their order, you among them: a list of names, or one text with *and* between
    the names. Examples: `[Mara Lindqvist, Ingrid Sørensen]` | `Lindqvist, Mara and Sørensen, I.`
    """

    editors: Lines = ()
    """The editors, written as the authors are. Example: `[Elle Roe, Ben Doe]`"""

    venue: Rich | None = None
    """Where it appeared: the journal, the proceedings, the book of a chapter, or the school.
    Example: `Computational Morphology`
    """

    date: Date | None = None
    """When it appeared, in any common form. Examples: `2021` | `May 2024`"""

    volume: Line | None = None
    """The volume. Example: `12`"""

    number: Line | None = None
    """The number of the issue, the report or the patent. Example: `3`"""

    pages: Line | None = None
    """The pages. Example: `201–228`"""

    publisher: Line | None = None
    """The publisher. Example: `De Gruyter`"""

    location: Line | None = None
    """The place of the publisher. Example: `Berlin`"""

    edition: Line | None = None
    """The edition. Example: `2`"""

    doi: Line | None = None
    """The DOI, which the title links to. Example: `10.5555/morph.2021.0012`"""

    url: Url | None = None
    """The address that the title links to without a DOI. Example: `https://example.org/paper`"""

    award: Line | None = None
    """An award for it, printed after the venue. Example: `Best Paper`"""

    status: Line | None = None
    """The state of what is not published yet. Examples: `submitted` | `in press`"""

    note: Rich | None = None
    """A line below the authors. Example: `With a preface by *Elle Roe*`"""

    keywords: Lines = ()
    """Words by which a list selects it. Example: `[phonetics, selected]`"""

    key: ExactLine | None = None
    """A name for it, by which lists and `publication_style.entries` refer to it.
    Example: `lindqvist2023corpus`
    """

    language: LanguageTag | None = None
    """The language of the publication, if it is not that of the CV; its date is in it.
    Example: `fr`
    """

    fields: dict[str, FieldText] = Field(default_factory=dict)
    """Any other fields of BibTeX or biblatex, in LaTeX, such as more links."""

    @model_validator(mode="wrap")
    @classmethod
    def _in_its_language(
        cls, data: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo
    ) -> Self:
        return read_part(data, handler, info)


class Selection(Query):
    """The publications that a list shows, and their order."""

    entries: tuple[WrittenPublication, ...] = ()
    """Publications that are written here instead of in a .bib file. The list shows these, of which
    the other keys select some, if there are any.
    """

    last_years: Count | None = None
    """The number of years to show, counted back from the newest entry that meets all other
    conditions, not from today. Example: `5`
    """

    sort_by: Lines = ()
    """The values to sort by: `date`, `title`, `author`, `venue`, `type`, `key`, `file` (the order
    of the .bib file) or any field. Without it, the list has the order of `keys`, or of the dates.
    Examples: `citations` | `[type, date]`
    """

    order: SortOrder | None = None
    """The direction of the order. Without it, dates and numbers descend, and texts ascend."""

    group_by: Grouping | None = None
    """Divides the list into groups, each with a subheading."""

    repeat: Flag = True
    """`true` lists all entries. `false` leaves out entries that a list above has already shown."""

    limit: Count | None = None
    """The maximum number of entries to show. Example: `10`"""

    prefix: Line | None = None
    """Printed before the numbers of the list, as in `J3`. A list with a prefix has its own
    numbering. Example: `J`
    """
