"""The dates of RenderCV, as it prints them: with the months of its template and its language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from cvtex.dates import DateError, parse_date
from cvtex.importers.dates import date_of, period_of
from cvtex.importers.draft import Value
from cvtex.importers.origin import Node
from cvtex.locales import ENGLISH, Locale

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")
_LONGEST = 200
"""The most characters of a date; a longer text is one of another kind."""

_OPEN = re.compile(r"(?i)present|current|now|ongoing|today")

ENGLISH_MONTHS = (
    "Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec",
)  # fmt: skip
"""The abbreviations of months that RenderCV prints in English."""


@dataclass(frozen=True, slots=True)
class Dates:
    """Writes the dates of one CV.

    `months` has the abbreviations of the twelve months; if it is empty, their names are those of
    the locale. `present` is the word for the end of a period that still lasts.
    """

    locale: Locale = ENGLISH
    months: tuple[str, ...] = ()
    present: str = ""

    def of_entry(self, entry: Node) -> Value:
        """Take the date of an entry, or its start and its end."""
        date, start, end = _nodes_of(entry)
        if date.is_text:
            for other in (start, end):
                if other.peek() != date.peek():
                    other.left("the entry has a `date`, which is printed")
                else:
                    other.understood()
            return self._taken(self.single(date.peek()), date)
        if not (start.is_text or end.is_text):
            return None
        if not start.is_text:
            return self._taken(self.single(end.peek()), end)
        return self._taken(self.period(start.peek(), end.peek()), start, end)

    def single(self, written: str) -> Value:
        """Return a date as a `cv.yaml` has it."""
        if len(written) > _LONGEST:
            return {"text": " ".join(written.split())}
        found = _ISO.fullmatch(written.strip().replace("/", "-"))
        if not found or not found[2]:
            return self._ongoing() if _OPEN.fullmatch(written) else date_of(written, self.locale)
        month = int(found[2])
        day = f"-{int(found[3]):02}" if found[3] else ""
        if self.months and not day and 1 <= month <= 12:
            name = self.months[month - 1]
            return self.locale.month_year.format(month=name, year=found[1])
        return date_of(f"{found[1]}-{month:02}{day}", self.locale)

    def period(self, start: str, end: str) -> Value:
        """Return a period as a `cv.yaml` has it; without an end, it still lasts."""
        if start == end:
            return self.single(start)
        if len(start) + len(end) > _LONGEST:
            return {"text": " – ".join(filter(None, (start, end)))}
        ends = [self.single(start), self.single(end) if end else self._ongoing()]
        if all(isinstance(side, str) for side in ends):
            text = " – ".join(map(str, ends))
            with suppress(DateError):
                parse_date(text, self.locale)
                return text
        return period_of(start, end, self.locale)

    def _ongoing(self) -> str:
        return self.present or self.locale.now[0]

    def _taken(self, value: Value, *nodes: Node) -> Value:
        """Say of each node whether its words are in the value."""
        rest = str(value)
        for node in filter(Node.peek, nodes):
            found = re.search(rf"(?<!\w){re.escape(node.peek())}(?!\w)", rest)
            if found:
                node.text()
                rest = rest[: found.start()] + rest[found.end() :]
            else:
                node.understood()
        return value


def _nodes_of(entry: Node) -> tuple[Node, Node, Node]:
    """Return the date of an entry, its start and its end, each of which may be missing."""
    return (
        entry.get("date", "year", "releaseDate", "release_date"),
        entry.get("start_date", "startDate"),
        entry.get("end_date", "endDate"),
    )


ORDERS = ("chronological", "reverse-chronological")
"""The orders in which RenderCV prints the entries of each section, if not that of the file."""


def in_order(entries: Sequence[Node], order: str) -> list[Node]:
    """Return the entries of a section in one of `ORDERS`, or as they are for any other text.

    They are sorted by their ends, then by their starts. What still lasts ends after all dates, and
    entries without a date in ISO 8601 come last.
    """
    if order not in ORDERS:
        return list(entries)
    is_reverse = order == "reverse-chronological"
    missing = "" if is_reverse else _AFTER_ALL
    found = sorted(
        ((_ends(entry, missing), entry) for entry in entries),
        key=lambda pair: pair[0],
        reverse=is_reverse,
    )
    return [entry for _, entry in found]


_AFTER_ALL = "9999-99-99"


def _ends(entry: Node, missing: str) -> tuple[str, str]:
    """Return the end and the start of an entry as texts that sort; `missing` is for none."""
    date, start, end = _nodes_of(entry)
    if date.is_text:
        return _moment(date.peek(), missing), _moment(date.peek(), missing)
    if not start.is_text:
        start = end
    last = end.peek() or ("present" if start else "")
    return _moment(last, missing), _moment(start.peek(), missing)


def _moment(written: str, missing: str) -> str:
    """Return the day, month or year of ISO 8601 as the day that it begins with."""
    if _OPEN.fullmatch(written):
        return _AFTER_ALL
    found = _ISO.fullmatch(written)
    return f"{found[1]}-{int(found[2] or 1):02}-{int(found[3] or 1):02}" if found else missing


def readable(months: tuple[str, ...], locale: Locale) -> tuple[str, ...]:
    """Return twelve abbreviations of months, or nothing if cvtex reads any of them in another way.

    A point behind one is left out, as cvtex would read it as the end of a day's number.
    """
    plain = tuple(month.strip().rstrip(".") for month in months)
    if len(plain) != 12:
        return ()
    for number, month in enumerate(plain, start=1):
        try:
            read = parse_date(locale.month_year.format(month=month, year=2021), locale)
        except DateError:
            return ()
        if len(read.moments) != 2 or read.moments[0].month != number:
            return ()
    return plain
