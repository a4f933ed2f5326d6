"""`latex.quotes`: quotation marks that are not TeX's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.bibliography.bibtex import read_bibliography
from cvtex.bibliography.reference import Reference
from cvtex.latex.parser import plain_latex
from cvtex.latex.quotes import with_quotes
from cvtex.source import Source


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ('On "deep" nets', "On “deep” nets"),
        ('"Deep," they said: "nets"', "“Deep,” they said: “nets”"),
        ('("A") and {"B"}', "(“A”) and “B”"),
        ('The {"}big{"} one', "The “big” one"),
        ('"Le {F}ou"', "“Le Fou”"),
        ("<<Mot>> et <<~mots~>>", "«Mot» et «mots»"),
        (",,Wort'' und ,,Worte, viele''", "„Wort” und „Worte, viele”"),
        (",,Wort``", "„Wort“"),
        ('A 5" disk', 'A 5" disk'),
        ('5" and 3" disks', '5" and 3" disks'),
        ('A "word and more', 'A "word and more'),
        ('G\\"odel and "so"', "Gödel and “so”"),
        ("a << b and c >> d", "a << b and c >> d"),
        ("a,, b''", "a,, b”"),
        ('$a" b"$ "x"', "“x”"),
    ],
)
def test_quotes_are_typographic_where_certain(value: str, text: str) -> None:
    """Straight quotes have to be in pairs, each at the edge of a word."""
    assert plain_latex(value).endswith(text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ngerman", "Das „Wort“"),
        ("de-AT", "Das „Wort“"),
        ("french", "Das «\u00a0Wort\u00a0»"),
        ("polish", "Das „Wort”"),
        ("Spanish", "Das «Wort»"),
        ("english", "Das “Wort”"),
        ("de", "Das „Wort“"),
    ],
)
def test_the_language_of_an_entry_decides(language: str, text: str) -> None:
    """It is in `langid` or in `language`."""
    for field in ("langid", "language"):
        bib = f'@misc{{k, title={{Das "Wort"}}, {field}={{{language}}}}}'
        (entry,) = read_bibliography(Source("p.bib", bib)).value or ()
        reference = Reference(entry)
        reference.parsed("title")

        assert reference.text("title") == text


def test_french_guillemets_have_spaces_inside() -> None:
    """They are no-break spaces, whether the source has spaces or none."""
    written = "<<Mot>> et << mots >>"

    assert with_quotes(written, "french") == "«\u00a0Mot\u00a0» et «\u00a0mots\u00a0»"


@given(st.text(alphabet="ab \"<>,'`{}$\\\\", max_size=40))
def test_any_text_keeps_its_letters(value: str) -> None:
    """Only marks change."""
    letters = [character for character in value if character.isalpha()]

    assert [character for character in with_quotes(value) if character.isalpha()] == letters
