"""The names of the months in all languages: for .bib files, and for dates in another language.

To look up a month reads no locale: a table is made of all of them (`month_names`, written by
`scripts/build_locales.py`).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from cvtex.locales.month_names import NAMES, SHORT_NAMES

PROPER_NAMES = frozenset({"marco", "mars", "mart", "mayo", "nisan"})
"""Names of months, in the form of `folded`, that also name people, places or organizations."""


def month_number(word: str) -> int:
    """Return the number of the month that a word names in any language, or 0.

    The word may be in upper or lower case, without its accents, abbreviated, and with a final dot.
    A word that names different months in two languages is not a month.
    """
    return _found(word, _all_months())


def month_by_name(word: str) -> int:
    """As `month_number`, but only for words that are not mistaken for others: `ago` is English."""
    return _found(word, _named_months())


def folded(word: str) -> str:
    """Return the form in which words are compared: composed, case-folded, without a final dot.

    All apostrophes are straight, and the Turkish capital `İ` is an `i`.
    """
    if word.isascii():
        return word.lower().removesuffix(".")
    whole = unicodedata.normalize("NFC", word).casefold().removesuffix(".")
    return whole.replace("’", "'").replace("i\u0307", "i")


_ACCENTS = re.compile("[\u0300-\u036f]")  # the vowel signs of other scripts are no accents
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})
_GERMANIC = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})


def bare(word: str) -> str:
    """Return a word in the form of `folded` without its accents."""
    if word.isascii():
        return word
    letters = _ACCENTS.sub("", unicodedata.normalize("NFD", word))
    return unicodedata.normalize("NFC", letters.translate(_PLAIN))


def spellings(word: str) -> tuple[str, ...]:
    """Return the form of `folded`, with `ae` for `ä` and the like, and without any accents."""
    whole = folded(word)
    if whole.isascii():
        return (whole,)
    return tuple(dict.fromkeys((whole, bare(whole.translate(_GERMANIC)), bare(whole))))


def _found(word: str, months: dict[str, int]) -> int:
    key = folded(word)
    return months.get(key) or (0 if key.isascii() else months.get(bare(key), 0))


@cache
def _named_months() -> dict[str, int]:
    return _by_word(NAMES)


@cache
def _all_months() -> dict[str, int]:
    return _by_word(SHORT_NAMES) | _named_months()


def _by_word(rows: tuple[str, ...]) -> dict[str, int]:
    return {word: number for number, words in enumerate(rows, 1) for word in words.split()}
