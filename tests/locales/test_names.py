"""`locales.names`: the order of letters, and of the parts of a name."""

from __future__ import annotations

import pytest

from cvtex.locales import locale_of
from cvtex.locales.names import FAMILY_FIRST, sort_key
from cvtex.locales.registry import all_locales


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("sv", "Zorn Åberg Ärlig Öhman"),
        ("fi", "Virta Yrjö Zacharias Åström Äijälä Öljy"),
        ("da", "Zeuthen Ærø Østergaard Ågren Aarhus Åse"),
        ("nb", "Zahl Æsj Øyen Aas Åse"),
        ("es", "nube nzx ñandú oca"),
        ("pl", "cud ćma dom lis los łan sad ślad zoo źle żal"),
        ("cs", "cena čas dub hora chata imp řád sad šum zub žal"),
        ("sk", "cena čas hora chata oko ôsmy pes"),
        ("hu", "cukor csoda dob dzeta dzsem ég gyár óra öt sor szó zab zsák"),
        ("hr", "cvijet čaša ćup dan džem đak ljeto mir njiva"),
        ("sl", "cena čas dan sad šum zob žal"),
        ("ro", "an ăla âmbar bar in împărat sat șarpe tac țap"),
        ("tr", "cam çam dal ığdır izmir od öd sal şal un ün"),
        ("vi", "an ăn ấn ba đa ngà ông ở ưng"),
        ("ru", "ёлка ель жук игра йод"),
        ("uk", "гай ґанок день єнот жук ирій ікра їжак йод"),
        ("bg", "вода йод щука ъгъл юг"),
    ],
)
def test_words_are_in_the_order_of_the_language(tag: str, words: str) -> None:
    """As in its dictionaries, in upper and lower case."""
    alphabet = locale_of(tag).names.alphabet
    expected = words.split()
    mixed = expected[::-1]

    assert sorted(mixed, key=lambda word: sort_key(word, alphabet)) == expected
    assert sort_key(words.upper() if tag != "tr" else words, alphabet) == sort_key(words, alphabet)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("ár", "ara"),  # an accent that makes no other letter
        ("10 å", "2 å"),
        ("å b", "åa"),  # a space comes first
        ("“Öl”", "öm"),
        ("z", "ж"),
    ],
)
def test_what_is_no_letter_of_the_alphabet_has_a_place(first: str, second: str) -> None:
    """Accents and signs do not count; digits are before letters, other scripts after them."""
    alphabet = locale_of("sv").names.alphabet
    assert sort_key(first, alphabet) < sort_key(second, alphabet)


def test_the_order_of_names_is_that_of_the_data() -> None:
    """The set is for publications in a language whose data is not read."""
    assert {locale.tag for locale in all_locales() if locale.names.family_first} == FAMILY_FIRST


def test_an_alphabet_has_each_letter_once() -> None:
    """Otherwise one of its places counts for nothing."""
    for locale in all_locales():
        letters = locale.names.alphabet.replace("=", " ").split()
        assert len(letters) == len(set(letters)), locale.tag
        assert not letters or len(letters) >= 26 or not letters[0].isascii(), locale.tag
