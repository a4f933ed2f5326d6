"""Reduce what a CV says and what is read from its PDF to the same characters, for comparison."""

from __future__ import annotations

import re
import unicodedata
from itertools import accumulate

_UNTOLD = re.compile(
    # Spaces; hyphens, dashes and the minus, since a line's end may add one; quotation marks, which
    # typesetting chooses; and characters that are not seen.
    r"[\s\u00ad\u200b-\u200f\u2060-\u2064\ufeff"
    r"\-\u2010-\u2015\u2212"
    r"\"'`´\u2018-\u201f\u2032\u2033\u2039\u203a\u00ab\u00bb]+"
)
_WORD = re.compile(r"\w+")
_DIVIDED = re.compile(r"(?<=\w)\u00ad[ \t]*\n\s*(?=\w)")


_DOTS = {ord("ı"): "i", 0x307: None}
"""Turkish has two letters i, whose capitals Python turns into each other's small ones."""

_GREEK = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff][\u0300-\u0345]*")
"""A Greek letter with its accents, of which capitals have none."""


def folded(text: str) -> str:
    """Return a text without case, spaces, hyphens, dashes and quotation marks.

    Ligatures, superscripts and other compatibility characters become plain ones (NFKC).
    """
    return _UNTOLD.sub("", _caseless(text))


def with_breaks(text: str) -> tuple[str, frozenset[int]]:
    """Return a folded text, and the places in it where something was omitted, such as a space."""
    parts = _UNTOLD.split(_caseless(text))
    return "".join(parts), frozenset(accumulate(map(len, parts)))


def _caseless(text: str) -> str:
    if text.isascii():
        return text.casefold()
    caseless = unicodedata.normalize("NFKC", text).casefold().translate(_DOTS)
    return _GREEK.sub(lambda found: unicodedata.normalize("NFD", found[0])[0], caseless)


def words_of(text: str) -> list[str]:
    """Return the words of a text, without case: letters, digits and `_` that stand together."""
    return _WORD.findall(_caseless(text))


_FROM_RIGHT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def is_from_right(text: str) -> bool:
    """Tell whether a text has letters that are written from right to left (Hebrew, Arabic)."""
    return bool(_FROM_RIGHT.search(text))


def readings_of(word: str) -> tuple[str, ...]:
    """Return the ways in which programs read a word.

    A page has the letters of a line from left to right; some programs turn words that are written
    from right to left, and some leave that to others.
    """
    return (word, word[::-1]) if is_from_right(word) else (word,)


def with_whole_words(text: str) -> str:
    """Return a text in which words with a soft hyphen at the end of a line are whole.

    After any other hyphen nobody knows whether it belongs to the word.
    """
    return _DIVIDED.sub("", text)
