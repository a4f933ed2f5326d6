"""How good somebody is at something, as a number, where the CV says it as one."""

from __future__ import annotations

import re
from typing import NamedTuple

_OF = re.compile(r"(\d{1,2}) ?/ ?(\d{1,2})(?!\d)")
_PERCENT = re.compile(r"(\d{1,3}) ?%")
_CEFR = re.compile(r"\b[ABC][12]\b")
_CEFR_LEVELS = ("A1", "A2", "B1", "B2", "C1", "C2")
"""The levels of the Common European Framework of Reference for Languages (Council of Europe)."""

_MOST = 10


class Rating(NamedTuple):
    """So many signs of so many: `4` of `5`."""

    value: int
    total: int


def rating_in(level: str) -> Rating | None:
    """Return the rating that a level has: `4/5`, `80 %` (of five signs) or `B2`; None for words.

    A total of more than ten is no rating, as in a grade of `37/40`.
    """
    level = level.strip()
    if found := _OF.match(level):
        value, total = int(found[1]), int(found[2])
        return Rating(value, total) if value <= total <= _MOST and total else None
    if found := _PERCENT.match(level):
        percent = int(found[1])
        return Rating(round(percent / 20), 5) if percent <= 100 else None
    if found := _CEFR.search(level):
        return Rating(_CEFR_LEVELS.index(found[0]) + 1, len(_CEFR_LEVELS))
    return None
