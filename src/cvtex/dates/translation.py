"""Print a date of a bibliography, which is read in English, in another language."""

from __future__ import annotations

from dataclasses import replace

from cvtex.dates.formatting import format_date
from cvtex.dates.moments import DateText, Moment
from cvtex.locales import Locale, Season


def date_in(date: DateText, locale: Locale) -> str:
    """Return a date as a whole, with the words of a locale also for seasons.

    A season becomes the one of the locale that covers nearly the same months, or is left out.
    """
    parts = tuple(
        replace(part, start=_moment_in(part.start, locale), end=_moment_in(part.end, locale))
        for part in date.parts
    )
    return format_date(replace(date, parts=parts), "long", locale)


def _moment_in(moment: Moment | None, locale: Locale) -> Moment | None:
    if moment is None or moment.season is None:
        return moment
    distances = [(_distance(moment.season, one), one) for one in locale.seasons]
    near = min(distances, key=lambda pair: pair[0], default=None)
    return replace(moment, season=near[1] if near and near[0] <= _NEAR else None)


_NEAR = 2


def _distance(one: Season, other: Season) -> int:
    """Return how many months two seasons differ by, at both ends together."""
    starts = abs(one.first_month - other.first_month)
    return starts + abs(one.last_month - other.last_month)
