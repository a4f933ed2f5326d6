"""How a CV looks: its theme, its paper, its type size, its dates."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated

from cvtex.diagnostics import Code
from cvtex.schema.base import Model
from cvtex.schema.fields import text_of
from cvtex.schema.reading import Read, fail


class Paper(StrEnum):
    """The paper sizes."""

    LETTER = "letter"
    """US letter, 8.5 by 11 inches."""

    A4 = "a4"
    """ISO A4, 210 by 297 millimetres."""

    @classmethod
    def _missing_(cls, value: object) -> Paper | None:
        """Read `A4` too: it is how the standard writes it."""
        return next((size for size in cls if size.value.capitalize() == value), None)


class FontSize(StrEnum):
    """The sizes of the running text that LaTeX's standard classes have."""

    TEN = "10pt"
    """10 points."""

    ELEVEN = "11pt"
    """11 points."""

    TWELVE = "12pt"
    """12 points."""


class DateFormat(StrEnum):
    """How dates are printed."""

    AS_WRITTEN = "as-written"
    """As the file has them."""

    YEAR = "year"
    """The year alone: 2015, 2018–2020."""

    MONTH_YEAR = "month-year"
    """The month and the year: May 2015, May–July 2020."""

    LONG = "long"
    """As far as the date is known: May 20, 2015."""

    SHORT = "short"
    """The month as a number: 05/2015."""

    ISO = "iso"
    """As in ISO 8601: 2015-05-20, 2015-05."""


def _theme(value: object) -> str:
    text = text_of(value).strip()
    if not re.fullmatch(_THEME, text):
        hint = "a theme is named by letters, digits, `-` and `_`: `classic`"
        fail(Code.INVALID_VALUE, f"`{text}` is no name of a theme", hint)
    return text


_THEME = r"\w[\w-]{0,63}"
Theme = Annotated[
    str,
    Read(_theme, {"type": "string", "pattern": rf"^\s*{_THEME}\s*$"}),
]
"""The name of a theme: of a folder, and no path."""


class Design(Model):
    """How the CV looks."""

    theme: Theme = "classic"
    """The folder of templates that decides the looks: `classic`, or one of your own in
    `latex_templates/` beside the CV. Example: `my-theme`
    """

    paper: Paper = Paper.LETTER
    """The size of the paper."""

    font_size: FontSize = FontSize.TEN
    """The size of the running text."""

    date_format: DateFormat = DateFormat.AS_WRITTEN
    """How dates are printed, except those of publications."""
