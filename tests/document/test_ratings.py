"""`document.ratings`: levels that are a number of so many."""

from __future__ import annotations

import pytest

from cvtex.document.ratings import rating_in


@pytest.mark.parametrize(
    ("level", "rating"),
    [
        ("4/5", (4, 5)),
        (" 0 / 5 ", (0, 5)),
        ("10/10", (10, 10)),
        ("3/5 (at work)", (3, 5)),
        ("80 %", (4, 5)),
        ("70%", (4, 5)),  # of 3.5 signs, the even number
        ("100%", (5, 5)),
        ("B2", (4, 6)),
        ("fluent (C1)", (5, 6)),
        ("A1", (1, 6)),
        ("native", None),
        ("expert", None),
        ("", None),
        ("6/5", None),
        ("0/0", None),
        ("37/40", None),
        ("120 %", None),
        ("5/512", None),
        ("B29", None),
        ("2019/2020", None),
    ],
)
def test_a_level_is_a_rating_or_words(level: str, rating: tuple[int, int] | None) -> None:
    """What is more than ten, or more than its whole, is no rating."""
    assert rating_in(level) == rating
