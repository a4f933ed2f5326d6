"""`typeset.pdftex`: running TeX safely, until it is done, and the same each time."""

from __future__ import annotations

import errno
import sys
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest

from cvtex.diagnostics.codes import Code
from cvtex.diagnostics.diagnostic import Severity
from cvtex.source import Source, Span
from cvtex.typeset import pdftex
from cvtex.typeset.engine import Engine, Job
from cvtex.typeset.pdftex import PdfTex

PREAMBLE = r"\documentclass{article}\usepackage[T1]{fontenc}\usepackage{lmodern}"
HELLO = PREAMBLE + r"\begin{document}Hello\end{document}"
STABLE = r"\pdftrailerid{}\pdfsuppressptexinfo=15 \pdfinfoomitdate=1 " + HELLO


@pytest.fixture
def engine(engine: Engine) -> PdfTex:
    """Return the engine without formats, so that its runs are those of the document alone."""
    assert isinstance(engine, PdfTex)
    return replace(engine, keeps_formats=False)


def test_a_document_becomes_a_pdf_in_one_run(engine: Engine, starts: list[str]) -> None:
    """Without references there is nothing to run twice for."""
    made = engine.typeset(Job(HELLO))

    assert made.pdf is not None
    assert made.pdf.startswith(b"%PDF-")
    assert made.pages == 1
    assert starts == ["run"]


def test_references_are_resolved_by_further_runs(engine: Engine, starts: list[str]) -> None:
    """A reference to a later page is right in the end."""
    tex = (
        PREAMBLE + r"\begin{document}See \pageref{x}.\newpage A\label{x}"
        r"\makeatletter\typeout{PAGE=\@ifundefined{r@x}{?}{\expandafter\@secondoftwo\r@x}}"
        r"\end{document}"
    )
    made = engine.typeset(Job(tex))

    assert made.pages == 2
    assert starts == ["run", "run"]
    assert "PAGE=2" in made.log


def test_the_same_input_gives_the_same_bytes(engine: Engine) -> None:
    """Neither the folder nor the time of the run is in the PDF."""
    assert engine.typeset(Job(STABLE)).pdf == engine.typeset(Job(STABLE)).pdf


def test_an_error_ends_without_a_pdf_and_with_the_log(engine: Engine) -> None:
    """TeX does not wait for an answer; what it says is kept, and explained."""
    made = engine.typeset(Job(PREAMBLE + r"\begin{document}\nosuch\end{document}", name="a.tex"))

    assert made.pdf is None
    assert made.pages == 0
    assert "Undefined control sequence" in made.log
    (problem,) = made.diagnostics
    assert (problem.code, problem.message) == (Code.TEX_ERROR, r"undefined command `\nosuch`")
    assert problem.span == Span("a.tex", 1)


def test_problems_are_at_their_words_in_the_users_file(engine: Engine) -> None:
    """An error at the command itself, a warning at the word, by the job's source markers."""
    word = "Unbreakable" * 15
    cv = Source("cv.yaml", f"list:\n  - One\n  - {word}\n  - Two `\\nosuch`{{=latex}}\n")
    head = PREAMBLE + "\n\\begin{document}\n%% cv.yaml:2:5\n"
    jobs = [
        Job(f"{head}{text}\\par\n\\end{{document}}\n", sources={"cv.yaml": cv})
        for text in (f"One\n\n\\hbox to 9cm{{}}{word}", r"Two \nosuch")
    ]
    warned, failed = (engine.typeset(job) for job in jobs)

    assert warned.pdf is not None
    assert [(str(one.span), one.severity) for one in warned.diagnostics] == [
        ("cv.yaml:3:5", Severity.WARNING)
    ]
    assert [str(one.span) for one in failed.diagnostics] == ["cv.yaml:4:10"]


@pytest.mark.parametrize(
    "attack",
    [
        r"\immediate\write18{touch PLACE}",
        r"\newwrite\f\immediate\openout\f=PLACE\immediate\write\f{x}\immediate\closeout\f",
    ],
)
def test_tex_writes_nothing_outside_its_folder(engine: Engine, tmp_path: Path, attack: str) -> None:
    """Neither a shell nor an absolute path gets out of the folder."""
    target = tmp_path / "pwned"
    attack = attack.replace("PLACE", target.as_posix())
    engine.typeset(Job(PREAMBLE + rf"\begin{{document}}{attack}x\end{{document}}"))

    assert not target.exists()


def test_tex_reads_nothing_outside_its_folder(engine: Engine, tmp_path: Path) -> None:
    """A file of the user's cannot be set into the PDF by its path."""
    secret = tmp_path / "secret.txt"
    secret.write_text("swordfish", encoding="utf-8")
    tex = (
        PREAMBLE + r"\begin{document}"
        rf"\IfFileExists{{{secret.as_posix()}}}{{\input{{{secret.as_posix()}}}}}{{safe}}"
        r"\end{document}"
    )
    made = engine.typeset(Job(tex))

    assert "secret.txt" not in "".join(part for part in made.log.split() if part.startswith("("))


def test_a_run_that_never_ends_is_stopped(engine: Engine) -> None:
    """An endless loop is one clear message after the time limit."""
    assert isinstance(engine, PdfTex)
    impatient = PdfTex(engine.command, engine.environment, time_limit=0.5)
    made = impatient.typeset(Job(PREAMBLE + r"\begin{document}\loop\iftrue\repeat"))

    assert made.pdf is None
    assert [problem.code for problem in made.diagnostics] == [Code.TEX_TIMEOUT]


@pytest.mark.slow
def test_a_program_that_is_not_there_is_said() -> None:
    """An engine that cannot be run is a message, not an exception."""
    made = PdfTex(("/no/such/pdflatex",)).typeset(Job(HELLO))

    assert [problem.code for problem in made.diagnostics] == [Code.NO_ENGINE]


@pytest.mark.slow
def test_a_program_that_does_not_set_is_said() -> None:
    """Without its words where it wrote no log: these may be those of any file."""
    program = (sys.executable, "-c", "import sys; print('format not found'); sys.exit(1)")
    made = PdfTex(program).typeset(Job(HELLO))

    assert made.pdf is None
    assert [one.message for one in made.diagnostics] == ["TeX did not start: exit code 1"]
    assert "format not found" not in str(made)


def test_the_users_environment_does_not_reach_tex(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A TEXINPUTS of the user's cannot change the page."""
    (tmp_path / "article.cls").write_text(r"\errmessage{wrong class}", encoding="utf-8")
    monkeypatch.setenv("TEXINPUTS", f"{tmp_path}:")

    assert engine.typeset(Job(HELLO)).pdf is not None


def test_without_a_folder_to_work_in_there_is_a_message(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where no temporary file can be made."""

    def nowhere() -> NoReturn:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(pdftex, "workplace", nowhere)
    made = PdfTex(("pdflatex",)).typeset(Job(HELLO))

    assert made.pdf is None
    assert [one.code for one in made.diagnostics] == [Code.FILE_UNWRITABLE]
    assert "No space left on device" in made.diagnostics[0].message
