"""`bibliography.values`: the values of BibTeX fields."""

from __future__ import annotations

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
def test_pieces_become_one_value(raw: str, latex: str) -> None:
    """Braces, quotes, numbers, macros and `#` are read as BibTeX reads them."""
    value = read_value(raw, MACROS)

    assert (value.latex, value.unknown_macros, value.rest) == (latex, (), "")


def test_an_unknown_macro_keeps_its_name() -> None:
    """What is not defined is reported and not lost."""
    value = read_value("NeurIPS # { 2020}", MACROS)

    assert (value.latex, value.unknown_macros) == ("NeurIPS 2020", ("NeurIPS",))


def test_what_follows_a_value_is_the_next_field() -> None:
    """A forgotten comma does not swallow the field behind it."""
    value = read_value("{1}\n year={2000}", {})

    assert value.latex == "1"
    assert split_field(value.rest) == ("year", "{2000}")


def test_stray_text_is_no_field() -> None:
    """Text that is not `name = value` stays a rest."""
    value = read_value("{x};", {})

    assert value.rest == ";"
    assert split_field(value.rest) is None


@given(st.text(max_size=60))
def test_any_value_is_read(raw: str) -> None:
    """No text raises."""
    read_value(raw, MACROS)


@given(st.text(alphabet=st.characters(exclude_characters='{}\\"'), max_size=40))
def test_braced_text_keeps_its_words(text: str) -> None:
    """Within braces only runs of blanks change."""
    assert read_value("{" + text + "}", {}).latex == " ".join(text.split())


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
    """Alone, with signs or a year; a day or a second month make it more than a month."""
    assert english_month(written) == month
