"""Which characters the fonts of cvtex can print, from the list that the font script writes."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cache

from cvtex.files.resources import texmf


def is_printable(character: str) -> bool:
    """Tell whether the fonts have a glyph for a character."""
    starts, ends = _ranges()
    code_point = ord(character)
    index = bisect_right(starts, code_point) - 1
    return index >= 0 and code_point <= ends[index]


_SCRIPT = r"(?:HALFWIDTH |FULLWIDTH )?(\w+(?: \w+)?)(?:-\w+)? (?:LETTER|SYLLABLE|CHARACTER)\b"
_HAS_PUNCTUATION = {"ARABIC", "ARMENIAN", "DEVANAGARI", "ETHIOPIC", "HEBREW", "KATAKANA", "KHMER"}
_PARTLY_PRINTED = {"Latin", "Greek", "Cyrillic", "Modifier", "Mathematical", "Combining"}
_EAST_ASIAN = {"CJK", "IDEOGRAPHIC", "FULLWIDTH", "HALFWIDTH"}


def script(character: str) -> str:
    """Return the script of an unprintable character, as `Thai`; empty for symbols such as emoji.

    It is read from the character's name in Unicode, since Python has no property for it. Empty for
    letters of scripts that the fonts have, too.
    """
    name, kind = unicodedata.name(character, ""), unicodedata.category(character)[0]
    name = name.removeprefix("EXTENDED ")  # the digits of Persian
    first = name.partition(" ")[0].partition("-")[0]
    if kind == "P" and first not in _HAS_PUNCTUATION | _EAST_ASIAN:
        return "Han" if 0x3000 <= ord(character) < 0x3040 else ""
    if kind not in "LMNP" or not name:  # Python knows no names of Tangut letters
        return ""
    named = re.match(_SCRIPT, name)
    found = (named[1] if named else first).title()
    if found.split()[0] in _PARTLY_PRINTED:
        return ""
    return "Han" if first in _EAST_ASIAN and not named else found


@cache
def _ranges() -> tuple[list[int], list[int]]:
    """Return the first and the last code points of all ranges, each in ascending order.

    Each line of the file has a code point or a range (`00A0-00FF`), in hexadecimal.
    """
    starts: list[int] = []
    ends: list[int] = []
    for line in (texmf() / "coverage.txt").read_text(encoding="utf-8").splitlines():
        content = line.partition("#")[0].strip()
        if content:
            first, _, last = content.partition("-")
            starts.append(int(first, 16))
            ends.append(int(last or first, 16))
    return starts, ends
