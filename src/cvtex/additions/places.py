"""Find the exact places of an entry and its fields in the text of a .bib file.

Unlike `bibliography`, which reads anything, this finds only entries that are written correctly;
in any other, nothing may be inserted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cvtex.bibliography.parser_text import TYPE
from cvtex.bibliography.values import value_end

_HEAD = re.compile(rf"@\s*{TYPE}\s*(?P<open>[{{(])\s*(?P<key>[^\s,{{}}()\"#%=]*)\s*")
_NAME = re.compile(r"(?P<name>[^\s{}\"#,%'()=@]+)\s*=\s*")
_SPACE = re.compile(r"(?:\s|%[^\r\n]*)*")
_CLOSING = {"{": "}", "(": ")"}


@dataclass(frozen=True, slots=True)
class FieldPlace:
    """A field: the indices of its name, and of the begin and the end of its value."""

    name: str
    start: int
    value: int
    end: int


@dataclass(frozen=True, slots=True)
class EntryPlace:
    """An entry: its key, the index of its `@`, and the index after its closing brace.

    `after` is the index after the last field, or after the key if there is none, and `comma` the
    index after the comma that follows it, or None.
    """

    key: str
    start: int
    end: int
    fields: tuple[FieldPlace, ...]
    after: int
    comma: int | None


def entry_place(text: str, start: int) -> EntryPlace | None:
    """Return the place of the entry whose `@` is at an index, or None if it is not well-formed."""
    head = _HEAD.match(text, start)
    if head is None:
        return None
    closing = _CLOSING[head["open"]]
    fields: list[FieldPlace] = []
    after = head.start("key") + len(head["key"])
    position = head.end()
    comma: int | None = None
    while True:
        position = _skip(text, position)
        if text.startswith(",", position) and comma is None:
            position = comma = position + 1
            continue
        if text.startswith(closing, position):
            return EntryPlace(head["key"], start, position + 1, tuple(fields), after, comma)
        name = _NAME.match(text, position)
        if name is None or comma is None:
            return None
        stop = value_end(text, name.end())
        if stop is None:
            return None
        fields.append(FieldPlace(name["name"], name.start(), name.end(), stop))
        position = after = stop
        comma = None


def heads_in(text: str) -> Iterator[tuple[str, int]]:
    """Yield the key of whatever looks like the beginning of an entry, and the index of its `@`."""
    for head in _HEAD.finditer(text):
        yield head["key"], head.start()


def _skip(text: str, position: int) -> int:
    found = _SPACE.match(text, position)
    return found.end() if found else position


def line_starts(text: str) -> list[int]:
    r"""Return the index at which each line begins; a line ends with `\n`, `\r\n` or `\r`."""
    return [0, *(found.end() for found in re.finditer(r"\r\n|\r|\n", text))]
