"""The design of a CV: its theme, paper size, font size and date format."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated

from cvtex.diagnostics import Code
from cvtex.schema.base import Model
from cvtex.schema.fields import text_of
from cvtex.schema.reading import Read, fail


class Paper(StrEnum):
    """The size of the paper."""

    LETTER = "letter"
    """US letter, 8.5 by 11 inches."""

    A4 = "a4"
    """ISO A4, 210 by 297 millimetres."""

    @classmethod
    def _missing_(cls, value: object) -> Paper | None:
        """Accept `A4` and `Letter` too; ISO 216 writes `A4`."""
        return next((size for size in cls if size.value.capitalize() == value), None)


class FontSize(StrEnum):
    """The font sizes of LaTeX's standard classes."""

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


def _theme(value: object) -> str:
    text = text_of(value).strip()
    if not re.fullmatch(_THEME, text):
        hint = "a theme name has only letters, digits, `-` and `_`: `classic`"
        fail(Code.INVALID_VALUE, f"`{text}` is not a theme name", hint)
    return text


_THEME = r"\w[\w-]{0,63}"
Theme = Annotated[
    str,
    Read(_theme, {"type": "string", "pattern": rf"^\s*{_THEME}\s*$"}),
]
"""The name of a theme: the name of its folder, which cannot be a path."""


class Design(Model):
    """The design of the CV."""

    theme: Theme = "classic"
    """The theme: one that comes with cvtex (`classic`), or the name of a folder with your own
    templates in `latex_templates/`, which is in the same folder as this file. Example: `my-theme`
    """

    paper: Paper = Paper.LETTER
    """The size of the paper."""

    font_size: FontSize = FontSize.TEN
    """The font size of the text."""

    date_format: DateFormat = DateFormat.AS_WRITTEN
    """The format of all dates except those of publications."""
