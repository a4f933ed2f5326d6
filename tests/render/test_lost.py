"""`render.lost`: a theme that does not print a part of the document is an error."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvtex.compiler.options import Options
from cvtex.compiler.stages import to_latex
from cvtex.diagnostics import Code, Diagnostic
from cvtex.schema import Section

CV = Path(__file__).parents[1] / "cases/good/every-kind"


def lost(folder: Path, kind: str, template: str) -> tuple[Diagnostic, ...]:
    """Return what is said of a CV with every kind of block and a template of its own."""
    contents = {
        str(folder / path.relative_to(CV)): path.read_bytes()
        for path in CV.rglob("*")
        if path.is_file() and path.suffix != ".tex"
    }
    contents[str(folder / "latex_templates" / f"{kind}.tex")] = template.encode()
    return to_latex(folder / "cv.yaml", Options(contents=contents)).diagnostics


@pytest.mark.parametrize("kind", Section.KINDS)
def test_a_kind_that_is_not_printed_is_told(tmp_path: Path, kind: str) -> None:
    """By its name, at the first place that is lost; whatever kind it is."""
    told = lost(tmp_path, kind, "\\relax\n")

    assert told
    assert {one.code for one in told} == {Code.TEMPLATE}
    assert all(f"the block `{kind}`" in one.message for one in told)
    assert all(f"`{kind}.tex`" in one.hints[0] for one in told)
    assert all(one.span is not None for one in told)


def test_an_entry_that_is_not_printed_is_told_at_its_place(tmp_path: Path) -> None:
    """Also where the others are."""
    cv = tmp_path / "cv.yaml"
    contents = {
        str(cv): b"name: A\nsections:\n  - title: T\n    talks:\n"
        b"      - {title: One}\n      - {title: Two}\n      - {title: Three}\n",
        str(tmp_path / "latex_templates" / "talks.tex"): b"""\
%% for item in block.items[1:]
\\VAR{item.origin|origin}
\\VAR{item.entry.title}\\par
%% endfor
""",
    }
    (told,) = to_latex(cv, Options(contents=contents)).diagnostics

    assert told.message == "the theme does not print 1 of the 3 parts of the block `talks`"
    assert told.span is not None
    assert told.span.line == 5


def test_several_lost_entries_are_one_message(tmp_path: Path) -> None:
    """It does not count them where all are lost."""
    cv = tmp_path / "cv.yaml"
    contents = {
        str(cv): b"name: A\nsections:\n  - {title: T, talks: [{title: One}, {title: Two}]}\n",
        str(tmp_path / "latex_templates" / "talks.tex"): b"\\relax\n",
    }
    (told,) = to_latex(cv, Options(contents=contents)).diagnostics

    assert told.message == "the theme does not print the block `talks`"


def test_a_marker_within_a_line_is_none(tmp_path: Path) -> None:
    """It is a comment of LaTeX there, in which the text would be lost."""
    told = lost(tmp_path, "text", "x \\VAR{block.origin|origin} \\VAR{block.paragraphs[0]}\n")

    assert "the block `text`" in told[0].message
