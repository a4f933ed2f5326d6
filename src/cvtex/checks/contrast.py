"""Contrast of text with what is behind it (WCAG 2.2, success criterion 1.4.3, level AA).

The rule for the colours of a design (`checks.design`) and for those in a PDF (`cvtex.inspection`).
"""

from __future__ import annotations

LEAST, LEAST_OF_LARGE = 4.5, 3.0
"""The contrast that text needs, and large text."""

_LARGE, _LARGE_BOLD = 18.0, 14.0
"""The sizes in points from which text is large, and bold text."""

_SMALLER = 0.995
"""A point of TeX is smaller than one of WCAG and of PDF, by 0.4 %; they count as the same."""


def needed(size: float, *, is_bold: bool) -> float:
    """Return the contrast that text of a size in points needs."""
    large = _LARGE_BOLD if is_bold else _LARGE
    return LEAST_OF_LARGE if size >= large * _SMALLER else LEAST


def contrast(color: str, back: str) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio").

    Each has six hexadecimal digits of sRGB.
    """
    lower, higher = sorted((luminance(color), luminance(back)))
    return (higher + 0.05) / (lower + 0.05)


def ratio(found: float, least: float = 0.0) -> str:
    """Return a contrast for a message; one that is less than the least is not rounded up to it."""
    shown = round(found, 1)
    return f"{shown - 0.1 if found < least <= shown else shown:.1f}:1"


def luminance(color: str) -> float:
    """Return the relative luminance of a colour, from 0 to 1 (WCAG 2.2)."""
    red, green, blue = (_linear(int(color[i : i + 2], 16) / 255) for i in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    """Return the linear value of a component of sRGB, from 0 to 1."""
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)
