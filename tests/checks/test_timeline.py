"""`checks.timeline`: dates in the future, entries out of order, gaps and overlaps."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cvtex.compiler.options import Options
from cvtex.compiler.stages import check
from cvtex.diagnostics.codes import Code, Level

TODAY = date(2026, 6, 15)
ALL = dict.fromkeys((Code.DATE_GAP, Code.DATE_OVERLAP), Level.WARNING)


def reported(folder: Path, yaml: str, *, everything: bool = False) -> list[tuple[str, int]]:
    """Return the code and the line of each diagnostic about a CV."""
    (folder / "cv.yaml").write_text(f"name: A B\n{yaml}", encoding="utf-8")
    options = Options(levels=ALL if everything else {}, today=TODAY)
    checked = check(folder / "cv.yaml", options)
    assert checked.document is not None
    return [(str(d.code), d.span.line if d.span else 0) for d in checked.diagnostics]


def block(kind: str, *dates: str) -> str:
    """Return a section with an entry for each date; the first entry is in line 5."""
    name = {"awards": "title", "experience": "organization", "education": "institution"}[kind]
    entries = "".join(f"      - {{date: '{text}', {name}: X}}\n" for text in dates)
    return f"sections:\n  - title: S\n    {kind}:\n{entries}"


@pytest.mark.parametrize(
    ("written", "is_reported"),
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
def test_a_future_date_needs_a_remark(tmp_path: Path, written: str, is_reported: bool) -> None:  # noqa: FBT001 - a case
    """A date that is certainly in the future is reported, once for each entry."""
    expected = [("future-date", 5)] if is_reported else []

    assert reported(tmp_path, block("awards", written)) == expected


def test_the_date_of_the_cv_is_checked(tmp_path: Path) -> None:
    """A `last_updated` in the future is reported."""
    assert reported(tmp_path, "last_updated: {date: July 2026}\n") == [("future-date", 2)]


def test_without_a_day_future_dates_are_not_reported(tmp_path: Path) -> None:
    """The result of a call without `today` does not depend on the day."""
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
def test_an_entry_out_of_order_is_reported(
    tmp_path: Path, dates: tuple[str, ...], lines: list[int]
) -> None:
    """Only a few entries are out of order, and a block without an order has none."""
    expected = [("entry-order", line) for line in lines]

    assert reported(tmp_path, block("awards", *dates)) == expected


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
def test_gaps_and_overlaps_are_reported_on_request(
    tmp_path: Path, dates: tuple[str, ...], expected: list[tuple[str, int]]
) -> None:
    """Only certain gaps and overlaps are reported, and none by default."""
    cv = block("experience", *dates)

    assert reported(tmp_path, cv, everything=True) == expected
    assert reported(tmp_path, cv) == []


def test_education_fills_gaps_and_does_not_overlap(tmp_path: Path) -> None:
    """A degree closes a gap between positions, and may be at the same time as a position."""
    cv = block("experience", "2020–", "2010–2015")
    cv += block("education", "2012–2020").replace("sections:\n", "")

    assert reported(tmp_path, cv, everything=True) == []


def test_a_very_long_block_is_not_checked(tmp_path: Path) -> None:
    """A block of thousands of entries is not compared entry by entry."""
    dates = [str(1900 + i % 120) for i in range(2000)]

    assert reported(tmp_path, block("awards", *dates), everything=True) == []


def employer(own: str, *dates: str) -> str:
    """Return an employer with positions of these dates, each on a line, and its own keys."""
    positions = "".join(f"          - {{date: '{text}', position: X}}\n" for text in dates)
    return f"      - organization: O{own}\n        positions:\n{positions}"


def test_positions_at_one_employer_have_an_order_of_their_own(tmp_path: Path) -> None:
    """The one that is not in order is reported, once."""
    section = "sections:\n  - title: S\n    experience:\n"
    yaml = section + employer("", "2020–", "2012–2014", "2018–2020", "2016–2018", "2014–2016")

    assert reported(tmp_path, yaml) == [("entry-order", 8)]


def test_a_position_may_not_be_in_the_future(tmp_path: Path) -> None:
    """It is reported at its own date, and not also as that of the employer."""
    section = "sections:\n  - title: S\n    experience:\n"

    assert reported(tmp_path, section + employer("", "2027", "2020")) == [("future-date", 7)]


@pytest.mark.parametrize("own", ["", "\n        date: 2015–2019"])
def test_an_employer_lasts_from_the_first_position_to_the_last(tmp_path: Path, own: str) -> None:
    """Its place among the others is checked, with a date of its own or without."""
    before = "".join(
        f"      - {{date: '{text}', organization: X}}\n" for text in (2003, 2005, 2007)
    )
    section = f"sections:\n  - title: S\n    experience:\n{before}"
    right = section + employer(own, "2017–2019", "2015–2017")
    other = "      - {date: 2001, organization: X}\n"

    assert reported(tmp_path, right) == []
    assert [code for code, _ in reported(tmp_path, right + other)] == ["entry-order"]


def test_gaps_are_found_between_positions(tmp_path: Path) -> None:
    """An employer is no cover for a time in which none of its positions was held."""
    section = "sections:\n  - title: S\n    experience:\n"
    yaml = section + employer("", "2019–2020", "2010–2012")

    assert reported(tmp_path, yaml, everything=True) == [("date-gap", 7)]
