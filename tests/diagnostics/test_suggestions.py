"""`diagnostics.suggestions`: the known word that a misspelled word stands for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.diagnostics.suggestions import (
    ALMOST_SAME,
    clearly_closest,
    closest,
    first_close,
    is_typo,
    similarity,
)

KEYS = ("name", "email", "url", "title", "titles", "highlights", "paper", "author_joiner")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ulr", "url"),
        ("ur", "url"),
        ("uri", None),
        ("emial", "email"),
        ("E-Mail", "email"),
        ("NAME", "name"),
        ("titel", "title"),
        ("hilights", "highlights"),
        ("highlihgst", "highlights"),
        ("colour", None),
        ("", None),
    ],
)
def test_the_most_similar_word_is_suggested(typed: str, meant: str | None) -> None:
    """A word differs by a typo from the known word, or has most of its letters."""
    assert closest(typed, KEYS) == meant


@pytest.mark.parametrize(
    ("typed", "meant"), [("titl", "title"), ("titels", "titles"), ("titlez", None), ("ulr", "url")]
)
def test_two_similar_words_are_no_clear_result(typed: str, meant: str | None) -> None:
    """A word that is similar to two known words is not corrected."""
    assert clearly_closest(typed, KEYS) == meant


@given(st.text("abcdefghij", min_size=4, max_size=12), st.data())
def test_every_typo_is_found(word: str, data: st.DataObject) -> None:
    """A letter may be added, left out, replaced or swapped anywhere, in either of the words."""
    at = data.draw(st.integers(0, len(word) - 1))
    typos = [
        word[:at] + "z" + word[at:],
        word[:at] + word[at + 1 :],
        word[:at] + "z" + word[at + 1 :],
        word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
    ]

    assert all(is_typo(typo, word) and is_typo(word, typo) for typo in typos)


@pytest.mark.parametrize(
    ("typed", "meant", "general", "by_sound"),
    [
        ("agust", "august", True, True),
        ("auguts", "august", True, True),
        ("sommer", "summer", True, True),
        ("hall", "fall", True, False),
        ("mai", "may", False, True),
        ("sec", "sep", False, False),
        ("mayo", "may", True, False),
        ("may", "mayo", True, True),
        ("amy", "may", True, True),
        ("ot", "to", False, False),
        ("may", "may", True, True),
        ("", "", True, True),
        ("", "a", False, False),
    ],
)
def test_fewer_typos_are_accepted_among_names(
    typed: str, meant: str, *, general: bool, by_sound: bool
) -> None:
    """By sound, a letter is replaced by a similar one, and a word of three letters keeps three."""
    assert (is_typo(typed, meant), is_typo(typed, meant, by_sound=True)) == (general, by_sound)


@given(st.text("abcemy", max_size=6), st.text("abcemy", max_size=6))
def test_typos_by_sound_are_typos_of_longer_words(first: str, second: str) -> None:
    """In words of more than three letters, each typo by sound is a typo."""
    if min(len(first), len(second)) > 3 and is_typo(first, second, by_sound=True):
        assert is_typo(first, second)


@pytest.mark.parametrize(
    ("word", "above", "shortest", "meant"),
    [
        ("presnt", 0.75, 3, "present"),
        ("ongoin", 0.75, 3, "ongoing"),
        ("febuarry", 0.85, 7, "february"),
        ("febuarry", 0.85, 9, None),
        ("febuarry", 0.9, 7, None),
        ("ta", 0.4, 3, None),
        ("toh", 0.99, 3, None),
    ],
)
def test_the_first_close_word_is_suggested(
    word: str, above: float, shortest: int, meant: str | None
) -> None:
    """It differs by a typo by sound, or is long enough and more similar than the limit."""
    known = ("to", "present", "ongoing", "february")

    assert first_close(word, known, above=above, shortest=shortest) == meant


@given(st.text("abc ", max_size=12), st.text("abc ", max_size=12))
def test_a_similarity_below_the_limit_is_zero(first: str, second: str) -> None:
    """A limit does not change the similarities above it."""
    exact = similarity(first, second)
    limited = similarity(first, second, at_least=ALMOST_SAME)

    assert 0 <= exact <= 1
    assert limited == (exact if exact >= ALMOST_SAME else 0)
