"""English."""

from __future__ import annotations

from dataclasses import replace

from cvtex.locales.locale import Locale, Season
from cvtex.locales.numbers import Numbers

__all__ = ["LOCALE", "REGIONS"]


def _term(name: str, first_month: int, last_month: int) -> Season:
    forms = (f"{name} semester", f"{name} term", f"{name} quarter")
    return Season(name, first_month, last_month, forms=forms)


# fmt: off
LOCALE = Locale(
    tag="en",
    months=(
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ),
    abbreviations={
        "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9,
        "oct": 10, "nov": 11, "dec": 12,
    },
    seasons=(
        # A winter term starts in January at universities with quarters, in December elsewhere.
        _term("Winter", 1, 12), _term("Spring", 2, 6), _term("Summer", 5, 9),
        _term("Fall", 8, 12), _term("Autumn", 8, 12),
        Season("Q1", 1, 3), Season("Q2", 4, 6), Season("Q3", 7, 9), Season("Q4", 10, 12),
        Season("H1", 1, 6), Season("H2", 7, 12),
    ),
    now=(
        "present", "the present", "now", "ongoing", "current", "currently", "today", "to date",
        "in progress",
    ),
    since=("since", "from", "starting"),
    range_starts=("between",),
    until=("until", "till", "through", "thru", "up to", "to"),
    conjunctions=("and", "&"),
    qualifiers=(
        "c.", "c", "ca.", "ca", "circa", "about", "around", "approx.", "approximately",
        "before", "after",
        "early", "mid", "late", "expected", "exp.", "anticipated", "projected", "planned",
    ),
    academic_years=("ay", "academic year", "school year", "fy", "fiscal year"),
    particles=("of", "the", "on", "for", "in", "at", "and", "&", "year"),
    ordinals=("st", "nd", "rd", "th"),
    long_day="{month} {day}, {year}",
    numbers=Numbers(
        thousands=",",
        ordinals={".*1[123]": "{}th", ".*1": "{}st", ".*2": "{}nd", ".*3": "{}rd", ".*": "{}th"},
        serial_comma=True,
    ),
)
# fmt: on

REGIONS = {
    "en": LOCALE,
    "en-GB": replace(LOCALE, tag="en-GB", long_day="{day} {month} {year}"),
    "en-IN": replace(
        LOCALE,
        tag="en-IN",
        long_day="{day} {month} {year}",
        numbers=replace(LOCALE.numbers, later_groups=2),  # 12,34,567
    ),
}
"""English in the forms of several countries, by language tag."""
