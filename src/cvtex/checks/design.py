"""Checks of a design: colours that cannot be read, and values that change nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from cvtex.diagnostics import Code, Diagnostic, warning
from cvtex.schema import CV
from cvtex.schema.design.values import WITHOUT_SMALL_CAPITALS, WITHOUT_TEXT_FIGURES, Font
from cvtex.yaml import YamlDocument

_LEAST_CONTRAST = 4.5
"""The least contrast of text with its background (WCAG 2.2, success criterion 1.4.3, level AA)."""

WHITE = "FFFFFF"
_TEXTLESS = frozenset({"rules"})
"""The colours of what is not text."""


def low_contrast(cv: CV, yaml: YamlDocument, today: date | None) -> Iterator[Diagnostic]:  # noqa: ARG001 - as all checks are called
    """Yield a warning for each colour of the CV's own that cannot be read easily.

    Those of `colors` are on white, those of `sidebar` on its background.
    """
    for role in _keys(yaml, "colors"):
        color = getattr(cv.design.colors, role, None)
        if color and role not in _TEXTLESS:
            yield from _contrast(("colors", role), color, WHITE, yaml)
    given = _keys(yaml, "sidebar")
    sidebar = cv.design.sidebar
    if sidebar is None or _of(cv.design, ("sidebar", "position")) in {None, "none"}:
        return
    back = sidebar.background or WHITE
    for role in ("text", "headings"):
        color = getattr(sidebar, role)
        if color and (role in given or "background" in given):
            yield from _contrast(("sidebar", role), color, back, yaml)


def _keys(yaml: YamlDocument, part: str) -> tuple[str, ...]:
    """Return the keys that a CV gives in a part of its design."""
    given = _at(yaml.get("design"), (part,))
    return tuple(map(str, given)) if isinstance(given, dict) else ()


def _contrast(
    path: tuple[str, str], color: str, back: str, yaml: YamlDocument
) -> Iterator[Diagnostic]:
    found = contrast(color, back)
    if found < _LEAST_CONTRAST:
        on = "white" if back == WHITE else f"`#{back}`"
        message = f"`#{color}` on {on} has a contrast of {ratio(found, _LEAST_CONTRAST)}"
        darker = "darker" if _luminance(back) > _luminance(color) else "lighter"
        hint = f"choose a {darker} colour: text needs {_LEAST_CONTRAST}:1 to be read easily"
        part, key = path
        is_given = key in _keys(yaml, part)
        place = yaml.locate(("design", part, key if is_given else "background"))
        yield warning(Code.LOW_CONTRAST, message, place, hints=(hint,))


def contrast(color: str, back: str) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio").

    Each has six hexadecimal digits of sRGB.
    """
    lower, higher = sorted((_luminance(color), _luminance(back)))
    return (higher + 0.05) / (lower + 0.05)


def ratio(found: float, needed: float = 0.0) -> str:
    """Return a contrast for a message; one that is less than is needed is not rounded up to it."""
    shown = round(found, 1)
    return f"{shown - 0.1 if found < needed <= shown else shown:.1f}:1"


def _luminance(color: str) -> float:
    """Return the relative luminance of a colour, from 0 to 1 (WCAG 2.2)."""
    red, green, blue = (_linear(int(color[i : i + 2], 16) / 255) for i in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    """Return the linear value of a component of sRGB, from 0 to 1."""
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


_SIDEBAR = ("width", "kinds", "contacts", "background", "text", "headings", "size")

_WITHOUT_EFFECT: tuple[tuple[tuple[str, ...], tuple[str, ...], str], ...] = (
    (("dates", "width"), ("dates", "side"), "right"),
    (("dates", "align"), ("dates", "side"), "right"),
    (("dates", "row"), ("dates", "side"), "left"),
    (("text", "start"), ("dates", "side"), "right"),
    (("header", "separator"), ("header", "contacts"), "lines"),
    (("header", "separator_space"), ("header", "contacts"), "lines"),
    (("headings", "rule_thickness"), ("headings", "rule"), "none"),
    (("headings", "width"), ("headings", "position"), "above"),
    (("text", "start"), ("headings", "position"), "margin"),
    *((("sidebar", key), ("sidebar", "position"), "none") for key in _SIDEBAR),
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


_PUBLICATION_STYLES = ("title", "venue", "award")

_WANTED_OF_FONTS: tuple[tuple[tuple[str, ...], str, str, frozenset[Font], str], ...] = (
    (("fonts", "figures"), "text", "body", WITHOUT_TEXT_FIGURES, "text figures"),
    *(
        ((role, "case"), "small-caps", role, WITHOUT_SMALL_CAPITALS, "small capitals")
        for role in ("name", "headline", "headings")
    ),
    *(
        (path, "small-caps", "body", WITHOUT_SMALL_CAPITALS, "small capitals")
        for path in (("dates", "style"), *(("publications", key) for key in _PUBLICATION_STYLES))
    ),
)
"""A key, the value that wants something of a font, its role, the fonts without it, and its name."""


def lacking_fonts(cv: CV, yaml: YamlDocument, today: date | None) -> Iterator[Diagnostic]:  # noqa: ARG001 - as all checks are called
    """Yield a warning for each value of the CV's own design that a font cannot show."""
    given = yaml.get("design")
    for path, value, role, without, what in _WANTED_OF_FONTS:
        font = _of(cv.design, ("fonts", role)) or _of(cv.design, ("fonts", "body"))
        if _at(given, path) is None or _of(cv.design, path) != value or font not in without:
            continue
        message = f"`{'.'.join(path)}` has no effect, as the font `{font}` has no {what}"
        others = ", ".join(f"`{other}`" for other in Font if other not in without)
        hint = f"remove it, or choose one of these fonts as `fonts.{role}`: {others}"
        place = yaml.locate(("design", *path), key=True)
        yield warning(Code.UNUSED_DESIGN, message, place, hints=(hint,))


def _at(data: Any, path: tuple[str, ...]) -> Any:
    for key in path:
        data = data.get(key) if isinstance(data, dict) else None
    return data


def _of(design: Any, path: tuple[str, ...]) -> Any:
    for key in path:
        design = getattr(design, key, None)
    return design
