"""Define an entry of a .bib file with its fields in LaTeX, and parse its date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from cvtex.bibliography.values import english_month
from cvtex.dates import DateError, DateText, format_date, parse_date
from cvtex.latex import plain_latex
from cvtex.latex.braces import group_end
from cvtex.numbers import whole_number
from cvtex.source import Source, Span


class BibField(NamedTuple):
    """A field: its value in LaTeX, and its place, as a name in a line (from 1) of a source.

    It is a tuple because a large bibliography has hundreds of thousands of fields.
    """

    latex: str
    source: Source
    line: int
    name: str

    @property
    def name_span(self) -> Span:
        """The place of the field's name; it is searched for on each call, which is seldom."""
        return self.source.word(self.line, self.name)

    @property
    def span(self) -> Span:
        """The place of the field's value, or of its name if the value is not found."""
        name = self.name_span
        text = self.source.text
        found = _ASSIGNMENT.match(text, self.source.offset(name.end_line, name.end_column))
        if found is None:
            return name
        start = found.end()
        if text.startswith("{", start):
            return self.source.span(start, group_end(text, start))
        value = _QUOTED_OR_BARE.match(text, start)
        return self.source.span(start, value.end()) if value and value[0] else name

    @property
    def is_bare_word(self) -> bool:
        """Whether the value is a word without braces or quotes: the name of a macro."""
        written = self.source.slice(self.span)
        return written == self.latex and not written.isdigit()

    def at(self, part: str) -> Span:
        """Return the place of a part of the value, or of the whole value if it is not found."""
        return self.source.within(self.span, part)


_ASSIGNMENT = re.compile(r"\s*=\s*|:[ \t]+")
_QUOTED_OR_BARE = re.compile(r'"(?:[^"{}]|\{[^{}]*\})*"|[^\s,{}"#]+')


_INEXACT = re.compile(r"T\d[\d:.]*(?:Z|[+-]\d\d:?\d\d)?|(?:-(?:00|XX|xx|uu)){1,2}(?!\d)")
_EDTF_SEASON = re.compile(r"(\d{4})-(2[1-4])")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class BibEntry:
    """An entry of a .bib file.

    `type` is its type by biblatex's name, and `written_type` as written, in lower case. `fields`
    has its fields by biblatex's names. `span` is the place of its first line.
    """

    key: str
    type: str
    written_type: str
    fields: Mapping[str, BibField]
    span: Span

    def get(self, name: str) -> str:
        """Return a field's LaTeX, or an empty text if the entry does not have it."""
        field = self.fields.get(name)
        return field.latex if field is not None else ""


def keys_in(entry: BibEntry, name: str) -> tuple[str, ...]:
    """Return the citation keys in a field such as `related`, in their order, each once."""
    keys = (key.strip() for key in entry.get(name).split(","))
    return tuple(dict.fromkeys(filter(None, keys)))


class EntryDate(NamedTuple):
    """The date of an entry.

    `sort_key` sorts entries by date. `year` is the year as text, and `in_full` the whole date, as
    in "May 2024". `has_month` tells whether any part of it has a month or a season.
    """

    date: DateText
    sort_key: tuple[tuple[int, int, int], tuple[int, int, int]]
    year: str
    in_full: str
    has_month: bool


def date_of(entry: BibEntry) -> EntryDate | None:
    """Return the date of an entry: biblatex's `date`, or else `year`, `month` and `day`.

    A month that cannot be parsed is left out; without a year there is no date. Equal dates are
    parsed once.
    """
    fields = entry.fields
    return _date(
        fields["date"].latex if "date" in fields else "",
        fields["year"].latex if "year" in fields else "",
        fields["month"].latex if "month" in fields else "",
        fields["day"].latex if "day" in fields else "",
    )


@lru_cache(maxsize=4096)
def _date(date: str, year: str, month: str, day: str) -> EntryDate | None:
    """Parse the LaTeX of four fields; a bibliography has many entries and few different dates."""
    for written in _written_dates(*map(plain_latex, (date, year, month, day))):
        with suppress(DateError):
            read = parse_date(written)
            year_alone, in_full = format_date(read, "year"), format_date(read, "long")
            moments = [m for part in read.parts for m in (part.start, part.end) if m]
            has_month = any(moment.month or moment.season for moment in moments)
            return EntryDate(read, read.sort_key, year_alone, in_full, has_month)
    return None


def _written_dates(date: str, year: str, month: str, day: str) -> Iterable[str]:
    """Yield the texts that may be the date of an entry, the most exact first."""
    if season := _EDTF_SEASON.fullmatch(date):
        names = ("Spring", "Summer", "Fall", "Winter")
        yield f"{names[int(season[2]) - 21]} {season[1]}"
    date = re.sub(r"[?~%]", "", date)
    if date:
        yield f"{date[:-1]}–" if date.endswith("/") else date
        # biblatex also allows a time of day, and unknown months and days.
        yield _INEXACT.sub("", date)
    # `month` may contain a day too: `jan # "~15"`, `"15~" # jan`.
    month = english_month(month.replace("\u00a0", " "))
    if not year:
        return
    month_number, day_number = whole_number(month, 99), whole_number(day, 99)
    if month_number is not None:
        yield f"{year}-{month_number:02}-{day_number:02}" if day_number is not None else ""
        yield f"{year}-{month_number:02}"
    elif month:
        yield f"{month} {day}, {year}" if day else ""
        yield f"{month}, {year}"
        yield f"{month} {year}"
    yield year
    # `2020a`, `(2020)`, `2020, in press`
    found = _YEAR.search(year)
    if found and found[0] != year:
        yield from _written_dates("", found[0], month, day)
