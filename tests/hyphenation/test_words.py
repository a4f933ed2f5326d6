"""`hyphenation.words`: the places are remembered, and the patterns are read only for new words."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvtex.files import cache
from cvtex.hyphenation import words as module
from cvtex.hyphenation.words import Words


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "folders", lambda: (tmp_path,))


def test_a_second_run_reads_no_patterns(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each language has a file of its own, so that languages in turn keep their words."""
    for name in ("fi", "tr"):
        words = Words(name, (2, 2))
        words.positions("talo")
        words.keep()
    monkeypatch.delattr(module, "load_patterns")

    for name in ("fi", "tr"):
        assert Words(name, (2, 2)).positions("talo") == (2,)


def test_a_word_keeps_its_least_letters() -> None:
    """They are counted before the first hyphen and after the last."""
    assert Words("tr", (2, 2)).positions("araba") == (3,)
    assert Words("tr", (1, 3)).positions("araba") == (1,)


def test_unknown_patterns_divide_nothing() -> None:
    """Words of a language that nobody knows stay whole."""
    assert Words("xx", (2, 2)).positions("talo") == ()


def test_many_words_do_not_pile_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of too many words those of the last run are kept."""
    monkeypatch.setattr(module, "_MOST", 1)
    for word in ("talo", "kirja"):
        words = Words("fi", (2, 2))
        words.positions(word)
        words.keep()

    monkeypatch.delattr(module, "load_patterns")
    again = Words("fi", (2, 2))
    assert again.positions("kirja") == (3,)
    with pytest.raises(NameError):
        again.positions("talo")
