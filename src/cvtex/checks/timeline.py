"""Check the dates of a CV: dates in the future, order of entries, gaps and overlaps.

These are pure functions over a validated CV. A date is a range of possible days, and only what is
certain is reported: `2019` and `May 2019` may be the same day, so neither is before the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from cvtex.dates import DateText
from cvtex.diagnostics import Code, Diagnostic, Note, warning
from cvtex.schema import CV, Entry
from cvtex.schema.entries import Experience
from cvtex.source import Span
from cvtex.yaml import Path, YamlDocument

Day = tuple[int, int, int]
"""Year, month and day."""

_FOREVER: Day = (9999, 12, 31)


@dataclass(frozen=True, slots=True)
class _DatedEntry:
    """The date of an entry, and its place.

    `positions` are those of an employer, which lasts from the first of them to the last if it has
    no date of its own; `is_derived` tells that.
    """

    date: DateText
    span: Span
    positions: tuple[_DatedEntry, ...] = ()
    is_derived: bool = False

    @property
    def starts(self) -> tuple[Day, Day]:
        """The earliest and the latest possible first day."""
        first = min(self.date.moments, key=lambda moment: moment.first_day)
        return first.first_day, first.last_day

    @property
    def ends(self) -> tuple[Day, Day]:
        """The earliest and the latest possible last day."""
        if self.date.is_open:
            return _FOREVER, _FOREVER
        last = max(self.date.moments, key=lambda moment: moment.last_day)
        return last.first_day, last.last_day


def timeline(cv: CV, source: YamlDocument, today: date | None) -> Iterator[Diagnostic]:
    """Report dates in the future, entries out of order, and gaps and overlaps of a career.

    `source` is the document of the CV. Without `today`, dates in the future are not reported.
    """
    blocks = {
        block.path: list(_dated(block.content, source, block.path))
        for block in cv.blocks
        if isinstance(block.content, tuple)
    }
    employers = [entry for block in blocks.values() for entry in block if entry.positions]
    lists = [*blocks.values(), *(employer.positions for employer in employers)]
    if today is not None:
        for entries in lists:
            yield from _in_future(entries, _day(today))
        if cv.last_updated is not None:
            place = source.locate(("last_updated", "date"))
            yield from _in_future([_DatedEntry(cv.last_updated.date, place)], _day(today))
    for entries in lists:
        yield from _out_of_order(entries)
    career = {
        kind: [
            part
            for path, block in blocks.items()
            if path[-1] == kind
            for entry in block
            for part in entry.positions or (entry,)
        ]
        for kind in ("education", "experience")
    }
    yield from _gaps((career["education"] + career["experience"])[:_LONGEST_BLOCK])
    yield from _overlaps(career["experience"])


def _day(today: date) -> Day:
    return today.year, today.month, today.day


def _dated(entries: Iterable[object], source: YamlDocument, path: Path) -> Iterator[_DatedEntry]:
    """Yield the dates of entries whose list is at a path."""
    for number, entry in enumerate(entries):
        if not isinstance(entry, Entry):
            continue
        place = (*path, number)
        positions: tuple[_DatedEntry, ...] = ()
        if isinstance(entry, Experience):
            positions = tuple(_dated(entry.positions, source, (*place, "positions")))
        # `present` alone has no moments.
        if entry.date is not None and entry.date.moments:
            yield _DatedEntry(entry.date, source.locate((*place, "date")), positions)
        elif positions:
            parts = tuple(part for position in positions for part in position.date.parts)
            whole = DateText(positions[0].date.text, parts)
            yield _DatedEntry(whole, positions[0].span, positions, is_derived=True)


def _in_future(block: Sequence[_DatedEntry], today: Day) -> Iterator[Diagnostic]:
    for entry in block:
        for part in () if entry.is_derived else entry.date.parts:
            moment = part.start if part.open else part.end
            is_marked = part.remark or (moment and moment.qualifier)
            if moment is not None and moment.first_day > today and not is_marked:
                hint = f"write `{entry.date.text} (expected)`"
                if part.start and part.start.first_day <= today:
                    hint += f", or leave the end open: `{part.start.year}–`"
                message = f"`{entry.date.text}` is in the future"
                yield warning(Code.FUTURE_DATE, message, entry.span, hints=(hint,))
                break


def _out_of_order(block: Sequence[_DatedEntry]) -> Iterator[Diagnostic]:
    """Report the entries of a block that are not in the order of all other entries.

    The order is newest first or oldest first, whichever fits more entries. If more than a third of
    the entries would have to be moved, the block has no order, and nothing is reported.
    """
    if not 3 <= len(block) <= _LONGEST_BLOCK:
        return
    newest_first = _outliers(block, descending=True)
    oldest_first = _outliers(block, descending=False)
    outliers = newest_first if len(newest_first) <= len(oldest_first) else oldest_first
    if len(outliers) * 3 > len(block):
        return
    order = "newest" if outliers is newest_first else "oldest"
    for index in outliers:
        entry = block[index]
        message = f"`{entry.date.text}` is out of order: the other entries are {order} first"
        neighbour = block[index - 1] if index else block[1]
        where = "below" if index else "above"
        note = Note(f"the entry is {where} this", neighbour.span)
        hint = "move the entry to the place of its date"
        yield warning(Code.ENTRY_ORDER, message, entry.span, hints=(hint,), notes=(note,))


_LONGEST_BLOCK = 300
"""The largest number of entries that are compared with each other."""


def _outliers(block: Sequence[_DatedEntry], *, descending: bool) -> list[int]:
    """Return the indices of the fewest entries without which the others are in order."""
    ordered = list(block) if descending else list(reversed(block))
    # For each entry: the length of the longest ordered sequence that ends with it, and the index
    # of the entry before it in that sequence.
    lengths: list[int] = []
    before: list[int] = []
    for i, entry in enumerate(ordered):
        fitting = [j for j in range(i) if not _is_later(entry, ordered[j])]
        best = max(fitting, key=lambda j: lengths[j], default=-1)
        lengths.append(1 + (lengths[best] if best >= 0 else 0))
        before.append(best)
    i = max(range(len(ordered)), key=lambda i: lengths[i])
    kept: set[int] = set()
    while i >= 0:
        kept.add(i)
        i = before[i]
    outliers = [i for i in range(len(ordered)) if i not in kept]
    return outliers if descending else sorted(len(ordered) - 1 - i for i in outliers)


def _is_later(entry: _DatedEntry, other: _DatedEntry) -> bool:
    """Tell whether an entry certainly began and ended after another.

    No entry is later than an entry that has not ended.
    """
    return entry.starts[0] > other.starts[1] and entry.ends[0] > other.ends[1]


_LONGEST_GAP = 4
"""The largest gap that is not reported, in months."""


def _gaps(career: Sequence[_DatedEntry]) -> Iterator[Diagnostic]:
    """Report gaps of several months between the entries of a career."""
    by_start = sorted(career, key=lambda entry: entry.starts)
    for i, entry in enumerate(by_start[1:], 1):
        before = max(by_start[:i], key=lambda earlier: earlier.ends[1])
        if _months(before.ends[1], entry.starts[0]) > _LONGEST_GAP:
            message = f"there is a gap between `{before.date.text}` and `{entry.date.text}`"
            note = Note("the entry before the gap", before.span)
            hint = "add an entry for the time between, or add months to the years"
            yield warning(Code.DATE_GAP, message, entry.span, hints=(hint,), notes=(note,))


def _overlaps(career: Sequence[_DatedEntry]) -> Iterator[Diagnostic]:
    """Report positions that were certainly held at the same time for more than a month."""
    for first, second in combinations(career[:_LONGEST_BLOCK], 2):
        begin = max(first.starts[1], second.starts[1])
        end = min(first.ends[0], second.ends[0])
        if _is_range(first) and _is_range(second) and _months(begin, end) > 1:
            message = f"`{second.date.text}` overlaps with `{first.date.text}`"
            note = Note("the other position", first.span)
            hint = "check the dates, or write that one of them was part-time"
            yield warning(Code.DATE_OVERLAP, message, second.span, hints=(hint,), notes=(note,))


def _is_range(entry: _DatedEntry) -> bool:
    """Tell whether a date is one period of time, and not a list of periods."""
    return len(entry.date.parts) == 1


def _months(start: Day, end: Day) -> int:
    """Return the number of months between two days; the days of the month do not count."""
    return (end[0] - start[0]) * 12 + end[1] - start[1]
