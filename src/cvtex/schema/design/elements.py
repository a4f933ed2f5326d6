"""The parts of a design that concern sections: headings, dates, entries and publications."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator

from cvtex.diagnostics import Code
from cvtex.schema.base import Model
from cvtex.schema.design.values import Align, Case, Size, Space, TextStyle, Weight
from cvtex.schema.fields import Flag, Length, Line
from cvtex.schema.publication_style import NameStyle
from cvtex.schema.reading import fail


class HeadingRule(StrEnum):
    """The rule at the heading of a section."""

    NONE = "none"
    """No rule."""

    BELOW = "below"
    """Below the heading, over the whole width."""

    ABOVE = "above"
    """Above the heading, over the whole width."""

    BESIDE = "beside"
    """On the line of the heading, from its end to the edge; on both sides with `align: center`."""

    BAR = "bar"
    """A bar in the column of dates, before the heading, as in moderncv."""


class HeadingPosition(StrEnum):
    """Where a heading is, seen from what it heads."""

    ABOVE = "above"
    """Above it."""

    MARGIN = "margin"
    """In a column at the left of it, on the line where it begins."""


class HeadingDesign(Model):
    """The headings of sections."""

    size: Size | None = None
    """The size: a number of times the text, or points. Examples: `1.2` | `12pt`"""

    weight: Weight | None = None
    """Whether they are bold. Example: `regular`"""

    case: Case | None = None
    """As written, capitals or small capitals. Example: `upper`"""

    align: Align | None = None
    """Where they begin. Example: `center`"""

    position: HeadingPosition | None = None
    """Above what they head, or in a column at the left of it. Example: `margin`"""

    width: Length | None = None
    """The width of the column at the left. Example: `3cm`"""

    rule: HeadingRule | None = None
    """Whether there is a rule, and where. Example: `below`"""

    rule_thickness: Length | None = None
    """How thick the rule is. Example: `0.8pt`"""

    space_above: Space | None = None
    """The distance from the section before to the heading. Example: `14pt`"""

    space_below: Space | None = None
    """The distance from the heading to its first block. Example: `6pt`"""


class DateSide(StrEnum):
    """The side of an entry on which its date is."""

    LEFT = "left"
    """In a column at the left."""

    RIGHT = "right"
    """At the right edge of the first line."""


class DateRow(StrEnum):
    """The line of an entry at whose right its date is."""

    FIRST = "first"
    """The first line."""

    SECOND = "second"
    """The second line, below the location."""


class DateDesign(Model):
    """The dates of entries."""

    side: DateSide | None = None
    """At the left in a column, or at the right. Example: `right`"""

    width: Length | None = None
    """The width of the column at the left. Example: `3cm`"""

    align: Align | None = None
    """How dates are aligned in the column at the left. Example: `right`"""

    repeat: Flag | None = None
    """Whether a date is printed again if the entry above has the same. Example: `false`"""

    row: DateRow | None = None
    """The line of the date at the right, where entries have two rows. Example: `second`"""

    style: TextStyle | None = None
    """The style of dates. Example: `italic`"""


class Lead(StrEnum):
    """What comes first in an entry."""

    POSITION = "position"
    """The position or the degree: *Engineer, Analytical Engines*."""

    ORGANIZATION = "organization"
    """The organization or the institution: *Analytical Engines, Engineer*."""


class Emphasis(StrEnum):
    """What stands out at the head of an entry."""

    ORGANIZATION = "organization"
    """The organization or the institution."""

    POSITION = "position"
    """The position or the degree."""

    BOTH = "both"
    """Both of them."""

    NONE = "none"
    """Neither."""


class AddressPlace(StrEnum):
    """The place of an entry's web address."""

    LINE = "line"
    """A line of its own, below the entry."""

    TITLE = "title"
    """Behind the first part of the entry, which is a link to it."""


class EntryDesign(Model):
    """The entries of sections, such as positions and degrees."""

    space: Space | None = None
    """The distance between two entries, in addition to the line spacing. Example: `4pt`"""

    lead: Lead | None = None
    """What comes first: the position or the organization. Example: `organization`"""

    bold: Emphasis | None = None
    """What is bold. Example: `position`"""

    italic: Emphasis | None = None
    """What is italic. The location of a second row has its style. Example: `position`"""

    second_row: Flag | None = None
    """Whether the second part has a line of its own, with the location at the right.
    Example: `true`
    """

    url: AddressPlace | None = None
    """Whether the web address has a line, or is the link of the first part. Example: `title`"""

    bullet: Line | None = None
    """The sign before each highlight, or `none`. Examples: `–` | `none`"""

    indent: Space | None = None
    """How far the text of a highlight is indented. Example: `14pt`"""

    highlight_space: Space | None = None
    """The distance above each highlight, in addition to the line spacing. Example: `2pt`"""

    left: Space | None = None
    """The distance of blocks from the left edge of the text. Examples: `0` | `12pt`"""

    right: Space | None = None
    """The distance of entries from the right edge of the text. Example: `1cm`"""


class PublicationPart(StrEnum):
    """A part of a publication."""

    TITLE = "title"
    """The title."""

    VENUE = "venue"
    """Where and when it appeared, and its links."""

    AUTHORS = "authors"
    """The authors."""


def _order(
    parts: tuple[PublicationPart, ...] | None,
) -> tuple[PublicationPart, ...] | None:
    """Return the order; fail if a part is missing or given twice."""
    if parts is not None and sorted(parts) != sorted(PublicationPart):
        known = ", ".join(f"`{part}`" for part in PublicationPart)
        fail(Code.INVALID_VALUE, "the order of the parts is not complete", f"it has {known}")
    return parts


class PublicationLayout(StrEnum):
    """How the parts of a publication follow each other."""

    LINES = "lines"
    """Each part begins a line."""

    RUN_IN = "run-in"
    """All parts in one paragraph, with periods between them."""


class PublicationDates(StrEnum):
    """Whether the dates of publications are in parentheses."""

    BY_TYPE = "by-type"
    """Those of conferences are: *Conference (2024)*, *Journal 12, 2024*."""

    PARENTHESES = "parentheses"
    """All of them are: *Journal 12 (2024)*."""

    COMMA = "comma"
    """None is: *Conference, 2024*."""


class PublicationDesign(Model):
    """The lists of publications."""

    order: Annotated[tuple[PublicationPart, ...] | None, AfterValidator(_order)] = None
    """The order of the parts. Example: `[authors, title, venue]`"""

    layout: PublicationLayout | None = None
    """Lines, or one paragraph. Example: `run-in`"""

    size: Size | None = None
    """The size: a number of times the text, or points. Examples: `1` | `0.9`"""

    space: Space | None = None
    """The distance between two publications. Example: `4pt`"""

    indent: Space | None = None
    """How far all lines but the first are indented. Example: `12pt`"""

    dates: PublicationDates | None = None
    """Whether dates are in parentheses. Example: `parentheses`"""

    title: TextStyle | None = None
    """The style of titles. Example: `italic`"""

    venue: TextStyle | None = None
    """The style of the names of venues. Example: `plain`"""

    award: TextStyle | None = None
    """The style of awards. Example: `plain`"""

    owner: NameStyle | None = None
    """How your name is highlighted among the authors, unless `publication_style` says it.
    Example: `underline`
    """
