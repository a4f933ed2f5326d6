"""`typeset.log.shown`: what TeX shows of a box is what the user has written."""

from __future__ import annotations

import pytest

from cvtex.typeset.log.shown import shown_text


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        ("\\T1/cvtexlibertine/m/n/10 ma\xffnahmen[]", "maßnahmen"),
        ("\\T1/cvtexlibertine/m/n/10 (-20) \x8aód\xb9", "Łódź"),
        ("\\T1/lmr/m/n/10 a^^\\b ^^ffx", "afib ßx"),
        ("\\CVC/cvtexlibertine/m/n/10  A63LB", "Превыс"),
        ("\\T1/lmr/m/n/10 a \\CVC/cvtexlibertine/b/n/10 6\\T1/lmr/m/n/10 b", "a еb"),
        ("\\OML/cmm/m/it/10 x|[]", "x|"),
        ("plain || text []", "plain text"),
    ],
)
def test_slots_are_characters_again(shown: str, text: str) -> None:
    """Of T1 and of our own encodings; a slot of another one is as TeX shows it."""
    assert shown_text(shown) == text
