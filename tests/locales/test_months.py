"""`locales.months`: the names of months, whoever has written them."""

from __future__ import annotations

import pytest

from cvtex.locales.months import PROPER_NAMES, folded, month_number, spellings
from cvtex.locales.registry import all_locales

MONTHS = [
    "January Januar Jänner janvier enero gennaio januari janeiro Jan. janv. ENE",
    "February Februar février febrero febbraio februari fevereiro feb FÉV. fevr",
    "March März Maerz mars marzo maart março Mrz marco Mar.",
    "April avril aprile abril avr Abr.",
    "May Mai mayo maggio mei maio maj",
    "June Juni juin junio giugno junho jun",
    "July Juli juillet julio luglio julho JUIL.",
    "August août agosto augustus augusti Aout Aug",
    "September septembre septiembre setiembre settembre setembro Sept.",
    "October Oktober octobre octubre ottobre outubro okt",
    "November novembre noviembre novembro nov",
    "December Dezember décembre diciembre dicembre dezembro Dez. DIC",
]


@pytest.mark.parametrize(("number", "words"), [*enumerate(MONTHS, 1)])
def test_names_of_months_are_known(number: int, words: str) -> None:
    """In each language, in any case, short or whole, with accents or without."""
    assert {word: month_number(word) for word in words.split()} == dict.fromkeys(
        words.split(), number
    )


@pytest.mark.parametrize(
    "word", ["", ".", "ma", "Mayor", "ago", "set", "out", "gen", "10", "mai2", "mai-juin", "Lenz"]
)
def test_other_words_are_no_months(word: str) -> None:
    """Neither a part of a name, nor a name and more, nor what English has another word for."""
    assert month_number(word) == 0


def test_months_of_every_locale_are_known() -> None:
    """Its own names and abbreviations, unless another language has the word for another month."""
    for locale in all_locales():
        known = {name: number for number, name in enumerate(locale.months, 1)}
        known |= locale.abbreviations
        assert all(month_number(name) in {number, 0} for name, number in known.items())
        assert sum(month_number(name) > 0 for name in locale.months) > 6


def test_a_word_of_two_months_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """`Listopad` is October in Croatian and November in Czech: it cannot be told alone."""
    names = {"a": "listopad,x", "b": "y,listopad"}
    monkeypatch.setattr("cvtex.locales.months._NAMES", names)
    month_number.__globals__["_months"].cache_clear()
    try:
        assert [month_number(word) for word in ("listopad", "x", "y")] == [0, 2, 1]
    finally:
        month_number.__globals__["_months"].cache_clear()


def test_proper_names_are_months() -> None:
    """The names that may end a label are names of months, as they are compared."""
    assert [word for word in PROPER_NAMES if not month_number(word) or folded(word) != word] == []


@pytest.mark.parametrize(
    ("word", "found"),
    [("März.", ("märz", "marz")), ("Fe\u0301v", ("fév", "fev")), ("MAI", ("mai", "mai"))],
)
def test_a_word_has_two_spellings(word: str, found: tuple[str, str]) -> None:
    """Composed with its accents, and without them."""
    assert spellings(word) == found
