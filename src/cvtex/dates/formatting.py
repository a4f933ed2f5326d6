"""Format dates in the patterns that a CV can choose (`design.date_format`)."""

from __future__ import annotations

import re
from dataclasses import replace

from cvtex.dates.moments import DateText, Moment, Period
from cvtex.locales import ENGLISH, Locale, Season


def format_date(date: DateText, pattern: str, locale: Locale = ENGLISH) -> str:
    """Return a date as text in a pattern, with the words of a locale.

    `as-written` returns the text that was parsed, and so does each pattern for a text without
    periods and for a date of another calendar. In English, the other patterns write:

    | pattern | a day | a month | a season | a range |
    |---|---|---|---|---|
    | `year` | 2015 | 2015 | 2015 | 2018–2020 |
    | `month-year` | May 2015 | May 2015 | Fall 2015 | May–July 2020 |
    | `long` | May 20, 2015 | May 2015 | Fall 2015 | May 30 – June 2, 2015 |
    | `short` | 05/2015 | 05/2015 | Fall 2015 | 05/2015 – 07/2015 |
    | `iso` | 2015-05-20 | 2015-05 | Fall 2015 | 2015-05 – 2015-07 |
    """
    if pattern == "as-written" or not date.parts or date.is_other_calendar:
        return date.text
    parts = date.parts if locale is ENGLISH else tuple(_part_in(x, locale) for x in date.parts)
    written: list[str] = []
    for i, part in enumerate(parts):
        text = _write_period(part, pattern, locale)
        before = parts[i - 1] if i else None
        if before and _write_period(before, pattern, locale) == text:
            continue
        # `Summer 2016, 2017` means two summers, so a year on its own needs another separator.
        name_before = _written_name(before, pattern) if before else None
        if locale.is_year_first:  # there, a year alone does not have the month before it
            name_before = None
        is_year = part.start == part.end and text.isdecimal()
        is_alike = name_before and _written_name(part, pattern) == name_before
        if is_alike and part.start and not (part.label or part.start.qualifier):
            text = _write_range(part.start, part.start, "year", locale)
        written.append(("; " if name_before and is_year else ", ") + text if written else text)
    return "".join(written)


_UNBROKEN = re.compile(
    r"(?<![\w.–-])([0-9]{1,2}(?:\.|er|º)?) (?=[^\W\d_])"  # 13. Juni, 1er mai, 5 de mayo
    r"|(\w\w) (?=[0-9]{1,2}\.(?:$|[ –]))"  # 2021. május 13.
    r"|([0-9]{4}) (?=[гр]\.)"  # 2021 г.
)


def unbroken(date: str, locale: Locale) -> str:
    """Return a date for a narrow column, in which a number stays with its month.

    A line of American English ends where it likes: it has the month before the day.
    """
    return date if locale is ENGLISH else _UNBROKEN.sub(lambda m: f"{m[0][:-1]}\u00a0", date)


def season_in(season: Season, locale: Locale) -> Season | None:
    """Return the season of a locale that covers nearly the same months as one of another, or None.

    A quarter or a half of a year becomes one too, and only a term becomes a term.
    """
    if season in locale.seasons:
        return season
    distances = [(_distance(season, other), other) for other in locale.seasons]
    near = min(distances, key=lambda pair: pair[0], default=None)
    if near and near[0] <= _NEAR:
        return near[1]
    # Portuguese is spoken in both hemispheres, so that its seasons may be in any month; they are
    # in the same order as the English ones.
    if season not in ENGLISH.seasons or _is_numbered(season):
        return None
    place = min(ENGLISH.seasons.index(season), _AUTUMN)
    return next(filter(_is_anywhere, locale.seasons[place : place + 1]), None)


_NEAR = 2
"""The most months by which a season and its name in another language may differ."""

_NEVER = 24
_AUTUMN = 3  # also `Autumn`, which follows `Fall`


def _distance(season: Season, name: Season) -> int:
    """Return by how many months a season and its possible name differ, at both ends together."""
    gains_a_year = name.has_two_years and not season.has_two_years
    if _is_numbered(season) != _is_numbered(name) or gains_a_year:
        return _NEVER
    starts = abs(season.first_month - name.first_month)
    return starts + abs(season.last_month - name.last_month)


def _is_anywhere(season: Season) -> bool:
    return (season.first_month, season.last_month) == (1, 12) and not season.has_two_years


def _is_numbered(season: Season) -> bool:
    return any(character.isdigit() for name in season.spelled for character in name)


def _part_in(part: Period, locale: Locale) -> Period:
    """Return a part of a date with the seasons of a locale, as far as it has them."""
    start, end = part.start, part.end
    if not (start and start.season) and not (end and end.season):
        return part
    return replace(part, start=_moment_in(start, locale), end=_moment_in(end, locale))


