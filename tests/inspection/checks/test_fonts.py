"""Fonts that are not embedded, or whose letters programs cannot tell, are named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from cvtex.inspection.checks.fonts import check_fonts
from cvtex.inspection.pdf.facts import Font
from cvtex.inspection.pdf.glyphs import WHITE, Drawn, Glyph
from cvtex.inspection.subject import Subject

GOOD = Font("Good", is_embedded=True, has_unicode=True)


def said(subject: Subject, *fonts: Font, drawn: Drawn | None = None) -> list[str]:
    """Return the messages about a PDF with some fonts."""
    pdf = replace(subject.pdf, fonts=fonts)
    return [d.message for d in check_fonts(replace(subject, pdf=pdf, drawn=drawn)).diagnostics]


def test_each_fault_of_fonts_is_one_message(subject: Callable[..., Subject]) -> None:
    """However many fonts have it."""
    outside = [replace(GOOD, name=name, is_embedded=False) for name in "ABCDE"]

    assert said(subject(cv=None), GOOD) == []
    assert said(subject(cv=None), GOOD, *outside) == [
        "the fonts `A`, `B`, `C` and 2 more are not embedded"
    ]
    assert said(subject(cv=None), replace(GOOD, name="Icons", has_unicode=False)) == [
        "the font `Icons` is without a Unicode map"
    ]


def test_a_map_has_to_have_each_glyph_that_is_drawn(subject: Callable[..., Subject]) -> None:
    """A font without a map is not reported twice."""
    glyph = Glyph("", 1, 0.0, 0.0, "Good", 9.0, None, WHITE, is_known=False)
    drawn = Drawn([glyph, glyph, replace(glyph, text="a", is_known=True)])

    assert said(subject(cv=None), GOOD, drawn=drawn) == [
        "the Unicode map of the font `Good` lacks 2 glyphs of the page"
    ]
    assert len(said(subject(cv=None), replace(GOOD, has_unicode=False), drawn=drawn)) == 1
