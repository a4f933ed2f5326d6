"""`cli.check.summary`: a line for each check, with a sign that says how it went."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvtex.cli.check.summary import print_summary
from cvtex.diagnostics import Code, warning
from cvtex.inspection import Inspection, Row, State

ROWS = (
    Row("size", State.GOOD, "1 page"),
    Row("fonts", State.BAD, "2 fonts", frozenset({Code.PDF_FONT})),
    Row("veraPDF", State.BAD, "ua1: 1 failed rule, 1 reported above"),
    Row("data", State.SKIPPED, "no CV"),
)


@pytest.mark.parametrize(("reported", "sign"), [(True, "✗"), (False, "–")])
def test_a_sign_says_how_a_check_went(
    capsys: pytest.CaptureFixture[str], sign: str, *, reported: bool
) -> None:
    """A check whose problems the user has switched off is as one that was not made."""
    problems = (warning(Code.PDF_FONT, "x"),) if reported else ()
    print_summary(Path("cv.pdf"), None, Inspection(ROWS, problems), problems)

    first, *lines = capsys.readouterr().out.splitlines()
    assert first == "Checked cv.pdf"
    assert {line.split()[1]: line.split()[0] for line in lines} == {
        "size": "✓",
        "fonts": sign,
        "veraPDF": "✗",  # what it has found is reported by another check
        "data": "–",
    }


def test_a_pdf_that_cannot_be_read_has_no_summary(capsys: pytest.CaptureFixture[str]) -> None:
    """The error says all."""
    print_summary(Path("cv.pdf"), None, Inspection((), ()), ())

    assert capsys.readouterr().out == ""
