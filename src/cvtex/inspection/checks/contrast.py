"""Check whether text has enough contrast, and is large enough to be read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cvtex.checks.contrast import LEAST, contrast, needed, ratio
from cvtex.diagnostics import Code, Diagnostic, warning
from cvtex.inspection.pdf.glyphs import Color, Glyph
from cvtex.inspection.places import sample
from cvtex.inspection.subject import Made, Outcome, Subject, skipped
from cvtex.source import Span

SMALLEST = 6.0
"""The size in points below which text cannot be read in print."""

_A_FEW = 4
"""The characters that may be smaller: raised letters, marks and numbers of notes."""


def check_contrast(subject: Subject) -> Outcome:
    """Look at the colour and the size of each letter."""
    if subject.drawn is None:
        return skipped("needs pdfminer.six, which is not installed or cannot read this PDF")
    runs = [*_runs(subject.drawn.glyphs)]
    if not runs:
        return skipped("there is no text")
    lowest: dict[tuple[str, str], tuple[float, float, str]] = {}
    for run in runs:
        first = run[0]
        if first.color is None or first.back is None:
            continue
        pair = (_hex(first.color), _hex(first.back))
        least = needed(first.size, is_bold=_is_bold(first))
        if pair not in lowest or least > lowest[pair][1]:
            lowest[pair] = (contrast(*pair), least, _text(run))
    problems: list[Diagnostic] = []
    for (color, back), (found, least, shown) in lowest.items():
        if found < least:
            place = _place(color, back, subject.made)
            on = "white" if back == "FFFFFF" else f"`#{back}`"
            message = (
                f"`{sample(shown, 30)}` is `#{color}` on {on}: a contrast of {ratio(found, least)}"
            )
            hint = f"choose a colour with more contrast: this text needs {least:g}:1"
            problems.append(warning(Code.LOW_CONTRAST, message, place, hints=(hint,)))
    smallest = min((run for run in runs if _letters(run) > _A_FEW), key=_size, default=runs[0])
    if _size(smallest) < SMALLEST:
        message = f"`{sample(_text(smallest), 30)}` is set in {_size(smallest):.1f} pt"
        hint = f"less than {SMALLEST:g} pt cannot be read in print: choose a larger `font_size`"
        problems.append(warning(Code.SMALL_TEXT, message, hints=(hint,)))
    worst = min((found for found, _, _ in lowest.values()), default=21.0)
    line = f"contrast at least {ratio(worst, LEAST)}, type at least {_size(smallest):.1f} pt"
    return Outcome(line, problems)


def _runs(glyphs: list[Glyph]) -> Iterator[list[Glyph]]:
    """Yield the glyphs that follow each other in the same look, if there are letters or digits.

    Signs between them, such as bullets and separators, are no text that has to be read.
    """
    run: list[Glyph] = []
    for glyph in glyphs:
        if glyph.text.isalnum() and run and _look(run[0]) != _look(glyph):
            yield run
            run = []
        if glyph.text.isalnum() or (
            run and (glyph.text.isspace() or _look(run[0]) == _look(glyph))
        ):
            run.append(glyph)
    if run:
        yield run


def _letters(run: list[Glyph]) -> int:
    return sum(glyph.text.isalnum() for glyph in run)


def _look(glyph: Glyph) -> object:
    return (glyph.page, glyph.font, round(glyph.size, 1), glyph.color, glyph.back)


def _size(run: list[Glyph]) -> float:
    return run[0].size


def _text(run: list[Glyph]) -> str:
    return "".join(glyph.text for glyph in run)


_BOLD = re.compile(r"bold|black|heavy|(?:OB|^cvtex..b)i?(?:-|$)", re.IGNORECASE)
"""The name of a bold font: as most programs have it, and as those of cvtex are called."""


def _is_bold(glyph: Glyph) -> bool:
    return _BOLD.search(glyph.font) is not None


def _hex(color: Color) -> str:
    return "".join(f"{round(part * 255):02X}" for part in color)


def _place(color: str, back: str, made: Made | None) -> Span | None:
    """Return where the CV's design has a colour; None if its theme has it."""
    design = made.yaml.get("design") if made else None
    if made is None or not isinstance(design, dict):
        return None
    for part in ("colors", "sidebar"):
        given = design.get(part)
        for key, value in given.items() if isinstance(given, dict) else ():
            if str(value).lstrip("#").upper() in {color, back}:
                return made.yaml.locate(("design", part, key))
    return None
