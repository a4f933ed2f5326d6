"""`typeset.confinement`: TeX reads what is its own and the document's, whatever it is asked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cvtex.typeset.confinement import FIRST, LAST, Record, read_record
from cvtex.typeset.engine import Engine, Job
from cvtex.typeset.pdftex import PdfTex

HEAD = "\\documentclass{article}\\usepackage[T1]{fontenc}\\usepackage{lmodern}\n\\begin{document}\n"
START = (
    "PWD /w\nINPUT /trees/x.fmt\nINPUT cv.tex\nOUTPUT ../out/cv.log\n"
    "INPUT /trees/texmf-dist/a.sty\nINPUT ./cv.aux\n"
)


def written(folder: Path, record: str) -> Record | None:
    """Write a record, in which `/w` is the folder that TeX works in, and read it."""
    path = folder / "cv.fls"
    path.write_bytes(record.replace("/w", f"{folder}/w").encode())
    return read_record(path)


@pytest.mark.parametrize("prefix", ["tex", "pdftex"])
@pytest.mark.parametrize("stem", ["mapfile", "pdfmapfile", "mapline", "pdfmapline"])
def test_font_maps_have_the_names_of_all_years(prefix: str, stem: str) -> None:
    """expl3 calls the same primitive otherwise in each few years (l3names of 2015 to 2024)."""
    assert rf"\csname {prefix}_{stem}:D\endcsname\undefined" in LAST
    assert LAST in FIRST


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("INPUT /w/photos/me.png", None),
        ("INPUT /etc/passwd", "/etc/passwd"),
        ("INPUT ../secret.tex", "../secret.tex"),
        ("INPUT ../out/cv.log", "../out/cv.log"),
        ("INPUT /trees/../etc/passwd", "/trees/../etc/passwd"),
        ("INPUT /treesandmore/x", "/treesandmore/x"),
        ("OUTPUT cv.fls", None),
    ],
)
def test_what_lies_outside_is_found(tmp_path: Path, line: str, found: str | None) -> None:
    """By where it lies; TeX's own outputs are outside too, since it need not read them."""
    record = written(tmp_path, f"{START}{line}\n")

    assert record is not None
    assert record.foreign_file(tmp_path / "w", ("/trees",)) == found


@pytest.mark.parametrize(
    ("name", "is_own"),
    [
        ("TREE/a.sty", True),
        ("TREE/linked.sty", True),
        ("TREE/out/a.sty", False),
        ("TREE/out.sty", False),
        ("TREE/far/../secret", False),
        ("TREE/./far/../a.sty", False),
        ("TREE/sub/../a.sty", False),
        ("linked/a.sty", True),
        ("linked/../texmf/a.sty", False),
        ("a/../cv.tex", False),
        ("..", False),
        ("../kept.fmt", True),
        ("../secret", False),
        ("../../secret", False),
        ("../work/cv.tex", True),
    ],
)
@pytest.mark.parametrize("are_known", [True, False])
def test_a_file_lies_where_the_kernel_finds_it(
    tmp_path: Path, name: str, *, is_own: bool, are_known: bool
) -> None:
    """A `..` after a link leads elsewhere than the text of the path says."""
    tree, folder, far = tmp_path / "texmf", tmp_path / "job/work", tmp_path / "else/far"
    for one in (tree / "sub", folder, far):
        one.mkdir(parents=True)
    for file in (tree / "a.sty", folder / "cv.tex", folder.parent / "kept.fmt", far / "a.sty"):
        file.touch()
    (tree / "linked.sty").symlink_to(tree / "a.sty")
    (tree / "out.sty").symlink_to(far / "a.sty")
    for link in (tree / "far", tree / "out"):
        link.symlink_to(far)
    (folder / "linked").symlink_to(tree)
    trees = (str(tree), str(folder.parent / "kept.fmt")) if are_known else ()
    record = Record((name.replace("TREE", str(tree)),), ())
    is_format = name.endswith(".fmt")

    assert (record.foreign_file(folder, trees) is None) == (is_own and (are_known or not is_format))


@pytest.mark.parametrize(
    "record",
    [
        "",
        "PWD /w",
        START.removeprefix("PWD /w\n"),
        START.removesuffix("\n"),
        START.replace("INPUT cv.tex", "\0\0\0\0\0\0\0\0INPUT cv.tex"),
        START.replace("INPUT ./cv.aux", "INPUT ./cv.aux\0"),
        START + "PWD /w\n",
        START + "READ cv.tex\n",
        START + "INPUT\n",
        START + "\n",
        START + "INPUT x\n" * 2_000_000,
    ],
)
def test_a_record_that_is_not_whole_is_none(tmp_path: Path, record: str) -> None:
    """Cut off, overwritten, or longer than that of any CV."""
    assert written(tmp_path, record) is None


def test_a_record_that_is_missing_is_none(tmp_path: Path) -> None:
    """As is a folder in its place."""
    assert read_record(tmp_path / "cv.fls") is None
    assert read_record(tmp_path) is None


@pytest.mark.parametrize("line", START.splitlines()[1:4])
def test_a_record_names_what_tex_surely_opens(tmp_path: Path, line: str) -> None:
    """Its format, the document and the log: without one of them it has been changed."""
    folder = tmp_path / "w"
    files = [folder / "cv.tex"], [tmp_path / "out/cv.log"]
    whole, cut = written(tmp_path, START), written(tmp_path, START.replace(f"{line}\n", ""))

    assert whole is not None
    assert cut is not None
    assert whole.has(folder, *files)
    assert not cut.has(folder, *files)


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
    record = Record((path,), ())

    assert (record.foreign_file(tmp_path, ()) is None) == is_own


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
