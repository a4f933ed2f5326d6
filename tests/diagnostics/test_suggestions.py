"""`diagnostics.suggestions`: what somebody meant who wrote something else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.diagnostics.suggestions import clearly_closest, closest, is_slip

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
