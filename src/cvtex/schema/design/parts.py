"""The parts of a design: what can be said about the page, the type and each element of a CV.

Every key may be left out; then the theme's own value applies. The docstrings below the keys are the
documentation in editors.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from cvtex.diagnostics import Code
from cvtex.schema.base import Model
from cvtex.schema.design.values import Align, Case, Color, Font, Margin, Size, Space, Weight
from cvtex.schema.fields import Flag, Length, Line, text_of
from cvtex.schema.reading import Read, fail


class Margins(Model):
    """The margins of the page: lengths, or percentages of the paper's width or height."""

    top: Margin | None = None
    """From the upper edge of the paper to the text. Examples: `2cm` | `7%`"""

    bottom: Margin | None = None
    """From the text to the lower edge of the paper; the page number is inside it.
    Examples: `2.5cm` | `13%`
    """

    left: Margin | None = None
    """From the left edge of the paper to the text. Examples: `2cm` | `10%`"""

    right: Margin | None = None
    """From the text to the right edge of the paper. Examples: `2cm` | `10%`"""


class Fonts(Model):
    """The font of each role. The header, headings and so on use that of the text by default."""

    body: Font | None = None
    """The font of the text. Example: `source-sans`"""

    name: Font | None = None
    """The font of the name. Example: `biolinum`"""

    headline: Font | None = None
    """The font of the line below the name. Example: `biolinum`"""

    contacts: Font | None = None
    """The font of the contacts in the header. Example: `biolinum`"""

    headings: Font | None = None
    """The font of the headings of sections. Example: `biolinum`"""

    mono: Font | None = None
    """The font of e-mail addresses and code. Example: `inconsolata`"""


class Colors(Model):
    """The colour of each role, as `'#4E79A7'` or a name such as `navy`."""

    body: Color | None = None
    """The text. Example: `'#222222'`"""

    name: Color | None = None
    """The name. Example: `navy`"""

    headline: Color | None = None
    """The line below the name. Example: `'#555555'`"""

    contacts: Color | None = None
    """The contacts in the header. Example: `'#555555'`"""

    headings: Color | None = None
    """The headings of sections. Example: `'#004F90'`"""

    rules: Color | None = None
    """The rules below the name and at headings. Example: `'#004F90'`"""

    dates: Color | None = None
    """The dates of entries. Example: `'#555555'`"""

    links: Color | None = None
    """Links. Example: `'#4E79A7'`"""

    awards: Color | None = None
    """The awards of publications. Example: `'#DB383A'`"""

    footer: Color | None = None
    """The footer, with the page number. Example: `'#555555'`"""


class NameDesign(Model):
    """The name at the top of the first page."""

    size: Size | None = None
    """The size: a number of times the text, or points. Examples: `2.2` | `24pt`"""

    weight: Weight | None = None
    """Whether it is bold. Example: `regular`"""

    case: Case | None = None
    """As written, capitals or small capitals. Example: `small-caps`"""

    rule: Flag | None = None
    """Whether there is a rule below it. Example: `false`"""

    space_below: Space | None = None
    """The distance from the name to what follows. Example: `8pt`"""


class HeadlineDesign(Model):
    """The line below the name (`label`)."""

    size: Size | None = None
    """The size: a number of times the text, or points. Example: `1.2`"""

    weight: Weight | None = None
    """Whether it is bold. Example: `bold`"""

    case: Case | None = None
    """As written, capitals or small capitals. Example: `small-caps`"""

    space_above: Space | None = None
    """The distance from the name to it, and from it to contacts on one line. Example: `4pt`"""


class HeadingRule(StrEnum):
    """The rule at the heading of a section."""

    NONE = "none"
    """No rule."""

    BELOW = "below"
    """Below the heading, over the whole width."""

    ABOVE = "above"
    """Above the heading, over the whole width."""

    BESIDE = "beside"
    """On the line of the heading, from its end to the edge."""

    BAR = "bar"
    """A bar in the column of dates, before the heading, as in moderncv."""


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

    rule: HeadingRule | None = None
    """Whether there is a rule, and where. Example: `below`"""

    rule_thickness: Length | None = None
    """How thick the rule is. Example: `0.8pt`"""

    space_above: Space | None = None
    """The distance from the section before to the heading. Example: `14pt`"""

    space_below: Space | None = None
    """The distance from the heading to its first block. Example: `4pt`"""


