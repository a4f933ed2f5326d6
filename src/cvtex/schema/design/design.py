"""The design of a CV: its theme, the paper and what else can be said about the page."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from typing import Annotated, Any

from cvtex.schema.base import Model
from cvtex.schema.design.elements import DateDesign, EntryDesign, HeadingDesign, PublicationDesign
from cvtex.schema.design.header import HeaderDesign, HeadlineDesign, NameDesign
from cvtex.schema.design.lazy_part import LazyPart
from cvtex.schema.design.page import (
    Colors,
    Fonts,
    FooterDesign,
    LinkDesign,
    Margins,
    PageDesign,
    PdfStandard,
    TextDesign,
    TopDesign,
)
from cvtex.schema.design.sidebar import SidebarDesign
from cvtex.schema.design.values import NAME_SCHEMA, Factor, name_of
from cvtex.schema.reading import Read


class Paper(StrEnum):
    """The size of the paper."""

    LETTER = "letter"
    """US letter, 8.5 by 11 inches."""

    A4 = "a4"
    """ISO A4, 210 by 297 millimetres."""

    A5 = "a5"
    """ISO A5, 148 by 210 millimetres."""

    LEGAL = "legal"
    """US legal, 8.5 by 14 inches."""

    EXECUTIVE = "executive"
    """US executive, 7.25 by 10.5 inches."""

    @classmethod
    def _missing_(cls, value: object) -> Paper | None:
        """Accept `A4` and `Letter` too; ISO 216 writes `A4`."""
        return next((size for size in cls if size.value.capitalize() == value), None)


class FontSize(StrEnum):
    """The size of the text, in points."""

    EIGHT = "8pt"
    """8 points."""

    NINE = "9pt"
    """9 points."""

    TEN = "10pt"
    """10 points."""

    ELEVEN = "11pt"
    """11 points."""

    TWELVE = "12pt"
    """12 points."""


class DateFormat(StrEnum):
    """How dates are printed."""

    AS_WRITTEN = "as-written"
    """As they are written in the file."""

    YEAR = "year"
    """Only the year: 2015, 2018–2020."""

    MONTH_YEAR = "month-year"
    """The month and the year: May 2015, May–July 2020."""

    LONG = "long"
    """The day, the month and the year, if they are given: May 20, 2015."""

    SHORT = "short"
    """The month as a number: 05/2015."""

    ISO = "iso"
    """As in ISO 8601: 2015-05-20, 2015-05."""


ThemeName = Annotated[str, Read(partial(name_of, what="theme", example="classic"), NAME_SCHEMA)]
"""The name of a theme: the name of its folder."""


class Design(Model):
    """The design of the CV. What is not given here is as the theme has it."""

    theme: ThemeName = "classic"
    """The theme: one that comes with cvtex, such as `classic`, or another of `cvtex theme list`,
    such as a folder with your own templates in `latex_templates/` beside this file.
    Examples: `modern` | `my-theme`
    """

    paper: Paper | None = None
    """The size of the paper. Examples: `a4` | `letter`"""

    margins: Annotated[Margins | None, LazyPart(Margins)] = None
    """The margins of the page. Example: `{left: 2cm, right: 2cm}`"""

    font_size: FontSize | None = None
    """The size of the text. Example: `11pt`"""

    line_spacing: Factor | None = None
    """The distance of lines, as a number of times the theme's. Example: `1.1`"""

    date_format: DateFormat | None = None
    """The format of all dates except those of publications. Example: `month-year`"""

    fonts: Annotated[Fonts | None, LazyPart(Fonts)] = None
    """The fonts. Example: `{body: source-sans}`"""

    colors: Annotated[Colors | None, LazyPart(Colors)] = None
    """The colours. Example: `{headings: navy}`"""

    name: Annotated[NameDesign | None, LazyPart(NameDesign)] = None
    """The name at the top. Example: `{size: 2.4, weight: regular}`"""

    headline: Annotated[HeadlineDesign | None, LazyPart(HeadlineDesign)] = None
    """The line below the name. Example: `{case: small-caps}`"""

    headings: Annotated[HeadingDesign | None, LazyPart(HeadingDesign)] = None
    """The headings of sections. Example: `{rule: below, case: upper}`"""

    header: Annotated[HeaderDesign | None, LazyPart(HeaderDesign)] = None
    """The top of the first page. Example: `{align: center, contacts: inline}`"""

    sidebar: Annotated[SidebarDesign | None, LazyPart(SidebarDesign)] = None
    """A second column beside the main one. Example: `{position: left}`"""

    dates: Annotated[DateDesign | None, LazyPart(DateDesign)] = None
    """The dates of entries. Example: `{side: right}`"""

    entries: Annotated[EntryDesign | None, LazyPart(EntryDesign)] = None
    """The entries of sections. Example: `{space: 4pt, lead: organization}`"""

    text: Annotated[TextDesign | None, LazyPart(TextDesign)] = None
    """The text of paragraphs. Example: `{align: ragged}`"""

    links: Annotated[LinkDesign | None, LazyPart(LinkDesign)] = None
    """The look of links. Example: `{underline: true}`"""

    pages: Annotated[PageDesign | None, LazyPart(PageDesign)] = None
    """How the text is divided into pages. Example: `{bottom: even}`"""

    top: Annotated[TopDesign | None, LazyPart(TopDesign)] = None
    """The top of each page. Example: `{right: "{date}"}`"""

    footer: Annotated[FooterDesign | None, LazyPart(FooterDesign)] = None
    """The foot of each page. Example: `{center: "{page} / {pages}"}`"""

    publications: Annotated[PublicationDesign | None, LazyPart(PublicationDesign)] = None
    """The lists of publications. Example: `{layout: run-in}`"""

    pdf: PdfStandard | None = None
    """The standards that the PDF keeps, which screen readers and archives want. Example: `plain`"""

    options: dict[str, Any] | None = None
    """The options that only the theme has. Example: `{accent: navy}`"""
