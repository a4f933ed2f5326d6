"""Spellings of names made comparable: case, accents, transliterations and apostrophes folded.

The bottom of the search for the owner: `name_readings` divides names, `owner` compares them.
"""

from __future__ import annotations

import re
import string
import unicodedata
from functools import lru_cache
from itertools import product

# Letters without a decomposition, or with a second usual transliteration; the plain one first.
_TRANSLITERATIONS = {
    "ø": ("o", "oe"), "ö": ("o", "oe"), "ü": ("u", "ue"), "ä": ("a", "ae"), "å": ("a", "aa"),
    "æ": ("ae",), "œ": ("oe",), "ł": ("l",), "đ": ("d", "dj"), "ð": ("d", "dh"), "þ": ("th",),
    "ı": ("i",), "ȷ": ("j",), "ŋ": ("n", "ng"), "ħ": ("h",), "ŧ": ("t",), "ə": ("e", "a"),
    "ŀ": ("l",), "ĸ": ("k",), "ɓ": ("b",), "ɗ": ("d",), "ƙ": ("k",), "ƴ": ("y",),
}  # fmt: skip
_MOST_VARIED_LETTERS = 4

_APOSTROPHES = "'’‘‛`´′ʹʻʼʽʾʿˈ＇\"“”"
_DROPPED = str.maketrans("", "", _APOSTROPHES)
_ACCENTS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u0591-\u05c7\u064b-\u0652]")
_DASHES = re.compile(r"[‐-―−﹘﹣－]")
_SEPARATORS = re.compile(r"[\s.,\-·・=]+")
# The letters in which transliterations differ.
_FLESH = str.maketrans("", "", "aeghj")
_ASCII_FLESH = str.maketrans("", "", "aeghj" + string.whitespace + "\x1c\x1d\x1e\x1f.,-='`\"")
_CJK = re.compile(
    "[\u1100-\u11ff\u2e80-\u2fdf\u3005\u3007\u3040-\u30ff\u3130-\u318f\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]+"
)


def tidy(text: str) -> str:
    """Return a text in NFKC, with `-` for every dash, without apostrophes and invisible signs."""
    if text.isascii():
        return text.translate(_DROPPED) if not text.isalnum() else text
    # Before NFKC, which would turn an acute accent that stands alone into a blank.
    normal = unicodedata.normalize("NFKC", text.translate(_DROPPED))
    visible = "".join(c for c in normal if unicodedata.category(c) != "Cf")
    return _DASHES.sub("-", visible).translate(_DROPPED)


@lru_cache(maxsize=1 << 16)
def spellings(text: str) -> frozenset[str]:
    """Return the folded spellings of a name's part, without blanks and hyphens.

    Two parts are the same if they share one: "Müller" has "muller" and "mueller".
    """
    folded = _folded(text)
    if folded.isascii():
        return frozenset((folded,))
    choices = [_transliterations(letter) for letter in folded]
    if sum(len(letters) > 1 for letters in choices) <= _MOST_VARIED_LETTERS:
        return frozenset(map("".join, product(*choices)))
    return frozenset("".join(letters[i % len(letters)] for letters in choices) for i in (0, 1))


def skeleton(text: str) -> str:
    """Return letters that all spellings of a text have in common, in order.

    The skeleton of a part is found in the skeleton of the whole, so it sorts out most names
    quickly that have nothing to do with each other.
    """
    if text.isascii():
        return text.lower().translate(_ASCII_FLESH)  # the same, at once
    folded = _folded(text)
    if not folded.isascii():
        folded = "".join(_transliterations(letter)[0] for letter in folded)
    return folded.translate(_FLESH)


def cjk_letters(text: str) -> str:
    """Return the letters of a name that is all Chinese, Japanese or Korean; else an empty text."""
    letters = _SEPARATORS.sub("", tidy(text)) if not text.isascii() else ""
    return letters if letters and _CJK.fullmatch(letters) else ""


def _folded(text: str) -> str:
    folded = tidy(text).casefold()
    if not folded.isascii():
        # Case-folding may leave a letter and an accent that have a common form.
        folded = unicodedata.normalize("NFC", folded)
    return _SEPARATORS.sub("", folded)


@lru_cache(maxsize=1 << 12)
def _transliterations(letter: str) -> tuple[str, ...]:
    if letter.isascii():
        return (letter,)
    # Composed again, since Kana and Hangul fall into pieces that are no accents.
    bare = unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", letter)))
    return _TRANSLITERATIONS.get(letter) or _TRANSLITERATIONS.get(bare) or (bare,)
