"""Dates and periods: parsed as people write them, compared, and formatted.

`parser` has the rules by which `2018–` or `Fall 2017, Spring 2018` are understood; `words` gives it
the words of a locale.
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
