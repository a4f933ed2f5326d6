"""`bibliography.values`: the values of BibTeX fields."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.bibliography.values import english_month, read_value, split_field

MACROS = {"jmlr": "Journal of Machine Learning Research", "me": "Ada Lovelace"}


@pytest.mark.parametrize(
    ("raw", "latex"),
    [
        ("{a {B} c}", "a {B} c"),
        ('"a {"}B c"', 'a {"}B c'),
        ("2020", "2020"),
        ("jul", "July"),
        ("JMLR", "Journal of Machine Learning Research"),
        ('me # " and Grace Hopper"', "Ada Lovelace and Grace Hopper"),
        ('{p} # {q} # "r"', "pqr"),
        ("2000 # 1", "20001"),
        ("{a\n\t  b}", "a b"),
        (r'"G\"odel"', r"G\"odel"),
        (r"{a \{ b}", r"a \{ b"),
        (r"{line \\}", r"line \\"),
    ],
)
def test_pieces_are_joined_to_a_value(raw: str, latex: str) -> None:
    """Braces, quotes, numbers, macros and `#` are parsed as in BibTeX."""
    value = read_value(raw, MACROS)

    assert (value.latex, value.unknown_macros, value.rest) == (latex, (), "")


def test_an_unknown_macro_keeps_its_name() -> None:
    """An undefined macro is returned, and its name is kept as text."""
    value = read_value("NeurIPS # { 2020}", MACROS)

    assert (value.latex, value.unknown_macros) == ("NeurIPS 2020", ("NeurIPS",))


def test_the_text_after_a_value_is_split_as_a_field() -> None:
    """The field after a missing comma is found."""
    value = read_value("{1}\n year={2000}", {})

    assert value.latex == "1"
    assert split_field(value.rest) == ("year", "{2000}")


def test_other_text_after_a_value_is_not_a_field() -> None:
    """Text that is not `name = value` is not split."""
    value = read_value("{x};", {})

    assert value.rest == ";"
    assert split_field(value.rest) is None


@given(st.text(max_size=60))
def test_any_value_is_read(raw: str) -> None:
    """No text raises an exception."""
    read_value(raw, MACROS)


@given(st.text(alphabet=st.characters(exclude_characters='{}\\"'), max_size=40))
def test_braced_text_keeps_its_words(text: str) -> None:
    """Within braces only runs of spaces change, and characters are composed."""
    assert read_value("{" + text + "}", {}).latex == normalize("NFC", " ".join(text.split()))


@pytest.mark.parametrize(
    ("written", "month"),
    [
        ("März", "March"),
        (" M\u0061\u0308rz. ", "March"),
        ("MARS", "March"),
        ("févr.", "February"),
        ("(juin)", "June"),
        ("juin 2020", "June"),
        ("Sept.", "September"),
        ("15 mars", "15 mars"),
        ("mars~15", "mars~15"),
        ("juin--juillet", "juin--juillet"),
        ("7", "7"),
        ("2020", "2020"),
        ("Floreal", "Floreal"),
        ("", ""),
    ],
)
def test_a_month_is_known_in_any_language(written: str, month: str) -> None:
    """A month may have punctuation or a year; with a day or a second month it is kept."""
    assert english_month(written) == month
