"""Groups in braces, as TeX pairs them: an escaped brace is a character."""

from __future__ import annotations


def closed_group_end(value: str, start: int) -> int | None:
    """Return the index behind the group that opens at `start`, or None if nothing closes it."""
    depth = 0
    index = start
    while index < len(value):
        match value[index]:
            case "\\":
                index += 1
            case "{":
                depth += 1
            case "}":
                depth -= 1
                if depth == 0:
                    return index + 1
        index += 1
    return None


def group_end(value: str, start: int) -> int:
    """Return the index behind the group that opens at `start`; an open group ends with the text."""
    end = closed_group_end(value, start)
    return len(value) if end is None else end
