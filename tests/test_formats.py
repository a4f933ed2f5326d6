"""`cvtex.formats`: a document set behind a dumped preamble is the document."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvtex import cache, formats
from cvtex.compiler import to_latex
from cvtex.engine import EngineName, Job, PdfTex
from cvtex.engines import choose_engine

ROOT = Path(__file__).parents[1]
TEX = "\\documentclass{article}\n% a comment\n\\begin{document}\nText\n\\end{document}\n"


@pytest.fixture
def tex(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PdfTex:
    """Return the embedded engine with a cache of the test's own."""
    monkeypatch.setattr(cache, "folders", lambda: (tmp_path / "cache",))
    chosen = choose_engine(EngineName.EMBEDDED).value
    assert chosen is not None
    return chosen


def test_lines_stay_where_they_are() -> None:
    """So that TeX's messages name the lines of the whole document."""
    parts = formats.split(TEX)
    assert parts is not None
    lines = formats.document(parts).split("\n")

    assert len(lines) == len(TEX.split("\n"))
    assert lines[2:] == TEX.split("\n")[2:]


@pytest.mark.parametrize("text", ["", "x", "\\begin{document}", "% x\n" + TEX])
def test_what_does_not_begin_as_a_document_has_no_format(text: str) -> None:
    """It is set as it is."""
    assert formats.split(text) is None


def test_every_way_gives_the_same_bytes(tex: PdfTex) -> None:
    """With a format to be made, one that is there, and a TeX that waits with it."""
    latex = to_latex(ROOT / "tests" / "cases" / "good" / "every-kind" / "cv.yaml").latex
    assert latex is not None
    first = tex.typeset(Job(latex))
    kept = cache.newest("formats")
    second = tex.typeset(Job(latex))

    assert first.pdf is not None
    assert kept is not None
    assert second.pdf == first.pdf
    with tex.ahead(None) as ready:
        assert ready.typeset(Job(latex)).pdf == first.pdf


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


def test_a_tex_that_waits_for_another_preamble_is_not_used(tex: PdfTex) -> None:
    """The one that is asked for counts, not the one of the last time."""
    other = TEX.replace("article", "report")
    expected = tex.typeset(Job(TEX)).pdf
    tex.typeset(Job(other))
    with tex.ahead(None) as ready:
        assert ready.typeset(Job(TEX)).pdf == expected


@pytest.mark.parametrize("garbage", [b"", b"no format", b"\x1f\x8b\x08\x00broken"])
def test_a_broken_format_is_no_end(tex: PdfTex, garbage: bytes) -> None:
    """A file that was damaged in the cache costs time, and nothing else."""
    expected = tex.typeset(Job(TEX)).pdf
    kept = cache.newest("formats")
    assert kept is not None
    kept.write_bytes(garbage)

    assert tex.typeset(Job(TEX)).pdf == expected


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
