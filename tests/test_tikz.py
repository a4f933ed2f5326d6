r"""TikZ and paracol within the walls, where no document has `\pdfobj`."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from cvtex.typeset import EngineName, Job, choose_engine
from cvtex.typeset.engine import Engine
from cvtex.typeset.pdftex import PdfTex

HEAD = (
    "\\documentclass{article}\\usepackage[T1]{fontenc}\\usepackage{lmodern}"
    "\\usepackage{tikz}\\usepackage{paracol}"
)
BODY = r"""
\begin{document}
\begin{paracol}{2}Left\switchcolumn Right\end{paracol}
\begin{tikzpicture}
\fill[red, opacity=.5] (0,0) circle (1);
\shade[left color=green, right color=yellow] (3,-1) rectangle (5,1);
\begin{scope}[transparency group, opacity=.4]\fill (6,0) circle (1);\end{scope}
\end{tikzpicture}
\typeout{PDFOBJ \meaning\pdfobj, \ifcsname tex_pdfobj:D\endcsname there\else gone\fi.}
\end{document}
"""
FADING = r"\usetikzlibrary{fadings}"


def test_tikz_draws_without_the_primitive(engine: Engine) -> None:
    """Opacity, shading and groups, with their states in the resources of the page."""
    made = engine.typeset(Job(HEAD + BODY))

    assert [one.message for one in made.diagnostics] == []
    assert made.pdf is not None
    resources: Any = PdfReader(BytesIO(made.pdf)).pages[0]["/Resources"]
    assert {"/pgf@ca0.5", "/pgf@ca.4"} & {*resources["/ExtGState"]}
    assert "PDFOBJ undefined, " in made.log


@pytest.mark.slow
def test_a_preamble_that_puts_something_into_the_pdf_has_no_format(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The library of fadings makes boxes of the PDF: a format would lose them, and TeX crash."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    engine = choose_engine(EngineName.EMBEDDED).value
    assert isinstance(engine, PdfTex)
    use = "\n\\begin{document}\\tikz\\fill[path fading=west] (0,0) circle (1);\\end{document}\n"
    for _ in range(2):
        made = engine.typeset(Job(HEAD + FADING + use))

        assert [one.message for one in made.diagnostics] == []
        assert made.pages == 1
    assert list(tmp_path.rglob("*.fmt")) == []
    assert len(list(tmp_path.rglob("*-no-format"))) == 1
