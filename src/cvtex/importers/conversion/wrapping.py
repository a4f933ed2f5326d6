"""Prepare the texts of a draft: divide long lines, and let none be raw LaTeX."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from cvtex.importers.parts.texts import in_lines
from cvtex.text.lists import MARKER
from cvtex.yaml.commented import Commented, Value, parts
from cvtex.yaml.scalars import folded_lines

_WIDTH = 88
"""The columns of a line; in the file it is indented below its key."""

_START = re.compile(rf"[ \t]*(?:{MARKER})?")


def wrapped(value: Value) -> Value:
    """Return a value in whose texts of several lines no line is long, and none is raw LaTeX.

    A text of one line stays: it is folded when it is written. No other program has cvtex's notation
    for LaTeX, and what is imported is text, whoever wrote it.
    """
    content, comment = parts(value)
    changed: Value
    match content:
        case str():
            plain = content.replace("`{=latex}", "`\\{=latex}")
            changed = "\n".join(_lines(plain)) if "\n" in plain else plain
        case Mapping():
            changed = {
                key: wrapped(_without_paragraphs(child) if key == "summary" else child)
                for key, child in content.items()
            }
        case Sequence():
            changed = [wrapped(child) for child in content]
        case _:
            changed = None
    return Commented(changed, comment) if comment else changed


def _without_paragraphs(value: Value) -> Value:
    """Return the summary of an entry, which has lines and lists, but no paragraphs."""
    content, comment = parts(value)
    if not isinstance(content, str):
        return value
    changed = in_lines(content)
    return Commented(changed, comment) if comment else changed


def _lines(text: str) -> Iterator[str]:
    """Yield lines without spaces at their ends: a backslash ends a line that is not continued."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        is_followed = number + 1 < len(lines) and lines[number + 1].strip()
        kept = line.rstrip()
        if kept and is_followed and line.endswith("  ") and not kept.endswith("\\"):
            kept += "\\"
        start = _START.match(kept)
        margin = len(start[0]) if start else 0
        if len(kept) <= _WIDTH:
            yield kept
            continue
        first, *others = folded_lines(kept[margin:], _WIDTH - margin)
        yield kept[:margin] + first
        yield from (" " * margin + other for other in others)
