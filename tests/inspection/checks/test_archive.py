"""A PDF that claims PDF/A has what it asks for, or each fault is one message."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from cvtex.inspection.checks.archive import check_archive
from cvtex.inspection.pdf.facts import Annotation, Element, Font, Metadata
from cvtex.inspection.subject import Subject

CLAIMS = {"pdfaid:part": "2", "pdfaid:conformance": "A", "dc:title": "A &amp; B"}
GOOD = Metadata(info={"Title": "A & B"}, claims=CLAIMS, has_output_intent=True, has_id=True)
TREE = Element("StructTreeRoot", "StructTreeRoot")
LINK = Annotation(1, "/Link", (0, 0, 9, 9), "https://x.org")


def said(subject: Subject, metadata: Metadata = GOOD, **changes: Any) -> list[str]:
    """Return the messages about a PDF."""
    changes = {"structure": TREE, **changes}
    pdf = replace(subject.pdf, metadata=metadata, **changes)
    return [d.message for d in check_archive(replace(subject, pdf=pdf)).diagnostics]


def test_a_pdf_that_keeps_its_claim_is_good(subject: Callable[..., Subject]) -> None:
    """Titles are compared as people read them."""
    assert said(subject(cv=None), annotations=(LINK,)) == []


def test_a_pdf_without_claim_is_one_message_if_it_has_tags(
    subject: Callable[..., Subject],
) -> None:
    """One without tags has a message for that already."""
    assert said(subject(cv=None), Metadata()) == [
        "`cv.pdf` does not claim to be a PDF/A (`pdfaid:part`)"
    ]
    assert said(subject(cv=None), Metadata(), structure=None) == []


@pytest.mark.parametrize(
    ("metadata", "changes", "part"),
    [
        (replace(GOOD, is_encrypted=True), {}, "encrypted"),
        (replace(GOOD, has_id=False), {}, "no identifier"),
        (replace(GOOD, has_output_intent=False), {}, "what its colours are"),
        (replace(GOOD, info={"Title": "C"}), {}, "its two titles differ"),
        (replace(GOOD, scripts=("/AA",)), {}, "scripts"),
        (replace(GOOD, has_files=True), {}, "contains other files"),
        (GOOD, {"structure": None}, "level A and has no tags"),
        (GOOD, {"annotations": (replace(LINK, prints=False),)}, "1 link not printed"),
        (GOOD, {"annotations": (replace(LINK, action="/Launch"),)}, "starts a program"),
    ],
)
def test_each_fault_is_one_message(
    subject: Callable[..., Subject], metadata: Metadata, changes: dict[str, Any], part: str
) -> None:
    """With the level that is claimed and the clause."""
    (message,) = said(subject(cv=None), metadata, **changes)

    assert part in message
    assert "(PDF/A-2a, 6." in message


@pytest.mark.parametrize(
    ("font", "level", "line"),
    [
        (
            Font("X", is_embedded=False, has_unicode=True),
            "A",
            "PDF/A-2a, 1 fault, 1 reported above",
        ),
        (
            Font("X", is_embedded=True, has_unicode=False),
            "U",
            "PDF/A-2u, 1 fault, 1 reported above",
        ),
        (Font("X", is_embedded=True, has_unicode=False), "B", "PDF/A-2b"),
    ],
)
def test_a_font_is_reported_once(
    subject: Callable[..., Subject], font: Font, level: str, line: str
) -> None:
    """The check of fonts says it; here it is counted."""
    made = subject(cv=None)
    metadata = replace(GOOD, claims=CLAIMS | {"pdfaid:conformance": level})
    pdf = replace(made.pdf, metadata=metadata, structure=TREE, fonts=(font,))
    outcome = check_archive(replace(made, pdf=pdf))

    assert (outcome.line, [*outcome.diagnostics]) == (line, [])
    assert outcome.is_bad == ("fault" in line)


def test_no_more_is_asked_than_the_cv_asks_for(subject: Callable[..., Subject]) -> None:
    """A design with `pdf: ua` wants no PDF/A."""
    made = subject("Mara", "name: Mara\ndesign: {pdf: ua}\nsections: [{title: A, list: [b]}]\n")

    assert said(made, Metadata()) == []
