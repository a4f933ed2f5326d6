"""`bibliography.entry_dates`: the date of an entry, however people write it."""

from __future__ import annotations

import pytest

from cvtex.bibliography.bibtex import read_bibliography
from cvtex.bibliography.entry import BibEntry
from cvtex.bibliography.entry_dates import date_of
from cvtex.bibliography.reference import Reference
from cvtex.source import Source


def entry(fields: str) -> BibEntry:
    """Parse an entry with these fields."""
    entries = read_bibliography(Source("p.bib", f"@misc{{k, {fields}}}")).value
    assert entries is not None
    return entries[0]


@pytest.mark.parametrize(
    ("fields", "moment"),
    [
        ("year = 2020", (2020, None, None)),
        ("year = 2020, month = jul", (2020, 7, None)),
        ("year = {2020}, month = {7}", (2020, 7, None)),
        ("year = 2020, month = {July}, day = 3", (2020, 7, 3)),
        ("year = 2020, month = 7, day = 3", (2020, 7, 3)),
        ('year = 2020, month = jan # "~15"', (2020, 1, 15)),
        ('year = 2020, month = "15~" # jan', (2020, 1, 15)),
        ("year = 2020, month = {Sept.}", (2020, 9, None)),
        ("year = 2020, month = {F{\\'e}vr.}", (2020, 2, None)),
        ("year = 2020, month = {15 mars}", (2020, 3, 15)),
        ("year = 2020, month = mars, day = 15", (2020, 3, 15)),
        ("year = 2020, month = 13", (2020, None, None)),
        ("date = {2015-05-20}, year = 1999", (2015, 5, 20)),
    ],
)
def test_dates_are_parsed_in_all_common_forms(
    fields: str, moment: tuple[int, int | None, int | None]
) -> None:
    """A month may be a macro, a number or a word, with or without a day."""
    dated = date_of(entry(fields))

    assert dated is not None
    start = dated.date.parts[0].start
    assert start is not None
    assert (start.year, start.month, start.day) == moment


def test_without_a_year_there_is_no_date() -> None:
    """A month alone is not a date."""
    assert date_of(entry("month = jul")) is None


@pytest.mark.parametrize(
    ("fields", "is_invalid"),
    [
        ("year = 2020, month = 13", True),
        ("year = 2020, month = jul", False),
        ("year = 2020", False),
    ],
)
def test_an_invalid_month_is_found(fields: str, is_invalid: bool) -> None:  # noqa: FBT001 - a case
    """A date without its invalid month is marked, so that the month can be reported."""
    assert Reference(entry(fields)).has_invalid_month is is_invalid


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2024-02-29T12:30:00Z", "February 29, 2024"),
        ("2024-02-29T12:30:00+01:00", "February 29, 2024"),
        ("2020-00", "2020"),
        ("2020-05-XX", "May 2020"),
        ("2019-00-00/2020-00-00", "2019–2020"),
        ("2006-21", "Spring 2006"),
        ("2006-24", "Winter 2006"),
        ("2006?", "2006"),
        ("2006~/2008%", "2006–2008"),
        ("2006/", "2006–"),
    ],
)
def test_dates_of_biblatex_may_be_more_or_less_exact(date: str, expected: str) -> None:
    """A time of day, an unknown part and a mark of uncertainty are left out."""
    dated = date_of(entry(f"date = {{{date}}}"))

    assert dated is not None
    assert dated.in_full == expected


MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905 - a list of words


@pytest.mark.parametrize(
    ("month", "days"),
    [
        ('{} # "~22"', (22, 22)),
        ('{} # ".~22"', (22, 22)),
        ('{} # " 22nd"', (22, 22)),
        ('"22~" # {}', (22, 22)),
        ('"22.~" # {}', (22, 22)),
        ('"22 de " # {}', (22, 22)),
        ('{} # "~22--24"', (22, 24)),
        ('"22--24~" # {}', (22, 24)),
        ('{} # "~22, 23"', (22, 23)),
        ('"22 and 23~" # {}', (22, 23)),
    ],
)
def test_a_day_may_be_beside_the_macro_of_any_month(month: str, days: tuple[int, int]) -> None:
    """It comes before or after, with a dot or an ordinal; two days are a range."""
    for number, name in enumerate(MONTHS, 1):
        dated = date_of(entry(f"year = 2020, month = {month.format(name)}"))

        assert dated is not None, name
        assert [(m.month, m.day) for m in dated.date.moments] == [(number, day) for day in days]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("month = {22. April}", "April 22, 2020"),
        ("month = {22/04}", "April 22, 2020"),
        ("month = {04/22}", "April 22, 2020"),
        ("month = {03/04}", "2020"),
        ("month = 4, day = {22--24}", "April 22–24, 2020"),
        ("month = apr, day = {22.}", "April 22, 2020"),
        ("month = apr, day = {22nd}", "April 22, 2020"),
    ],
)
def test_days_are_numbers_with_anything_around_them(fields: str, expected: str) -> None:
    """Of two numbers that could both be the month, neither is assumed."""
    dated = date_of(entry(f"year = 2020, {fields}"))

    assert dated is not None
    assert dated.in_full == expected


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2025-23/2026-22", "Fall 2025 – Summer 2026"),
        ("2018-12/2019-21", "December 2018 – Spring 2019"),
        ("2018-21/2018-23", "Spring–Fall 2018"),
        ("2018-22/2019", "Summer 2018 – 2019"),
        ("2018-24?/2019-02~", "Winter 2018 – February 2019"),
        ("2018-21/", "Spring 2018–"),
        ("2018-21/..", "Spring 2018–"),
        ("2018/..", "2018–"),
        ("../2019-05", "–May 2019"),
        ("/2019", "–2019"),
        ("199X", "1990–1999"),
        ("19XX", "1900–1999"),
    ],
)
def test_seasons_and_open_ends_are_read_as_in_edtf(date: str, expected: str) -> None:
    """Level 1 of EDTF has seasons as months 21 to 24, open ends, and unknown digits."""
    dated = date_of(entry(f"date = {{{date}}}"))

    assert dated is not None
    assert dated.in_full == expected
