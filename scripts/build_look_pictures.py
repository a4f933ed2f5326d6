#!/usr/bin/env python3
"""Draw the pictures of `docs/looks.md`: the first page of the same CV in each look.

Needs what `build_design_pictures.py` needs; writes `docs/looks/*.png`.
With names of pictures as arguments it draws only these.
"""

from __future__ import annotations

import io
import re
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pdfplumber
from build_design_pictures import pixels, together

from cvtex.compiler.stages import to_pdf
from cvtex.typeset.choose import choose_engine
from cvtex.typeset.engine import Engine, EngineName

DOCS = Path(__file__).resolve().parents[1] / "docs"
LOOKS = DOCS / "looks"
RESOLUTION = 72
COLORS = 48


def main(names: Sequence[str]) -> int:
    """Draw the pictures of these names, or all of them."""
    engine = choose_engine(EngineName.AUTO).value
    if engine is None:
        return 1
    page = (DOCS / "looks.md").read_text(encoding="utf-8")
    pattern = r"\(looks/(\w+)\.png\)\n\n```yaml\n(.*?)```"
    for name, design in re.findall(pattern, page, re.DOTALL):
        if not names or name in names:
            draw(engine, name, design)
    return 0


def draw(engine: Engine, name: str, design: str) -> None:
    """Typeset the CV with a design, and write its first page with a frame."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cv.yaml"
        cv = (LOOKS / "cv.yaml").read_text(encoding="utf-8")
        path.write_text(design + cv, encoding="utf-8")
        path.with_name("publications.bib").write_bytes((LOOKS / "publications.bib").read_bytes())
        made = to_pdf(path, engine, tex_name="cv.tex")
    assert made.pdf is not None, made.diagnostics  # noqa: S101 - a picture without a page is none
    for problem in made.diagnostics:
        print(f"{name}: {problem.message}", file=sys.stderr)
    with pdfplumber.open(io.BytesIO(made.pdf)) as document:
        image = together([pixels(document.pages[0], RESOLUTION)])
    image.quantize(COLORS).save(LOOKS / f"{name}.png", optimize=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
