"""Dates are written as RenderCV prints them."""

from __future__ import annotations

import pytest

from cvtex.importers.draft import Value
from cvtex.importers.origin import Tree
from cvtex.importers.rendercv.dates import ENGLISH_MONTHS, Dates, in_order, readable
from cvtex.locales import ENGLISH, locale_of

DATES = Dates(ENGLISH, ENGLISH_MONTHS)


@pytest.mark.parametrize(
    ("start", "end", "written"),
    [
        ("2018-09", "2023-05", "Sept 2018 – May 2023"),
        ("2023-06", "", "June 2023 – present"),
        ("2023-06", "present", "June 2023 – present"),
        ("1905", "1905", "1905"),
        ("2022-10-01", "2023-05-01", "October 1, 2022 – May 1, 2023"),
        ("2020-13", "2021", {"text": "2020-13 – 2021"}),
        ("2021", "2020", {"text": "2021 – 2020"}),
        ("soon", "later", {"text": "soon – later"}),
    ],
)
def test_periods(start: str, end: str, written: Value) -> None:
    """A period that cannot be read is a text."""
    assert DATES.period(start, end) == written


def test_months_that_cvtex_would_read_as_others_are_not_used() -> None:
    """The names of the locale are written instead of them."""
    assert readable(ENGLISH_MONTHS, ENGLISH) == ENGLISH_MONTHS
    assert readable(("1", *ENGLISH_MONTHS[1:]), ENGLISH) == ()
    assert readable(ENGLISH_MONTHS[:11], ENGLISH) == ()
    assert readable(tuple(f"{month}." for month in locale_of("fr").months), locale_of("fr"))


@pytest.mark.parametrize(
    ("order", "names"),
    [
        ("none", "year soon lasting text day older ended"),
        ("chronological", "older ended day year lasting soon text"),
        ("reverse-chronological", "lasting year day ended older soon text"),
    ],
)
def test_the_order_of_entries(order: str, names: str) -> None:
    """The end of an entry decides, then its start; one without a date that is read comes last."""
    tree = Tree()
    written = {
        "year": {"date": "2023", "end_date": "2019"},
        "soon": {"date": "soon"},
        "lasting": {"start_date": "2001-5"},
        "text": {},
        "day": {"end_date": "2021-03-02"},
        "older": {"start_date": "2015", "end_date": "2020-06"},
        "ended": {"start_date": "2016-02", "end_date": "2020-06"},
    }
    entries = [
        tree.node({"name": tree.node(name), **{key: tree.node(x) for key, x in dates.items()}})
        for name, dates in written.items()
    ]

    assert [entry.get("name").peek() for entry in in_order(entries, order)] == names.split()
