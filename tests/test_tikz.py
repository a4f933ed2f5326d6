r"""TikZ and paracol within the walls, where no document has `\pdfobj`."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
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
READERS = {"pdfobj", "pdfprimitive", "pdffiledump", "pdfmapfile", "pdfmapline"}


def test_tikz_draws_without_the_primitive(engine: Engine) -> None:
    """Opacity, shading and groups, with their states in the resources of the page."""
    made = engine.typeset(Job(HEAD + BODY))

    assert [one.message for one in made.diagnostics] == []
    assert made.pdf is not None
    resources: Any = PdfReader(BytesIO(made.pdf)).pages[0]["/Resources"]
    assert {"/pgf@ca0.5", "/pgf@ca.4"} & {*resources["/ExtGState"]}
    assert "PDFOBJ undefined, " in made.log


@pytest.mark.parametrize("drawing", [
    r"\fill[pattern=north east lines] (0,0) rectangle (1,1);",
    r"\shade[shading=color wheel] (0,0) circle (1);",
])  # fmt: skip
def test_what_tikz_cannot_draw_is_told(drawing: str, engine: Engine) -> None:
    """In one message, and TeX ends."""
    head = rf"{HEAD}\usetikzlibrary{{patterns,shadings}}"
    begin, end = "\n\\begin{document}\n\\begin{tikzpicture}", "\\end{tikzpicture}\n\\end{document}"
    made = engine.typeset(Job(head + begin + drawing + end))

    assert [one.message for one in made.diagnostics] == [
        "LaTeX package `cvtex`: TikZ has no patterns and no functional shadings here"
    ]


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


CANARY = "CANARYWORD"
OBJECT = r"stream file{SECRET}"
ATTACKS = {
    "plain": rf"\immediate\pdfobj {OBJECT}\pdfrefobj\pdflastobj",
    "file": r"\immediate\pdfobj file{SECRET}",
    "alias": rf"\let\mine=\pdfobj \immediate\mine {OBJECT}",
    "built": rf"\immediate\csname pdf\string obj\endcsname {OBJECT}",
    "category": rf"\catcode`\|=0 \immediate|pdfobj {OBJECT}",
    "escape": rf"\catcode`\!=7 \immediate\pdf!!6fbj {OBJECT}",
    "read": rf"\scantokens{{\immediate\pdfobj {OBJECT}}}",
    "primitive": rf"\immediate\csname pdfprimitive\endcsname\pdfobj {OBJECT}",
    "taken": (
        r"\makeatletter\expandafter\def\expandafter\take\expandafter#\expandafter1\pdfobj"
        rf"{{\immediate#1 {OBJECT}}}\expandafter\take\pgf@sys@pdf@install@pageresources\pdfobj"
    ),
    "patterns": (
        r"\makeatletter\pgf@sys@addpdfresource@patterns@plain{/a \pdfobj file{SECRET}}"
        r"\pgfutil@addpdfresource@extgs{/b \csname tex_pdfobj:D\endcsname file{SECRET}}"
    ),
    "picture": r"\pgfimage{SECRET}",
    "declared": r"\pgfdeclareimage{a}{SECRET}\pgfuseimage{a}",
    "plot": r"\tikz\draw plot file{SECRET};",
    "plot by pgf": r"\begin{pgfpicture}\pgfplothandlerlineto\pgfplotxyfile{SECRET}\end{pgfpicture}",
    "library": r"\makeatletter\pgfutil@InputIfFileExists{SECRET}{}{}\usepgflibrary{SECRET}",
    "columns": r"\begin{paracol}{2}\input{SECRET}\switchcolumn\pdfximage{SECRET}\end{paracol}",
    "node": r"\tikz\node{\openin5=SECRET \readline5 to\x\x};",
}


@pytest.mark.slow
@pytest.mark.parametrize("walls", ["all", "without the kernel's"])
@pytest.mark.parametrize("attack", ATTACKS)
def test_no_file_is_read_by_way_of_tikz(
    attack: str, walls: str, tmp_path: Path, engine: Engine
) -> None:
    """Neither by what it has in place of objects, nor by its own ways to files."""
    assert isinstance(engine, PdfTex)
    canary = tmp_path / "secret.tex"
    canary.write_text(f"{CANARY} 1 2\n", encoding="utf-8")
    latex = ATTACKS[attack].replace("SECRET", str(canary))
    walled = engine if walls == "all" else replace(engine, visible=())
    made = walled.typeset(Job(f"{HEAD}\n\\begin{{document}}\nx {latex}\n\\end{{document}}\n"))

    assert CANARY not in made.log + str(made.diagnostics)
    if made.pdf is not None:
        pages = PdfReader(BytesIO(made.pdf)).pages
        assert CANARY not in "".join(page.extract_text() for page in pages)
        assert CANARY.encode() not in b"".join(streams_of(made.pdf))


def streams_of(pdf: bytes) -> Iterator[bytes]:
    """Yield the PDF itself, and each of its streams without compression."""
    yield pdf
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        with suppress(zlib.error):
            yield zlib.decompressobj().decompress(stream)


def test_no_macro_of_tikz_is_a_primitive_that_reads_files(engine: Engine) -> None:
    """By what each name that occurs in it means, when it is loaded."""
    assert isinstance(engine, PdfTex)
    folder = "texmf-dist/tex/generic/pgf"
    pgf = next(path for tree in engine.visible if (path := Path(tree) / folder).is_dir())
    texts = [path.read_text(encoding="latin-1") for path in pgf.rglob("*.tex")]
    texts += [(pgf / "systemlayer/pgfsys-pdftex.def").read_text(encoding="latin-1")]
    names = {name for text in texts for name in re.findall(r"\\([A-Za-z@]{3,})", text)}
    tell = r"\def\tell#1{\typeout{IS \expandafter\meaning\csname #1\endcsname}}"
    asked = "".join(rf"\tell{{{name}}}" + "\n" for name in sorted(names))
    made = engine.typeset(
        Job(f"{HEAD}\n\\begin{{document}}\n{tell}\n{asked}x\n\\end{{document}}\n")
    )
    meanings = re.findall(r"^IS (.*)$", made.log, re.MULTILINE)

    assert len(meanings) > 1000
    assert {f"\\{name}" for name in READERS}.isdisjoint(meanings)
