"""Values that are missing, doubled or out of order are reported, each cause once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cvtex.inspection.checks.data import check_data
from cvtex.inspection.subject import Outcome, Subject

TEXT = """\
Mara Lindqvist
E-mail: mara@example.org
Phone: +46 555 010 203
Experience
2021–2024 Research Scientist, Institute for Spoken Languages
2019 Research Intern, Tundra Laboratories
Interests
• Weaving on wide looms
• Winter swimming in cold lakes
1
"""


def said(outcome: Outcome) -> list[str]:
    """Return the places, codes and messages of what was found."""
    return [f"{d.span}: {d.code}: {d.message}" for d in outcome.diagnostics]


def test_a_whole_text_is_good(subject: Callable[..., Subject]) -> None:
    """Nothing is said of what is there once and in order."""
    outcome = check_data(subject())

    assert said(outcome) == []
    assert outcome.line == "15 values, all in the text, in order, once"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "Winter swimming in cold lakes",
            "",
            "12:35: missing-text: `Winter swimming in cold lakes` is not in the text of the PDF",
        ),
        (
            "Institute for Spoken Languages",
            "Institute for Spoken Languages\nInstitute for Spoken Languages",
            "9:23: doubled-text: `Institute for Spoken Languages` is twice in the text of the PDF",
        ),
        (
            "• Weaving on wide looms\n• Winter swimming in cold lakes",
            "• Winter swimming in cold lakes\n• Weaving on wide looms",
            "12:12: text-order: `Weaving on wide looms` is out of order in the text of the PDF",
        ),
    ],
)
def test_one_fault_is_one_message_at_the_value(
    subject: Callable[..., Subject], old: str, new: str, expected: str
) -> None:
    """What is missing, doubled or moved is named with its place in the CV."""
    assert said(check_data(subject(TEXT.replace(old, new)))) == [f"cv.yaml:{expected}"]


def test_a_value_is_not_found_in_another_entry(subject: Callable[..., Subject]) -> None:
    """A date or a place that several entries have is looked for beside each."""
    cv = """\
name: Mara Lindqvist
sections:
  - title: Experience
    experience:
      - {date: 2019, organization: Institute for Languages, location: Oslo}
      - {date: 2019, organization: Tundra Laboratories, location: Oslo}
"""
    text = "Mara Lindqvist\nExperience\n2019 Institute for Languages, Oslo\nTundra Laboratories"
    whole = f"{text}, Oslo 2019"

    assert said(check_data(subject(whole, cv))) == []
    assert said(check_data(subject(text, cv))) == [
        "cv.yaml:6:67: missing-text: `Oslo` is not in the text of the PDF",
        "cv.yaml:6:16: missing-text: `2019` is not in the text of the PDF",
    ]


def test_the_order_within_an_entry_is_the_themes(subject: Callable[..., Subject]) -> None:
    """A date may stand before or after, and the organization before the position."""
    text = TEXT.replace(
        "2021–2024 Research Scientist, Institute for Spoken Languages",
        "Institute for Spoken Languages, Research Scientist 2021–2024",
    )
    assert said(check_data(subject(text))) == []


def test_many_missing_values_are_one_message(subject: Callable[..., Subject]) -> None:
    """They have one cause; some of their places are notes."""
    (problem,) = check_data(subject("Mara Lindqvist")).diagnostics

    assert problem.code == "missing-text"
    assert problem.message == "14 of 15 values of the CV are not in the text of the PDF"
    assert len(problem.notes) == 4


def test_what_one_reading_has_is_not_missing(subject: Callable[..., Subject]) -> None:
    """What only some extractors lose is their fault, not that of the PDF."""
    assert said(check_data(subject({"pypdf": TEXT, "other": ""}))) == []


def test_an_older_pdf_is_the_reason_for_all_that_is_missing(
    subject: Callable[..., Subject],
) -> None:
    """Then only that is said; an older PDF that has everything is good."""
    outcome = check_data(subject(TEXT.replace("2019", "2020"), is_stale=True))

    assert said(outcome) == [f"None: stale-pdf: `cv.pdf` is older than the CV, and {outcome.line}"]
    assert outcome.line == "1 of 15 values of it are not in its text"
    assert said(check_data(subject(TEXT, is_stale=True))) == []


def test_without_a_cv_nothing_is_compared(subject: Callable[..., Subject]) -> None:
    """The summary says so."""
    assert not check_data(subject(cv=None)).was_made


def test_two_values_beside_each_other_may_read_like_a_third(
    subject: Callable[..., Subject],
) -> None:
    """Here, a position with its organization reads like what somebody is now."""
    cv = """\
name: Mara Lindqvist
sections:
  - title: Experience
    experience:
      - {date: 2021–, position: Attending Physician, organization: Mercy Hospital}
  - title: Students
    people: [{date: 2020, name: Jonas Dahl, position: Student, now: "Physician, Mercy Hospital"}]
"""
    text = "Mara Lindqvist\nExperience\n2021– Attending Physician, Mercy Hospital\nStudents\n"
    text += "2020 Jonas Dahl (Student, now Physician, Mercy Hospital)\n"

    assert said(check_data(subject(text, cv))) == []
