"""Which characters the fonts of cvtex can print, from the list that the font script writes."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

from cvtex.files.resources import texmf


def is_printable(character: str) -> bool:
    """Tell whether the fonts have a glyph for a character."""
    starts, ends = _ranges()
    code_point = ord(character)
    index = bisect_right(starts, code_point) - 1
    return index >= 0 and code_point <= ends[index]


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
