r"""Parse the entries that bibtexparser rejects.

bibtexparser drops a whole entry because of `,,`, of `\\}`, or of a brace that is not closed, and it
takes `@article` with its brace on the next line for a comment. This module parses such an entry
field by field, as far as possible, and returns what was wrong, if anything was; the caller reports
it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from cvtex.bibliography.parser_text import KEY_ALONE, KEY_WITH_FIELDS, TYPE
from cvtex.bibliography.values import value_end
from cvtex.source import Source

RawField: TypeAlias = tuple[str, str, int]
"""A field as written: its name, its value with braces or quotes, and its line, from 0."""

# A type is a word; or what BibTeX takes for one, but not after a letter, as in an address of mail;
# or, at the beginning of a line, whatever is before a key and a field.
_HEAD = re.compile(
    r"@(?:(?=\s*[^\W\d]\w*\s*[{(\[])"
    rf"|(?<!\w@)(?=\s*{TYPE}(?:\s*{KEY_WITH_FIELDS}|{KEY_ALONE}))"
    r"|(?<![^\n]@)(?=[^\n@{}()\[\],=]*\{[^,={}\"]*,\s*[\w-]+\s*=))"
    r"\s*(?P<type>[^\s@{}()\[\],=][^\n@{}()\[\],=]*?)\s*(?P<open>[{(\[])"
)
_CHARACTERS = r"(?!%)(?:[^\s,{}()=]|\([^\s,{}()=]*\))+"
_KEY = re.compile(rf"\s*(?P<key>(?:{_CHARACTERS})?)\s*(?:,|(?=[\])}}]|\Z))")
_NAME = re.compile(r"(?P<name>[^\s{}\"#,%'()=@]+)\s*=\s*")
_BETWEEN = re.compile(r"(?:[\s,;]|%[^\n]*(?:\n|\Z))*")
_FIELD_WITHIN = re.compile(r"\n[ \t]*[A-Za-z]\w*[ \t]*=[ \t]*(?:[{\"]|\w+[ \t]*(?:,[ \t]*)?(?=\n))")
# A key without a comma after it: the next word is the name of a field.
_KEY_ALONE = re.compile(rf"\s*(?P<key>{_CHARACTERS})(?=\s+[A-Za-z][\w-]*\s*=)")
_CLOSING = {"{": "}", "(": ")", "[": "]"}
_NOT_ENTRIES = frozenset({"comment", "string", "preamble"})


@dataclass(frozen=True, slots=True)
class RecoveredEntry:
    """An entry, as far as it could be parsed.

    `start` and `end` are indices into the text. `unclosed` has the names of the fields whose values
    are not closed, each with its line, from 0. `is_closed` tells whether the end of the entry was
    found. `missing_comma` is the index at which a comma is missing after the key, or None. `fault`
    is the index of the first thing that BibTeX would not read, such as a second comma, or None.
    """

    type: str
    key: str
    fields: tuple[RawField, ...]
    start: int
    end: int
    unclosed: tuple[tuple[str, int], ...]
    is_closed: bool
    missing_comma: int | None = None
    fault: int | None = None


def recover(source: Source, start: int, end: int) -> Iterator[RecoveredEntry]:
    """Yield the entries that begin in the text of a file from the index `start` to `end`.

    Takes time that is linear in this part, wherever in the file it is.
    """
    text = source.text
    part = text[start:end]
    position = start
    while head := _HEAD.search(text, position, end):
        if head["type"].lower() in _NOT_ENTRIES or is_commented_out(source, head.start()):
            position = head.end()
            continue
        entry = _entry(source, head, part, start)
        yield entry
        position = entry.end


def is_commented_out(source: Source, at: int) -> bool:
    """Tell whether a `%` is before an index, in its line: a comment for biber, not for BibTeX."""
    return source.text.find("%", source.offset(source.span(at).line), at) >= 0


def _entry(source: Source, head: re.Match[str], part: str, start: int) -> RecoveredEntry:
    """Return the entry that begins with `head`; `part` is the text from the index `start` on."""
    text, end = source.text, start + len(part)
    closing = _CLOSING[head["open"]]
    key = _KEY.match(text, head.end(), end)
    alone = None if key and key["key"] else _KEY_ALONE.match(text, head.end(), end)
    key = alone or key
    position = key.end() if key else head.end()
    fields: list[RawField] = []
    unclosed: list[tuple[str, int]] = []
    is_closed = False
    is_usual = head["open"] in "{(" and re.fullmatch(TYPE, head["type"]) is not None
    faults = [] if is_usual else [head.start()]
    while position < end:
        between = _BETWEEN.match(text, position, end)
        begin, position = position, between.end() if between else position
        separator = text[begin:position].strip()
        if text.startswith((closing, "}"), position):
            # BibTeX allows a comma after the last field, as after the key.
            if separator not in {"", ","[: len(fields)]} or text[position] != closing:
                faults.append(begin)
            position, is_closed = position + 1, True
            break
        if separator != ","[: len(fields)]:
            faults.append(begin)
        name = _NAME.match(text, position, end)
        if name is None:
            following = _next_line(text, position, end)
            if _HEAD.match(text, position, end) or following >= end:
                break
            faults.append(position)
            position = following
            continue
        line = source.span(name.start()).line - 1
        stop = value_end(part, name.end() - start)
        stop = None if stop is None else start + stop
        if stop is None or _FIELD_WITHIN.search(text, name.end(), stop):
            # The value is not closed: assume that it ends with its line.
            stop = _next_line(text, name.end(), end)
            unclosed.append((name["name"], line))
            value = _balanced(text[name.end() : stop])
        else:
            value = text[name.end() : stop]
        fields.append((name["name"], value, line))
        position = stop
    return RecoveredEntry(
        head["type"],
        key["key"] if key else "",
        tuple(fields),
        head.start(),
        max(position, head.end()),
        tuple(unclosed),
        is_closed,
        alone.end() if alone else None,
        min(faults, default=None),
    )


def _balanced(line: str) -> str:
    """Return the value on a line, as one group in which all braces are balanced."""
    inner = line.strip().rstrip(",").rstrip()
    inner = inner[1:] if inner[:1] in {"{", '"'} else inner
    missing = inner.count("{") - inner.count("}")
    while missing < 0 and inner.endswith("}"):
        inner = inner[:-1]
        missing += 1
    return "{" + inner.rstrip() + "}" * max(0, missing) + "}"


def _next_line(text: str, start: int, end: int) -> int:
    found = text.find("\n", start, end)
    return end if found < 0 else found + 1
