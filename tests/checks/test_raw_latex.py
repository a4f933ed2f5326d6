"""`checks.raw_latex`: a build that allows no raw LaTeX lets none through, in no spelling."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.checks.raw_latex import raw_latex_in
from cvtex.compiler import Options, to_latex
from cvtex.diagnostics import Code
from cvtex.source import Source
from cvtex.text import Inlines, Link, RawLatex, Styled, Upright
from cvtex.text.markdown import parse_markdown
from cvtex.yaml import parse_yaml

FORBIDDEN = Options(raw_latex=False)


def contains_raw_latex(inlines: Inlines) -> bool:
    """Tell whether rich text has LaTeX that would be executed."""
    return any(
        isinstance(inline, RawLatex)
        or (isinstance(inline, Styled | Link | Upright) and contains_raw_latex(inline.children))
        for inline in inlines
    )


@given(st.text(alphabet="`{=latex}\\ ax*[]()\n", max_size=40).map(lambda text: f"`a`{text}"))
def test_what_markdown_reads_as_raw_latex_is_found(text: str) -> None:
    """Whatever is around it, and however many backquotes it has."""
    for value in (text, text + "`b`{=latex}", f"*`` ` ``{{=latex}}* {text}"):
        source = Source("cv.yaml", "text: " + repr(value).replace("\\n", "\\\\n"))
        yaml = parse_yaml(source).value
        shown = yaml.get("text") if yaml else None
        if yaml and isinstance(shown, str) and contains_raw_latex(parse_markdown(shown).inlines):
            assert list(raw_latex_in(yaml))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("'x `\\LaTeX`{=latex} y'", "cv.yaml:2:32"),
        ("'``a`b``{=latex}'", "cv.yaml:2:33"),
        ("'`code` and {=latex}'", ""),
        ("'a formula $x^2$'", ""),
    ],
)
def test_only_raw_latex_is_refused(tmp_path: Path, text: str, place: str) -> None:
    """At its place; code and formulas are data."""
    cv = tmp_path / "cv.yaml"
    cv.write_text(f"name: A B\nsections: [{{title: S, text: {text}}}]\n", encoding="utf-8")
    compiled = to_latex(cv, FORBIDDEN)

    places = [str(problem.span) for problem in compiled.diagnostics]
    assert places == ([str(tmp_path / place)] if place else [])
    assert all(problem.code is Code.INVALID_VALUE for problem in compiled.diagnostics)
    assert (compiled.latex is None) == bool(place)
    assert to_latex(cv).latex is not None


def test_templates_beside_the_cv_are_not_used(tmp_path: Path) -> None:
    """A template is LaTeX too; those that come with cvtex are used in their place."""
    cv = tmp_path / "cv.yaml"
    cv.write_text("name: A B\n", encoding="utf-8")
    (tmp_path / "latex_templates").mkdir()
    (tmp_path / "latex_templates" / "header.tex").write_text("OWN", encoding="utf-8")
    refused, allowed = to_latex(cv, FORBIDDEN).latex, to_latex(cv).latex

    assert refused is not None
    assert allowed is not None
    assert ("OWN" in refused, "OWN" in allowed) == (False, True)
