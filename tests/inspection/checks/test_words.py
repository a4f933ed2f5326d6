"""Extractors that do not read words whole are named, with the words."""

from __future__ import annotations

from collections.abc import Callable

from cvtex.inspection.checks.words import check_words
from cvtex.inspection.extractors.registry import Reading
from cvtex.inspection.subject import Subject

TEXT = (
    "Mara Lindqvist E-mail: mara@example.org Phone: +46 555 010 203 Experience 2021–2024 Research "
)
TEXT += "Scientist, Institute for Spoken Languages 2019 Research Intern, Tundra Laboratories "
TEXT += "Interests Weaving on wide looms Winter swimming in cold lakes"


def test_words_that_run_together_are_an_extractors_fault(
    subject: Callable[..., Subject],
) -> None:
    """Two extractors that lose the same words are one message."""
    joined = TEXT.replace(" ", "")
    outcome = check_words(subject({"pypdf": TEXT, "a": joined, "b": joined}))
    (problem,) = outcome.diagnostics

    assert problem.code == "broken-words"
    assert problem.message.startswith("a and b read only ")
    assert "`laboratories`" in problem.message
    assert outcome.line.startswith("whole in pypdf 100.0 %, a ")


def test_what_no_extractor_reads_is_not_their_fault(subject: Callable[..., Subject]) -> None:
    """The check of the data reports it."""
    outcome = check_words(subject(TEXT.replace("Winter swimming in cold lakes", "")))

    assert outcome.diagnostics == []


def test_a_pdf_of_pictures_has_no_text(subject: Callable[..., Subject]) -> None:
    """That is one message, with or without data."""
    for cv in (None, "name: x\nsections: [{title: x, text: y}]\n"):
        (problem,) = check_words(subject({"pypdf": " \n"}, cv)).diagnostics
        assert problem.message == "no extractor finds any text in the PDF"


def test_without_data_words_without_spaces_are_found(subject: Callable[..., Subject]) -> None:
    """A long address is no such word, nor are the dots of a table of contents."""
    long = "thewordsofthissentencehavenospacesbetweenthemandthatislong "
    address = "https://example.org/a/very/long/address/of/a/page/of/this/institute "

    assert check_words(subject({"pypdf": long * 9}, None)).diagnostics
    for other in (address, f"{'.' * 60} 3 "):
        assert not check_words(subject({"pypdf": other * 9}, None)).diagnostics


def test_an_extractor_that_fails_is_reported(subject: Callable[..., Subject]) -> None:
    """With its reason; the others are used."""
    failed = (Reading("pdfplumber", problem="ValueError: no"),)
    (problem,) = check_words(subject(TEXT, failed=failed)).diagnostics

    assert problem.message == "pdfplumber cannot read the text: ValueError: no"
