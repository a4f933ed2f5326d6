"""Styles of sections: which template prints a block."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvtex.compiler.options import NO_OPTIONS
from cvtex.compiler.stages import to_latex

CV = """
name: Ada Lindqvist
design: {{theme: {theme}}}
sections:
  - title: Skills
    layout: {{style: {style}}}
    text: Prose
    skills: [{{name: Tools, keywords: [Praat, ELAN]}}]
"""


def _written(folder: Path, style: str, theme: str = "classic") -> Path:
    path = folder / "cv.yaml"
    path.write_text(CV.format(style=style, theme=theme), encoding="utf-8")
    return path


@pytest.mark.parametrize("theme", ["classic", "modern"])
def test_a_block_has_the_style_of_its_section(tmp_path: Path, theme: str) -> None:
    """The other block of the section, whose kind does not have the style, is as usual."""
    made = to_latex(_written(tmp_path, "tags", theme))
    assert made.diagnostics == ()
    assert made.latex
    assert r"\cvtag{Praat}" in made.latex
    assert r"\cvparagraph{Prose}" in made.latex


def test_a_style_may_be_a_template_of_the_user(tmp_path: Path) -> None:
    """It needs no manifest and no theme."""
    folder = tmp_path / "latex_templates"
    folder.mkdir()
    own = "\\VAR{block.items[0].origin|origin}\nmine: \\VAR{block.items[0].entry.name}\n"
    (folder / "skills.mine.tex").write_text(own, encoding="utf-8")
    made = to_latex(_written(tmp_path, "mine"), NO_OPTIONS)
    assert made.latex
    assert "mine: Tools" in made.latex


def test_an_unknown_style_is_an_error(tmp_path: Path) -> None:
    """It is at the style, and names those of the section's kinds."""
    made = to_latex(_written(tmp_path, "tag"))
    (problem,) = made.diagnostics
    assert made.latex is None
    assert problem.span
    assert problem.span.line == 6
    assert problem.message == "there is no style `tag` of `text` or `skills`"
    assert problem.hints[:2] == (
        "did you mean `tags`?",
        "styles of this section: `dots`, `inline`, `tags`",
    )
    assert "`skills.tag.tex`" in problem.hints[2]
