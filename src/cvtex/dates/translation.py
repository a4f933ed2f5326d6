"""Print a date of a bibliography, which is read in English, in another language."""

from __future__ import annotations

from dataclasses import replace

from cvtex.dates.formatting import format_date, season_in
from cvtex.dates.moments import DateText, Moment
from cvtex.locales import Locale


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
    return replace(moment, season=season_in(moment.season, locale))
