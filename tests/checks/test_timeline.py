"""`checks.timeline`: dates to come, entries out of order, gaps and overlaps."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cvtex.compiler.options import Options
from cvtex.compiler.stages import check
from cvtex.diagnostics.codes import Code, Level

TODAY = date(2026, 6, 15)
ALL = dict.fromkeys((Code.DATE_GAP, Code.DATE_OVERLAP), Level.WARNING)


def said(folder: Path, yaml: str, *, everything: bool = False) -> list[tuple[str, int]]:
    """Return code and line of all that is said of a CV."""
    (folder / "cv.yaml").write_text(f"name: A B\n{yaml}", encoding="utf-8")
    options = Options(levels=ALL if everything else {}, today=TODAY)
    made = check(folder / "cv.yaml", options)
    assert made.document is not None
    return [(str(one.code), one.span.line if one.span else 0) for one in made.diagnostics]


def block(kind: str, *dates: str) -> str:
    """Write a section with an entry for each date; the first one stands in line 5."""
    name = {"awards": "title", "experience": "organization", "education": "institution"}[kind]
    entries = "".join(f"      - {{date: '{one}', {name}: X}}\n" for one in dates)
    return f"sections:\n  - title: S\n    {kind}:\n{entries}"


@pytest.mark.parametrize(
    ("written", "is_told"),
    [
        ("2026", False),
        ("June 2026", False),
        ("2026-06-15", False),
        ("2026-06-16", True),
        ("July 2026", True),
        ("2027", True),
        ("2024–2028", True),
        ("2027–", True),
        ("2024–", False),
        ("2024–present", False),
        ("2024–2028 (expected)", False),
        ("expected 2027", False),
        ("2020, 2027", True),
        ("c. 2020", False),
    ],
)
def test_a_date_to_come_has_to_say_so(tmp_path: Path, written: str, is_told: bool) -> None:  # noqa: FBT001
    """What certainly is still to come is told, once for each entry."""
    expected = [("future-date", 5)] if is_told else []

    assert said(tmp_path, block("awards", written)) == expected


def test_the_date_of_the_cv_is_not_to_come(tmp_path: Path) -> None:
    """`last_updated` is looked at too."""
    assert said(tmp_path, "last_updated: {date: July 2026}\n") == [("future-date", 2)]


def test_without_a_day_nothing_is_to_come(tmp_path: Path) -> None:
    """A caller that gives no day gets the same answer on every day."""
    cv = tmp_path / "cv.yaml"
    cv.write_text("name: A B\n" + block("awards", "2027"), encoding="utf-8")

    assert check(cv).diagnostics == ()


@pytest.mark.parametrize(
    ("dates", "lines"),
    [
        (("2024", "2022", "2020", "2018"), []),
        (("2018", "2020", "2022", "2024"), []),
        (("2024", "2019", "2022", "2020"), [6]),
        (("2024", "2022", "2023", "2020"), [7]),
        (("2018", "2020", "2024", "2022"), [7]),
        (("2020", "2018", "2022"), [7]),
        (("2024", "May 2024", "2024", "2023"), []),
        (("2020–2024", "2022–2023", "2018–2021", "2019"), []),
        (("2018–", "2022–", "2020–", "2017"), []),
        (("2018–", "2022", "2020", "2017"), []),
        (("2020", "2024", "2019", "2023", "2018", "2022"), []),
        (("2020", "2024"), []),
    ],
)
def test_an_entry_out_of_order_is_told(
    tmp_path: Path, dates: tuple[str, ...], lines: list[int]
) -> None:
    """The few that stand wrong among the others; a list without an order has none."""
    expected = [("entry-order", line) for line in lines]

    assert said(tmp_path, block("awards", *dates)) == expected


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (("2020–", "2018–2020"), []),
        (("2022–", "2018–2020"), [("date-gap", 5)]),
        (("September 2020–", "2018–May 2020"), []),
        (("October 2020–", "2018–May 2020"), [("date-gap", 5)]),
        (("2020–2024", "2018–2022"), [("date-overlap", 6)]),
        (("2020–2024", "2018–2020"), []),
        (("2022–", "2020–"), [("date-overlap", 6)]),
        (("Summer 2016, 2018", "2017"), []),
    ],
)
def test_gaps_and_overlaps_are_told_if_asked_for(
    tmp_path: Path, dates: tuple[str, ...], expected: list[tuple[str, int]]
) -> None:
    """Only what the dates certainly say; a career has its reasons, so both are off by default."""
    cv = block("experience", *dates)

    assert said(tmp_path, cv, everything=True) == expected
    assert said(tmp_path, cv) == []


def test_school_fills_gaps_and_does_not_overlap(tmp_path: Path) -> None:
    """A degree beside a position is what people do."""
    cv = block("experience", "2020–", "2010–2015")
    cv += block("education", "2012–2020").replace("sections:\n", "")

    assert said(tmp_path, cv, everything=True) == []


def test_a_long_block_takes_no_long_time(tmp_path: Path) -> None:
    """What no reader would look through is left out."""
    dates = [str(1900 + i % 120) for i in range(2000)]

    assert said(tmp_path, block("awards", *dates), everything=True) == []
