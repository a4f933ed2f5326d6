"""Fold names for comparison: case, accents, transliterations, apostrophes and separators.

`readings` and `given_names` compare the spellings that are returned here. Unlike `text.folding`,
this folding knows several transliterations of a letter.
"""

from __future__ import annotations

import re
import string
import unicodedata
from functools import lru_cache
from itertools import product

from cvtex.names.scripts import CJK

# Letters without a Unicode decomposition, and letters with a second common transliteration. The
# transliteration without an additional letter comes first.
_TRANSLITERATIONS = {
    "ø": ("o", "oe"), "ö": ("o", "oe"), "ü": ("u", "ue"), "ä": ("a", "ae"), "å": ("a", "aa"),
    "æ": ("ae",), "œ": ("oe",), "ł": ("l",), "đ": ("d", "dj"), "ð": ("d", "dh"), "þ": ("th",),
    "ı": ("i",), "ȷ": ("j",), "ŋ": ("n", "ng"), "ħ": ("h",), "ŧ": ("t",), "ə": ("e", "a"),
    "ŀ": ("l",), "ĸ": ("k",), "ɓ": ("b",), "ɗ": ("d",), "ƙ": ("k",), "ƴ": ("y",),
}  # fmt: skip
_MOST_VARIED_LETTERS = 4
"""The most letters with several transliterations of which all combinations are returned."""

_APOSTROPHES = "'’‘‛`´′ʹʻʼʽʾʿˈ＇\"“”"
_DROPPED = str.maketrans("", "", _APOSTROPHES)
_ACCENTS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u0591-\u05c7\u064b-\u0652]")
_DASHES = re.compile(r"[‐-―−﹘﹣－]")
_SEPARATORS = re.compile(r"[\s.,\-·・=]+")
# The letters in which the transliterations of a name may differ.
_VARYING = str.maketrans("", "", "aeghj")
_ASCII_VARYING = str.maketrans("", "", "aeghj" + string.whitespace + "\x1c\x1d\x1e\x1f.,-='`\"")
_CJK = re.compile(f"[{CJK}]+")


def normalise(text: str) -> str:
    """Return a text in NFKC with `-` for every dash, without apostrophes and format characters.

    Format characters are those of the Unicode category Cf, which are invisible.
    """
    if text.isascii():
        return text.translate(_DROPPED) if not text.isalnum() else text
    # Remove them before NFKC, which turns a spacing acute accent into a space.
    normal = unicodedata.normalize("NFKC", text.translate(_DROPPED))
    visible = "".join(c for c in normal if unicodedata.category(c) != "Cf")
    return _DASHES.sub("-", visible).translate(_DROPPED)


@lru_cache(maxsize=1 << 16)
def spellings(text: str) -> frozenset[str]:
    """Return the folded spellings of a part of a name, without spaces, dots, commas and hyphens.

    Two parts are equal if they have a spelling in common: "Müller" has "muller" and "mueller".
    """
    folded = _folded(text)
    if folded.isascii():
        return frozenset((folded,))
    choices = [_transliterations(letter) for letter in folded]
    if sum(len(letters) > 1 for letters in choices) <= _MOST_VARIED_LETTERS:
        return frozenset(map("".join, product(*choices)))
    return frozenset("".join(letters[i % len(letters)] for letters in choices) for i in (0, 1))


def skeleton(text: str) -> str:
    """Return the letters that all spellings of a text have in common, in order.

    The skeleton of a part of a text is a substring of the skeleton of the text. This test is fast
    and excludes most names that cannot be equal.
    """
    if text.isascii():
        return text.lower().translate(_ASCII_VARYING)  # the same result, faster
    folded = _folded(text)
    if not folded.isascii():
        folded = "".join(_transliterations(letter)[0] for letter in folded)
    return folded.translate(_VARYING)


def transliterated(text: str) -> str:
    """Return a text folded, each letter in its first transliteration: "Østergård" is "ostergard".

    Letters that have none, as those of other scripts, stay.
    """
    folded = _folded(text)
    return folded if folded.isascii() else "".join(_transliterations(c)[0] for c in folded)


def cjk_letters(text: str) -> str:
    """Return the letters of a name in Chinese, Japanese or Korean; for any other name, ""."""
    letters = _SEPARATORS.sub("", normalise(text)) if not text.isascii() else ""
    return letters if letters and _CJK.fullmatch(letters) else ""


def _folded(text: str) -> str:
    folded = normalise(text).casefold()
    if not folded.isascii():
        # Case folding may return a letter and a combining accent that NFC composes.
        folded = unicodedata.normalize("NFC", folded)
    return _SEPARATORS.sub("", folded)


@lru_cache(maxsize=1 << 12)
def _transliterations(letter: str) -> tuple[str, ...]:
    if letter.isascii():
        return (letter,)
    # NFC again, because NFD also decomposes Kana and Hangul, into characters that are not accents.
    bare = unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", letter)))
    return _TRANSLITERATIONS.get(letter) or _TRANSLITERATIONS.get(bare) or (bare,)
