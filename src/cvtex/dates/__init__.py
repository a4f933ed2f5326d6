"""Dates and periods: parsed from the forms that people use, compared, and formatted.

`parser` has the rules for forms such as `2018–` and `Fall 2017, Spring 2018`, and `items` what the
parts of a list take from each other. `numerals` reads the digits and years of other scripts and
calendars, `pieces` and `tokens` divide a text, with the words of a locale in `words`. `moments` has
the values, and `formatting` writes them. Only for a text that is no date, `mistakes` says what is
wrong, with `forms` of dates in the language and with `foreign` words.
"""

from __future__ import annotations

from cvtex.dates.formatting import format_date, iso_moment, unbroken
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
    "unbroken",
]
