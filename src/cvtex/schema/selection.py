"""The publications that a list shows, and their order."""

from __future__ import annotations

from enum import StrEnum

from cvtex.schema.base import Model
from cvtex.schema.dates import Years
from cvtex.schema.fields import Count, ExactLines, Flag, Line, Lines


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


class Selection(Query):
    """The publications that a list shows, and their order."""

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
