r"""Entries that bibtexparser gives up on, read again with more patience.

It drops a whole entry for `,,`, for `\\}`, for a brace that is not closed; and `@ article{` is only
a comment to it. Here an entry is read field by field as far as it can be understood, and the
caller reports what was wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from cvtex.bibliography.values import value_end

RawField: TypeAlias = tuple[str, str, int]
"""A field as it is written: its name, its value with braces or quotes, and its line from 0."""

_HEAD = re.compile(r"@\s*(?P<type>[A-Za-z][\w-]*)\s*(?P<open>[{(\[])")
_KEY = re.compile(r"\s*(?P<key>[^\s,{}()=#%]*)\s*(?:,|(?=[\])}]|\Z))")
_NAME = re.compile(r"(?P<name>[^\s{}\"#,%'()=@]+)\s*=\s*")
_BETWEEN = re.compile(r"(?:[\s,;]|%[^\n]*(?:\n|\Z))*")
_FIELD_WITHIN = re.compile(r"\n[ \t]*[A-Za-z]\w*[ \t]*=[ \t]*(?:[{\"]|\w+[ \t]*(?:,[ \t]*)?(?=\n))")
# A key behind which the comma was forgotten: the next word is a field's name.
_KEY_ALONE = re.compile(r"\s*(?P<key>[^\s,{}()=#%]+)(?=\s+[A-Za-z][\w-]*\s*=)")
_CLOSING = {"{": "}", "(": ")", "[": "]"}
_NOT_ENTRIES = frozenset({"comment", "string", "preamble"})


@dataclass(frozen=True, slots=True)
class Recovered:
    """An entry as far as it could be read.

    `start` and `end` are indices into the text, `broken` the names of fields that are not closed,
    each with its line from 0, `closed` tells whether the end of the entry was found. `no_comma` is
    where a comma is missing behind the key, if it is.
    """

    type: str
    key: str
    fields: tuple[RawField, ...]
    start: int
    end: int
    broken: tuple[tuple[str, int], ...]
    closed: bool
    no_comma: int | None = None


def recover(text: str, start: int, end: int) -> Iterator[Recovered]:
    """Yield the entries in a part of a file."""
    position = start
    while head := _HEAD.search(text, position, end):
        if head["type"].lower() in _NOT_ENTRIES or is_commented_out(text, head.start()):
            position = head.end()
            continue
        entry = _entry(text, head, end)
        yield entry
        position = entry.end


def is_commented_out(text: str, at: int) -> bool:
    """Tell whether a `%` stands before a place in its line (a comment to biber, not to BibTeX)."""
    return "%" in text[text.rfind("\n", 0, at) + 1 : at]


def _entry(text: str, head: re.Match[str], end: int) -> Recovered:
    closing = _CLOSING[head["open"]]
    key = _KEY.match(text, head.end(), end)
    alone = None if key and key["key"] else _KEY_ALONE.match(text, head.end(), end)
    key = alone or key
    position = key.end() if key else head.end()
    fields: list[RawField] = []
    broken: list[tuple[str, int]] = []
    closed = False
    while position < end:
        between = _BETWEEN.match(text, position, end)
        position = between.end() if between else position
        if text.startswith((closing, "}"), position):
            position, closed = position + 1, True
            break
        name = _NAME.match(text, position, end)
        if name is None:
            following = _next_line(text, position, end)
            if _HEAD.match(text, position, end) or following >= end:
                break
            position = following
            continue
        line = text.count("\n", 0, name.start())
        stop = value_end(text[:end], name.end())
        if stop is None or _FIELD_WITHIN.search(
            text, name.end(), stop
        ):  # never closed: it is taken to end with its line
            stop = _next_line(text, name.end(), end)
            broken.append((name["name"], line))
            value = _balanced(text[name.end() : stop])
        else:
            value = text[name.end() : stop]
        fields.append((name["name"], value, line))
        position = stop
    return Recovered(
        head["type"],
        key["key"] if key else "",
        tuple(fields),
        head.start(),
        max(position, head.end()),
        tuple(broken),
        closed,
        alone.end() if alone else None,
    )


def _balanced(line: str) -> str:
    """Return the value that a line begins, with braces that pair up."""
    inner = line.strip().rstrip(",").rstrip()
    inner = inner[1:] if inner[:1] in {"{", '"'} else inner
    while inner.endswith("}") and inner.count("{") < inner.count("}"):
        inner = inner[:-1]
    missing = inner.count("{") - inner.count("}")
    return "{" + inner.rstrip() + "}" * max(0, missing) + "}"


def _next_line(text: str, start: int, end: int) -> int:
    found = text.find("\n", start, end)
    return end if found < 0 else found + 1
