"""`typeset.tags`: what keeps a PDF from claiming a standard is a diagnostic."""

from __future__ import annotations

import pytest

from cvtex.pdf.conformance import Breach
from cvtex.pdf.standards import Standard
from cvtex.pdf.tagging import Tagged
from cvtex.typeset.engine import Job
from cvtex.typeset.tags import _broken

A, UA = Standard.A, Standard.UA


@pytest.mark.parametrize(
    ("broken", "asked", "expected"),
    [
        ({A}, {A, UA}, [("pdf-a", "PDF/A")]),
        ({UA}, {A, UA}, [("pdf-ua", "PDF/UA")]),
        ({A, UA}, {A, UA}, [("pdf-ua", "PDF/UA or PDF/A")]),
        ({A, UA}, {A}, [("pdf-a", "PDF/A")]),
        ({A}, {UA}, []),
        ({A}, set(), []),
    ],
)
def test_a_claim_that_goes_is_told_once(
    broken: set[Standard], asked: set[Standard], expected: list[tuple[str, str]]
) -> None:
    """Only of the standards that the CV asks for, however often the reason is found."""
    breach = Breach("a script", frozenset(broken))
    job = Job("", standards=frozenset(asked))
    said = [*_broken(Tagged(b"", (), (breach, breach)), job)]

    reason = "the PDF has a script, so it does not claim to be"
    assert [(one.code, one.message) for one in said] == [
        (code, f"{reason} {names}") for code, names in expected
    ]
