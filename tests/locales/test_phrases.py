"""`locales.phrases`: a word and a value in the order of the language."""

from __future__ import annotations

import pytest

from cvtex.locales.phrases import after, before, between


@pytest.mark.parametrize(
    ("word", "in_front", "behind"),
    [
        ("vol.", "vol. 3", "3 vol."),
        ("第{}版", "第3版", "第3版"),
        ("{}. köt.", "3. köt.", "3. köt."),
        ("", "3", "3"),
    ],
)
def test_a_word_is_where_it_says(word: str, in_front: str, behind: str) -> None:
    """Or before or after the value, with a space; without a word there is only the value."""
    assert before(word, "3") == in_front
    assert after("3", word) == behind


@pytest.mark.parametrize(
    ("word", "joined"),
    [
        ("in", "PhD in Physics"),
        ("{degree}, {area}", "PhD, Physics"),
        ("{area} में {degree}", "Physics में PhD"),
        ("({area}) {degree}!", "(Physics) PhD!"),
        ("{area} only", "PhD {area} only Physics"),
    ],
)
def test_a_degree_and_its_field_are_in_order(word: str, joined: str) -> None:
    """As the word says, or with the word between them."""
    start, is_turned, middle, end = between(word)
    first, second = ("Physics", "PhD") if is_turned else ("PhD", "Physics")

    assert f"{start}{first}{middle}{second}{end}" == joined