class ContactLabels(StrEnum):
    """What precedes each contact in the header."""

    WORDS = "words"
    """A word: *E-mail: ada@example.org*."""

    ICONS = "icons"
    """An icon, as far as there is one."""

    NONE = "none"
    """Nothing."""


class ContactLayout(StrEnum):
    """How the contacts in the header are arranged."""

    LINES = "lines"
    """Each on its own line."""

    INLINE = "inline"
    """One after the other, with a separator between them."""


class PhotoSide(StrEnum):
    """Where the picture is."""

    RIGHT = "right"
    """At the right of the name."""

    LEFT = "left"
    """At the left of the name."""

    NONE = "none"
    """It is not shown."""


class PhotoShape(StrEnum):
    """The shape of the picture."""

    RECTANGLE = "rectangle"
    """As it is."""

    CIRCLE = "circle"
    """A circle in the middle of the picture."""


class PhotoDesign(Model):
    """The picture (`image`)."""

    side: PhotoSide | None = None
    """Where it is, or `none`. Example: `left`"""

    width: Length | None = None
    """The greatest width. Example: `3cm`"""

    height: Length | None = None
    """The greatest height. Example: `3.5cm`"""

    shape: PhotoShape | None = None
    """As it is, or a circle. Example: `circle`"""


class HeaderDesign(Model):
    """The top of the first page."""

    align: Align | None = None
    """Where the name, the line below it and the contacts are. Example: `center`"""

    contacts: ContactLayout | None = None
    """Whether each contact has a line. Example: `inline`"""

    labels: ContactLabels | None = None
    """Words, icons or nothing before the contacts. Example: `icons`"""

    separator: Line | None = None
    """The text between contacts on one line. Examples: `"|"` | `·`"""

    photo: PhotoDesign | None = None
    """The picture. Example: `{side: left, shape: circle}`"""


class DateSide(StrEnum):
    """The side of an entry on which its date is."""

    LEFT = "left"
    """In a column at the left."""

    RIGHT = "right"
    """At the right edge of the first line."""


class DateDesign(Model):
    """The dates of entries."""

    side: DateSide | None = None
    """At the left in a column, or at the right. Example: `right`"""

    width: Length | None = None
    """The width of the column at the left. Example: `3cm`"""

    align: Align | None = None
    """How dates are aligned in the column at the left. Example: `right`"""


class Lead(StrEnum):
    """What comes first in an entry."""

    POSITION = "position"
    """The position or the degree: *Engineer, Analytical Engines*."""

    ORGANIZATION = "organization"
    """The organization or the institution: *Analytical Engines, Engineer*."""


class Boldness(StrEnum):
    """What is bold in the first line of an entry."""

    ORGANIZATION = "organization"
    """The organization or the institution."""

    POSITION = "position"
    """The position or the degree."""

    BOTH = "both"
    """Both of them."""

    NONE = "none"
    """Neither."""


class EntryDesign(Model):
    """The entries of sections, such as positions and degrees."""

    space: Space | None = None
    """The distance between two entries, in addition to the line spacing. Example: `4pt`"""

    lead: Lead | None = None
    """What comes first: the position or the organization. Example: `organization`"""

    bold: Boldness | None = None
    """What is bold. Example: `position`"""

    second_row: Flag | None = None
    """Whether the second part has a line of its own, with the location at the right.
    Example: `true`
    """

    bullet: Line | None = None
    """The sign before each highlight, or `none`. Examples: `–` | `none`"""

    indent: Space | None = None
    """How far the text of a highlight is indented. Example: `10pt`"""

    left: Space | None = None
    """The distance of blocks from the left edge of the text. Example: `0`"""

    right: Space | None = None
    """The distance of entries from the right edge of the text. Example: `1cm`"""


