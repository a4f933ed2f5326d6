"""The types of the values of a design: colours, sizes, fonts and lengths of a page."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated

from cvtex.diagnostics import Code
from cvtex.schema.fields import UNITS, caseless_words, text_of
from cvtex.schema.reading import Read, fail

NAMED_COLORS = {
    "black": "000000", "gray": "808080", "silver": "C0C0C0", "white": "FFFFFF", "maroon": "800000",
    "red": "FF0000", "purple": "800080", "green": "008000", "olive": "808000", "navy": "000080",
    "blue": "0000FF", "teal": "008080",
}  # fmt: skip
"""Colours with a name, as hexadecimal digits of sRGB (CSS Color 4, the basic keywords)."""

_NAME = r"\w[\w-]{0,63}"
NAME_SCHEMA = {
    "type": ["string", "integer", "boolean"], "minimum": 0, "pattern": rf"^\s*{_NAME}\s*$",
}  # fmt: skip
"""The JSON Schema of a name that is a part of a path, such as a theme's."""


def name_of(value: object, *, what: str, example: str) -> str:
    """Return the name of a theme or the like (`what`), which cannot be a path."""
    text = text_of(value).strip()
    if not re.fullmatch(_NAME, text):
        hint = f"a {what} name has only letters, digits, `-` and `_`: `{example}`"
        fail(Code.INVALID_VALUE, f"`{text}` is not a {what} name", hint)
    return text


_HEX = r"#?(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})"


def _color(value: object) -> str:
    """Return a colour as six hexadecimal digits."""
    text = text_of(value).strip()
    if text.lower() in NAMED_COLORS:
        return NAMED_COLORS[text.lower()]
    if not re.fullmatch(_HEX, text):
        hint = f"write it as in `'#4E79A7'`, or one of {', '.join(NAMED_COLORS)}"
        fail(Code.INVALID_VALUE, f"`{text}` is not a colour", hint)
    digits = text.removeprefix("#").upper()
    return digits if len(digits) == 6 else "".join(2 * digit for digit in digits)


_COLOR_PATTERN = rf"^\s*(?:{_HEX}|{caseless_words(*NAMED_COLORS)})\s*$"
Color = Annotated[str, Read(_color, {"type": ["string", "integer"], "pattern": _COLOR_PATTERN})]
"""A colour: six hexadecimal digits of sRGB, such as `4E79A7`."""


class Font(StrEnum):
    """The fonts that come with cvtex."""

    LIBERTINE = "libertine"
    """Linux Libertine, a serif font with small caps and many scripts."""

    BIOLINUM = "biolinum"
    """Linux Biolinum, a sans serif font that fits Libertine."""

    INCONSOLATA = "inconsolata"
    """Inconsolata, a typewriter font."""

    LATIN_MODERN = "latin-modern"
    """Latin Modern Roman, the look of LaTeX without settings (Computer Modern)."""

    LATIN_MODERN_SANS = "latin-modern-sans"
    """Latin Modern Sans."""

    SOURCE_SANS = "source-sans"
    """Source Sans Pro, a sans serif font for screens and paper."""

    CHARTER = "charter"
    """Charter, a sturdy serif font."""

    EB_GARAMOND = "eb-garamond"
    """EB Garamond, a light and elegant serif font after Claude Garamont."""

    FIRA_SANS = "fira-sans"
    """Fira Sans, a wide and clear sans serif font."""

    LATO = "lato"
    """Lato, a warm sans serif font, without small capitals."""

    ROBOTO = "roboto"
    """Roboto, a neutral sans serif font."""


WITHOUT_SMALL_CAPITALS = frozenset({Font.INCONSOLATA, Font.LATIN_MODERN_SANS, Font.LATO})
"""The fonts that print small capitals as the letters that they have."""

WITHOUT_TEXT_FIGURES = frozenset(
    {Font.INCONSOLATA, Font.LATIN_MODERN, Font.LATIN_MODERN_SANS, Font.CHARTER}
)
"""The fonts that have lining figures only."""


class Figures(StrEnum):
    """The figures of the text."""

    LINING = "lining"
    """As high as capital letters: 2019."""

    TEXT = "text"
    """With ascenders and descenders, as lower-case letters have (also called old-style)."""


class Weight(StrEnum):
    """How bold a text is."""

    REGULAR = "regular"
    """As the text around it."""

    BOLD = "bold"
    """Bold."""


class Case(StrEnum):
    """The letters of a text."""

    AS_WRITTEN = "as-written"
    """As written in the file."""

    UPPER = "upper"
    """CAPITAL LETTERS."""

    SMALL_CAPS = "small-caps"
    """Small capitals, where the font has them."""


class TextStyle(StrEnum):
    """The style of a date, or of a part of a publication."""

    BOLD = "bold"
    """Bold."""

    ITALIC = "italic"
    """Italic."""

    SMALL_CAPS = "small-caps"
    """Small capitals."""

    PLAIN = "plain"
    """As the text around it."""


class Align(StrEnum):
    """Where a line of text begins."""

    LEFT = "left"
    """At the left edge."""

    CENTER = "center"
    """In the middle."""

    RIGHT = "right"
    """At the right edge."""


