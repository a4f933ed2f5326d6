"""Glyphs are read with their sizes, their colours and what is behind them, in their order."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cvtex.inspection.pdf.glyphs import Color, Drawn, drawn


def of(pdf: bytes) -> Drawn:
    """Return what a PDF draws."""
    found = drawn(pdf)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("content", "color", "back"),
    [
        (b"", (0.0, 0.0, 0.0), (1.0, 1.0, 1.0)),
        (b"1 0 0 rg ", (1.0, 0.0, 0.0), (1.0, 1.0, 1.0)),
        (b"0 0 0 1 k ", (0.0, 0.0, 0.0), (1.0, 1.0, 1.0)),
        (b"0 0 1 rg 10 40 99 30 re f 1 g ", (1.0, 1.0, 1.0), (0.0, 0.0, 1.0)),
        (b"0 0 1 rg 10 80 99 10 re f 0 g ", (0.0, 0.0, 0.0), (1.0, 1.0, 1.0)),
        (b"q 2 0 0 2 0 0 cm 0 1 0 rg 5 20 50 15 re f Q 0 g ", (0.0, 0.0, 0.0), (0.0, 1.0, 0.0)),
    ],
)
def test_a_glyph_has_the_colours_at_its_place(
    make_pdf: Callable[..., bytes], content: bytes, color: Color, back: Color
) -> None:
    """Those that are set when it is drawn, and what was drawn below it before."""
    (glyph,) = of(make_pdf(content + b"BT /F 12 Tf 20 50 Td (A) Tj ET")).glyphs

    assert (glyph.text, glyph.font, glyph.color, glyph.back) == ("A", "Plain", color, back)
    assert glyph.size == pytest.approx(12)


def test_sizes_are_those_on_the_page(make_pdf: Callable[..., bytes]) -> None:
    """A scaled page or a scaled font is not what the font's size says."""
    content = b"q .5 0 0 .5 0 0 cm BT /F 12 Tf (A) Tj ET Q BT /F 1 Tf 9 0 0 9 0 0 Tm (B) Tj ET"
    sizes = [glyph.size for glyph in of(make_pdf(content)).glyphs]

    assert sizes == pytest.approx([6, 9])


def test_what_is_neither_tagged_nor_decoration_is_counted(
    make_pdf: Callable[..., bytes],
) -> None:
    """Marks may be in each other."""
    content = (
        b"BT /F 9 Tf /P <</MCID 0>> BDC (AB) Tj /Span BMC (C) Tj EMC EMC "
        b"/Artifact BMC (D) Tj EMC /Span BMC (E) Tj EMC (F) Tj ET 0 0 9 9 re f 0 0 9 9 re n"
    )
    found = of(make_pdf(content))

    assert found.tagged == {(1, 0)}
    assert found.unmarked == {1: 3}


def test_a_glyph_without_a_character_is_told(make_pdf: Callable[..., bytes]) -> None:
    """As of a font whose map lacks it."""
    mapping = b"begincmap 1 beginbfchar <42> <0042> endbfchar endcmap"
    font = {"Encoding": "/Custom", "ToUnicode": mapping}
    first, second = of(make_pdf(b"BT /F 9 Tf (\x01B) Tj ET", font)).glyphs

    assert (first.is_known, second.is_known) == (False, True)


@pytest.mark.parametrize(
    ("name", "mapping", "known"),
    [
        ("/alpha", b"", ["α"]),
        ("/f_i", b"", ["fi"]),
        ("/github", b"", []),
        ("/github", b"begincmap 1 beginbfchar <42> <0042> endbfchar endcmap", []),
        ("/github", b"begincmap 1 beginbfchar <41> <0058> endbfchar endcmap", ["X"]),
    ],
)
def test_the_name_of_a_glyph_may_tell_no_character(
    make_pdf: Callable[..., bytes], name: str, mapping: bytes, known: list[str]
) -> None:
    """Then it is not the letter that other fonts have for this code."""
    encoding = {"Type": "/Encoding", "Differences": [65, name]}
    font = {"Encoding": encoding, **({"ToUnicode": mapping} if mapping else {})}
    glyphs = of(make_pdf(b"BT /F 9 Tf (A) Tj ET", font)).glyphs

    assert [glyph.text for glyph in glyphs if glyph.is_known] == known


def test_what_is_no_pdf_has_no_glyphs() -> None:
    """The extractor of the same library reports why."""
    assert drawn(b"hello") is None