class TextAlign(StrEnum):
    """How lines of text end."""

    JUSTIFIED = "justified"
    """All lines end at the right edge."""

    RAGGED = "ragged"
    """Lines end where their words do."""


class TextDesign(Model):
    """The text of paragraphs."""

    align: TextAlign | None = None
    """Justified or ragged. Example: `ragged`"""

    hyphenation: Flag | None = None
    """Whether words are divided at the end of a line. Example: `false`"""


class LinkDesign(Model):
    """The look of links."""

    underline: Flag | None = None
    """Whether links are underlined. Example: `true`"""


class Breaks(StrEnum):
    """Where pages may end."""

    BETWEEN_ENTRIES = "between-entries"
    """Between entries; within a long one if else a sixth of the page would be empty."""

    ANYWHERE = "anywhere"
    """After any line, so that every page is full."""


class Bottom(StrEnum):
    """Where the text of a page ends."""

    RAGGED = "ragged"
    """Where its last line does."""

    EVEN = "even"
    """At the same height on each page, as far as spaces can stretch a little."""


class PageDesign(Model):
    """How the text is divided into pages."""

    breaks: Breaks | None = None
    """Where pages may end. Example: `anywhere`"""

    bottom: Bottom | None = None
    """Where the text of a page ends. Example: `even`"""


PLACEHOLDERS = ("name", "page", "pages", "date")


def _running_text(value: object) -> str:
    if isinstance(value, str) and not value.strip():
        return ""
    text = text_of(value).strip()
    rest = text
    for name in PLACEHOLDERS:
        rest = rest.replace(f"{{{name}}}", "")
    if "{" in rest or "}" in rest:
        known = ", ".join(f"`{{{name}}}`" for name in PLACEHOLDERS)
        fail(Code.INVALID_VALUE, f"`{text}` has an unknown placeholder", f"cvtex knows {known}")
    return text


RunningText = Annotated[str, Read(_running_text, {"type": ["string", "number"]})]
"""A text with placeholders, for the top or the foot of each page."""


class FooterDesign(Model):
    """The foot of each page: texts with `{name}`, `{page}`, `{pages}` and `{date}`."""

    left: RunningText | None = None
    """At the left edge. Example: `"{name}"`"""

    center: RunningText | None = None
    """In the middle. Example: `"{page} / {pages}"`"""

    right: RunningText | None = None
    """At the right edge. Example: `"{date}"`"""


class PublicationPart(StrEnum):
    """A part of a publication."""

    TITLE = "title"
    """The title."""

    VENUE = "venue"
    """Where and when it appeared, and its links."""

    AUTHORS = "authors"
    """The authors."""


class PublicationLayout(StrEnum):
    """How the parts of a publication follow each other."""

    LINES = "lines"
    """Each part begins a line."""

    RUN_IN = "run-in"
    """All parts in one paragraph, with periods between them."""


class TextStyle(StrEnum):
    """The style of a part of a publication."""

    BOLD = "bold"
    """Bold."""

    ITALIC = "italic"
    """Italic."""

    SMALL_CAPS = "small-caps"
    """Small capitals."""

    PLAIN = "plain"
    """As the text around it."""


class PublicationDesign(Model):
    """The lists of publications."""

    order: tuple[PublicationPart, ...] | None = None
    """The order of the parts. Example: `[authors, title, venue]`"""

    layout: PublicationLayout | None = None
    """Lines, or one paragraph. Example: `run-in`"""

    size: Size | None = None
    """The size: a number of times the text, or points. Example: `1`"""

    space: Space | None = None
    """The distance between two publications. Example: `4pt`"""

    title: TextStyle | None = None
    """The style of titles. Example: `italic`"""

    venue: TextStyle | None = None
    """The style of the names of venues. Example: `plain`"""

    award: TextStyle | None = None
    """The style of awards. Example: `plain`"""
