"""The parts of a design that concern the whole page: margins, fonts, colours, text and footer.

Every key may be left out; then the theme's own value applies. The docstrings below the keys are the
documentation in editors.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from cvtex.diagnostics import Code
from cvtex.schema.base import Model
from cvtex.schema.design.values import Color, Figures, Font, Margin
from cvtex.schema.fields import Flag, text_of
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

    figures: Figures | None = None
    """Figures as high as capitals, or those of running text. Example: `text`"""


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
    """The headings of sections. Example: `maroon`"""

    rules: Color | None = None
    """The rules below the name and at headings. Example: `gray`"""

    dates: Color | None = None
    """The dates of entries. Example: `'#555555'`"""

    links: Color | None = None
    """Links. Example: `navy`"""

    awards: Color | None = None
    """The awards of publications. Example: `purple`"""

    footer: Color | None = None
    """The footer, with the page number. Example: `'#555555'`"""


class TextAlign(StrEnum):
    """How lines of text end."""

    JUSTIFIED = "justified"
    """All lines end at the right edge."""

    RAGGED = "ragged"
    """Lines end where their words do."""


class TextStart(StrEnum):
    """Where what has no dates begins: texts, lists, publications and contacts."""

    MARGIN = "margin"
    """At the left edge, as the dates of entries do."""

    ENTRIES = "entries"
    """Where entries begin at the right of their dates."""


class TextDesign(Model):
    """The text of paragraphs."""

    align: TextAlign | None = None
    """Justified or ragged. Example: `ragged`"""

    hyphenation: Flag | None = None
    """Whether words are divided at the end of a line. Example: `false`"""

    soft_hyphens: Flag | None = None
    """Whether programs read the hyphen at the end of a line as a soft one (U+00AD), so that they
    can tell it from the hyphen of a word. Example: `false`
    """

    start: TextStart | None = None
    """Where texts, lists and publications begin, if dates are at the left. Example: `entries`"""


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


class PdfStandard(StrEnum):
    """The standards that the PDF keeps."""

    UA_A = "ua-a"
    """PDF/UA-1 and PDF/A-2: everybody can read it, with a screen reader too, today and later."""

    UA = "ua"
    """PDF/UA-1 only: everybody can read it."""

    A = "a"
    """PDF/A-2 only: it can be archived."""

    PLAIN = "plain"
    """None, and no tags: the PDF as TeX writes it."""


PLACEHOLDERS = ("name", "page", "pages", "date")


def _running_text(value: object) -> str:
    text = text_of(value).strip()
    if text == "none":
        return ""
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
    """The foot of each page: texts with `{name}`, `{page}`, `{pages}` and `{date}`, or `none`."""

    left: RunningText | None = None
    """At the left edge. Example: `"{name}"`"""

    center: RunningText | None = None
    """In the middle. Example: `"{page} / {pages}"`"""

    right: RunningText | None = None
    """At the right edge. Example: `"{date}"`"""


class TopDesign(Model):
    """The top of each page: texts with `{name}`, `{page}`, `{pages}` and `{date}`, or `none`."""

    left: RunningText | None = None
    """At the left edge. Example: `"{name}"`"""

    center: RunningText | None = None
    """In the middle. Example: `"{page} / {pages}"`"""

    right: RunningText | None = None
    """At the right edge. Example: `"{date}"`"""