def _moment_in(moment: Moment | None, locale: Locale) -> Moment | None:
    """Return a moment with a season of a locale; `Q1` and `H1` are understood everywhere."""
    if moment is None or moment.season is None or _is_numbered(moment.season):
        return moment
    return replace(moment, season=season_in(moment.season, locale) or moment.season)


def _written_name(part: Period, pattern: str) -> Season | int | None:
    """Return the season or the number of the month that a pattern writes as a word, or None.

    Only a part that is printed as a single moment, without a remark, has one.
    """
    start, end = part.start, part.end
    if pattern == "month-year":  # it prints no days
        start, end = (moment and replace(moment, day=None) for moment in (start, end))
    if start is None or start != end or part.remark or part.note or pattern == "year":
        return None
    if start.season:
        return start.season
    days = pattern == "long" and start.day
    return start.month if pattern in {"month-year", "long"} and not days else None


def _write_period(part: Period, pattern: str, locale: Locale) -> str:
    start, end = part.start, part.end
    if start and end:
        text = _write_range(start, end, pattern, locale)
    elif start:
        first = _write_moment(start, pattern, locale)
        text = f"{first} –" if first.endswith(".") else f"{first}–"  # the point of `2021 г.`
    else:
        text = "–" + _write_moment(end, pattern, locale) if end else locale.now[0]
    remark = f"({part.remark})" if part.remark else ""
    return " ".join(filter(None, (part.label, text, part.note, remark)))


def _write_range(start: Moment, end: Moment, pattern: str, locale: Locale) -> str:
    """Return a range as text, with an en dash; there are spaces around it except between years.

    What both ends share is written once, where the pattern allows it: `May–July 2020`.
    """
    first = _write_moment(start, pattern, locale)
    last = _write_moment(end, pattern, locale)
    if first == last:
        return last
    if pattern == "long" and _are_days_of_a_month(start, end):
        point = "." if locale.long_day.startswith("{day}.") else ""
        return _day(end, f"{_number(start, locale)}{point}–{end.day}", locale)
    names = _name(start, locale), _name(end, locale)
    words = pattern in {"month-year", "long"} or (start.season and end.season)
    if words and all(names) and start.year == end.year and not (start.qualifier or end.qualifier):
        days = pattern == "long" and (start.day or end.day)
        years = {_year(start), _year(end)}
        if not days and len(years) == 1:
            return _month(f"{names[0]}–{names[1]}", years.pop(), locale)
    are_years = (first + last).isdecimal()
    return f"{first}–{last}" if are_years else f"{first} – {last}"


def _name(moment: Moment, locale: Locale) -> str:
    """Return the name of a moment's season or month, or an empty text."""
    if moment.season:
        return moment.season.name
    return locale.months[moment.month - 1] if moment.month else ""


def _are_days_of_a_month(start: Moment, end: Moment) -> bool:
    same = (start.year, start.month) == (end.year, end.month)
    return bool(same and start.day and end.day and not (start.qualifier or end.qualifier))


def _write_moment(moment: Moment, pattern: str, locale: Locale) -> str:
    year, month, day = moment.year, moment.month, moment.day
    text = str(year)
    if pattern == "year" or not (month or moment.season):
        pass
    elif moment.season:
        text = _month(moment.season.name, _year(moment), locale)
    elif pattern == "iso":
        text = iso_moment(moment)
    elif pattern == "short":
        text = locale.short_month.format(month=month, year=year)
    elif pattern == "long" and day:
        text = _day(moment, _number(moment, locale), locale)
    else:
        text = _month(_name(moment, locale), text, locale)
    between = "-" if moment.qualifier.casefold() == "mi" else " "  # the French `mi-mai`
    return f"{moment.qualifier}{between}{text}".strip()


def _year(moment: Moment) -> str:
    """Return the year of a moment, with the next one if its season ends in it."""
    crosses = moment.season and moment.season.crosses_year
    return f"{moment.year}/{(moment.year + 1) % 100:02}" if crosses else str(moment.year)


def _month(name: str, year: str, locale: Locale) -> str:
    """Return a month or a season, or a range of them, with its year."""
    return locale.month_year.format(month=name, year=year)


def _number(moment: Moment, locale: Locale) -> str:
    """Return the number of a moment's day."""
    return locale.first_day if moment.day == 1 else str(moment.day)


def _day(moment: Moment, days: str, locale: Locale) -> str:
    """Return a day, or several days of a month."""
    name = locale.day_months[(moment.month or 1) - 1]
    return locale.long_day.format(month=name, day=days, year=moment.year)


def iso_moment(moment: Moment) -> str:
    """Return a moment in ISO 8601, to the precision that it has: `2015`, `2015-05`, `2015-05-20`.

    A season, for which the standard has no form, is written as its year.
    """
    month = f"-{moment.month:02}" if moment.month else ""
    day = f"-{moment.day:02}" if moment.day else ""
    return f"{moment.year:04}{month}{day}"
