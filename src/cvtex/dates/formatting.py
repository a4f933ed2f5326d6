"""Dates as people write them in a CV: read to moments, compared, and written in an asked-for form.

`field_types` reads the dates of `cv.yaml` with `parse_date` (see `date_reader` for its rules); the
templates print them with `format_date`.
"""

from __future__ import annotations

from cvtex.dates.moments import YEARS, DateText, Moment, Period, Season
from cvtex.dates.parser import parse_date
from cvtex.dates.tokens import DateError
from cvtex.dates.words import ENGLISH, Language

__all__ = [
    "ENGLISH",
    "YEARS",
    "DateError",
    "DateText",
    "Language",
    "Moment",
    "Period",
    "Season",
    "format_date",
    "parse_date",
]


def format_date(date: DateText, pattern: str, language: Language = ENGLISH) -> str:
    """Write a date anew: `as-written`, `year`, `month-year`, `long` (to the day), `short`, `iso`.

    | pattern | a day | a month | a season | a range |
    |---|---|---|---|---|
    | `year` | 2015 | 2015 | 2015 | 2018–2020 |
    | `month-year` | May 2015 | May 2015 | Fall 2015 | May–July 2020 |
    | `long` | May 20, 2015 | May 2015 | Fall 2015 | May 30 – June 2, 2015 |
    | `short` | 05/2015 | 05/2015 | Fall 2015 | 05/2015 – 07/2015 |
    | `iso` | 2015-05-20 | 2015-05 | Fall 2015 | 2015-05 – 2015-07 |
    """
    if pattern == "as-written":
        return date.text
    written: list[str] = []
    for i, part in enumerate(date.parts):
        text = _write_period(part, pattern, language)
        before = date.parts[i - 1] if i else None
        if before and _write_period(before, pattern, language) == text:
            continue
        # `Summer 2016, 2017` means two summers, so a year on its own needs another separator.
        namesake = _written_name(before, pattern) if before else None
        lone_year = part.start == part.end and text.isdecimal()
        if namesake and part.start and _written_name(part, pattern) == namesake:
            text = _write_range(part.start, part.start, "year", language)
        written.append(("; " if namesake and lone_year else ", ") + text if written else text)
    return "".join(written)


def _written_name(part: Period, pattern: str) -> Season | int | None:
    """Return the season or month that a single moment is written with in words."""
    start = part.start
    if start is None or start != part.end or part.remark or pattern == "year":
        return None
    if start.season:
        return start.season
    days = pattern == "long" and start.day
    return start.month if pattern in {"month-year", "long"} and not days else None


def _write_period(part: Period, pattern: str, language: Language) -> str:
    start, end = part.start, part.end
    if start and end:
        text = _write_range(start, end, pattern, language)
    elif start:
        text = _write_moment(start, pattern, language) + "–"
    else:
        text = "–" + _write_moment(end, pattern, language) if end else language.now[0]
    remark = f"({part.remark})" if part.remark else ""
    return " ".join(filter(None, (part.label, text, remark)))


def _write_range(start: Moment, end: Moment, pattern: str, language: Language) -> str:
    """Write a range with an en dash, and with blanks about it if its ends are not single words."""
    first = _write_moment(start, pattern, language)
    last = _write_moment(end, pattern, language)
    if first == last:
        return last
    names = _name(start, language), _name(end, language)
    words = pattern in {"month-year", "long"} or (start.season and end.season)
    if words and all(names) and start.year == end.year and not (start.qualifier or end.qualifier):
        if pattern == "long" and start.month == end.month and start.day and end.day:
            days = f"{start.day}–{end.day}"
            return language.long_day.format(month=names[0], day=days, year=end.year)
        if pattern != "long" or not (start.day or end.day):
            return f"{names[0]}–{last}"
    tight = (first + last).isdecimal()
    return f"{first}–{last}" if tight else f"{first} – {last}"


def _name(moment: Moment, language: Language) -> str:
    if moment.season:
        return moment.season.name
    return language.months[moment.month - 1] if moment.month else ""


def _write_moment(moment: Moment, pattern: str, language: Language) -> str:
    year, month, day = moment.year, moment.month, moment.day
    text = str(year)
    if pattern == "year" or not (month or moment.season):
        pass
    elif moment.season:
        text = f"{moment.season.name} {year}"
    elif pattern == "iso":
        text = f"{year}-{month:02}" + (f"-{day:02}" if day else "")
    elif pattern == "short":
        text = f"{month:02}/{year}"
    elif pattern == "long" and day:
        text = language.long_day.format(month=_name(moment, language), day=day, year=year)
    else:
        text = f"{_name(moment, language)} {year}"
    return f"{moment.qualifier} {text}".strip()
