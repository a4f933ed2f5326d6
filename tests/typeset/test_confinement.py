"""`typeset.confinement`: TeX reads what is its own and the document's, whatever it is asked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cvtex.typeset.confinement import foreign_file
from cvtex.typeset.engine import Engine, Job
from cvtex.typeset.pdftex import PdfTex

HEAD = "\\documentclass{article}\\usepackage[T1]{fontenc}\\usepackage{lmodern}\n\\begin{document}\n"
START = "PWD /w\nINPUT /trees/texmf-dist/a.sty\nINPUT cv.tex\nOUTPUT cv.log\nINPUT ./cv.aux\n"


@pytest.mark.parametrize(
    ("record", "found"),
    [
        (START, None),
        (START + "INPUT /w/photos/me.png\n", None),
        (START + "INPUT /etc/passwd\n", "/etc/passwd"),
        (START + "INPUT ../secret.tex\n", "../secret.tex"),
        (START + "INPUT /trees/../etc/passwd\n", "/trees/../etc/passwd"),
        (START + "INPUT /treesandmore/x\n", "/treesandmore/x"),
        (START + "OUTPUT cv.fls\n", "cv.fls"),
        (START + "OUTPUT ./cv.fls\n", "cv.fls"),
        (START + "OUTPUT CV.FLS\n", "cv.fls"),
        ("\0\0\0\0INPUT cv.tex\n", "cv.fls"),
        ("", "cv.fls"),
    ],
)
def test_what_lies_outside_is_found(tmp_path: Path, record: str, found: str | None) -> None:
    """By where it lies; a record that was written over is as bad."""
    folder = tmp_path / "w"
    folder.mkdir()
    (folder / "cv.fls").write_text(record.replace("/w/", f"{folder}/"), encoding="utf-8")

    assert foreign_file(folder, "cv", ("/trees",)) == found


@pytest.mark.parametrize(
    ("path", "is_own"),
    [
        ("/usr/share/texlive/texmf-dist/tex/latex/base/article.cls", True),
        ("/etc/texmf/web2c/texmf.cnf", True),
        ("/home/me/.texlive2022/texmf-var/x.map", True),
        ("/etc/passwd", False),
        ("/home/me/thesis/x.tex", False),
    ],
)
def test_trees_that_nobody_names_are_known_by_their_names(
    tmp_path: Path, path: str, *, is_own: bool
) -> None:
    """Those of a TeX Live lie in many places."""
    (tmp_path / "cv.fls").write_text(f"PWD /w\nINPUT {path}\n", encoding="utf-8")

    assert (foreign_file(tmp_path, "cv", ()) is None) == is_own


def test_without_a_record_there_is_nothing_to_be_found(tmp_path: Path) -> None:
    """TeX has not begun."""
    assert foreign_file(tmp_path, "cv", ()) is None


@pytest.mark.parametrize(
    "attack",
    [
        r"\immediate\pdfobj stream file{%s}\pdfrefobj\pdflastobj x",
        r"\immediate\csname tex_pdfobj:D\endcsname stream file{%s}\pdfrefobj\pdflastobj x",
        r"\immediate\pdfprimitive\pdfobj stream file{%s}\pdfrefobj\pdflastobj x",
        r"\immediate\csname tex_primitive:D\endcsname\pdfobj stream file{%s}x",
        r"\ExplSyntaxOn\pdf_object_unnamed_write:nn{fstream}{{}{%s}}\ExplSyntaxOff x",
        r"\pdfmapfile{%s}x",
        r"\csname tex_pdfmapfile:D\endcsname{%s}x",
        r"\csname cvtex@pdfmapfile\endcsname{%s}x",
        r"\edef\x{\pdffiledump length 99 {%s}}\x",
        r"\edef\x{\csname tex_filedump:D\endcsname length 99 {%s}}\x",
    ],
)
def test_tex_reads_nothing_of_the_machine(engine: Engine, tmp_path: Path, attack: str) -> None:
    """Neither into the PDF nor into the log, by any of the names that a primitive has."""
    secret = tmp_path / "secret"
    secret.write_text("SECRET WORDS", encoding="utf-8")
    made = engine.typeset(Job(HEAD + attack % secret + "\n\\end{document}\n"))
    plain = engine.typeset(Job(HEAD + "x\n\\end{document}\n"))

    assert plain.pdf is not None
    assert "SECRET" not in made.log
    assert "534543524554" not in made.log.lower()
    assert made.pdf is None or len(made.pdf) < len(plain.pdf) + 5000


def test_the_kernel_shows_tex_nothing_but_its_own(engine: Engine, tmp_path: Path) -> None:
    """Whatever a document does to TeX's record of files, there is nothing to be read."""
    secret = tmp_path / "secret.tex"
    secret.write_text("SECRET", encoding="utf-8")
    assert isinstance(engine, PdfTex)
    # Without Kpathsea's own check, as if a document had found a way around it.
    open_engine = replace(engine, environment={**engine.environment, "openin_any": "a"})
    read = rf"\newread\r \openin\r={secret} \ifeof\r CLOSED\else \readline\r to\x \x\fi"
    walled = open_engine.typeset(Job(HEAD + read + "\n\\end{document}\n"))
    bare = replace(open_engine, visible=()).typeset(Job(HEAD + read + "\n\\end{document}\n"))

    # The record of files refuses what the kernel does not: it is the second wall.
    for typeset in (walled, bare):
        assert typeset.pdf is None
        assert "SECRET" not in typeset.log
        (problem,) = typeset.diagnostics
        assert str(secret) in problem.message
