"""`checks.placeholders`: what a user has not filled in yet is reported once."""

from __future__ import annotations

import pytest

from cvtex.checks.placeholders import placeholders
from cvtex.diagnostics import Code, Diagnostic
from cvtex.source import Source
from cvtex.yaml import parse_yaml


def found(text: str) -> list[Diagnostic]:
    """Return what the check reports about a CV."""
    document = parse_yaml(Source("cv.yaml", text)).value
    assert document is not None
    return list(placeholders(document))


def test_all_placeholders_are_one_warning() -> None:
    """At the first of them, with the places of the others."""
    (problem,) = found("name: A\nlabel: <your profession>\nsections: [{text: '<your text> '}]\n")

    assert problem.code is Code.PLACEHOLDER
    assert problem.message == "`<your profession>` and 1 more are placeholders"
    assert problem.span is not None
    assert problem.span.line == 2
    assert [note.span.line for note in problem.notes] == [3]


def test_other_texts_are_not_reported() -> None:
    """Also not in comments, or as a part of a text."""
    assert found("name: <you>\n# <your name>\nlabel: Ask <your editor> for it\n") == []
    for text in ("<https://example.org>", "<br />", "<img src=x>", "a < b > c", "<A&B Corp>", "<>"):
        assert found(f"label: '{text}'\n") == [], text


@pytest.mark.parametrize(
    "text",
    [
        "<dein Beruf>",
        "<votre domaine d’études>",
        "<ваша профессия>",
        "<az Ön neve>",
        "<insert name>",
    ],
)
def test_the_words_may_be_of_any_language(text: str) -> None:
    """Also those of other programs and people."""
    assert [problem.code for problem in found(f"label: {text}\n")] == [Code.PLACEHOLDER]
