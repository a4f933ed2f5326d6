"""The themes on the page: TeX has nothing to say against any of these designs."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from cvtex.compiler.options import Options
from cvtex.compiler.stages import to_pdf
from cvtex.files import resources
from cvtex.typeset.engine import Engine

CASES = Path(__file__).parents[1] / "cases/good"
CASE = CASES / "every-kind"
PICTURE = CASES / "picture/photos/portrait_1.png"

DESIGNS: tuple[Mapping[str, Any], ...] = (
    {},
    {"paper": "a5", "font_size": "8pt", "margins": {"left": "1cm", "right": "1cm"}},
    {"paper": "legal", "font_size": "12pt", "line_spacing": 1.3},
    {
        "paper": "a4",
        "font_size": "9pt",
        "fonts": {"body": "charter", "name": "latin-modern", "headings": "biolinum"},
        "colors": {"body": "#222", "headings": "navy", "rules": "gray", "dates": "#555"},
        "name": {"size": "30pt", "case": "upper", "rule": True},
        "headline": {"case": "upper"},
        "headings": {"rule": "above", "case": "upper", "align": "right"},
        "header": {"contacts": "inline", "labels": "icons", "align": "right"},
        "dates": {"side": "left", "width": "2.5cm", "align": "right"},
        "entries": {"second_row": True, "bold": "both", "bullet": "–", "indent": "14pt"},
        "text": {"align": "ragged", "hyphenation": False},
        "footer": {"left": "{name}", "right": "{page} of {pages}"},
        "publications": {"layout": "run-in", "order": ["authors", "title", "venue"]},
    },
    {
        "fonts": {"body": "latin-modern-sans"},
        "headings": {"rule": "beside", "size": 1.3, "case": "upper"},
        "header": {"contacts": "inline", "labels": "none", "align": "left"},
        "dates": {"side": "right", "row": "second", "style": "italic"},
        "entries": {
            "lead": "organization",
            "second_row": True,
            "italic": "both",
            "bullet": "none",
            "left": 0,
            "space": "8pt",
        },
        "pages": {"breaks": "anywhere"},
        "links": {"underline": True},
    },
    {
        "fonts": {"body": "libertine", "name": "libertine", "headings": "libertine"},
        "name": {"case": "small-caps", "weight": "regular"},
        "headline": {"case": "small-caps"},
        "headings": {"rule": "bar", "rule_thickness": "2pt"},
        "pages": {"bottom": "even"},
        "header": {"align": "center", "photo": {"side": "left", "shape": "circle"}},
        "text": {"start": "entries"},
        "dates": {"side": "left"},
        "publications": {"venue": "small-caps", "award": "plain", "size": 1},
    },
)


@pytest.mark.parametrize("design", DESIGNS)
@pytest.mark.parametrize("theme", ["classic", "modern"])
def test_a_design_can_be_typeset(
    tmp_path: Path, engine: Engine, theme: str, design: Mapping[str, Any]
) -> None:
    """A CV with every kind of block: no line is too wide, and no font is missing."""
    written = (CASE / "cv.yaml").read_text(encoding="utf-8")
    whole = f"image: ines.png\ndesign: {json.dumps({'theme': theme, **design})}"
    text, count = re.subn(r"^design: .*$", lambda _: whole, written, flags=re.MULTILINE)
    assert count == 1
    (tmp_path / "cv.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "ines.png").write_bytes(PICTURE.read_bytes())
    (tmp_path / "publications.bib").write_bytes((CASE / "publications.bib").read_bytes())
    made = to_pdf(tmp_path / "cv.yaml", engine, Options(), tex_name="cv.tex")

    said = [one.message for one in made.diagnostics if not one.code.endswith("-page")]
    assert said == []
    assert made.pages >= 1


def test_each_shipped_theme_is_tried() -> None:
    """The list of the test above has them all."""
    folders = {path.name for path in resources.templates().iterdir() if path.is_dir()}

    assert folders == {"base", "classic", "modern"}
