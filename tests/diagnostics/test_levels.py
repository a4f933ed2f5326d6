"""`diagnostics.levels`: what is switched off or made an error, and what cannot be."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import cvtex
from cvtex.compiler.options import Options
from cvtex.compiler.stages import check, to_latex
from cvtex.diagnostics.codes import Code, Level
from cvtex.diagnostics.diagnostic import Severity, error, warning
from cvtex.diagnostics.levels import ADJUSTABLE, LENIENT, Levels, settle

CV = "name: A B\nbibliography: p.bib\nsections: [{title: P, publications: {}}]\n"
BIB = "@misc{k, author={X Y}, title={T}, year=2020}\n"


def warned() -> set[Code]:
    """Return the codes that some module makes a warning of."""
    trees = (
        ast.parse(path.read_text("utf-8")) for path in Path(cvtex.__file__).parent.rglob("*.py")
    )
    found: set[Code] = set()
    for node in (node for tree in trees for node in ast.walk(tree)):
        match node:
            case ast.Call(
                func=ast.Name("warning") | ast.Attribute(attr="_warn"),
                args=[ast.Attribute(ast.Name("Code"), name), *_],
            ):
                found.add(Code[name])
    return found


def test_what_warns_can_be_adjusted() -> None:
    """All warnings have a level, and so have the errors that may become warnings; nothing else."""
    assert warned() | LENIENT == ADJUSTABLE


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ({}, [Severity.WARNING]),
        ({Code.NAME: Level.WARNING}, [Severity.WARNING]),
        ({Code.NAME: Level.OFF}, []),
        ({Code.NAME: Level.ERROR}, [Severity.ERROR]),
        ({Code.ENCODING: Level.OFF}, [Severity.WARNING]),
    ],
)
def test_a_warning_takes_its_level(levels: Levels, expected: list[Severity]) -> None:
    """Only those of the code that is named."""
    assert [one.severity for one in settle([warning(Code.NAME, "m")], levels)] == expected


def test_an_error_stays_one() -> None:
    """What cannot be set is not made better by looking away."""
    problem = error(Code.INVALID_DATE, "m")

    assert settle([problem], {Code.INVALID_DATE: Level.OFF}) == (problem,)


@pytest.mark.parametrize("code", [code for code in Code if code.default is Level.OFF])
def test_some_are_off_unless_asked_for(code: Code) -> None:
    """They are for those who want them."""
    problem = warning(code, "m")

    assert settle([problem], {}) == ()
    assert settle([problem], {code: Level.WARNING}) == (problem,)


@pytest.mark.parametrize(
    ("in_cv", "asked", "expected"),
    [
        ("", {}, ["warning"]),
        ("checks: {owner-not-found: off}\n", {}, []),
        ("checks: {owner-not-found: error}\n", {}, ["error"]),
        ("checks: {owner-not-found: off}\n", {Code.OWNER_NOT_FOUND: Level.ERROR}, ["error"]),
        ("checks: {owner-not-found: error}\n", {Code.OWNER_NOT_FOUND: Level.OFF}, []),
        ("checks: {owner-not-found: off, unlisted-entry: error}\n", {}, []),
    ],
)
def test_the_cv_and_the_command_line_ask(
    tmp_path: Path, in_cv: str, asked: Levels, expected: list[str]
) -> None:
    """What is asked for beside a CV counts more than what the CV says."""
    (tmp_path / "cv.yaml").write_text(CV + in_cv, encoding="utf-8")
    (tmp_path / "p.bib").write_text(BIB, encoding="utf-8")
    made = check(tmp_path / "cv.yaml", Options(levels=asked))

    assert [str(one.severity) for one in made.diagnostics] == expected


def test_a_warning_made_an_error_stops_the_build(tmp_path: Path) -> None:
    """That is what it is made one for."""
    (tmp_path / "cv.yaml").write_text(CV + "checks: {owner-not-found: error}\n", encoding="utf-8")
    (tmp_path / "p.bib").write_text(BIB, encoding="utf-8")
    made = to_latex(tmp_path / "cv.yaml")

    assert made.failed
    assert made.latex is None


def test_levels_count_in_a_cv_that_has_mistakes(tmp_path: Path) -> None:
    """One misspelt key does not bring back what was switched off."""
    bad = CV + "checks: {owner-not-found: off}\nemial: x\n"
    (tmp_path / "cv.yaml").write_text(bad, encoding="utf-8")
    (tmp_path / "p.bib").write_text(BIB, encoding="utf-8")

    assert [one.code for one in check(tmp_path / "cv.yaml").diagnostics] == [Code.UNKNOWN_FIELD]


@pytest.mark.parametrize("level", [Level.WARNING, Level.ERROR])
def test_entries_that_no_list_shows_are_told_if_asked_for(tmp_path: Path, level: Level) -> None:
    """For whoever wants all of a bibliography on the page."""
    cv = CV.replace("{}", "{type: article}") + f"checks: {{unlisted-entry: {level}}}\n"
    (tmp_path / "cv.yaml").write_text(cv, encoding="utf-8")
    (tmp_path / "p.bib").write_text(BIB + BIB.replace("misc{k", "article{l"), encoding="utf-8")
    codes = [(one.code, one.severity) for one in check(tmp_path / "cv.yaml").diagnostics]

    assert (Code.UNLISTED_ENTRY, Severity(level)) in codes
