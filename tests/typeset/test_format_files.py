"""`typeset.format_files`: a document set behind a dumped preamble is the document."""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest
from pdfminer.pdftypes import resolve1

from cvtex.compiler.stages import to_latex
from cvtex.files import cache
from cvtex.typeset import format_files as formats
from cvtex.typeset.choose import choose_engine
from cvtex.typeset.engine import EngineName, Job
from cvtex.typeset.pdftex import PdfTex

ROOT = Path(__file__).parents[2]
OPENING = """\\documentclass{article}
% a comment
\\begin{document}
\\relax
% ---- The CV: #
Text
\\end{document}
"""
TEX = "\\documentclass{article}\n% a comment\n\\begin{document}\nText\n\\end{document}\n"

STABLE = "\n".join(
    (
        "\\documentclass{article}\\usepackage[T1]{fontenc}\\usepackage{lmodern}",
        "\\pdftrailerid{}\\pdfsuppressptexinfo=15 \\pdfinfoomitdate=1 ",
        *OPENING.splitlines()[1:],
    )
)


@pytest.fixture(scope="module")
def stable() -> bytes:
    """Return the PDF of `STABLE`, set without a format."""
    chosen = choose_engine(EngineName.EMBEDDED).value
    assert isinstance(chosen, PdfTex)
    pdf = replace(chosen, keeps_formats=False).typeset(Job(STABLE)).pdf
    assert pdf is not None
    return pdf


def test_lines_stay_where_they_are() -> None:
    """So that TeX's messages name the lines of the whole document."""
    parts = formats.split(TEX)
    assert parts is not None
    lines = formats.document_after_format(parts).split("\n")

    assert len(lines) == len(TEX.split("\n"))
    assert lines[2:] == TEX.split("\n")[2:]


@pytest.mark.parametrize(
    ("tex", "preamble", "opening"),
    [
        (TEX, TEX[: TEX.index("\n\\begin")], ""),
        (OPENING, OPENING[: OPENING.index("\n\\begin")], "\\begin{document}\n\\relax\n"),
        (
            OPENING.replace("\\relax", "% ---- The CV: #"),
            OPENING[: OPENING.index("\n\\begin")],
            "\\begin{document}\n",
        ),
        (
            "\\documentclass{article}\n% ---- The CV:\n\\title{x}\n\\begin{document}\n",
            "\\documentclass{article}",
            "",
        ),
    ],
)
def test_a_document_is_divided(tex: str, preamble: str, opening: str) -> None:
    """At its beginning, and at the comment of a theme on either side of that."""
    parts = formats.split(tex)

    assert parts is not None
    assert (parts.preamble, parts.opening) == (preamble, opening)
    assert "\n".join((parts.preamble, parts.opening + parts.body)) == tex


@pytest.mark.parametrize("opened", [False, True])
def test_lines_of_a_document_with_an_opening_stay(*, opened: bool) -> None:
    """Whether TeX has done it already or not."""
    parts = formats.split(OPENING)
    assert parts is not None
    lines = formats.document_after_format(parts, opened=opened).split("\n")
    mark = OPENING.split("\n").index("% ---- The CV: #")

    assert lines[mark:] == OPENING.split("\n")[mark:]


@pytest.mark.parametrize("text", ["", "x", "\\begin{document}", "% x\n" + TEX])
def test_what_does_not_begin_as_a_document_has_no_format(text: str) -> None:
    """It is set as it is."""
    assert formats.split(text) is None


def test_every_way_gives_the_same_bytes(tex: PdfTex, starts: list[str]) -> None:
    """With a format to be made, one that is there, and a TeX that waits with it."""
    latex = to_latex(ROOT / "tests" / "cases" / "good" / "every-kind" / "cv.yaml").latex
    assert latex is not None
    first = tex.typeset(Job(latex))
    kept = cache.newest("formats")
    assert first.pdf is not None
    assert kept is not None
    with tex.ahead(7) as ready:  # dated, which the document is not
        assert ready.typeset(Job(latex)).pdf == first.pdf
    with tex.ahead(None) as ready:
        assert ready.typeset(Job(latex)).pdf == first.pdf
    assert starts == ["dump", "run", "early", "run", "early"]


