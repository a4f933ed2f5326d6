"""Checks of a design: colours that cannot be read, and values that change nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from cvtex.diagnostics import Code, Diagnostic, warning
from cvtex.schema import CV
from cvtex.schema.design.values import (
    WITHOUT_SMALL_CAPITALS,
    WITHOUT_TEXT_FIGURES,
    Font,
    Weight,
    points,
)
from cvtex.yaml import YamlDocument

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
            least = _needed(cv, role)
            yield from _contrast(("colors", role), color, WHITE, least, yaml)
    given = _keys(yaml, "sidebar")
    sidebar = cv.design.sidebar
    if sidebar is None or _of(cv.design, ("sidebar", "position")) in {None, "none"}:
        return
    back = sidebar.background or WHITE
    for role in ("text", "headings"):
        color = getattr(sidebar, role)
        if color and (role in given or "background" in given):
            least = _needed(cv, role)
            yield from _contrast(("sidebar", role), color, back, least, yaml)


def _keys(yaml: YamlDocument, part: str) -> tuple[str, ...]:
    """Return the keys that a CV gives in a part of its design."""
    given = _at(yaml.get("design"), (part,))
    return tuple(map(str, given)) if isinstance(given, dict) else ()


_SMALLER_NOTES = 0.6
"""How large the text beside a name is, such as degrees, compared with the name (`macros.tex`)."""


def _needed(cv: CV, role: str) -> float:
    """Return the contrast that the smallest text in the colour of a role needs."""
    from cvtex.checks.contrast import LEAST, needed  # few designs have colours of their own

    times, text_size = _of(cv.design, (role, "size")), cv.design.font_size
    if role not in {"name", "headline", "headings"} or times is None or text_size is None:
        return LEAST
    size = float(points(times, text_size))
    is_bold = _of(cv.design, (role, "weight")) is Weight.BOLD
    if role == "name" and (cv.name.credentials or cv.name.native or cv.name.pronouns):
        return needed(_SMALLER_NOTES * size, is_bold=False)
    return needed(size, is_bold=is_bold)


def _contrast(
    path: tuple[str, str], color: str, back: str, least: float, yaml: YamlDocument
) -> Iterator[Diagnostic]:
    from cvtex.checks.contrast import LEAST, contrast, luminance, ratio

    found = contrast(color, back)
    if found < least:
        on = "white" if back == WHITE else f"`#{back}`"
        message = f"`#{color}` on {on} has a contrast of {ratio(found, least)}"
        darker = "darker" if luminance(back) > luminance(color) else "lighter"
        what = "text" if least == LEAST else "large text"
        hint = f"choose a {darker} colour: {what} needs {least:g}:1 to be read easily"
        part, key = path
        is_given = key in _keys(yaml, part)
        place = yaml.locate(("design", part, key if is_given else "background"))
        yield warning(Code.LOW_CONTRAST, message, place, hints=(hint,))


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
