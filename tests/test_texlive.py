"""A TeX Live on the PATH: the same page as with the embedded engine, and plain LaTeX without it."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
from pathlib import Path

import pdfplumber
import pytest

from cvtex.compiler.stages import to_latex, to_pdf
from cvtex.files import resources
from cvtex.typeset.choose import choose_engine
from cvtex.typeset.engine import Engine, EngineName

pytestmark = pytest.mark.texlive


def words(pdf: bytes | None) -> list[list[str]]:
    """Return the words of each page, as gaps divide them: old TeX prints no space characters."""
    with pdfplumber.open(io.BytesIO(pdf or b"")) as document:
        pages = [page.filter(lambda item: item.get("text") != " ") for page in document.pages]
        return [[word["text"] for word in page.extract_words(x_tolerance=1.5)] for page in pages]


def test_both_engines_set_the_same_words(engine: Engine, repository: Path) -> None:
    """Which TeX is used does not change what is on which page."""
    texlive = choose_engine(EngineName.TEXLIVE).value
    assert texlive is not None

    embedded, installed = (
        to_pdf(repository / "cv.yaml", each, tex_name="cv.tex") for each in (engine, texlive)
    )

    assert installed.diagnostics == ()
    assert words(installed.pdf) == words(embedded.pdf)


def test_the_latex_compiles_by_hand_without_warnings(repository: Path, tmp_path: Path) -> None:
    """What `cvtex tex` writes needs nothing but `pdflatex` and cvtex's fonts."""
    latex = to_latex(repository / "cv.yaml").latex
    assert latex is not None
    (tmp_path / "cv.tex").write_text(latex, encoding="utf-8")
    program = shutil.which("pdflatex")
    assert program is not None

    subprocess.run(
        [program, "-interaction=nonstopmode", "cv.tex"],
        cwd=tmp_path,
        env={**os.environ, "TEXMFHOME": str(resources.texmf())},
        capture_output=True,
        check=True,
    )

    log = (tmp_path / "cv.log").read_text(encoding="latin-1")
    assert re.findall(r"(?i).*(?:warning:|overfull|underfull|missing character).*", log) == []
