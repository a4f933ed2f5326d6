"""Names in Chinese, Japanese and Korean script, in which the family name comes first."""

from __future__ import annotations

import re
from collections.abc import Sequence

CJK = (
    "\u1100-\u11ff\u2e80-\u2fdf\u3005\u3007\u3040-\u30ff\u3130-\u318f\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
"""The characters of these scripts, as ranges of a regular expression: Han, Kana and Hangul."""

_CJK = re.compile(f"[{CJK}]+")
_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff]+")
# The most frequent Chinese family names, in simplified and traditional characters, without those
# that are Japanese given names. They are enough to notice a name in Western order.
_CHINESE_FAMILIES = frozenset(
    "李王张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻"
)


def is_cjk(text: str) -> bool:
    """Tell whether a text has only characters of Chinese, Japanese or Korean script."""
    return not text.isascii() and _CJK.fullmatch(text) is not None


def divide_cjk(words: Sequence[str]) -> tuple[str, str] | None:
    """Return the family name and the given name of a name in two words in these scripts, or None.

    The first word is the family name, unless the second is one and the first cannot be: a Korean
    name of one syllable after a longer one, or a Chinese family name after two characters.
    """
    if len(words) != 2 or not all(map(is_cjk, words)):
        return None
    first, second = words
    if len(second) == 1 < len(first):
        is_korean = _HANGUL.fullmatch(first) and _HANGUL.fullmatch(second)
        if is_korean or (len(first) == 2 and second in _CHINESE_FAMILIES):
            return second, first
    return first, second
