"""Tell how the lines of a .bib file are written, so that new ones are written so too."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from cvtex.additions.bib_file import BibFile
from cvtex.additions.places import EntryPlace, entry_place, heads_in, line_starts
from cvtex.new_entries.writing import DEFAULT, Layout

_MOST_SEEN = 50
"""How many entries at the end of a file are looked at: the newest."""

_FIELD = re.compile(r"(?P<name>[^\s=]+)(?P<before>[ \t]*)=(?P<after>[ \t]*)")
_BEFORE = re.compile(r"[ \t]*\Z")


@lru_cache(maxsize=4)
def file_layout(file: BibFile) -> Layout:
    """Return the layout of most of the last entries of a file."""
    heads = file_heads(file)
    begins = sorted(heads[entry.key][-1] for entry in file.entries if entry.key in heads)
    found = (entry_place(file.text, begin) for begin in begins[-_MOST_SEEN:])
    places = [place for place in found if place is not None and place.fields]
    return _layout(file.text, places, file.newline)


@lru_cache(maxsize=4)
def file_lines(file: BibFile) -> Sequence[int]:
    """Return the index in the text of a file at which each line begins."""
    return line_starts(file.text)


@lru_cache(maxsize=4)
def file_heads(file: BibFile) -> Mapping[str, Sequence[int]]:
    """Return the indices in the text of a file at which entries begin, by their keys."""
    heads: dict[str, list[int]] = {}
    for key, begin in heads_in(file.text):
        heads.setdefault(key, []).append(begin)
    return heads


def entry_layout(file: BibFile, place: EntryPlace) -> Layout:
    """Return the layout of an entry; what it does not show is that of the file."""
    return _layout(file.text, [place], file.newline, file_layout(file))


def _layout(
    text: str, places: Sequence[EntryPlace], newline: str, default: Layout = DEFAULT
) -> Layout:
    indents: list[str] = []
    lines: list[re.Match[str]] = []
    widths: list[int | None] = []
    values: list[str] = []
    names: list[str] = []
    for place in places:
        own: list[re.Match[str]] = []
        for field in place.fields:
            values.append(text[field.value : field.end])
            names.append(field.name)
            indent = _indent(text, field.start)
            if indent is not None:
                indents.append(indent)
            found = _FIELD.match(text, field.start, field.value)
            if found:
                own.append(found)
        lines += own
        widths.append(_width(own))
    if not values:
        return Layout(newline=newline)
    equals = _most(
        f"{' ' if line['before'] else ''}={line['after']}" for line in lines
    ) or default.equals  # fmt: skip
    indent = _most(indents)
    openings = Counter(value[0] for value in values if value[0] in '{"')
    quotes = openings['"'] > openings["{"]
    numbers = [value for value in values if value.strip('{}"').isdigit()]
    bare = sum(number.isdigit() for number in numbers)
    last = [place.comma is not None for place in places if place.fields]
    return Layout(
        indent=default.indent if indent is None else indent,
        # Who writes `title={X}` does not fill names, as far as the file shows.
        width=_most_width(
            widths, default if equals == default.equals else replace(default, width=0)
        ),
        equals=equals,
        opening='"' if quotes else "{",
        closing='"' if quotes else "}",
        is_number_bare=bare * 2 > len(numbers) if numbers else default.is_number_bare,
        has_last_comma=sum(last) * 2 >= len(last),
        newline=newline,
        capitals=sum(name.isupper() for name in names) * 2 > len(names),
    )


def _indent(text: str, start: int) -> str | None:
    """Return the white space between the beginning of a line and an index, if nothing else is."""
    begin = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    between = text[begin:start]
    return between if _BEFORE.match(between) else None


def _width(lines: Sequence[re.Match[str]]) -> int | None:
    """Return the width to which the names of an entry are filled, or None if it shows none.

    It is 0 if they are not filled.
    """
    if len({len(line["name"]) for line in lines}) < 2:
        return None
    filled = {len(line["name"] + line["before"]) for line in lines}
    spaces = {len(line["before"]) for line in lines}
    if len(filled) == 1:
        # The space before `=` belongs to it.
        has_space = all(line["before"] for line in lines)
        return filled.pop() - has_space
    return 0 if len(spaces) == 1 else None


def _most_width(widths: Iterable[int | None], default: Layout) -> int | None:
    """Return the width that most entries have; None if each fills to its own longest name."""
    known = [width for width in widths if width is not None]
    if not known:
        return default.width
    width, count = Counter(known).most_common(1)[0]
    if count * 2 > len(known):
        return width
    return None if width else 0


def _most(texts: Iterable[str]) -> str | None:
    counted = Counter(texts).most_common(1)
    return counted[0][0] if counted else None


def uses_biblatex(file: BibFile) -> bool:
    """Tell whether most entries have biblatex's `date` and `journaltitle` in place of BibTeX's."""
    biblatex = bibtex = 0
    for entry in file.entries:
        for field in entry.fields.values():
            name = field.name.lower()
            biblatex += name in {"date", "journaltitle"}
            bibtex += name in {"year", "journal"}
    return biblatex > bibtex
