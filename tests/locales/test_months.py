"""`locales.months`: the names of the months in all languages."""

from __future__ import annotations

import pytest

from cvtex.locales.month_names import NAMES, SHORT_NAMES
from cvtex.locales.months import (
    PROPER_NAMES,
    bare,
    folded,
    month_by_name,
    month_number,
    spellings,
)
from cvtex.locales.registry import all_locales

MONTHS = [
    "January Januar Jänner janvier enero gennaio januari janeiro Jan. janv. ENE Январь ocak",
    "February Februar février febrero febbraio februari fevereiro feb FÉV. fevr luty únor",
    "March März Maerz mars marzo maart março Mrz marco Mar. březen Μάρτιος",
    "April avril aprile abril avr Abr. kwiecień huhtikuu",
    "May Mai mayo maggio mei maio maj toukokuu травень",
    "June Juni juin junio giugno junho jun haziran",
    "July Juli juillet julio luglio julho JUIL. temmuz heinäkuu",
    "August août agosto augustus augusti Aout Aug",
    "September septembre septiembre setiembre settembre setembro Sept. wrzesień",
    "October Oktober octobre octubre ottobre outubro okt październik жовтень",
    "November novembre noviembre novembro nov",
    "December Dezember décembre diciembre dicembre dezembro Dez. DIC GRUDZIEŃ",
]


@pytest.mark.parametrize(("number", "words"), [*enumerate(MONTHS, 1)])
def test_names_of_months_are_known(number: int, words: str) -> None:
    """In each language, in upper or lower case, abbreviated or not, with or without accents."""
    expected = dict.fromkeys(words.split(), number)

    assert {word: month_number(word) for word in words.split()} == expected


@pytest.mark.parametrize("word", ["", ".", "ma", "Mayor", "10", "mai2", "mai-juin", "Lenz", "1月"])
def test_other_words_are_not_months(word: str) -> None:
    """Not a part of a name, or a longer word."""
    assert month_number(word) == 0


@pytest.mark.parametrize("word", ["ago", "gen", "Set", "OUT", "dub", "led", "pro", "ara", "lip"])
def test_a_short_form_may_be_another_word(word: str) -> None:
    """It is a month where only a month is expected, as in a .bib file, and else a label."""
    assert month_by_name(word) == 0


def test_a_field_for_a_month_has_short_forms_of_all_languages() -> None:
    """`ago` is August and `gen` January where nothing else is expected."""
    words = ("ago", "gen.", "Set", "OUT", "paź", "сент.", "ağu")

    assert [month_number(word) for word in words] == [8, 1, 9, 10, 10, 9, 8]


def test_months_of_every_locale_are_known() -> None:
    """Its names and abbreviations, unless a word names another month in another language."""
    for locale in all_locales():
        names = [*enumerate(locale.months, 1), *enumerate(locale.day_months, 1)]
        known = [*names, *((number, name) for name, number in locale.abbreviations.items())]
        assert all(month_number(name) in {number, 0} for number, name in known if number <= 12)
        spaced = any(" " in name or name[0].isdecimal() for name in locale.months)
        assert spaced or sum(month_by_name(name) > 0 for name in locale.months) > 6, locale.tag


def test_a_word_for_two_months_is_not_a_month() -> None:
    """`Listopad` is October in Croatian and November in Czech: the word alone is ambiguous."""
    words = [word for row in (*NAMES, *SHORT_NAMES) for word in row.split()]

    assert month_number("listopad") == 0
    assert len(words) == len(set(words))


def test_the_table_has_the_form_in_which_words_are_compared() -> None:
    """Otherwise a word would never be found."""
    words = [word for row in (*NAMES, *SHORT_NAMES) for word in row.split()]

    assert [word for word in words if folded(word) != word] == []


def test_proper_names_are_months() -> None:
    """Each name that may end a label is a month, in the form in which words are compared."""
    assert [word for word in PROPER_NAMES if not month_by_name(word) or folded(word) != word] == []


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("März.", ("märz", "maerz", "marz")),
        ("Fe\u0301v", ("fév", "fev")),
        ("MAI", ("mai",)),
        ("aujourd’hui", ("aujourd'hui",)),
        ("HAZİRAN", ("haziran",)),
        ("Październik", ("październik", "pazdziernik")),
        ("май", ("май", "маи")),
        ("मार्च", ("मार्च",)),
    ],
)
def test_a_word_has_several_spellings(word: str, found: tuple[str, ...]) -> None:
    """Composed with its accents, with `ae` for `ä` and the like, and without accents."""
    assert spellings(word) == found
    assert bare(found[0]) == found[-1]
