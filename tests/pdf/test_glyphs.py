"""`cvtex.pdf.glyphs`: what pages show is in their fonts, and known as characters."""

from __future__ import annotations

import pytest

from cvtex.pdf.glyphs import Shown
from cvtex.pdf.objects import Objects, compressed
from cvtex.pdf.standards import Standard

A, BOTH = {Standard.A}, {*Standard}
NAMES = b"/Encoding<</Differences[65/A/B/uni03B1 72/address-book]>>"
SET = b"/FontDescriptor<</CharSet(/A/B/uni03B1)>>"
MAP = b"/ToUnicode 2 0 R"


def lost(
    *pieces: bytes, font: bytes = NAMES + SET + MAP, characters: bytes = b"<41> <43> <0041>"
) -> set[Standard]:
    """Return the standards that a page of these pieces breaks; `/F1` is its only font."""
    value = b"<</BaseFont/ABCDEF+X" + font + b">>"
    objects = Objects({1: value, 2: compressed({}, characters)}, {})
    shown = Shown()
    shown.begin_page({b"F1": b"1 0 R"})
    for piece in pieces:
        shown.add(piece, has_words=b"/ActualText" in piece)
    return {standard for breach in shown.breaches(objects) for standard in breach.standards}


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (b"BT\n/F1 9 Tf 1 1 Td [(A)-30(B)]TJ\nET\n", set()),
        (b"/F1 9 Tf (A) Tj (B) ' 1 1 (C) \"", set()),
        (b"/F1 9 Tf (\\103\\101) Tj", set()),
        (b"/F1 9 Tf (D) Tj", BOTH),
        (b"/F1 9 Tf [(A)3(\\104)] TJ", BOTH),
        (b"/F1 9 Tf [(A)]TJ/F2 9 Tf[(A)]TJ", BOTH),
        (b"(A) Tj", BOTH),
        (b"/F1 9 Tf [(A)]TJ/F2 9 Tf", set()),
        # What is no text that is shown.
        (b"/F1 9 Tf /Span <</ActualText(D)>> BDC [(A)]TJ EMC", set()),
        (b"/Span <</ActualText(D Tf E)>> BDC EMC /F1 9 Tf [(A)]TJ", set()),
        (b"0 0 9 9 re f", set()),
    ],
)
def test_what_is_shown_has_to_be_in_its_font(page: bytes, expected: set[Standard]) -> None:
    """Raw LaTeX can show codes that TeX has not put there."""
    assert lost(page) == expected


def test_a_font_is_chosen_until_the_next_choice() -> None:
    """Also in a further piece of the page, but not on the next page."""
    assert lost(b"/F1 9 Tf [(A)]TJ", b"[(B)]TJ") == set()
    assert lost(b"/F1 9 Tf [(A)]TJ", b"[(D)]TJ") == BOTH


@pytest.mark.parametrize(
    ("characters", "page", "expected"),
    [
        (b"<41> <0041>\n<42> <00660066>", b"(AB)", set()),
        (b"<41> <0041>", b"(AB)", BOTH),
        (b"<41> <0000>", b"(A)", BOTH),
        (b"<41> <feff>", b"(A)", BOTH),
        (b"<41> <0041FFFE>", b"(A)", BOTH),
        (b"<41> <D800>", b"(A)", set()),
        (b"<41> <F000>", b"(A)", A),
        (b"<41> <DB80DC00>", b"(A)", A),
        (b"<41> <43> <DFFF>", b"(A)", set()),
        (b"<41> <43> <DFFF>", b"(B)", A),
        (b"<41> <0041>\n<42> <F000>", b"(A)", set()),
        (b"<41> <" + b"0041" * 20 + b">", b"(A)", BOTH),
    ],
)
def test_each_glyph_is_known_as_characters(
    characters: bytes, page: bytes, expected: set[Standard]
) -> None:
    """By the map of its font; those of a private use area are known to nobody else."""
    assert lost(b"/F1 9 Tf " + page + b" Tj", characters=characters) == expected


def test_words_may_stand_for_a_sign() -> None:
    """PDF/A asks for them if no other font has the sign; a character it has to be all the same."""
    said = b"/Span <</ActualText(mail)>> BDC /F1 9 Tf (A) Tj EMC"

    assert lost(said, characters=b"<41> <F000>") == set()
    assert lost(said, b"/F1 9 Tf (A) Tj", characters=b"<41> <F000>") == A
    assert lost(said, characters=b"<41> <0000>") == BOTH


@pytest.mark.parametrize(
    ("font", "page", "expected"),
    [
        (NAMES, b"(ABC)", set()),
        (NAMES, b"(H)", BOTH),
        (b"", b"(H)", set()),
        (SET, b"(H)", set()),
    ],
)
def test_without_a_map_the_names_of_glyphs_tell(
    font: bytes, page: bytes, expected: set[Standard]
) -> None:
    """If there are any: an encoding of the font's own is not read here."""
    assert lost(b"/F1 9 Tf " + page + b" Tj", font=font) == expected
