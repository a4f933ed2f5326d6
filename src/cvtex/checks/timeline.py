"""What a careful reader notices about the dates of a CV, taken together.

Pure functions over a validated CV; dates are compared by what they certainly say: `2019` and
`May 2019` may be the same day, so neither is before the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from cvtex.dates import DateText
from cvtex.diagnostics import Code, Diagnostic, Note, warning
from cvtex.schema import CV, Entry
from cvtex.source import Span
from cvtex.yaml import YamlDocument

Day = tuple[int, int, int]
_FOREVER: Day = (9999, 12, 31)


@dataclass(frozen=True, slots=True)
class _Dated:
    """An entry with a date, and where the date stands."""

    date: DateText
    span: Span

    @property
    def starts(self) -> tuple[Day, Day]:
        """The earliest and the latest day on which it can have begun."""
        first = min(self.date.moments, key=lambda moment: moment.first_day)
        return first.first_day, first.last_day

    @property
    def ends(self) -> tuple[Day, Day]:
        """The earliest and the latest day on which it can have ended."""
        if self.date.is_open:
            return _FOREVER, _FOREVER
        last = max(self.date.moments, key=lambda moment: moment.last_day)
        return last.first_day, last.last_day


def timeline(cv: CV, source: YamlDocument, today: date | None) -> Iterator[Diagnostic]:
    """Report dates in the future, entries out of order, and gaps and overlaps of a career."""
    blocks = {path: list(_dated(cv, source, path)) for path in _blocks(cv)}
    if today is not None:
        for block in blocks.values():
            yield from _in_future(block, _day(today))
        if cv.last_updated is not None:
            place = source.locate(("last_updated", "date"))
            yield from _in_future([_Dated(cv.last_updated.date, place)], _day(today))
    for block in blocks.values():
        yield from _out_of_order(block)
    career = {kind: [one for path, block in blocks.items() if path[2] == kind for one in block]
              for kind in ("education", "experience")}  # fmt: skip
    yield from _gaps((career["education"] + career["experience"])[:_LONGEST_BLOCK])
    yield from _overlaps(career["experience"])


def _day(today: date) -> Day:
    return today.year, today.month, today.day


def _blocks(cv: CV) -> Iterator[tuple[str, int, str]]:
    for index, section in enumerate(cv.sections):
        yield from (("sections", index, kind) for kind in section.kinds)


def _dated(cv: CV, source: YamlDocument, path: tuple[str, int, str]) -> Iterator[_Dated]:
    _, index, kind = path
    block = cv.sections[index].block(kind)
    for number, entry in enumerate(block if isinstance(block, tuple) else ()):
        # `present` alone names no time at all.
        if isinstance(entry, Entry) and entry.date is not None and entry.date.moments:
            yield _Dated(entry.date, source.locate((*path, number, "date")))


def _in_future(block: Sequence[_Dated], today: Day) -> Iterator[Diagnostic]:
    for one in block:
        for part in one.date.parts:
            moment = part.start if part.open else part.end
            said = part.remark or (moment and moment.qualifier)
            if moment is not None and moment.first_day > today and not said:
                hint = f"say so: `{one.date.text} (expected)`"
                if part.start and part.start.first_day <= today:
                    hint += f", or leave the end open: `{part.start.year}–`"
                message = f"`{one.date.text}` is in the future"
                yield warning(Code.FUTURE_DATE, message, one.span, hints=(hint,))
                break


def _out_of_order(block: Sequence[_Dated]) -> Iterator[Diagnostic]:
    """Report the few entries that do not stand where the order of all others puts them.

    A block that begins with the newest has that order, one that begins with the oldest the other;
    where more than a third of the entries would have to move, there is none.
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
        one = block[index]
        message = f"`{one.date.text}` is out of order: the others begin with the {order}"
        neighbour = block[index - 1] if index else block[1]
        where = "below" if index else "above"
        note = Note(f"it stands {where} this", neighbour.span)
        hint = "move the entry to its place among the dates"
        yield warning(Code.ENTRY_ORDER, message, one.span, hints=(hint,), notes=(note,))


_LONGEST_BLOCK = 300


def _outliers(block: Sequence[_Dated], *, descending: bool) -> list[int]:
    """Return the fewest entries without which the others are in order."""
    ordered = list(block) if descending else list(reversed(block))
    # The longest run that ends at each entry, and the entry before it in that run.
    lengths: list[int] = []
    before: list[int] = []
    for i, one in enumerate(ordered):
        fitting = [j for j in range(i) if not _is_later(one, ordered[j])]
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


def _is_later(one: _Dated, other: _Dated) -> bool:
    """Tell whether one certainly began and ended after another; what still lasts has no order."""
    return one.starts[0] > other.starts[1] and one.ends[0] > other.ends[1]


_MONTHS_UNTOLD = 4


def _gaps(career: Sequence[_Dated]) -> Iterator[Diagnostic]:
    """Report where for months nothing is told of."""
    known = sorted(career, key=lambda one: one.starts)
    for i, one in enumerate(known[1:], 1):
        until = max(known[:i], key=lambda each: each.ends[1])
        if _months(until.ends[1], one.starts[0]) > _MONTHS_UNTOLD:
            message = f"nothing is told between `{until.date.text}` and `{one.date.text}`"
            note = Note("until here", until.span)
            hint = "add what was in between, or months to the years"
            yield warning(Code.DATE_GAP, message, one.span, hints=(hint,), notes=(note,))


def _overlaps(career: Sequence[_Dated]) -> Iterator[Diagnostic]:
    """Report two positions that were certainly held at once for more than a month."""
    for one, other in combinations(career[:_LONGEST_BLOCK], 2):
        begin = max(one.starts[1], other.starts[1])
        end = min(one.ends[0], other.ends[0])
        ranges = [_is_range(each) for each in (one, other)]
        if all(ranges) and _months(begin, end) > 1:
            message = f"`{other.date.text}` overlaps with `{one.date.text}`"
            note = Note("the other one", one.span)
            hint = "check the dates, or say that one of them was part-time"
            yield warning(Code.DATE_OVERLAP, message, other.span, hints=(hint,), notes=(note,))


def _is_range(one: _Dated) -> bool:
    """Tell one stretch of time from a list of them."""
    return len(one.date.parts) == 1


def _months(start: Day, end: Day) -> int:
    return (end[0] - start[0]) * 12 + end[1] - start[1]
