"""A CV that is typeset passes all checks; what a template leaves out is found."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cvtex.compiler.options import Options
from cvtex.compiler.stages import to_pdf
from cvtex.files import resources
from cvtex.inspection import Inspection, Origin, State, inspect
from cvtex.typeset.engine import Engine

CASES = Path(__file__).parents[1] / "cases/good"
UNDECIDED = {"tags", "PDF/A", "veraPDF"}
"""Checks that a PDF without tags does not pass, or that need other programs."""


def inspected(cv: Path, engine: Engine) -> Inspection:
    """Typeset a CV and inspect the PDF."""
    made = to_pdf(cv, engine, Options(), tex_name="cv.tex")
    assert made.pdf is not None, made.diagnostics
    assert made.document is not None
    assert made.yaml is not None
    return inspect(made.pdf, "cv.pdf", Origin(made.document, made.yaml, made.sources))


@pytest.mark.parametrize("name", ["every-kind", "publications", "special-characters"])
def test_what_cvtex_makes_passes(name: str, engine: Engine) -> None:
    """Every value of every kind is found, in order, once, by every extractor; so are all links."""
    found = inspected(CASES / name / "cv.yaml", engine)

    rows = {row.title: (row.state, row.line) for row in found.rows if row.title not in UNDECIDED}
    assert {title: row for title, row in rows.items() if row[0] is not State.GOOD} == {}


def test_what_a_template_leaves_out_is_found(tmp_path: Path, engine: Engine) -> None:
    """At its place in the CV, and nothing else is reported for it."""
    own = tmp_path / "latex_templates"
    own.mkdir()
    template = (resources.templates() / "base/education.tex").read_text(encoding="utf-8")
    without = re.sub(r".*\\VAR\{e\.thesis\}.*\n", "", template)
    assert without != template
    (own / "education.tex").write_text(without, encoding="utf-8")
    cv = tmp_path / "cv.yaml"
    cv.write_text(
        "name: Mara Lindqvist\nsections:\n  - title: Education\n    education:\n"
        "      - {institution: Fjord University, thesis: Tides of the North}\n",
        encoding="utf-8",
    )
    found = inspected(cv, engine)

    assert [(one.code, one.message) for one in found.diagnostics if one.span] == [
        ("missing-text", "`Tides of the North` is not in the text of the PDF")
    ]
