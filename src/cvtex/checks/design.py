"""Checks of a design: colours that cannot be read, and values that have no effect."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from cvtex.diagnostics import Code, Diagnostic, warning
from cvtex.schema import CV
from cvtex.yaml import YamlDocument

_LEAST_CONTRAST = 4.5
"""The least contrast of text with its background (WCAG 2.2, success criterion 1.4.3, level AA)."""

_TEXTLESS = frozenset({"rules"})
"""The colours of what is not text."""


def low_contrast(cv: CV, yaml: YamlDocument, today: date | None) -> Iterator[Diagnostic]:  # noqa: ARG001 - as all checks are called
    """Yield a warning for each colour of the CV's own that is too light on white."""
    given = yaml.get("design")
    colors = given.get("colors") if isinstance(given, dict) else None
    for role in colors if isinstance(colors, dict) else ():
        color = getattr(cv.design.colors, str(role), None)
        if not color or role in _TEXTLESS:
            continue
        contrast = contrast_with_white(color)
        if contrast < _LEAST_CONTRAST:
            message = f"`#{color}` on white has a contrast of {contrast:.1f}:1"
            hint = f"choose a darker colour: text needs {_LEAST_CONTRAST}:1 to be read easily"
            place = yaml.locate(("design", "colors", str(role)))
            yield warning(Code.LOW_CONTRAST, message, place, hints=(hint,))


def contrast_with_white(color: str) -> float:
    """Return the contrast of a colour with white, from 1 to 21 (WCAG 2.2, "contrast ratio").

    `color` has six hexadecimal digits of sRGB.
    """
    red, green, blue = (_linear(int(color[i : i + 2], 16) / 255) for i in (0, 2, 4))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _linear(value: float) -> float:
    """Return the linear value of a component of sRGB, from 0 to 1."""
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


_WITHOUT_EFFECT: tuple[tuple[tuple[str, ...], tuple[str, ...], str], ...] = (
    (("dates", "width"), ("dates", "side"), "right"),
    (("dates", "align"), ("dates", "side"), "right"),
    (("dates", "row"), ("dates", "side"), "left"),
    (("text", "start"), ("dates", "side"), "right"),
    (("header", "separator"), ("header", "contacts"), "lines"),
    (("header", "separator_space"), ("header", "contacts"), "lines"),
    (("headings", "rule_thickness"), ("headings", "rule"), "none"),
    (("pages", "bottom"), ("pages", "breaks"), "anywhere"),
    (("colors", "rules"), ("headings", "rule"), "none"),
)
"""A key, and another with the value at which the first has no effect."""


def without_effect(cv: CV, yaml: YamlDocument, today: date | None) -> Iterator[Diagnostic]:  # noqa: ARG001 - as all checks are called
    """Yield a warning for each value of the CV's own design that changes nothing."""
    given = yaml.get("design")
    for path, other, value in _WITHOUT_EFFECT:
        if _at(given, path) is None or _of(cv.design, other) != value:
            continue
        if path == ("colors", "rules") and _of(cv.design, ("name", "rule")):
            continue
        key = ".".join(path)
        message = f"`{key}` has no effect, as `{'.'.join(other)}` is `{value}`"
        place = yaml.locate(("design", *path), key=True)
        hint = f"remove it, or change `{'.'.join(other)}`"
        yield warning(Code.UNUSED_DESIGN, message, place, hints=(hint,))


def _at(data: Any, path: tuple[str, ...]) -> Any:
    for key in path:
        data = data.get(key) if isinstance(data, dict) else None
    return data


def _of(design: Any, path: tuple[str, ...]) -> Any:
    for key in path:
        design = getattr(design, key, None)
    return design
