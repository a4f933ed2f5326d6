"""`text.spaces`: the spaces of French, and of Czech after a preposition."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.locales import Typography, locale_of
from cvtex.text import Inlines, plain_text
from cvtex.text.markdown import parse_markdown
from cvtex.text.spaces import with_spaces

FRENCH = locale_of("fr").typography


def shown(inlines: Inlines) -> str:
    """Return the characters with `_` for a no-break space and `,` raised for a narrow one."""
    return plain_text(inlines).replace("\u00a0", "_").replace("\u202f", "'")


@pytest.mark.parametrize(
    ("language", "written", "printed"),
    [
        ("fr", "Quoi? Si! Oui; non : ceci", "Quoi'? Si'! Oui'; non_: ceci"),
        ("fr", "Quoi ?! Vraiment?...", "Quoi'?! Vraiment'?..."),
        ("fr", "etc.: oui; 20:30: fin", "etc._: oui'; 20:30_: fin"),
        ("fr", "(vrai ?) «mot» « mot »!", "(vrai'?) «_mot_» «_mot_»'!"),
        ("fr", "*mot*! **mot** ; `a`: $x$ ?", "mot'! mot'; a_: x'?"),
        ("fr", "*mot !* «*mot*»", "mot'! «_mot_»"),
        ("fr", "[mot](https://e.org)? <https://e.org/?a=b>", "mot'? https://e.org/?a=b"),
        ("fr", "à 10:30, 1:2, C:\\\\a, std::x, a?b, :-) ;) :)", None),
        ("fr", "https://e.org/?q=a;b: voir a@b.fr: non", None),
        ("fr", "`a:b; c !`", None),
        ("fr-CA", "Quoi? Si ; ceci: «mot»", "Quoi? Si ; ceci_: «_mot_»"),
        ("fr-CH", "Quoi? ceci: «mot»", "Quoi'? ceci': «'mot'»"),
        ("de", "Was? «Wort» : so", None),
        ("cs", "v Praze a k lesu", "v_Praze a_k_lesu"),
        ("cs", "A. B. Novák, třída 5 A", None),
        ("pl", "w Polsce i z domu", "w_Polsce i_z_domu"),
    ],
)
def test_spaces_are_those_of_the_language(language: str, written: str, printed: str | None) -> None:
    """They are put in, whether they are written or not, but not in addresses, times or code."""
    inlines = parse_markdown(written, locale_of(language).typography).inlines
    unchanged = plain_text(parse_markdown(written).inlines)

    assert shown(inlines) == (unchanged if printed is None else printed)


def test_short_words_are_letters_and_no_pattern() -> None:
    """A locale of the user's own may have any signs there."""
    typography = Typography(short_words="]^-\\v")
    inlines = parse_markdown("v Praze", typography).inlines
    assert shown(inlines) == "v_Praze"


@given(st.text("ab 1:;!?«»*`()[]\u00a0\u202f.-\n", max_size=30))
def test_spaces_are_put_in_once(written: str) -> None:
    """What is right already stays as it is, and nothing but spaces changes."""
    plain = parse_markdown(written).inlines
    once = with_spaces(plain, FRENCH)

    assert with_spaces(once, FRENCH) == once
    assert "".join(plain_text(once).split()) == "".join(plain_text(plain).split())
