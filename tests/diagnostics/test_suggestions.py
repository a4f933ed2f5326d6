"""`diagnostics.suggestions`: what somebody meant who wrote something else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.diagnostics.suggestions import (
    ALMOST_SAME,
    clearly_closest,
    closest,
    first_near,
    is_slip,
    likeness,
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
def test_what_is_near_is_meant(typed: str, meant: str | None) -> None:
    """One slip, or most of the letters."""
    assert closest(typed, KEYS) == meant


@pytest.mark.parametrize(
    ("typed", "meant"), [("titl", "title"), ("titels", "titles"), ("titlez", None), ("ulr", "url")]
)
def test_what_is_near_to_two_is_not_certain(typed: str, meant: str | None) -> None:
    """A program may ask then, and not choose."""
    assert clearly_closest(typed, KEYS) == meant


@given(st.text("abcdefghij", min_size=4, max_size=12), st.data())
def test_every_slip_is_one(word: str, data: st.DataObject) -> None:
    """A letter added, left out, exchanged or swapped, anywhere, and both ways round."""
    at = data.draw(st.integers(0, len(word) - 1))
    slips = [
        word[:at] + "z" + word[at:],
        word[:at] + word[at + 1 :],
        word[:at] + "z" + word[at + 1 :],
        word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
    ]

    assert all(is_slip(slip, word) and is_slip(word, slip) for slip in slips)


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
def test_fewer_slips_count_among_names(
    typed: str, meant: str, *, general: bool, by_sound: bool
) -> None:
    """By sound, a letter is exchanged for one like it, and three letters stay three."""
    assert (is_slip(typed, meant), is_slip(typed, meant, by_sound=True)) == (general, by_sound)


@given(st.text("abcemy", max_size=6), st.text("abcemy", max_size=6))
def test_slips_by_sound_are_slips_of_longer_words(one: str, other: str) -> None:
    """Beyond three letters, what counts among names counts everywhere."""
    if min(len(one), len(other)) > 3 and is_slip(one, other, by_sound=True):
        assert is_slip(one, other)


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
def test_the_first_near_word_is_meant(
    word: str, above: float, shortest: int, meant: str | None
) -> None:
    """One slip by sound, or, for words long enough, more alike than asked for; else nothing."""
    known = ("to", "present", "ongoing", "february")

    assert first_near(word, known, above=above, shortest=shortest) == meant


@given(st.text("abc ", max_size=12), st.text("abc ", max_size=12))
def test_likeness_is_exact_where_it_matters(one: str, other: str) -> None:
    """A lower bound leaves what lies above it as it is, and makes nothing of the rest."""
    whole = likeness(one, other)

    assert 0 <= whole <= 1
    assert likeness(one, other, at_least=ALMOST_SAME) == (whole if whole >= ALMOST_SAME else 0)
