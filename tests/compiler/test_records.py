"""`compiler.records`: a build is done again if anything has changed that it depends on."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from cvtex.compiler.records import Record, digest, recall, remember
from cvtex.diagnostics.codes import Code
from cvtex.diagnostics.diagnostic import Edit, Fix, Note, warning
from cvtex.files import cache
from cvtex.report.json import from_data, to_data
from cvtex.source import Span

Pdf = Callable[..., tuple[str, str]]

pytestmark = pytest.mark.slow

CV = "name: A B 漢\nbibliography: p.bib\nsections: [{title: P, publications: {}}]\n"
BIB = "@misc{k, author={A B}, title={T}, year=2020}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a CV about which there is something to be said."""
    (tmp_path / "cv.yaml").write_text(CV, encoding="utf-8")
    (tmp_path / "p.bib").write_text(BIB, encoding="utf-8")
    return tmp_path


@pytest.fixture
def pdf(run_command: Callable[..., subprocess.CompletedProcess[str]]) -> Pdf:
    """Return a function that runs `cvtex pdf` and returns what it says on the two streams."""

    def pdf(folder: Path, *options: str) -> tuple[str, str]:
        done = run_command(folder, ("pdf", *options), os.environ)
        return done.stdout, done.stderr

    return pdf


def test_nothing_is_done_where_nothing_has_changed(folder: Path, pdf: Pdf) -> None:
    """What was said the first time is said again, with the line of the file."""
    first, said = pdf(folder)
    assert first.startswith("Wrote cv.pdf")
    assert "warning[unprintable-character]" in said
    written = (folder / "cv.pdf").stat().st_mtime_ns

    assert pdf(folder) == ("cv.pdf is up to date (1 page)\n", said)
    assert (folder / "cv.pdf").stat().st_mtime_ns == written


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "cv.yaml").write_text(CV + "label: x\n", encoding="utf-8"),
        lambda folder: (folder / "p.bib").write_text(BIB + " ", encoding="utf-8"),
        lambda folder: (folder / "cv.pdf").write_bytes(b"%PDF-"),
        lambda folder: (folder / "cv.pdf").unlink(),
        lambda folder: (
            (folder / "latex_templates").mkdir()
            or (folder / "latex_templates" / "header.tex").write_text("x", encoding="utf-8")
        ),
    ],
    ids=["cv", "bibliography", "pdf", "no pdf", "template"],
)
def test_a_change_of_anything_makes_it_anew(
    folder: Path, change: Callable[[Path], object], pdf: Pdf
) -> None:
    """Of an input, of the result, or of what stands in place of a piece of the theme."""
    pdf(folder)
    change(folder)

    assert pdf(folder)[0].startswith("Wrote cv.pdf")


@pytest.mark.parametrize(
    "options", [("--level", "unprintable-character=off"), ("--engine", "embedded"), ("--root", "/")]
)
def test_another_question_is_another_build(
    folder: Path, options: tuple[str, ...], pdf: Pdf
) -> None:
    """What a build was asked for is part of its record."""
    pdf(folder)

    assert pdf(folder, *options)[0].startswith("Wrote cv.pdf")
    assert pdf(folder, *options)[0].startswith("cv.pdf is up to date")


def test_another_picture_is_another_build(folder: Path, pdf: Pdf) -> None:
    """It is an input like the others."""
    picture = Path(__file__).parents[1] / "cases/good/picture/photos/portrait_1.png"
    data = picture.read_bytes()
    (folder / "me.png").write_bytes(data)
    (folder / "cv.yaml").write_text(CV + "image: me.png\n", encoding="utf-8")
    assert pdf(folder)[0].startswith("Wrote cv.pdf")
    assert pdf(folder)[0].startswith("cv.pdf is up to date")
    (folder / "me.png").write_bytes(data + b"\0")

    assert pdf(folder)[0].startswith("Wrote cv.pdf")
    (folder / "me.png").unlink()
    assert "does not exist" in pdf(folder)[1]


