"""The items of a list of dates, and what each takes from its neighbours: years, seasons, months."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import NamedTuple, NoReturn

from cvtex.dates.moments import YEARS, Moment, Period
from cvtex.dates.numerals import PERSIAN_MONTH, PERSIAN_YEARS, gregorian
from cvtex.dates.tokens import DateError
from cvtex.dates.words import Partial
from cvtex.locales import Locale
from cvtex.locales.months import folded


class Item(NamedTuple):
    """An item of a list of dates, with only the parts that are written.

    A single moment has no `end`. `after_semicolon` tells whether a semicolon is before the item,
    and `note` are words after it.
    """

    start: Partial | None
    end: Partial | None = None
    open: bool = False
    label: str = ""
    remark: str = ""
    after_semicolon: bool = False
    note: str = ""

    @property
    def start_year(self) -> int:
        """The year of the start, or 0 if it has none."""
        return self.start.year if self.start else 0


def without_repeated_present(items: list[Item]) -> list[Item]:
    """Return items without `ongoing` after a period that is open already: `since 2018, ongoing`."""
    return [
        item
        for item, before in zip(items, (None, *items), strict=False)
        if not (before and before.open and item == Item(None, open=True))
    ]


def _month_begun(partial: Partial, locale: Locale) -> int:
    """Return the month whose name begins with that of a season: the Finnish `kesä`; 0 if none."""
    start = folded(partial.text)
    names = enumerate(locale.months, 1)
    return next((number for number, name in names if folded(name).startswith(start)), 0)


def with_year(item: Item, next_year: int, locale: Locale) -> Item:
    """Add the year to a moment without one: that of the range's end, or of the next item.

    `next_year` is the year of the next item, or 0. Raises `DateError` if no year is found.
    """
    start, end = item.start, item.end
    if start is None:
        if end and not end.year:
            _fail_without_year(end, locale)
        return item
    if end is None:
        year = start.year or next_year
        if not year:
            _fail_without_year(start, locale)
        return item._replace(start=start._replace(year=year))
    if end.day and not end.month:
        end = end._replace(month=start.month)
    if start.season and end.month and (month := _month_begun(start, locale)):  # `kesä–elokuu 2019`
        start = start._replace(season=None, month=month)
    if start.day and not start.month:
        is_month = not end.day and end.month and end.text[:1].isdecimal()  # `05–07/2020`
        if not (is_month or end.day):  # `2nd – Sept 2019`
            raise DateError(f"`{start.text}` has no month")
        start = start._replace(month=start.day if is_month else end.month)
        start = start._replace(day=0) if is_month else start
    if not (end.year or next_year):
        _fail_without_year(end, locale)
    end = end._replace(year=end.year or next_year)
    if not start.year:
        start = start._replace(year=end.year - _is_after(start, end))
    return item._replace(start=start, end=end)


def _is_after(start: Partial, end: Partial) -> bool:
    """Tell whether a moment begins when another one of the same year has ended, in any calendar."""
    first_month = start.month or (start.season.first_month if start.season else 0)
    last_month = end.month or (end.season.last_month if end.season else 12)
    begins = first_month % PERSIAN_MONTH, start.day
    return begins > (last_month % PERSIAN_MONTH, end.day or 31)


def _fail_without_year(partial: Partial, locale: Locale) -> NoReturn:
    has_name = partial.month or partial.season
    whole = locale.month_year.format(month=partial.text, year=2020)
    hint = f"write the year: `{whole}`" if has_name and not partial.day else ""
    raise DateError(f"`{partial.text}` has no year", hint)


def with_season(item: Item, before: Item) -> Item:
    """Add the season or month of the item before to a year alone after a comma.

    Both items must be single moments, and the season or month must be written as a word.
    """
    start, model = item.start, before.start
    if not start or not model or item.end or before.end or item.open or before.open:
        return item
    # `model` may be such a year itself, with a month added: `May 2016, 2017, 2018`.
    is_word = model.text[0].isalpha() or model.text == str(model.year)
    has_name = model.season or (model.month and not model.day and is_word)
    is_year = not (item.label or start.month or start.season or start.qualifier)
    if item.after_semicolon or not is_year or not has_name:
        return item
    return item._replace(start=start._replace(month=model.month, season=model.season))


def period_of(item: Item, text: str, locale: Locale) -> Period:
    """Return the period of an item; `text` is the whole date. Raises `DateError`."""
    start = _moment(item.start, locale) if item.start else None
    end = _moment(item.end, locale) if item.end else None if item.open else start
    if start and end and end.last_day < start.first_day:
        first, last = (moment.text if moment else "" for moment in (item.start, item.end))
        message = f"the date ends (`{last}`) before it starts (`{first}`)"
        swapped = re.sub(
            rf"{re.escape(first)}(\W+){re.escape(last)}",
            lambda found: f"{last}{found[1]}{first}",
            text,
        )
        is_certain = swapped != text and all(str(m.year) in text for m in (start, end))
        fix = swapped if is_certain else ""
        hint = "write the earlier date first" + (f": `{fix}`" if fix else "")
        raise DateError(message, hint, fix)
    return Period(start, end, item.open, item.label, item.remark, item.note)


def _in_gregorian(partial: Partial, calendar: str) -> tuple[int, int, int]:
    """Return year, month and day of a moment that may be of another calendar.

    Raises `DateError` if its month has no such day, or is not of the calendar of its year.
    """
    text, year, month, day = partial[:4]
    last_day = 30 if month % PERSIAN_MONTH > 6 else 31
    is_possible = day <= last_day and month % PERSIAN_MONTH <= 12
    found = gregorian(calendar, year, month, day) if is_possible else None
    if found is None and month > PERSIAN_MONTH:
        if year in PERSIAN_YEARS:
            hint = f"that month has {last_day} days at most"
            raise DateError(f"`{text}` has no valid day", hint)
        raise DateError(f"`{text}` has a month of the Persian calendar and another year")
    return found or (year, month, day)


def _moment(partial: Partial, locale: Locale) -> Moment:
    """Return the moment, or raise `DateError` if there is no such year, month or day."""
    text, year, month, day, season, qualifier = partial
    if locale.calendar:
        year, month, day = _in_gregorian(partial, locale.calendar)
    if year not in YEARS:
        message = f"the year {year} is not between {YEARS[0]} and {YEARS[-1]}"
        raise DateError(message, "correct the year")
    if month > 12 or (day and not month):
        hint = "months are 01 to 12; write a range of years in full: `2018–2020`"
        raise DateError(f"`{text}` has no valid month", hint)
    if month and day > monthrange(year, month)[1]:
        last = monthrange(year, month)[1]
        raise DateError(f"`{text}` has no valid day", f"that month has {last} days")
    return Moment(year, month or None, day or None, season, qualifier)


def is_term_of_years(start: Partial, end: Partial) -> bool:
    """Tell whether two years with a term after them are one academic year: `2019/20 Güz`."""
    if end.season is None:
        return False
    is_term = end.season.has_two_years and end.text[:1].isdecimal()
    is_year = not (start.month or start.day or start.season)
    return is_term and is_year and end.year == start.year + 1