def cv_in(folder: Path, language: str, *, picture: bool, icons: bool) -> Job:
    """Return the job of a CV in a language."""
    folder.mkdir()
    photo = ROOT / "tests/cases/good/picture/photos/portrait_1.png"
    shutil.copyfile(photo, folder / "photo.png")
    bib = "@misc{k, author={A B}, title={T}, url={https://a.org}, code={https://a.org/c}}"
    (folder / "p.bib").write_text(bib, encoding="utf-8")
    (folder / "cv.yaml").write_text(
        f"name: A B\nlanguage: {language}\nbibliography: p.bib\n"
        + ("image: photo.png\n" if picture else "")
        + ("publication_style: {link_style: icons}\n" if icons else "")
        + "sections: [{title: P, publications: {}}]\n",
        encoding="utf-8",
    )
    made = to_latex(folder / "cv.yaml")
    assert made.latex is not None
    files = {made.image.name: made.image.data} if made.image else {}
    return Job(made.latex, files=files)


def test_cvs_of_one_theme_and_design_share_a_format(
    tex: PdfTex, tmp_path: Path, starts: list[str]
) -> None:
    """In whatever language, with a picture or without, with icons or words."""
    jobs = [
        cv_in(tmp_path / f"{n}", language, picture=n % 2 == 0, icons=n in {1, 2})
        for n, language in enumerate(("en", "de", "fr", "es", "zh-Hant"))
    ]
    typeset = []
    for job in jobs:
        with tex.ahead(None) as ready:
            typeset.append(ready.typeset(job))

    assert [one.diagnostics for one in typeset] == [()] * 5
    assert starts == ["dump", "run", *["early"] * 4]
    parts = [formats.split(job.tex) for job in jobs]
    assert len({formats.format_key(part, tex.command[0]) for part in parts if part}) == 1
    assert [language_of(one.pdf) for one in typeset] == [b"en", b"de", b"fr", b"es", b"zh-Hant"]
    assert len({one.pdf for one in typeset}) == 5


def language_of(pdf: bytes | None) -> object:
    """Return the language that a PDF says it is in."""
    with pdfplumber.open(BytesIO(pdf or b"")) as opened:
        return resolve1(opened.doc.catalog["Lang"])


def test_all_designs_share_a_format(tex: PdfTex, tmp_path: Path) -> None:
    """TeX reads the values of a design after the format, so that a change of them is quick."""
    keys = set()
    for design in ("{}", "{paper: a4}", "{font_size: 11pt}", "{theme: modern}"):
        (tmp_path / "cv.yaml").write_text(f"name: A B\ndesign: {design}\n", encoding="utf-8")
        parts = formats.split(to_latex(tmp_path / "cv.yaml").latex or "")
        assert parts is not None
        keys.add(formats.format_key(parts, tex.command[0]))

    assert len(keys) == 1


