"""`hyphenation.patterns`: words divide where the patterns of their language say."""

from __future__ import annotations

import pytest

from cvtex.hyphenation.patterns import load_patterns, parse_patterns

# As the dictionaries of the languages divide them: Duden, Le Robert, the academies.
WORDS = {
    "de-1996": "Wei-ter-ent-wick-lung Ab-schluss-ar-bei-ten Wachs-tum Stra-ßen-ver-kehr",
    "fr": "re-cherche dé-ve-lop-pe-ment in-for-ma-tique",
    "es": "in-ves-ti-ga-ción de-sa-rro-llo",
    "it_IT": "ri-cer-ca svi-lup-po",
    "fi": "tut-ki-mus oh-jel-mis-to",
    "tr": "a-raş-tır-ma sa-at mü-hen-dis-lik",
    "hu_HU": "fej-lesz-tés asszony",
    "ru_RU": "про-грам-ми-ро-ва-ни-е",
    "el_GR": "πα-νε-πι-στή-μιο",
}


@pytest.mark.parametrize("name", WORDS)
def test_words_divide_as_in_a_dictionary(name: str) -> None:
    """The encoding of each file is read, and no letter is lost."""
    patterns = load_patterns(name)
    assert patterns is not None
    for divided in WORDS[name].lower().split():
        word = divided.replace("-", "")
        places = {*patterns.positions(word)} & {*range(1, len(word))}
        # Two letters at each end stay together (`hyphen_minimum`); one is enough to compare.
        expected = {len(divided[:at].replace("-", "")) for at, c in enumerate(divided) if c == "-"}
        inner = {place for place in places if 2 <= place <= len(word) - 2}
        assert inner == {place for place in expected if 2 <= place <= len(word) - 2}


def test_levels_and_edges_count() -> None:
    """The higher level wins, and odd levels divide (Liang, 1983); a dot is the edge of a word."""
    patterns = parse_patterns(["% comment", "LEFTHYPHENMIN 2", "1b", "a2b", ".a3bc", "d1e."])

    assert patterns.positions("abc") == (1,)
    assert patterns.positions("cabb") == (3,)
    assert patterns.positions("bde") == (2,)
    assert patterns.positions("") == ()


def test_a_place_that_changes_the_spelling_is_not_used() -> None:
    """Hungarian `asszony` would divide as `asz-szony`."""
    assert parse_patterns(["s1s/sz=sz,1,3", "1n"]).positions("assony") == (4,)


def test_patterns_of_compounds_are_left_out() -> None:
    """They stand above a line `NEXTLEVEL`."""
    assert parse_patterns(["1x", "NEXTLEVEL", "1y"]).positions("axay") == (3,)


def test_an_unknown_language_has_no_patterns() -> None:
    """It is no error: words then stay whole."""
    assert load_patterns("xx") is None
