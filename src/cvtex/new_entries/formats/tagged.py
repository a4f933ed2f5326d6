"""Read records of lines with a tag each: what RIS, EndNote's and MEDLINE's formats have in common.

A format is a table of what its tags mean. A value goes on in the next lines until another tag. A
tag that the table does not have is reported, once for each file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from cvtex.diagnostics import Code, Diagnostic, Result, error, warning
from cvtex.new_entries.cleaning.fields import LITERAL
from cvtex.new_entries.entry import NewEntry
from cvtex.new_entries.formats.interface import MOST_ENTRIES
from cvtex.new_entries.latex_values import literal_value
from cvtex.new_entries.markup import latex_of_markup
from cvtex.new_entries.people import indexed_person, names_field
from cvtex.source import Source

PEOPLE = frozenset({"author", "editor", "translator"})
LEFT_OUT = "left-out-"
"""The field of a tag that says nothing of the publication, such as when a record was made.

The tag is added to it. `cleaning` leaves such fields out, and tells so.
"""

READ = ""
"""The field of a tag that is only read by the functions of its format."""

JOINED = {
    "keywords": ", ", "note": ". ", "abstract": " ", "language": ", ", "isbn": ", ",
    "identifier": " ", "serial": " ",
}  # fmt: skip
"""What stands between the values of a field that several lines may have; of others the first is
taken, and the rest reported."""


@dataclass(frozen=True, slots=True)
class Line:
    """A tag with its value, which may be of several lines; `number` is that of the first."""

    tag: str
    value: str
    number: int


@dataclass(frozen=True, slots=True)
class Record:
    """The lines of a record."""

    lines: Sequence[Line]

    def first(self, *tags: str) -> str:
        """Return the first value of the first of some tags that has one."""
        for tag in tags:
            for line in self.lines:
                if line.tag == tag and line.value:
                    return line.value
        return ""


@dataclass(frozen=True, slots=True)
class TagFormat:
    """A format with tags.

    `line` matches a line with the groups `tag` and `value`. `start` and `end` are the tags of the
    first and the last line of a record; there need not be an `end`. `fields` has the field of each
    tag; with several tags for a field, the first in this table that has a value is used. `type_of`
    returns the type of a record, and `finish` changes its fields, which are plain text but for
    people, whose names are joined by newlines.
    """

    name: str
    line: re.Pattern[str]
    start: str
    end: str
    fields: Mapping[str, str]
    type_of: Callable[[Record], str]
    finish: Callable[[Record, str, dict[str, str]], dict[str, str]]
    key: str = ""


@dataclass(slots=True)
class _Reading:
    source: Source
    diagnostics: list[Diagnostic] = field(default_factory=list)
    # From an unknown tag to the number of its lines, and the first of them.
    unknown: dict[str, tuple[int, Line]] = field(default_factory=dict)


def read_tagged(source: Source, tags: TagFormat) -> Result[tuple[NewEntry, ...]]:
    """Read a file by a table of tags."""
    reading = _Reading(source)
    entries: list[NewEntry] = []
    for record in _records(reading, tags):
        if len(entries) == MOST_ENTRIES:
            message = f"the file has more than {MOST_ENTRIES:,} records"
            hint = "divide it into smaller ones"
            return Result(None, (error(Code.FILE_UNREADABLE, message, hints=(hint,)),))
        entries.append(_entry(record, reading, tags))
    for tag, (count, line) in reading.unknown.items():
        times = "" if count == 1 else f" ({count} times)"
        message = f"`{tag}`{times} has no field in BibTeX, so it is left out"
        reading.diagnostics.append(
            warning(Code.UNKNOWN_FIELD, message, source.word(line.number, tag))
        )
    if not entries:
        message = f"`{source.path}` has no record of {tags.name}"
        hint = f"a record begins with a line such as `{tags.start}`"
        return Result(
            None, (*reading.diagnostics, error(Code.FILE_UNREADABLE, message, hints=(hint,)))
        )
    return Result(tuple(entries), tuple(reading.diagnostics))


def _records(reading: _Reading, tags: TagFormat) -> Iterator[Record]:
    lines: list[Line] = []
    is_open = False
    stray = 0
    seen = False
    for number, text in enumerate(reading.source.text.split("\n"), 1):
        found = tags.line.match(text)
        if found and found["tag"] == tags.start:
            if lines:
                yield Record(tuple(lines))
            lines, is_open, seen = [], True, True
        if found and tags.end and found["tag"] == tags.end:
            is_open = False
        elif found and tags.end and not is_open:
            # Some programs leave out the first line of a record.
            if lines:
                yield Record(tuple(lines))
            lines, is_open, seen = [Line(found["tag"], found["value"] or "", number)], True, True
        elif found and is_open:
            lines.append(Line(found["tag"], (found["value"] or "").strip(), number))
        elif text.strip() and is_open and lines:
            last = lines[-1]
            lines[-1] = Line(last.tag, f"{last.value} {text.strip()}".strip(), last.number)
        elif text.strip() and not _is_heading(text):
            stray = stray or number
    if lines:
        yield Record(tuple(lines))
    if stray and seen:
        message = "this line is not part of a record, so it is left out"
        hint = f"a record begins with `{tags.start}`"
        place = reading.source.word(stray, "")
        reading.diagnostics.append(warning(Code.BIB_SYNTAX, message, place, hints=(hint,)))


def _is_heading(text: str) -> bool:
    """Tell whether a line between records only numbers them, as some databases do: `1. `."""
    return re.fullmatch(r"\s*(?:\d+\.|Provider:.*|Database:.*|Content:.*)\s*", text) is not None


def _entry(record: Record, reading: _Reading, tags: TagFormat) -> NewEntry:
    plain: dict[str, str] = {}
    kind = tags.type_of(record)
    by_tag: dict[str, list[Line]] = {}
    for line in record.lines:
        if line.value:
            by_tag.setdefault(line.tag, []).append(line)
    for tag, name in tags.fields.items():
        lines = by_tag.pop(tag, ())
        values = list(dict.fromkeys(line.value for line in lines))
        if name == READ or not values:
            continue
        if name == LEFT_OUT:
            plain[f"{name}{tag.lower()}"] = "; ".join(values)
            continue
        joint = "\n" if name in PEOPLE else JOINED.get(name)
        if joint is not None:
            values = [plain[name], *values] if name in plain else values
            plain[name] = joint.join(values)
        else:
            plain.setdefault(name, values[0])
            _report_others(plain[name], lines, name, reading)
    for tag, lines in by_tag.items():
        count, first = reading.unknown.get(tag, (0, lines[0]))
        reading.unknown[tag] = (count + len(lines), first)
    plain = tags.finish(record, kind, plain)
    fields = {name: _latex(name, value) for name, value in plain.items() if value.strip()}
    origin = f"{reading.source.path}:{record.lines[0].number}"
    return NewEntry(kind, fields, record.first(tags.key) if tags.key else "", origin)


def _report_others(kept: str, lines: Sequence[Line], name: str, reading: _Reading) -> None:
    """Report values that are left out because their field has another one."""
    for line in lines:
        same = {_folded(kept), ""}
        if name in _SEVERAL_FORMS:
            continue
        if _folded(line.value) not in same:
            message = f"`{line.tag}` is left out: the entry has another `{name}`"
            place = reading.source.word(line.number, line.tag)
            reading.diagnostics.append(warning(Code.DUPLICATE_FIELD, message, place))


_SEVERAL_FORMS = frozenset({
    "title", "journaltitle", "booktitle", "container", "abbreviation", "short", "url", "doi",
    "year", "date", "language",
})  # fmt: skip
"""Fields whose other values say the same: an abbreviated journal, the PDF of the page."""


def _folded(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))


def _latex(name: str, value: str) -> str:
    if name in PEOPLE:
        return names_field(map(indexed_person, value.split("\n")))
    return literal_value(value) if name in LITERAL else latex_of_markup(value)
