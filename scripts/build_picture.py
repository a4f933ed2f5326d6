#!/usr/bin/env python3
"""Draw the README's picture: the starter's cv.yaml on the left, the PDF made of it on the right.

Needs what the tests need (pdfplumber, and so pypdfium2 and Pillow); writes `docs/cvtex.png`.
"""

from __future__ import annotations

import io
import sys
import tempfile
from pathlib import Path

import pdfplumber
from PIL import Image

from cvtex.cli.starter import new_cv
from cvtex.compiler.stages import to_pdf
from cvtex.starter import starter_cv
from cvtex.text.latex_writer import escape
from cvtex.typeset.choose import choose_engine
from cvtex.typeset.engine import Engine, EngineName, Job

TARGET = Path(__file__).resolve().parents[1] / "docs/cvtex.png"
LINES = 66
RESOLUTION = 110


def main() -> int:
    """Draw both halves and put them side by side."""
    engine = choose_engine(EngineName.AUTO).value
    if engine is None:
        return 1
    with tempfile.TemporaryDirectory() as folder:
        new_cv(Path(folder))
        made = to_pdf(Path(folder) / "cv.yaml", engine, tex_name="cv.tex")
    page = picture(made.pdf)
    source = picture(listing(engine, starter_cv().splitlines()[:LINES]))
    both = Image.new("RGB", (source.width + page.width + 60, page.height + 40), "#d8dce2")
    both.paste(source, (20, 20))
    both.paste(page, (source.width + 40, 20))
    both.save(TARGET, optimize=True)
    return 0


def picture(pdf: bytes | None) -> Image.Image:
    """Return the first page as an image."""
    with pdfplumber.open(io.BytesIO(pdf or b"")) as document:
        page = document.pages[0].to_image(resolution=2 * RESOLUTION, antialias=True).original
        image: Image.Image = page.convert("RGB")
        return image.resize((image.width // 2, image.height // 2), Image.Resampling.LANCZOS)


def listing(engine: Engine, lines: list[str]) -> bytes | None:
    """Set source text in the typewriter face, on a page of the CV's size."""
    rows = "\n".join(rf"\row{{{escape(line.replace(' ', chr(0xA0)))}}}" for line in lines)
    tex = (
        r"\documentclass{article}\usepackage[T1]{fontenc}\usepackage{lmodern,cvtexfonts}"
        r"\usepackage[letterpaper,margin=26pt]{geometry}\pagestyle{empty}\parindent=0pt"
        r"\newcommand{\row}[1]{\hbox{\strut#1}}"
        r"\begin{document}\ttfamily\fontsize{9.4}{11.1}\selectfont"
        "\n" + rows + r"\end{document}"
    )
    return engine.typeset(Job(tex)).pdf


if __name__ == "__main__":
    sys.exit(main())
