"""`docs/looks.md`: each look is valid and builds, and has its picture."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cvtex.compiler.options import Options
from cvtex.compiler.stages import to_pdf
from cvtex.typeset.engine import Engine

DOCS = Path(__file__).parents[1] / "docs"
PAGE = (DOCS / "looks.md").read_text(encoding="utf-8")
SECTIONS = re.split(r"^## ", PAGE, flags=re.MULTILINE)[1:]
LOOKS: dict[str, str] = {
    picture: design
    for section in SECTIONS
    for picture, design in re.findall(r"\((\S+\.png)\)\n\n```yaml\n(.*?)```", section, re.DOTALL)
}

LARGEST_PICTURE = 60_000


def test_each_look_has_values_and_a_small_picture() -> None:
    """No picture is missing, and none is left over."""
    sizes = {f"looks/{path.name}": path.stat().st_size for path in (DOCS / "looks").glob("*.png")}

    assert len(LOOKS) == len(SECTIONS)
    assert set(sizes) == set(LOOKS)
    assert {name: size for name, size in sizes.items() if size > LARGEST_PICTURE} == {}


@pytest.mark.parametrize("look", LOOKS)
def test_a_look_builds_without_a_word(tmp_path: Path, engine: Engine, look: str) -> None:
    """With the CV of the pictures, on one page; all of it is values of *modern*."""
    cv = (DOCS / "looks/cv.yaml").read_text(encoding="utf-8")
    (tmp_path / "cv.yaml").write_text(LOOKS[look] + cv, encoding="utf-8")
    (tmp_path / "publications.bib").write_bytes((DOCS / "looks/publications.bib").read_bytes())
    made = to_pdf(tmp_path / "cv.yaml", engine, Options(), tex_name="cv.tex")

    assert LOOKS[look].startswith("design:\n  theme: modern\n")
    assert [one.message for one in made.diagnostics] == []
    assert made.pages == 1
