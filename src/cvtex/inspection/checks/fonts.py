"""Check whether fonts are embedded, and whether their glyphs can be read as characters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cvtex.diagnostics import Code, Diagnostic, warning
from cvtex.inspection.subject import Outcome, Subject, counted, listed


def check_fonts(subject: Subject) -> Outcome:
    """Look at each font of the pages."""
    fonts = subject.pdf.fonts
    problems = [*_problems(subject)]
    line = counted(len(fonts), "font")
    return Outcome(f"{line}, embedded and mapped to Unicode" if not problems else line, problems)


def _problems(subject: Subject) -> Iterator[Diagnostic]:
    fonts = subject.pdf.fonts
    if outside := sorted({font.name for font in fonts if not font.is_embedded}):
        message = f"{_named(outside)} not embedded"
        hint = "another machine shows other letters; let the program that makes the PDF embed fonts"
        yield warning(Code.PDF_FONT, message, hints=(hint,))
    hint = "programs read other characters than are seen, or none: add a ToUnicode map"
    unmapped = sorted({font.name for font in fonts if not font.has_unicode})
    if unmapped:
        yield warning(Code.PDF_FONT, f"{_named(unmapped)} without a Unicode map", hints=(hint,))
    drawn = subject.drawn.glyphs if subject.drawn else []
    unknown = Counter(
        glyph.font for glyph in drawn if not glyph.is_known and glyph.font not in unmapped
    )
    for name, times in unknown.items():
        message = (
            f"the Unicode map of the font `{name}` lacks {counted(times, 'glyph')} of the page"
        )
        yield warning(Code.PDF_FONT, message, hints=(hint,))


def _named(names: list[str]) -> str:
    return f"the font {listed(names)} is" if len(names) == 1 else f"the fonts {listed(names)} are"
