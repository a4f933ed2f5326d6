"""Find the end of a group in braces, as TeX does: an escaped brace is a character."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

# A backslash matches together with the next character, so that escaped braces are skipped.
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)


def closed_group_end(value: str, start: int) -> int | None:
    """Return the index after the group that opens at `start`, or None if it is not closed."""
    end = _end(value, start, start + _NEAR)
    if end is None and start + _NEAR < len(value):
        ends = _ends(value)
        end = ends[start] if start in ends else _end(value, start, len(value))
    return end


def _end(value: str, start: int, until: int) -> int | None:
    """Return the index after the group that opens at `start`, if it is at most `until`."""
    depth = 0
    for match in _BRACE.finditer(value, start, until):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if depth == 0:
            return match.end()
    return None


_NEAR = 2000
"""The number of characters that are searched before the ends of all groups are computed."""


@lru_cache(maxsize=4)
def _ends(value: str) -> Mapping[int, int | None]:
    """Return the end of each group of a text by its start; None for a group that is not closed."""
    ends: dict[int, int | None] = {}
    opened: list[int] = []
    for match in _BRACE.finditer(value):
        if match[0] == "{":
            opened.append(match.start())
            ends[match.start()] = None
        elif match[0] == "}" and opened:
            ends[opened.pop()] = match.end()
    return ends


def group_end(value: str, start: int) -> int:
    """Return the index after the group that opens at `start`; an open group ends with the text."""
    end = closed_group_end(value, start)
    return len(value) if end is None else end