_SMALLEST, _LARGEST = 0.5, 5.0
_SIZE = re.compile(r"([0-9]{1,2}(?:\.[0-9]{1,3})?)\s*(pt)?")
_POINTS = (5.0, 60.0)


def _size(value: object) -> str:
    """Return a size as a number (of times the size of the text), or as points: `1.4`, `14pt`."""
    text = text_of(value).strip()
    found = _SIZE.fullmatch(text)
    hint = "write a number of times the text (`1.2`), or points (`14pt`)"
    if not found:
        fail(Code.INVALID_VALUE, f"`{text}` is not a font size", hint)
    low, high = _POINTS if found[2] else (_SMALLEST, _LARGEST)
    if not low <= float(found[1]) <= high:
        unit = found[2] or " times the text"
        message = f"`{text}` is not between {low:g} and {high:g}{unit}"
        fail(Code.INVALID_VALUE, message, hint)
    return found[1] + (found[2] or "")


Size = Annotated[
    str,
    Read(_size, {"type": ["string", "number"], "pattern": r"^\s*\d{1,2}(\.\d{1,3})?\s*(pt)?\s*$"}),
]
"""The size of a font: a number of times the size of the text, or points."""


def points(size: str, text_size: str = "") -> str:
    """Return a `Size` in points, without the unit (the filter `points` of templates).

    It is in points (`14pt`), or a number of times `text_size`, which is in points.
    """
    if size.endswith("pt"):
        return size.removesuffix("pt")
    return f"{float(size) * float(points(text_size)):.5g}"


_FACTOR = re.compile(r"[0-9](?:\.[0-9]{1,3})?")


def _factor(value: object) -> str:
    text = text_of(value).strip()
    if not _FACTOR.fullmatch(text) or not 0.7 <= float(text) <= 3:
        hint = "write a number, as in `1.1`"
        fail(Code.INVALID_VALUE, f"`{text}` is not a number between 0.7 and 3", hint)
    return text


Factor = Annotated[
    str, Read(_factor, {"type": ["string", "number"], "pattern": r"^\s*\d(\.\d{1,3})?\s*$"})
]
"""A number of times the theme's line spacing."""

_MOST_COLUMNS = 4


def _columns(value: object) -> int:
    text = text_of(value).strip()
    if text not in {str(count) for count in range(1, _MOST_COLUMNS + 1)}:
        hint = "write a whole number: `2`"
        fail(Code.INVALID_VALUE, f"`{text}` is not a number from 1 to {_MOST_COLUMNS}", hint)
    return int(text)


ColumnCount = Annotated[
    int,
    Read(
        _columns,
        {
            "type": ["integer", "string"],
            "minimum": 1,
            "maximum": _MOST_COLUMNS,
            "pattern": rf"^\s*[1-{_MOST_COLUMNS}]\s*$",
        },
    ),
]
"""How many columns a block has, from 1 to 4."""

_WIDEST_SPACE = 285.0
"""The greatest distance in points: 10 cm."""

_SPACE = re.compile(r"(-?[0-9]{1,3}(?:\.[0-9]{1,4})?)\s*(cm|mm|in|pt|em)")


def _space(value: object) -> str:
    text = text_of(value).strip()
    if text == "0":
        return "0pt"
    found = _SPACE.fullmatch(text)
    if found and abs(float(found[1])) * UNITS[found[2]] > _WIDEST_SPACE:
        fail(Code.INVALID_VALUE, f"`{text}` is more than 10cm", "write less, as in `6pt`")
    if not found:
        hint = "write a number and a unit: `6pt`, `0.5em`, `2mm`"
        fail(Code.INVALID_VALUE, f"`{text}` is not a distance", hint)
    return "".join(text.split())


Space = Annotated[
    str,
    Read(
        _space,
        {
            "type": ["string", "integer"],
            "pattern": r"^\s*(0|-?\d{1,3}(\.\d{1,4})?\s*(cm|mm|in|pt|em))\s*$",
        },
    ),
]
"""A distance with its unit; it may be negative."""

_WIDEST_MARGIN = 285.0
"""The widest margin in points: 10 cm."""

_MARGIN = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,6})?)\s*(cm|mm|in|pt|%)")


def _margin(value: object) -> str:
    text = text_of(value).strip()
    found = _MARGIN.fullmatch(text)
    if not found:
        hint = "write a number and a unit: `2cm`, `18mm`, `0.7in`, `10%` of the paper"
        fail(Code.INVALID_VALUE, f"`{text}` is not a margin", hint)
    if found[2] == "%" and float(found[1]) > 40:
        fail(Code.INVALID_VALUE, f"`{text}` is more than 40% of the paper", "write less")
    if found[2] != "%" and float(found[1]) * UNITS[found[2]] > _WIDEST_MARGIN:
        fail(Code.INVALID_VALUE, f"`{text}` leaves no room for text", "write less, as in `2cm`")
    return "".join(text.split())


Margin = Annotated[
    str,
    Read(
        _margin,
        {"type": "string", "pattern": r"^\s*\d{1,3}(\.\d{1,6})?\s*(cm|mm|in|pt|%)\s*$"},
    ),
]
"""A margin: a length, or a percentage of the paper's width or height."""
