"""`text.folding`: spellings of the same text are equal when folded."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.text.folding import fold_letters, fold_title, fold_words


@pytest.mark.parametrize(
    ("first", "second"),
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
def test_titles_that_differ_in_spelling_are_equal(first: str, second: str) -> None:
    """Case, accents, compatibility forms, punctuation and spaces are ignored."""
    assert fold_title(first) == fold_title(second)


@pytest.mark.parametrize(
    ("first", "second"), [("On X", "On Y"), ("Part 1", "Part 2"), ("Öl", "Oel"), ("中文", "日文")]
)
def test_different_titles_are_not_equal(first: str, second: str) -> None:
    """Letters and digits of any script are compared."""
    assert fold_title(first) != fold_title(second)


@given(st.text())
def test_folding_a_second_time_changes_nothing(text: str) -> None:
    """Folding a folded text returns it unchanged."""
    for fold in (fold_title, fold_letters):
        assert fold(fold(text)) == fold(text)


def test_words_keep_their_spaces() -> None:
    """Texts are sorted word by word."""
    assert sorted(["Éa", "e b", "Ez"], key=fold_words) == ["e b", "Éa", "Ez"]


def test_letters_are_independent_of_spacing_and_case() -> None:
    """Spaces, hyphens and case in the name of a state are ignored."""
    assert fold_letters("In-Press ") == fold_letters("in press") == "inpress"
