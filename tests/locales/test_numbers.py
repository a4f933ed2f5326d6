"""`locales.numbers`: numbers as each language writes them, and the forms of words beside them."""

from __future__ import annotations

import copy
import pickle

import pytest

from cvtex.locales import ENGLISH, locale_of
from cvtex.locales.numbers import CATEGORIES, Forms, Numbers

EVERY = Forms({name: name for name in CATEGORIES})
NUMBERS = ("0", "1", "2", "3", "5", "11", "12", "21", "22", "25", "100", "101", "111", "1,5")


@pytest.mark.parametrize(
    ("rule", "categories"),
    [
        ("one", {"one": "1"}),
        ("same", {}),
        ("french", {"one": "0 1 1,5"}),
        ("hindi", {"one": "0 1"}),
        ("czech", {"one": "1", "few": "2 3", "many": "1,5"}),
        ("polish", {"one": "1", "few": "2 3 22", "many": "0 5 11 12 21 25 100 101 111"}),
        ("russian", {"one": "1 21 101", "few": "2 3 22", "many": "0 5 11 12 25 100 111"}),
        ("croatian", {"one": "1 21 101", "few": "2 3 22 1,5"}),
        ("slovene", {"one": "1 101", "two": "2", "few": "3 1,5"}),
        ("romanian", {"one": "1", "few": "0 2 3 5 11 12 101 111 1,5"}),
        (
            "arabic",
            {"zero": "0", "one": "1", "two": "2", "few": "3 5", "many": "11 12 21 22 25 111"},
        ),
        ("hebrew", {"one": "1", "two": "2"}),
    ],
)
def test_a_rule_has_the_categories_of_unicode(rule: str, categories: dict[str, str]) -> None:
    """For whole numbers and for one with a fraction; all that are not named are `other`."""
    numbers = Numbers(plural=rule)
    named = {number: name for name, listed in categories.items() for number in listed.split()}

    found = {number: numbers.form(EVERY, number) for number in NUMBERS}
    assert found == {number: named.get(number, "other") for number in NUMBERS}


@pytest.mark.parametrize(
    ("written", "category"),
    [("40–50", "many"), ("about 21", "one"), ("2 (22)", "few"), ("many", "other"), ("²", "other"),
     ("", "other"), ("9" * 40, "many")],
)  # fmt: skip
def test_of_several_numbers_the_last_counts(written: str, category: str) -> None:
    """A text without a number has the most general form."""
    assert Numbers(plural="russian").category(written) == category


@pytest.mark.parametrize(
    ("tag", "grouped", "percentage"),
    [
        ("en", "999 1,234 12,345 1,234,567", "22.5%"),
        ("en-IN", "999 1,234 12,345 12,34,567", "22.5%"),
        ("de", "999 1.234 12.345 1.234.567", "22,5\u00a0%"),
        ("de-CH", "999 1’234 12’345 1’234’567", "22.5%"),
        ("de-AT", "999 1\u00a0234 12\u00a0345 1\u00a0234\u00a0567", "22,5\u00a0%"),
        ("es", "999 1234 12.345 1.234.567", "22,5\u00a0%"),
        ("es-MX", "999 1,234 12,345 1,234,567", "22.5%"),
        ("pl", "999 1234 12\u00a0345 1\u00a0234\u00a0567", "22,5%"),
        ("tr", "999 1.234 12.345 1.234.567", "%22,5"),
    ],
)
def test_numbers_have_the_signs_of_the_language(tag: str, grouped: str, percentage: str) -> None:
    """Between thousands, before a fraction, and with a percentage."""
    numbers = locale_of(tag).numbers
    written = ("999", "1234", "12345", "1234567")

    assert " ".join(map(numbers.grouped, written)) == grouped
    assert numbers.percentage("22.5") == percentage


def test_only_whole_numbers_are_grouped() -> None:
    """What a user has written in another way stays, also in digits of other scripts."""
    texts = ["1234.5", "1,234", "12k", "١٢٣٤٥", "-1234", "²345", ""]

    assert [*map(ENGLISH.numbers.grouped, texts)] == texts


@pytest.mark.parametrize(
    ("tag", "ordinals"),
    [
        ("en", "1st 2nd 3rd 4th 11th 12th 13th 21st 111th"),
        ("de", "1. 2. 3. 4. 11. 12. 13. 21. 111."),
        ("fr", "1re 2e 3e 4e 11e 12e 13e 21e 111e"),
        ("es", "1.ª 2.ª 3.ª 4.ª 11.ª 12.ª 13.ª 21.ª 111.ª"),
        ("sv", "1:a 2:a 3:e 4:e 11:e 12:e 13:e 21:a 111:e"),
        ("ru", "1-е 2-е 3-е 4-е 11-е 12-е 13-е 21-е 111-е"),
        ("uk", "1-ше 2-ге 3-тє 4-те 11-те 12-те 13-те 21-ше 111-те"),
        ("bg", "1-во 2-ро 3-то 4-то 11-то 12-то 13-то 21-во 111-то"),
        ("id", "1 2 3 4 11 12 13 21 111"),
    ],
)
def test_editions_have_ordinals(tag: str, ordinals: str) -> None:
    """Those of the gender that the word for an edition has in the language."""
    numbers = locale_of(tag).numbers
    written = ("1", "2", "3", "4", "11", "12", "13", "21", "111")

    assert " ".join(map(numbers.ordinal, written)) == ordinals


def test_forms_can_be_copied_and_kept() -> None:
    """With all forms; the words of a CV are copied, and what is made with them is cached."""
    word = Forms({"one": "a", "other": "b"})

    for other in (copy.deepcopy(word), pickle.loads(pickle.dumps(word))):  # noqa: S301 - its own
        assert (other, other.forms) == ("b", word.forms)
    assert repr(word) != repr(Forms({"one": "c", "other": "b"}))


def test_numbers_of_the_user_do_not_fail() -> None:
    """A locale of one's own may have rules that nobody can use."""
    numbers = Numbers(
        plural="klingon",
        percent="{x}",
        ordinals={"(": "{}", ".*": "{}{0}"},
        euphony={"a": {"b": "["}},
    )

    assert numbers.category("1") == "one"
    assert (numbers.percentage("5"), numbers.ordinal("2")) == ("{x}", "2{0}")
    assert numbers.conjunction("a", "b") == "a"