def test_a_folder_of_templates_may_be_a_link(folder: Path, pdf: Pdf) -> None:
    """What a piece of a theme is made of is what counts, wherever in the project it lies."""
    (folder / "house").mkdir()
    header = folder / "house" / "header.tex"
    header.write_text("One", encoding="utf-8")
    (folder / "latex_templates").mkdir()
    (folder / "latex_templates" / "classic").symlink_to(folder / "house")
    assert pdf(folder)[0].startswith("Wrote cv.pdf")
    assert pdf(folder)[0].startswith("cv.pdf is up to date")
    header.write_text("Two", encoding="utf-8")

    assert pdf(folder)[0].startswith("Wrote cv.pdf")


@pytest.mark.parametrize("changed", ["cv.yaml", "p.bib", "latex_templates/header.tex"])
def test_what_changes_while_it_is_built_is_not_in_the_pdf(folder: Path, changed: str) -> None:
    """A record says what was read, which is not always what is there when the PDF is written."""
    target = folder / "cv.pdf"
    read = {
        str(folder / "cv.yaml"): digest(CV.encode()),
        str(folder / "p.bib"): digest(BIB.encode()),
        str(folder / "latex_templates/header.tex"): "",
    }
    record = Record((), read, digest(b"old"), 1)
    target.write_bytes(b"old")
    remember(target, ["a"], record)
    assert recall(target, ["a"]) == record
    (folder / changed).parent.mkdir(exist_ok=True)
    (folder / changed).write_text("new", encoding="utf-8")

    remember(target, ["a"], record)
    assert recall(target, ["a"]) is None


def test_a_pdf_that_another_run_has_written_is_not_this_one(folder: Path) -> None:
    """Two builds may end in another order than they began."""
    target = folder / "cv.pdf"
    target.write_bytes(b"theirs")

    remember(target, ["a"], Record((), {}, digest(b"ours"), 1))
    assert recall(target, ["a"]) is None


def test_another_project_is_another_build(folder: Path, pdf: Pdf) -> None:
    """What may be read depends on where the project begins."""
    inner = folder / "inner"
    inner.mkdir()
    (folder / ".git").mkdir()
    (inner / "cv.yaml").write_text(CV.replace("p.bib", "../p.bib"), encoding="utf-8")
    assert pdf(inner)[0].startswith("Wrote cv.pdf")
    assert pdf(inner)[0].startswith("cv.pdf is up to date")
    (folder / ".git").rmdir()

    assert "lies outside" in pdf(inner)[1]


@pytest.mark.usefixtures("own_cache")
def test_a_record_that_is_none_is_passed_over(folder: Path) -> None:
    """Whatever lies in the cache, a build can be made."""
    target = folder / "cv.pdf"
    target.write_bytes(b"x")
    record = Record((), {str(folder / "cv.yaml"): digest(CV.encode())}, digest(b"x"), 1)
    remember(target, ["a"], record)
    assert recall(target, ["a"]) == record
    kept = cache.newest("builds")
    assert kept is not None
    for garbage in (
        b"",
        b"{",
        b"[]",
        b"{}",
        b'{"output": 1}',
        kept.read_bytes()[:-9],
        b"\xff\xfe",
        b'"x"',
    ):
        kept.write_bytes(garbage)

        assert recall(target, ["a"]) is None


def test_diagnostics_come_back_as_they_were() -> None:
    """All their parts go into a record."""
    span = Span("cv.yaml", 2, 3, 2, 9)
    notes, fix = (Note("n", span),), Fix("t", (Edit(span, "x"),))
    problem = warning(Code.NAME, "m", span, hints=("h",), notes=notes, fix=fix)

    assert from_data(to_data(problem)) == problem
    assert from_data(to_data(warning(Code.NAME, "m"))) == warning(Code.NAME, "m")
