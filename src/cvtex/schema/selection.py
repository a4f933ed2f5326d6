"""Which publications a list shows, and how it is ordered."""

from __future__ import annotations

from enum import StrEnum

from cvtex.schema.base import Model
from cvtex.schema.fields import Count, Date, Flag, Line, Lines


class AuthorPosition(StrEnum):
    """Where among the authors the owner stands."""

    FIRST = "first"
    """You are the first author."""

    LAST = "last"
    """You are the last author, of a list that is complete."""


class SortOrder(StrEnum):
    """Which way a list is sorted."""

    ASCENDING = "ascending"
    """From the smallest to the largest, the oldest to the newest, A to Z."""

    DESCENDING = "descending"
    """From the largest to the smallest, the newest to the oldest, Z to A."""


class Grouping(StrEnum):
    """By what the publications of a list stand together, under subheadings."""

    YEAR = "year"
    """A subheading for each year."""

    TYPE = "type"
    """A subheading for each type, such as books and journal articles; see `words.types`."""


class Query(Model):
    """What is asked of an entry of the bibliography; it has to meet all of it."""

    type: Lines = ()
    """The types of BibTeX or biblatex; an entry has to be of one of them.
    Examples: `article` | `[inproceedings, article]`
    """

    keywords: Lines = ()
    """An entry has to have one of these among its own `keywords` in the .bib file.
    Examples: `phonetics` | `[phonetics, morphology]`
    """

    keys: Lines = ()
    """The citation keys of the entries to list, in the order in which they are to stand.
    Examples: `lindqvist2023corpus` | `[lindqvist2023corpus, sorensen2021morphology]`
    """

    exclude: Lines = ()
    """The citation keys of entries to leave out. Example: `lindqvist2022field`"""

    years: Date | None = None
    """A year or a range of years; an entry has to be of one of them.
    Examples: `2015–2020` | `2019–`
    """

    status: Lines = ()
    """The states that an entry may have, such as `submitted`; `published` stands for entries
    without one. Examples: `published` | `[submitted, under review]`
    """

    author_position: AuthorPosition | None = None
    """Where you have to stand among the authors."""

    selected: Flag | None = None
    """`true` lists only entries that have `selected = {true}`, or `selected` among their keywords.
    `false` lists only the others.
    """

    any_of: tuple[Query, ...] = ()
    """Further questions of the same form; an entry has to meet at least one of them."""

    none_of: tuple[Query, ...] = ()
    """Further questions of the same form; an entry must not meet any of them."""


class Selection(Query):
    """Which publications a list shows, and how it is ordered."""

    last_years: Count | None = None
    """How many years to show, counted back from the newest entry that is left and not from today.
    Example: `5`
    """

    sort_by: Lines = ()
    """What the list is sorted by: `date`, `title`, `author`, `venue`, `type`, `key`, `file` (the
    order of the .bib file) or any field. Without it `keys` give the order, or else the date does.
    Examples: `citations` | `[type, date]`
    """

    order: SortOrder | None = None
    """Which way the list is sorted. Without it dates and numbers descend, and text ascends."""

    group_by: Grouping | None = None
    """By what the list is divided, with a subheading for each group."""

    repeat: Flag = True
    """`true` lists entries even if a list above has shown them. `false` lists only those that no
    list above has shown.
    """

    limit: Count | None = None
    """How many entries to show at most. Example: `10`"""

    prefix: Line | None = None
    """What stands before the numbers of the list, as in `J3`. A list with a prefix counts by
    itself. Example: `J`
    """
