"""`checks.languages`: languages that cvtex knows too little of."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvtex.compiler.stages import check
from cvtex.diagnostics import Code


def reported(folder: Path, cv: str) -> list[tuple[int, str]]:
    """Return the line and the message of each problem."""
    (folder / "cv.yaml").write_text(cv, encoding="utf-8")
    problems = check(folder / "cv.yaml").diagnostics
    assert {problem.code for problem in problems} <= {Code.LIMITED_LANGUAGE}
    return [(problem.span.line, problem.message) for problem in problems if problem.span]


SECTIONS = "sections: [{title: S, text: T}]\n"


@pytest.mark.parametrize("tag", ["ga", "la", "gd", "qaa", "mn-Cyrl"])
def test_a_language_without_a_locale_is_a_warning(tmp_path: Path, tag: str) -> None:
    """English words would be on the page without a word of it."""
    ((line, message),) = reported(tmp_path, f"name: A B\nlanguage: {tag}\n{SECTIONS}")
    assert (line, f"`{tag}`" in message) == (2, True)


@pytest.mark.parametrize(
    "more",
    ["language: de-LI", "language: en-x-y", "", "language: ga\nwords: {conjunction: agus}",
     "language: ga\nchecks: {limited-language: off}"],
)  # fmt: skip
def test_no_words_are_missed(tmp_path: Path, more: str) -> None:
    """Where there is a locale, the CV has words of its own, or the user says so."""
    assert reported(tmp_path, f"name: A B\n{more}\n{SECTIONS}") == []


def test_each_language_is_reported_once(tmp_path: Path) -> None:
    """Where it is named first; the language of a publication is only that of its title."""
    cv = (
        "name: A B\nsections:\n- title: S\n  text: T\n  language: ga\n  blocks:\n"
        "  - {text: T, language: gd}\n  - {text: T, language: ga}\n  experience:\n"
        "  - {organization: O, positions: [{position: P, language: eo}]}\n  - a line\n"
        "  memberships: [{organization: O, language: qu}]\n"
        "  publications: {entries: [{type: book, title: T, authors: A B, language: mi}]}\n"
        "  languages: [{language: ga}]\n"
    )
    found = reported(tmp_path, cv)

    assert [(line, message.split("`")[1]) for line, message in found] == [
        (5, "ga"), (7, "gd"), (10, "eo"), (12, "qu"),
    ]  # fmt: skip


@pytest.mark.parametrize(("tag", "count"), [("he", 1), ("yi", 1), ("yi-Latn", 1)])
def test_hebrew_runs_from_left_to_right(tmp_path: Path, tag: str, count: int) -> None:
    """One warning says so; in Latin letters it is only a language without words."""
    found = reported(tmp_path, f"name: A B\nlanguage: {tag}\n{SECTIONS}")
    assert len(found) == count
    assert ("Hebrew" in found[0][1]) == ("Latn" not in tag)


@pytest.mark.parametrize(("text", "messages"), [("T", 1), ("مايو", 1)])
def test_a_part_in_a_script_without_letters_is_reported(
    tmp_path: Path, text: str, messages: int
) -> None:
    """Its dates would be boxes, even if no text has such letters; and it is said once."""
    cv = f"name: A B\nlanguage: de\nsections: [{{title: S, language: ar, text: {text}}}]\n"
    (tmp_path / "cv.yaml").write_text(cv, encoding="utf-8")

    found = check(tmp_path / "cv.yaml").diagnostics
    assert [problem.code for problem in found] == [Code.UNPRINTABLE_CHARACTER] * messages