def test_where_nothing_can_be_kept_the_bytes_are_the_same(
    tex: PdfTex, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only the time is longer."""
    latex = to_latex(ROOT / "tests" / "cases" / "good" / "minimal" / "cv.yaml").latex
    assert latex is not None
    with_cache = tex.typeset(Job(latex)).pdf
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setattr(cache, "folders", lambda: (tmp_path / "file",))

    assert tex.typeset(Job(latex)).pdf == with_cache


def test_a_tex_that_waits_for_another_preamble_is_not_used(
    tex: PdfTex, starts: list[str], stable: bytes
) -> None:
    """The one that is asked for counts, not the one of the last time."""
    other = STABLE.replace("article", "report")
    assert tex.typeset(Job(STABLE)).pdf == stable
    tex.typeset(Job(other))
    starts.clear()
    with tex.ahead(None) as ready:
        assert ready.typeset(Job(STABLE)).pdf == stable
    assert starts == ["early", "run"]


def test_a_broken_format_is_no_end(tex: PdfTex, stable: bytes) -> None:
    """A file that was damaged in the cache costs time, and nothing else."""
    assert tex.typeset(Job(STABLE)).pdf == stable
    for garbage in (b"", b"no format", b"\x1f\x8b\x08\x00broken"):
        kept = cache.newest("formats")
        assert kept is not None
        kept.write_bytes(garbage)

        assert tex.typeset(Job(STABLE)).pdf == stable


def test_a_preamble_that_fails_is_told_by_the_document(tex: PdfTex) -> None:
    """There is no format of it, and the log is that of the whole."""
    made = tex.typeset(Job(TEX.replace("% a comment", "\\nosuch")))

    assert made.pdf is None
    assert "cv.tex:2: Undefined control sequence" in made.log
    assert cache.newest("formats") is None


def test_an_error_behind_a_format_is_at_its_line(tex: PdfTex) -> None:
    """As if there were none."""
    made = tex.typeset(Job(TEX.replace("Text", "\\nosuch")))

    assert "cv.tex:4: Undefined control sequence" in made.log


@pytest.mark.parametrize(
    ("opening", "is_set"),
    [
        ("\\def\\x#1{Text #1}\\x{y} \\verb|%|\\newpage", True),
        ("\\label{x}\\ref{x}", True),
        ("\\typeout{Rerun to get}", True),
        ("% not closed {", True),
        ("{", True),
        ("}", False),
        ("\\input{nosuch}", False),
        ("\\batchmode\\end{document}", False),
        ("\\nosuch", False),
        ("\\loop\\iftrue\\repeat", False),
    ],
)
def test_whatever_stands_in_an_opening_the_result_is_the_same(
    tex: PdfTex, opening: str, *, is_set: bool
) -> None:
    """Also if it cannot be done ahead: what TeX says is of the document, and at its lines."""
    tex = replace(tex, time_limit=0.7) if "loop" in opening else tex
    document = STABLE.replace("\\relax", opening)
    plain = replace(tex, keeps_formats=False).typeset(Job(document))
    tex.typeset(Job(document))
    with tex.ahead(None) as ready:
        made = ready.typeset(Job(document))

    assert (plain.pdf is not None) == is_set
    assert made.pdf == plain.pdf
    assert errors_in(made.log) == errors_in(plain.log)
    assert [one.code for one in made.diagnostics] == [one.code for one in plain.diagnostics]


def test_a_tex_that_waits_has_done_the_opening(tex: PdfTex) -> None:
    """It is not done again when the document comes."""
    document = STABLE.replace("\\relax", "\\typeout{OPENED}")
    tex.typeset(Job(document))
    with tex.ahead(None) as ready:
        made = ready.typeset(Job(document))

    before, found, after = made.log.partition("(./cv.tex")
    assert found
    assert "OPENED" in before
    assert "OPENED" not in after


def errors_in(log: str) -> list[str]:
    return re.findall(r"^(?:!|\S.*:\d+: ).*", log, re.MULTILINE)


def test_a_format_that_goes_between_two_runs_is_not_missed(
    tex: PdfTex, monkeypatch: pytest.MonkeyPatch, starts: list[str]
) -> None:
    """Another build may throw it away at any time."""
    document = STABLE.replace("Text", "\\label{x}\\pageref{x}")
    plain = replace(tex, keeps_formats=False).typeset(Job(document))
    tex.typeset(Job(document))
    starts.clear()
    with tex.ahead(None) as ready:
        monkeypatch.setattr(cache, "find", lambda *_: None)
        made = ready.typeset(Job(document))

    assert starts == ["early", "run"]
    assert made.pdf == plain.pdf


@pytest.mark.skipif(os.name == "nt", reason="a name that Windows does not allow")
@pytest.mark.parametrize("name", ["~ b#c", "ä, ö{x}", "$HOME", "q'uo\"te;%s \\x"])
def test_the_cache_may_be_called_anything(
    tex: PdfTex, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, stable: bytes
) -> None:
    """Also what kpathsea takes for a variable, with which there is no format."""
    monkeypatch.setattr(cache, "folders", lambda: (tmp_path / name,))

    assert tex.typeset(Job(STABLE)).pdf == stable
    with tex.ahead(None) as ready:
        assert ready.typeset(Job(STABLE)).pdf == stable


def test_a_format_is_kept_as_tex_reads_it_soonest(tex: PdfTex) -> None:
    """TeX packs what it dumps, and unpacking takes it longer than all else at its beginning."""
    tex.typeset(Job(STABLE))
    kept = cache.newest("formats")

    assert kept is not None
    assert not kept.read_bytes().startswith(b"\x1f\x8b")


def test_beside_a_format_nothing_is_left(tex: PdfTex) -> None:
    """TeX keeps a record of its files, and begins it where it is called."""
    tex.typeset(Job(STABLE))
    with tex.ahead(None) as ready:
        assert ready.typeset(Job(STABLE)).pdf is not None
    kept = cache.newest("formats")

    assert kept is not None
    assert {path.suffix for path in kept.parent.iterdir()} == {".fmt"}

    assert cache.find("formats", kept.name) is not None
    assert kept.stat().st_size > 1_000_000
