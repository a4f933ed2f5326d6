"""`bibliography.states`: the state of a publication, however an entry says it."""

from __future__ import annotations

import pytest

from cvtex.bibliography.bibtex import read_bibliography
from cvtex.bibliography.reference import Reference
from cvtex.bibliography.states import State
from cvtex.source import Source


def reference(fields: str) -> Reference:
    """Parse an entry with these fields."""
    entries = read_bibliography(Source("p.bib", f"@misc{{k, {fields}}}")).value
    assert entries is not None
    return Reference(entries[0])


@pytest.mark.parametrize(
    ("fields", "state", "date"),
    [
        ("pubstate = {forthcoming 2026}", "forthcoming", "2026"),
        ("pubstate = {forthcoming July 2026}", "forthcoming", "July 2026"),
        ("pubstate = {In press (2026)}", "in_press", "2026"),
        ("pubstate = {to appear in Spring 2027}", "forthcoming", "Spring 2027"),
        ("pubstate = {forthcoming 2026}, year = 2025", "forthcoming", "2025"),
        ("year = {in press}", "in_press", None),
        ("year = {upcoming}", "forthcoming", None),
        ("year = {2026, in press}", "in_press", "2026"),
        ("date = {forthcoming July 2026}", "forthcoming", "July 2026"),
        ("year = {im Druck}", "in_press", None),
        ("note = {to appear}", "forthcoming", None),
        ("note = {To appear in Proc.\\ of X}", "forthcoming", None),
        ("year = {}, note = {Submitted.}", "submitted", None),
        ("year = 2026, note = {to appear}", "forthcoming", "2026"),
        ("howpublished = {under review}", "under_review", None),
        ("pubstate = {with the editor 2026}", "with the editor 2026", None),
        ("year = 2026, note = {Accepted as a talk}", "published", "2026"),
        ("year = {n.d.}", "published", None),
        ("pubstate = {published}, note = {to appear}", "published", None),
    ],
)
def test_a_state_is_found_wherever_it_is_said(fields: str, state: str, date: str | None) -> None:
    """It may be in three places, with a date before or after, which an undated entry then has."""
    found = reference(fields)

    assert found.state == state
    assert (found.entry_date and found.entry_date.in_full) == date


def test_a_state_has_its_field_and_its_date() -> None:
    """What is said in a note is printed there, and need not be printed again."""
    assert reference("note = {forthcoming 2026}").said_state == State("forthcoming", "2026", "note")
