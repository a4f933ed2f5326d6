"""Colours, lengths, sizes and fonts of RenderCV in the notation of cvtex."""

from __future__ import annotations

import colorsys
import re

from cvtex.importers.rendercv.looks import named_colors

_POINTS = {"pt": 1.0, "cm": 28.3465, "mm": 2.83465, "in": 72.0, "em": 10.0, "ex": 5.0, "px": 0.75}
_LENGTH = re.compile(r"(-?[0-9]*\.?[0-9]+)\s*(pt|cm|mm|in|em|ex|px)?")
_LONGEST = 30
"""The most characters of a length."""

_NUMBERS = re.compile(r"[0-9.]+%?")


def points_of(length: str) -> float | None:
    """Return a length in points; `em` is that of ten points. None if it is no length."""
    found = _LENGTH.fullmatch(length.strip()) if len(length) <= _LONGEST else None
    return float(found[1]) * _POINTS[found[2] or "pt"] if found else None


def in_points(points: float) -> str:
    """Return points as a distance of cvtex, to a tenth."""
    return f"{max(0.0, round(points, 1)):g}pt"


def color_of(color: str) -> str | None:
    """Return a colour of CSS as `#RRGGBB`, or None for any other text."""
    text = color.strip().lower()
    if text in named_colors():
        return f"#{named_colors()[text]}"
    if re.fullmatch(r"#?[0-9a-f]{3,8}", text) and len(text.lstrip("#")) in {3, 4, 6, 8}:
        digits = text.lstrip("#").upper()
        digits = digits[:3] if len(digits) == 4 else digits[:6]
        return "#" + (digits if len(digits) == 6 else "".join(2 * digit for digit in digits))
    numbers = _NUMBERS.findall(text.partition("(")[2])
    if not re.match(r"(?:rgb|hsl)a?\(", text) or len(numbers) < 3:
        return None
    if text.startswith("hsl"):
        hue, saturation, light = (float(number.rstrip("%")) for number in numbers[:3])
        parts = colorsys.hls_to_rgb(hue % 360 / 360, light / 100, saturation / 100)
        return _hexadecimal([255 * part for part in parts])
    return _hexadecimal([float(x.rstrip("%")) * (2.55 if "%" in x else 1) for x in numbers[:3]])


def _hexadecimal(parts: list[float]) -> str:
    return "#" + "".join(f"{max(0, min(255, round(part))):02X}" for part in parts)


def size_of(size: str) -> str | None:
    """Return a size of type as cvtex has it: `30pt` in points, `1.4em` as a number."""
    found = _LENGTH.fullmatch(size.strip()) if len(size) <= _LONGEST else None
    if not found:
        return None
    if found[2] == "em":
        return f"{float(found[1]):g}" if 0.5 <= float(found[1]) <= 5 else None
    points = float(found[1]) * _POINTS[found[2] or "pt"]
    return f"{points:.4g}pt" if 5 <= points <= 60 else None


def same(first: str, second: str) -> bool:
    """Tell whether two values mean the same: colours and lengths in any notation."""
    if first.strip().lower() == second.strip().lower():
        return True
    lengths = points_of(first), points_of(second)
    if lengths[0] is not None and lengths[1] is not None:
        return abs(lengths[0] - lengths[1]) < 0.05
    color = color_of(first)
    return color is not None and color == color_of(second)


_FONTS = {
    "source sans 3": "source-sans", "source sans pro": "source-sans", "source sans": "source-sans",
    "new computer modern": "latin-modern", "computer modern": "latin-modern",
    "latin modern roman": "latin-modern", "latin modern sans": "latin-modern-sans",
    "xcharter": "charter", "charter": "charter", "bitstream charter": "charter",
    "eb garamond": "eb-garamond", "garamond": "eb-garamond", "lato": "lato", "roboto": "roboto",
    "fira sans": "fira-sans", "libertinus serif": "libertine", "linux libertine": "libertine",
    "linux biolinum": "biolinum", "inconsolata": "inconsolata",
}  # fmt: skip
"""The fonts that cvtex has, or the same design under another name."""

_SIMILAR = {
    "fontin": "biolinum", "open sans": "fira-sans", "noto sans": "fira-sans", "arial": "roboto",
    "helvetica": "roboto", "gentium book plus": "libertine", "times new roman": "libertine",
    "georgia": "charter", "dejavu sans mono": "inconsolata",
}  # fmt: skip
_SERIF = re.compile(
    r"(?i)serif(?<!sans)|garamond|times|georgia|cambria|book|slab|baskerville|palatino"
)


def font_of(name: str) -> tuple[str, bool]:
    """Return the font of cvtex for a font, and whether it is the same one or only similar."""
    key = name.strip().lower()
    if key in _FONTS:
        return _FONTS[key], True
    if key in _SIMILAR:
        return _SIMILAR[key], False
    is_serif = "sans" not in key and _SERIF.search(key)
    return ("libertine" if is_serif else "source-sans"), False
