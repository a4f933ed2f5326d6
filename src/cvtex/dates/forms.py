"""The forms of dates in a language, for hints."""

from __future__ import annotations

from cvtex.dates.formatting import format_date
from cvtex.dates.moments import DateText, Moment, Period
from cvtex.locales import Locale


def any_form(locale: Locale) -> str:
    """Return a hint with dates as the language writes them: a month, a day, a range."""
    summers = [season for season in locale.seasons if season.first_month in {3, 5}]
    summer = next((season for season in summers if not any(map(str.isdigit, season.name))), None)
    moments = [Moment(2018), Moment(2024, 5), Moment(2015, 5, 20)]
    forms = [_written(Period(moment, moment), locale) for moment in moments]
    forms.append("2018–2020")
    if summer:
        named = Moment(2019, season=summer)
        forms.append(_written(Period(named, named), locale))
    quoted = [f"`{form}`" for form in forms]
    return f"write it like {', '.join(quoted[:-1])} or {quoted[-1]}"


def _written(period: Period, locale: Locale) -> str:
    return format_date(DateText("", (period,)), "long", locale)
