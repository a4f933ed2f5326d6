"""Parse the date of an entry: the fields `date`, `year`, `month` and `day`, as people fill them.

`date` is in ISO 8601, with the extensions of the Library of Congress (EDTF, levels 0 and 1) that
biblatex reads (manual, section 2.3.8): seasons, open ranges, unknown digits, uncertain dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from typing import NamedTuple

from cvtex.bibliography.entry import BibEntry
from cvtex.bibliography.values import english_month
from cvtex.dates import DateError, DateText, format_date, parse_date
from cvtex.latex import plain_latex
from cvtex.locales import ENGLISH
from cvtex.numbers import whole_number

_INEXACT = re.compile(r"T\d[\d:.]*(?:Z|[+-]\d\d:?\d\d)?|(?:-(?:00|XX|xx|uu)){1,2}(?!\d)")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_EXTENDED = re.compile(r"-2[1-4](?![-\d])|\d[Xxu]|\.\.|^/|/$")
_SEASONS = {"21": "Spring", "22": "Summer", "23": "Fall", "24": "Winter"}
_EDTF = re.compile(
    r"(?P<year>\d{4}|\d{3}[Xxu]|\d\d[Xxu]{2})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?"
)


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


def date_within(text: str) -> EntryDate | None:
    """Return the date in a text, or None if it is not a date."""
    return _date(text, "", "", "")


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
    date = re.sub(r"[?~%]", "", date)
    if date:
        if _EXTENDED.search(date):
            yield _without_edtf(date)
        yield f"{date[:-1]}–" if date.endswith("/") else date
        # biblatex also allows a time of day, and unknown months and days.
        yield _INEXACT.sub("", date)
    # `month` may contain a day too: `jan # "~15"`, `"15~" # jan`.
    if not year:
        return
    month, day = english_month(_tidy_month(month)), _tidy_month(day)
    month_number, day_number = whole_number(month, 99), whole_number(day, 99)
    if month_number and month_number in _MONTHS and day and day_number is None:  # several days
        month, month_number = ENGLISH.months[month_number - 1], None
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


_MONTHS = range(1, 13)
_BESIDE_MONTH = re.compile(r"(?i)(?<=\d)\.(?!\d)|\b(?:the|of|de|del|di)\b")
_TWO_DAYS = re.compile(r"(\b\d{1,2})\s*(?:,|&|\b(?:and|und|et|y|e)\b)\s*(?=\d{1,2}\b)")
_NUMBERS = re.compile(r"(\d{1,2})\s*[./]\s*(\d{1,2})")


def _tidy_month(written: str) -> str:
    """Return the text of `month` or `day` as `parse_date` reads it: `22. April` as `22 April`.

    Two days are a range, and of two numbers the one that cannot be a month is the day.
    """
    if not written or written.isalnum():
        return written
    if numbers := _NUMBERS.fullmatch(written.strip()):
        first, second = int(numbers[1]), int(numbers[2])
        if (first in _MONTHS) != (second in _MONTHS):
            month, day = (first, second) if first in _MONTHS else (second, first)
            return f"{ENGLISH.months[month - 1]} {day}"
    tidy = _BESIDE_MONTH.sub(" ", written.replace("\u00a0", " "))
    return " ".join(_TWO_DAYS.sub(r"\1–", tidy).split())


def _without_edtf(date: str) -> str:
    """Return a date with seasons, open ends or unknown digits as `parse_date` reads it, or "".

    A year with unknown digits is a range: `199X` is 1990 to 1999.
    """
    sides = [side.strip() for side in _INEXACT.sub("", date).split("/")]
    if len(sides) > 2:
        return ""
    found = [None if side in {"", ".."} else _EDTF.fullmatch(side) for side in sides]
    if any(side not in {"", ".."} and not match for side, match in zip(sides, found, strict=True)):
        return ""
    first, last = found[0], found[-1]
    if first is None or last is None:
        known = _edtf_moment(first or last, is_end=first is None)
        return known and (f"until {known}" if first is None else f"{known}–")
    start, end = _edtf_moment(first, is_end=False), _edtf_moment(last, is_end=True)
    return start if start == end else f"{start} – {end}"


def _edtf_moment(match: re.Match[str] | None, *, is_end: bool) -> str:
    """Return a moment in English; unknown digits are the last possible ones with `is_end`."""
    if match is None:
        return ""
    year = re.sub("[Xxu]", "9" if is_end else "0", match["year"])
    month, day = match["month"], match["day"]
    if month in _SEASONS and not day:
        return f"{_SEASONS[month]} {year}"
    return "-".join(filter(None, (year, month, day)))
