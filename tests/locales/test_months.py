"""`locales.months`: the names of the months in every language of the table."""

from __future__ import annotations

import pytest

from cvtex.locales.months import (
    _NAMES,
    PROPER_NAMES,
    folded,
    month_names,
    month_number,
    other_spellings,
    spellings,
)
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
    """In each language, in upper or lower case, abbreviated or not, with or without accents."""
    assert {word: month_number(word) for word in words.split()} == dict.fromkeys(
        words.split(), number
    )


@pytest.mark.parametrize(
    "word", ["", ".", "ma", "Mayor", "ago", "set", "out", "gen", "10", "mai2", "mai-juin", "Lenz"]
)
def test_other_words_are_not_months(word: str) -> None:
    """Not a part of a name, a longer word, or an abbreviation with another meaning in English."""
    assert month_number(word) == 0


def test_months_of_every_locale_are_known() -> None:
    """Its names and abbreviations, unless a word names another month in another language."""
    for locale in all_locales():
        known = {name: number for number, name in enumerate(locale.months, 1)}
        known |= locale.abbreviations
        assert all(month_number(name) in {number, 0} for name, number in known.items())
        assert sum(month_number(name) > 0 for name in locale.months) > 6


@pytest.mark.parametrize("tag", _NAMES)
def test_a_row_has_twelve_months(tag: str) -> None:
    """Each with the name that is printed; a spelling belongs to one month."""
    other = other_spellings(tag)

    assert len(set(month_names(tag))) == 12
    assert set(other.values()) <= set(range(1, 13))
    assert other.keys().isdisjoint(map(folded, month_names(tag)))
    assert [word for word in other if word != folded(word)] == []


def test_the_first_spelling_of_a_month_is_its_name() -> None:
    """The others are read and not printed."""
    assert month_names("de")[:3] == ("Januar", "Februar", "März")
    assert other_spellings("de") == {
        "jänner": 1, "feber": 2, "maerz": 3, "mrz": 3, "okt": 10, "dez": 12,
    }  # fmt: skip


def test_a_word_for_two_months_is_not_a_month(monkeypatch: pytest.MonkeyPatch) -> None:
    """`Listopad` is October in Croatian and November in Czech: the word alone is ambiguous."""
    names = {"a": "listopad,x", "b": "y,listopad"}
    monkeypatch.setattr("cvtex.locales.months._NAMES", names)
    month_number.__globals__["_months"].cache_clear()
    try:
        assert [month_number(word) for word in ("listopad", "x", "y")] == [0, 2, 1]
    finally:
        month_number.__globals__["_months"].cache_clear()


def test_proper_names_are_months() -> None:
    """Each name that may end a label is a month, in the form in which words are compared."""
    assert [word for word in PROPER_NAMES if not month_number(word) or folded(word) != word] == []


@pytest.mark.parametrize(
    ("word", "found"),
    [("März.", ("märz", "marz")), ("Fe\u0301v", ("fév", "fev")), ("MAI", ("mai", "mai"))],
)
def test_a_word_has_two_spellings(word: str, found: tuple[str, str]) -> None:
    """Composed with its accents, and without them."""
    assert spellings(word) == found
