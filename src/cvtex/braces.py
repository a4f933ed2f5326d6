"""Groups in braces, as TeX pairs them: an escaped brace is a character."""

from __future__ import annotations

import re

# A backslash takes what follows along, so that an escaped brace is passed over.
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)


def closed_group_end(value: str, start: int) -> int | None:
    """Return the index behind the group that opens at `start`, or None if nothing closes it."""
    depth = 0
    for match in _BRACE.finditer(value, start):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if depth == 0:
            return match.end()
    return None


def group_end(value: str, start: int) -> int:
    """Return the index behind the group that opens at `start`; an open group ends with the text."""
    end = closed_group_end(value, start)
    return len(value) if end is None else end
