"""`checks.raw_latex`: a build that allows no raw LaTeX lets none through, in no spelling."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cvtex.checks.raw_latex import raw_latex_in
from cvtex.compiler import Options, to_latex
from cvtex.diagnostics import Code
from cvtex.schema import CV, Section
from cvtex.schema.person.name import WholeName
from cvtex.source import Source
from cvtex.text import RichText, Text
from cvtex.text.latex_writer import write
from cvtex.text.markdown import parse_markdown
from cvtex.yaml import parse_yaml

FORBIDDEN = Options(raw_latex=False)


def places(text: str, options: Options = FORBIDDEN) -> list[str]:
    """Return the lines and columns of the errors of a CV."""
    cv = Path("cv.yaml")
    compiled = to_latex(cv, replace(options, contents={"cv.yaml": text.encode()}))
    assert compiled.latex is None or not compiled.diagnostics
    raw = [problem for problem in compiled.diagnostics if "raw LaTeX" in problem.message]
    assert all(problem.code is Code.INVALID_VALUE for problem in raw)
    return [str(problem.span).removeprefix("cv.yaml:") for problem in raw]


DEEP = "*a " * 42
PIECES = (
    "`x`",
    "``y``",
    "{=latex}",
    "\\",
    "*",
    "_",
    "[",
    "](u)",
    "](https://u.org)",
    "\n",
    DEEP,
    " a*" * 42,
)


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=12).map("".join))
@example(f"{DEEP}`x`*{{=latex}}*{' a*' * 42}")
@example("`x`[](foo){=latex}")
def test_no_text_is_written_as_raw_latex(text: str) -> None:
    """What the check lets through, in whatever spelling, the writer writes without an error."""
    inlines = parse_markdown(text).inlines
    section = Section(title=RichText((Text("S"),)), list=(RichText(inlines),))
    cv = CV(name=WholeName(whole="A B"), sections=(section,))
    yaml = parse_yaml(Source("cv.yaml", "name: A B\n")).value
    assert yaml is not None
    if list(raw_latex_in(cv, yaml)):
        assert "{=latex}" in text
    else:
        write(inlines, raw_latex=False)


RAW = r"'`\LaTeX`{=latex}'"


@pytest.mark.parametrize(
    "text",
    [
        f"name: A B\nlabel: {RAW}\n",
        f"name: A B\nlocation: {RAW}\n",
        f"name: A B\nlast_updated: {{date: 2020, note: {RAW}}}\n",
        f"name: A B\nsections: [{{title: {RAW}, text: x}}]\n",
        f"name: A B\nsections: [{{title: S, text: {RAW}}}]\n",
        f"name: A B\nsections: [{{title: S, list: {RAW}}}]\n",
        f"name: A B\nsections: [{{title: S, list: [a, {RAW}]}}]\n",
        f"name: A B\nsections: [{{title: S, skills: [{{name: a, keywords: {RAW}}}]}}]\n",
        f"name: A B\nsections: [{{title: S, entries: [&a {{title: {RAW}}}]}}]\n",
        f"name: A B\nsections: [{{title: S, entries: [{{title: a, highlights: [{RAW}]}}]}}]\n",
        f"name: A B\nsections: [{{title: S, entries: [{{title: a}}, {RAW}]}}]\n",
        f"name: A B\nsections: [{{title: S, blocks: [{{title: {RAW}, text: a}}]}}]\n",
        f"name: A B\nsections: [{{title: S, blocks: [{{text: {RAW}}}]}}]\n",
        (
            "name: A B\nsections: [{title: S, experience: [{organization: O, positions: "
            f"[{{position: {RAW}}}]}}]}}]\n"
        ),
        (
            "name: A B\nsections: [{title: S, publications: {entries: "
            f"[{{type: book, title: {RAW}}}]}}}}]\n"
        ),
        f"name: A B\nunknown: 1\nlabel: {RAW}\n",
    ],
)
def test_raw_latex_is_refused_in_every_text(text: str) -> None:
    """At its place, also in a CV with other errors."""
    line = text.count("\n", 0, text.index(RAW)) + 1
    column = text.index(RAW) - text.rfind("\n", 0, text.index(RAW)) + 2

    assert f"{line}:{column}" in places(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("'x `\\LaTeX`{=latex} y'", ["2:33"]),
        ("'``a`b``{=latex}'", ["2:32"]),
        ("'`code` and {=latex}'", []),
        ("'`code`*{=latex}*'", []),
        ("'a formula $x^2$'", []),
    ],
)
def test_only_raw_latex_is_refused(text: str, found: list[str]) -> None:
    """At its place; code and formulas are data."""
    cv = f"name: A B\nsections: [{{title: S, text: {text}}}]\n"

    assert places(cv) == found
    assert places(cv, Options()) == []


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
