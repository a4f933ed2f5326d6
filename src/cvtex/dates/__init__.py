"""Dates and periods: parsed from the forms that people use, compared, and formatted.

`parser` has the rules for forms such as `2018–` and `Fall 2017, Spring 2018`. `words` has the words
of dates in a locale, `tokens` divides a text, `moments` has the values, `formatting` writes them.
"""

from __future__ import annotations

from cvtex.dates.formatting import format_date, iso_moment
from cvtex.dates.moments import YEARS, DateText, Moment, Period
from cvtex.dates.parser import parse_date
from cvtex.dates.tokens import DateError

__all__ = [
    "YEARS",
    "DateError",
    "DateText",
    "Moment",
    "Period",
    "format_date",
    "iso_moment",
    "parse_date",
]
