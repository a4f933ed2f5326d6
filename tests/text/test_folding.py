"""`text.folding`: texts that a reader takes for the same are the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.text.folding import fold_letters, fold_title, fold_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Résumé: a Study", "Resume – A study"),
        ("Re\u0301sume\u0301", "R\u00e9sum\u00e9"),
        ("Straße", "STRASSE"),
        ("ﬁle", "File"),
        ("TEL 1", "℡ 1"),
        ("Ａ１", "a1"),
        ("İstanbul", "ISTANBUL"),
        ("", "–!"),
    ],
)
def test_titles_that_differ_by_spelling_are_the_same(one: str, other: str) -> None:
    """Case, accents, compatibility forms, punctuation and blanks do not count."""
    assert fold_title(one) == fold_title(other)


@pytest.mark.parametrize(
    ("one", "other"), [("On X", "On Y"), ("Part 1", "Part 2"), ("Öl", "Oel"), ("中文", "日文")]
)
def test_other_titles_are_not(one: str, other: str) -> None:
    """Letters and digits count, of any script."""
    assert fold_title(one) != fold_title(other)


@given(st.text())
def test_folding_a_second_time_changes_nothing(text: str) -> None:
    """What is folded is in its last form, so two ways to it lead to one place."""
    for fold in (fold_title, fold_letters):
        assert fold(fold(text)) == fold(text)


def test_words_keep_their_blanks() -> None:
    """They are sorted word by word."""
    assert sorted(["Éa", "e b", "Ez"], key=fold_words) == ["e b", "Éa", "Ez"]


def test_names_of_states_are_letters() -> None:
    """However they are written."""
    assert fold_letters("In-Press ") == fold_letters("in press") == "inpress"
