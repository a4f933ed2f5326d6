"""What of a text counts when a CV and its PDF are compared."""

from __future__ import annotations

import pytest

from cvtex.inspection.folding import folded, with_whole_words, words_of


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Research Scientist", "RESEARCH  SCIENTIST"),
        ("efficient", "e\ufb03cient"),
        ("Schwerpunkt", "Schwer-\npunkt"),
        ("2019--2021", "2019–2021"),
        ('a "word"', "a „word“"),
        ("it's", "it’s"),
        ("m² and 10⁻⁶", "m2 and 10−6"),
        ("Zoë", "Zoe\u0308"),
        ("A\u00a0B", "A B"),
        ("İpek Işık", "İPEK IŞIK"),
        ("Προϊόν ή Μάιος", "ΠΡΟΪΟΝ Ή ΜΑΪΟΣ"),
    ],
)
def test_what_typesetting_changes_does_not_count(written: str, read: str) -> None:
    """Case, spaces, hyphens, quotation marks and ligatures are equal."""
    assert folded(written) == folded(read)


@pytest.mark.parametrize(
    ("one", "other"), [("C++", "C"), ("R_2", "R2"), ("50 %", "50"), ("ä", "a")]
)
def test_all_other_characters_count(one: str, other: str) -> None:
    """A sign that is lost is a difference."""
    assert folded(one) != folded(other)


def test_words_are_whole_at_the_end_of_a_line() -> None:
    """Only a soft hyphen between letters divides a word: any other belongs to it."""
    text = "Schwer\u00ad\n  punkt – peer-\nreviewed C\u00ad\n"
    assert words_of(with_whole_words(text)) == ["schwerpunkt", "peer", "reviewed", "c"]
