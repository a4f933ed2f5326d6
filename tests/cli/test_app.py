"""The commands as a user runs them: what they write, print and answer, and how they fail."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import entry_points, version
from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest

import cvtex
from cvtex.__main__ import main
from cvtex.files import cache
from cvtex.typeset import confinement, landlock

pytestmark = pytest.mark.slow

CV = "name: A B\nsections:\n  - {title: S, text: T}\n"
BAD = "name: A B\nemial: a@example.org\nsections:\n  - {title: S, text: T}\n"
DOUBTFUL = "name: A B\nsections:\n  - {title: P, publications: {}}\n"
RAW = "name: A B\nsections:\n  - title: S\n    text: '`\\undefinedcommand`{=latex}'\n"
LOOP = "name: A B\nsections:\n  - title: S\n    text: '`\\loop\\iftrue\\repeat`{=latex}'\n"

Run = Callable[..., subprocess.CompletedProcess[str]]

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and modes are POSIX's")


def environment(**changes: str) -> dict[str, str]:
    """Return this process's environment without what would change messages."""
    kept = {k: v for k, v in os.environ.items() if k not in {"SOURCE_DATE_EPOCH", "FORCE_COLOR"}}
    return {**kept, "COLUMNS": "100", "PYTHONUTF8": "1", **changes}


def run_alone(
    folder: Path, *arguments: str, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run `python -m cvtex` in a folder."""
    return subprocess.run(
        [sys.executable, "-m", "cvtex", *arguments],
        cwd=folder,
        env=env or environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        check=False,
        timeout=300,
    )


@pytest.fixture
def run(run_command: Callable[..., subprocess.CompletedProcess[str]]) -> Run:
    """Return a function as `run_alone`, for tests in which Python's own start does not matter."""

    def run(
        folder: Path, *arguments: str, env: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        return run_command(folder, arguments, env or environment())

    return run


def said(done: subprocess.CompletedProcess[str]) -> tuple[int, str, str]:
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a `cv.yaml` that is right."""
    (tmp_path / "cv.yaml").write_text(CV, encoding="utf-8")
    return tmp_path


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def information(pdf: bytes) -> dict[str, str]:
    with pdfplumber.open(BytesIO(pdf)) as opened:
        return dict(opened.metadata)


# ---- What works ---------------------------------------------------------------------------------


def test_pdf_writes_a_pdf_and_says_so(folder: Path) -> None:
    """One line on standard output, none on standard error, and nothing but the PDF is left."""
    assert said(run_alone(folder, "pdf")) == (0, "Wrote cv.pdf (1 page)\n", "")
    assert files(folder) == ["cv.pdf", "cv.yaml"]
    assert (folder / "cv.pdf").read_bytes().startswith(b"%PDF-")


def test_pdf_stands_beside_the_cv_or_where_it_is_asked_for(folder: Path, run: Run) -> None:
    """`-o` names the PDF; without it, it has the CV's name and folder."""
    (folder / "sub").mkdir()
    (folder / "sub" / "my.cv.yaml").write_text(CV, encoding="utf-8")

    assert run(folder, "pdf", "sub/my.cv.yaml").returncode == 0
    assert files(folder / "sub") == ["my.cv.pdf", "my.cv.yaml"]
    assert run(folder / "sub", "pdf", "my.cv.yaml", "-o", "../out.pdf").returncode == 0
    assert files(folder) == ["cv.yaml", "out.pdf", "sub"]


def test_tex_writes_latex_or_prints_it(folder: Path, run: Run) -> None:
    """`-o -` is standard output, and the same bytes."""
    assert said(run(folder, "tex")) == (0, "Wrote cv.tex\n", "")
    code, printed, problems = said(run(folder, "tex", "-o", "-"))

    assert (code, problems) == (0, "")
    assert printed == (folder / "cv.tex").read_text(encoding="utf-8")
    assert files(folder) == ["cv.tex", "cv.yaml"]


def test_validate_says_what_it_has_counted(folder: Path, run: Run) -> None:
    """A line for each CV, and nothing is written."""
    (folder / "b.yaml").write_text(
        "name: A B\nbibliography: b.bib\nsections: [{title: P, publications: {}}]\n",
        encoding="utf-8",
    )
    (folder / "b.bib").write_text(
        "@misc{a, title = {T}}\n@misc{b, title = {U}}\n", encoding="utf-8"
    )

    assert said(run(folder, "validate")) == (
        0, "cv.yaml is valid: 1 section, 0 publications\n", "",
    )  # fmt: skip
    assert said(run(folder, "validate", "cv.yaml", "b.yaml")) == (
        0,
        "cv.yaml is valid: 1 section, 0 publications\nb.yaml is valid: 1 section, 2 publications\n",
        "",
    )
    assert files(folder) == ["b.bib", "b.yaml", "cv.yaml"]


def test_validate_takes_bibliographies_too(folder: Path, run: Run) -> None:
    """As pre-commit passes whatever has changed; a .bib file is read for itself."""
    bib = "@misc{k, author={A B}, title={T}, year=2020}\n"
    (folder / "b.bib").write_text(bib, encoding="utf-8")

    assert said(run(folder, "validate", "b.bib", "cv.yaml")) == (
        0, "b.bib is valid: 1 entry\ncv.yaml is valid: 1 section, 0 publications\n", "",
    )  # fmt: skip
    (folder / "b.bib").write_text(bib + "@misc{l, title={T", encoding="utf-8")
    code, _, err = said(run(folder, "validate", "b.bib", "-f", "short"))
    assert code == 0
    assert "b.bib:2:" in err
    assert "warning[bib-syntax]" in err


def test_strict_lets_warnings_fail(folder: Path, run: Run) -> None:
    """For a CV that is to stay without a doubt."""
    assert run(folder, "validate", "--strict").returncode == 0
    (folder / "cv.yaml").write_text(DOUBTFUL, encoding="utf-8")
    code, out, err = said(run(folder, "validate", "--strict"))

    assert (code, out) == (1, "")
    assert "warning[empty-selection]" in err


def test_explain_prints_the_page_of_a_code(tmp_path: Path, run: Run) -> None:
    """Also as it stands in a message; a word that is none gets the one that is meant."""
    code, out, err = said(run(tmp_path, "explain", "unknown-field"))
    assert (code, err) == (0, "")
    assert out.startswith("unknown-field\n")
    assert run(tmp_path, "explain", "[unknown-field]").stdout == out

    code, out, err = said(run(tmp_path, "explain", "unknown-filed"))
    assert (code, out) == (2, "")
    assert "unknown-field" in err


def test_export_prints_json_and_nothing_else(folder: Path, run: Run) -> None:
    """The CV is on standard output, problems on standard error; `-o` writes a file."""
    (folder / "cv.yaml").write_text(DOUBTFUL, encoding="utf-8")
    code, out, err = said(run(folder, "export", "json"))

    assert code == 0
    assert json.loads(out)["name"] == "A B"
    assert err.startswith("warning[empty-selection]")
    code, written, _ = said(run(folder, "export", "json", "-o", "cv.json"))
    assert (code, written) == (0, "Wrote cv.json\n")
    assert (folder / "cv.json").read_text(encoding="utf-8") == out
    assert json.loads(run(folder, "export", "json", "-f", "json").stdout)["name"] == "A B"


def test_export_of_a_cv_that_is_wrong_is_nothing(folder: Path, run: Run) -> None:
    """There is no half a document."""
    (folder / "cv.yaml").write_text(BAD, encoding="utf-8")
    code, out, err = said(run(folder, "export", "json", "-o", "cv.json"))

    assert (code, out) == (1, "")
    assert "did you mean `email`?" in err
    assert files(folder) == ["cv.yaml"]


def test_bib_reports_on_a_bibliography(folder: Path, run: Run) -> None:
    """A .bib file alone, or that of a CV; what is doubtful is a warning."""
    (folder / "b.bib").write_text("@article{k, author={A B}, title={T}}\n", encoding="utf-8")
    code, out, err = said(run(folder, "bib", "b.bib"))

    assert (code, out) == (
        0, "b.bib: 1 entry\n  article  1\n\nk (article, line 1)\n  T\n  A B\n",
    )  # fmt: skip
    assert "has no `journaltitle`" in err
    assert err.endswith("\n2 warnings\n")
    code, out, _ = said(run(folder, "bib", "--short", "--owner", "Ann B", "b.bib"))
    assert (code, out.splitlines()[-1]) == (0, "  the owner is in 1 of 1")
    assert run(folder, "bib", "gone.bib").returncode == 1


def test_new_makes_a_cv_that_builds_at_once(tmp_path: Path) -> None:
    """The two commands of a newcomer, from an empty folder to a PDF."""
    code, out, err = said(run_alone(tmp_path, "new", "my cv"))
    assert (code, err) == (0, "")
    assert "cvtex pdf" in out.splitlines()[-1]

    assert run_alone(tmp_path / "my cv", "pdf").returncode == 0
    assert files(tmp_path / "my cv") == ["cv.pdf", "cv.schema.json", "cv.yaml", "publications.bib"]


def test_new_overwrites_nothing(folder: Path, run: Run) -> None:
    """What is there stays, and the exit code says that nothing was done."""
    code, out, err = said(run(folder, "new"))

    assert (code, out) == (1, "")
    assert err.startswith("error[file-unwritable]: `cv.yaml` exists already")
    assert (folder / "cv.yaml").read_text(encoding="utf-8") == CV
    assert files(folder) == ["cv.yaml"]


def test_version_is_that_of_the_package(tmp_path: Path) -> None:
    """It is the version that pip knows."""
    assert said(run_alone(tmp_path, "--version")) == (0, f"cvtex {version('cvtex')}\n", "")


def test_version_names_the_walls_of_this_machine(tmp_path: Path, run: Run) -> None:
    """With `--verbose`, the version is followed by one line for each wall around TeX."""
    code, out, err = said(run(tmp_path, "--version", "--verbose"))
    first, *walls = out.splitlines()

    assert (code, first, err) == (0, f"cvtex {version('cvtex')}", "")
    assert [wall.strip() for wall in walls] == list(confinement.walls())
    assert ("version" in walls[0]) == (landlock.version() > 0)


def test_the_script_is_the_module() -> None:
    """`cvtex` and `python -m cvtex` are the same program."""
    (script,) = entry_points(group="console_scripts", name="cvtex")

    assert script.load() is main


@pytest.mark.parametrize("asking", ["--help", "-h"])
def test_help_names_every_command(tmp_path: Path, asking: str, run: Run) -> None:
    """Help is on standard output and tells each command in a sentence."""
    code, out, err = said(run(tmp_path, asking))

    assert (code, err) == (0, "")
    for command in ("pdf", "tex", "validate", "explain", "bib", "export", "new"):
        assert re.search(rf"^\W*{command} +[A-Z][^\n]*\.", out, re.MULTILINE)


@pytest.mark.parametrize("command", ["pdf", "tex", "validate", "bib", "new", "export json"])
def test_every_command_has_help(tmp_path: Path, command: str, run: Run) -> None:
    """A command's help has its arguments with what they mean, and what happens without them."""
    code, out, err = said(run(tmp_path, *command.split(), "--help"))

    assert (code, err) == (0, "")
    assert f"cvtex {command}" in out
    assert re.search(r"(?i)default: ", out)


def test_without_a_command_there_is_help(tmp_path: Path, run: Run) -> None:
    """Who types `cvtex` alone learns what to type next."""
    done = run(tmp_path)

    assert done.returncode == 2
    assert "validate" in done.stdout + done.stderr


def test_a_shell_can_complete(tmp_path: Path, run: Run) -> None:
    """The script for the shell is printed on demand."""
    # A test has not always a shell above it, which Typer would look for.
    named = environment(_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1")
    code, out, _ = said(run(tmp_path, "--show-completion", "bash", env=named))

    assert code == 0
    assert "complete" in out


# ---- What is wrong with the input ---------------------------------------------------------------


def test_an_error_goes_to_standard_error(folder: Path, run: Run) -> None:
    """The report has the place, the line and the way out; nothing is printed or written."""
    (folder / "cv.yaml").write_text(BAD, encoding="utf-8")

    for command in ("pdf", "tex", "validate"):
        code, out, err = said(run(folder, command))
        assert (code, out) == (1, "")
        assert err.startswith("error[unknown-field]: unknown key `emial`\n  --> cv.yaml:2:1\n")
        assert "did you mean `email`?" in err
        assert err.endswith("\n1 error; `cvtex validate --fix` fixes 1 of them\n")
        assert "\x1b" not in err
    assert files(folder) == ["cv.yaml"]


def test_a_warning_does_not_fail(folder: Path, run: Run) -> None:
    """A doubtful CV is valid and set, and the doubt is on standard error."""
    (folder / "cv.yaml").write_text(DOUBTFUL, encoding="utf-8")

    for command in ("pdf", "validate"):
        code, out, err = said(run(folder, command))
        assert code == 0
        assert len(out.splitlines()) == 1
        assert err.startswith("warning[empty-selection]")
        assert err.endswith("\n1 warning\n")
    assert files(folder) == ["cv.pdf", "cv.yaml"]


def test_the_valid_ones_of_several_are_told(folder: Path, run: Run) -> None:
    """One CV that is wrong does not hide the others, and fails the command."""
    (folder / "bad.yaml").write_text(BAD, encoding="utf-8")
    code, out, err = said(run(folder, "validate", "bad.yaml", "cv.yaml", "gone.yaml"))

    assert code == 1
    assert out == "cv.yaml is valid: 1 section, 0 publications\n"
    assert "bad.yaml:2:1" in err
    assert "`gone.yaml` does not exist" in err


def test_json_is_on_standard_output(folder: Path, run: Run) -> None:
    """An array of the problems, empty if there are none, and nothing else."""
    (folder / "bad.yaml").write_text(BAD, encoding="utf-8")
    code, out, err = said(run(folder, "validate", "--format", "json", "bad.yaml"))
    fine = run(folder, "validate", "-f", "json")

    (problem,) = json.loads(out)
    assert (code, err) == (1, "")
    assert (problem["severity"], problem["code"]) == ("error", "unknown-field")
    assert (problem["span"]["path"], problem["span"]["line"]) == ("bad.yaml", 2)
    assert said(fine) == (0, "[]\n", "")


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("short", "cv.yaml:2:1: error[unknown-field]: unknown key `emial`\n"),
        (
            "github",
            (
                "::error file=cv.yaml,line=2,col=1,endLine=2,endColumn=6,"
                "title=cvtex[unknown-field]::unknown key `emial`%0Ahelp: did you mean `email`?\n"
            ),
        ),
    ],
)
def test_formats_for_programs_are_lines(folder: Path, style: str, expected: str, run: Run) -> None:
    """A line for each problem, without a summary."""
    (folder / "cv.yaml").write_text(BAD, encoding="utf-8")

    assert said(run(folder, "validate", "--format", style)) == (1, "", expected)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["pdf", "gone.yaml"], "error[file-not-found]: the CV `gone.yaml` does not exist"),
        (["validate", "folder"], "error[file-unreadable]: the CV `folder` is a folder"),
        (["pdf", "folder"], "error[file-unreadable]: the CV `folder` is a folder"),
        (["pdf", "-o", "gone/cv.pdf"], "error[file-unwritable]: `gone/cv.pdf` cannot be written"),
        (["pdf", "-o", "folder"], "error[file-unwritable]: `folder` cannot be written"),
        (["tex", "-o", "gone/cv.tex"], "error[file-unwritable]: `gone/cv.tex` cannot be written"),
        (["new", "cv.yaml"], "error[file-unwritable]: `cv.yaml` is a file, not a folder"),
    ],
)
def test_files_that_are_not_there_are_errors(
    folder: Path, arguments: list[str], message: str, run: Run
) -> None:
    """What cannot be read or written is named, with exit code 1."""
    (folder / "folder").mkdir()
    code, out, err = said(run(folder, *arguments))

    assert (code, out) == (1, "")
    assert err.replace("\\", "/").startswith(message)
    assert "Traceback" not in err
    assert files(folder) == ["cv.yaml", "folder"]
    assert files(folder / "folder") == []


@pytest.mark.parametrize(
    "arguments",
    [["frobnicate"], ["pdf", "--nosuch"], ["pdf", "a", "b"], ["pdf", "--engine", "word"],
     ["validate", "--format", "xml"], ["pdf", "-o"]],
)  # fmt: skip
def test_a_wrong_command_line_is_exit_code_2(folder: Path, arguments: list[str], run: Run) -> None:
    """The command line is explained on standard error, and nothing is done."""
    code, out, err = said(run(folder, *arguments))

    assert (code, out) == (2, "")
    assert "Error" in err
    assert files(folder) == ["cv.yaml"]


def test_an_engine_that_is_not_there_is_said(folder: Path, run: Run) -> None:
    """Without a TeX Live, asking for one is one message with what to install."""
    code, out, err = said(run(folder, "pdf", "--engine", "texlive", env=environment(PATH="")))

    assert (code, out) == (1, "")
    assert err.startswith("error[no-engine]: ")
    assert "help: install TeX Live" in err
    assert files(folder) == ["cv.yaml"]


# ---- What TeX says ------------------------------------------------------------------------------


def test_an_error_of_tex_keeps_the_old_pdf(folder: Path, run: Run) -> None:
    """The place in the CV is told, and LaTeX and log are where the message says, until it works."""
    (folder / "cv.pdf").write_bytes(b"old")
    (folder / "cv.yaml").write_text(RAW, encoding="utf-8")
    code, out, err = said(run(folder, "pdf"))

    assert (code, out) == (1, "")
    assert "error[tex-error]: undefined command `\\undefinedcommand`\n  --> cv.yaml:4:" in err
    assert (folder / "cv.pdf").read_bytes() == b"old"
    kept = re.search(r"are in (\S+) and (\S+)\n", err)
    assert kept is not None
    assert r"\undefinedcommand" in (folder / kept[1]).read_text(encoding="utf-8")
    assert "Undefined control sequence" in (folder / kept[2]).read_text(encoding="utf-8")

    (folder / "cv.yaml").write_text(CV, encoding="utf-8")
    assert run(folder, "pdf").returncode == 0
    assert files(folder) == ["cv.pdf", "cv.yaml"]
    assert (folder / "cv.pdf").read_bytes().startswith(b"%PDF-")


# ---- Whatever the surroundings ------------------------------------------------------------------


def test_two_builds_are_byte_identical(tmp_path: Path, run: Run) -> None:
    """Another folder, another time, another output: the same bytes."""
    pdfs = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "cv.yaml").write_text(CV, encoding="utf-8")
        assert run(tmp_path / name, "pdf", "-o", f"{name}.pdf").returncode == 0
        pdfs.append((tmp_path / name / f"{name}.pdf").read_bytes())

    assert pdfs[0] == pdfs[1]
    assert "CreationDate" not in information(pdfs[0])


def test_source_date_epoch_dates_the_pdf(folder: Path, run: Run) -> None:
    """The time is the one asked for, and the bytes are still repeatable."""
    dated = environment(SOURCE_DATE_EPOCH="1700000000")
    pdfs = []
    for name in ("one.pdf", "two.pdf"):
        assert run(folder, "pdf", "-o", name, env=dated).returncode == 0
        pdfs.append((folder / name).read_bytes())

    assert pdfs[0] == pdfs[1]
    assert information(pdfs[0])["CreationDate"] == "D:20231114221320Z"


@pytest.mark.parametrize("value", ["yesterday", "²", "٣", "-1", "9" * 17, "9" * 5000])
def test_source_date_epoch_has_to_be_a_number(folder: Path, value: str, run: Run) -> None:
    """A variable that cannot be a time is a wrong command line, not a bug."""
    code, out, err = said(run(folder, "pdf", env=environment(SOURCE_DATE_EPOCH=value)))

    assert (code, out) == (2, "")
    assert "SOURCE_DATE_EPOCH" in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    "arguments",
    [
        *(("pdf", name) for name in (".", "..", "", "/")),
        ("tex", "."),
        ("validate", "."),
        ("pdf", "-o", ""),
        ("pdf", "-o", "."),
        ("tex", "-o", "."),
        ("export", "json", ".", "--check"),
    ],
)
def test_a_folder_is_no_file(folder: Path, arguments: tuple[str, ...], run: Run) -> None:
    """It is told as that, and nothing is left beside it."""
    inner = folder / "inner"
    inner.mkdir()
    (folder / "cv.yaml").rename(inner / "cv.yaml")
    before = sorted(folder.rglob("*"))
    code, out, err = said(run(inner, *arguments))

    assert (code, out) == (1, "")
    assert "folder" in err
    assert sorted(folder.rglob("*")) == before


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have names of characters only")
def test_a_path_may_have_any_bytes(folder: Path, run: Run) -> None:
    """Those of an old encoding are no UTF-8."""
    old = Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9"))
    old.mkdir()
    (old / "cv.yaml").write_text(
        "name: A B\nbibliography: p.bib\nsections: [{title: P, publications: {}}]\n", "utf-8"
    )
    (old / "p.bib").write_text("@misc{k, author={A B}, title={T}, year=2020}\n", "utf-8")
    for command in (("validate",), ("pdf",), ("pdf",), ("tex",), ("export", "json")):
        made = run(folder, *command, str(old / "cv.yaml"))

        assert made.returncode == 0, both(made)
    strict = environment(PYTHONIOENCODING="utf-8:strict")
    assert run_alone(folder, "validate", str(old / "cv.yaml"), env=strict).returncode == 0
    (old / "cv.yaml").write_text(BAD, encoding="utf-8")
    for style in ("human", "short", "json", "sarif", "github"):
        assert run(folder, "validate", "-f", style, str(old / "cv.yaml")).returncode == 1
    (old / "cv.yaml").write_text(RAW, encoding="utf-8")
    made = run(folder, "pdf", str(old / "cv.yaml"))

    assert made.returncode == 1
    assert "undefined command" in both(made)


def test_what_is_printed_leaves_what_failed_beside_the_cv(folder: Path, run: Run) -> None:
    """There is no file whose name it could have."""
    (folder / "cv.yaml").write_text(RAW, encoding="utf-8")
    made = run(folder, "pdf", "-o", "-")

    assert made.returncode == 1
    assert sorted(one.name for one in folder.iterdir()) == [
        "cv.failed.log", "cv.failed.tex", "cv.yaml",
    ]  # fmt: skip


@posix
@pytest.mark.parametrize("command", ["pdf", "tex"])
@pytest.mark.parametrize("place", ["outside/x", "project/.git/hooks/x"])
def test_a_link_leads_no_result_out_of_the_project(
    tmp_path: Path, command: str, place: str, run: Run
) -> None:
    """A stranger may have put it there; who wants it so can say so."""
    project, held = tmp_path / "project", tmp_path / place
    for folder in (project / ".git" / "hooks", held.parent):
        folder.mkdir(parents=True, exist_ok=True)
    held.write_text("held", encoding="utf-8")
    (project / "cv.yaml").write_text(CV, encoding="utf-8")
    (project / f"cv.{command}").symlink_to(held)
    made = run(project, command)

    assert made.returncode == 1
    assert "leads out of the project" in both(made)
    assert held.read_text(encoding="utf-8") == "held"
    held.write_bytes(b"")
    assert run(project, command, "-o", f"cv.{command}").returncode == 0
    assert held.read_bytes() != b""


@posix
def test_a_link_within_the_project_is_followed(folder: Path, run: Run) -> None:
    """Results may be kept in a folder of their own."""
    (folder / "out").mkdir()
    (folder / "cv.pdf").symlink_to(folder / "out" / "cv.pdf")

    assert run(folder, "pdf").returncode == 0
    assert (folder / "out" / "cv.pdf").read_bytes().startswith(b"%PDF")


@posix
def test_what_failed_does_not_replace_a_link(folder: Path, run: Run) -> None:
    """Nor the file that it leads to."""
    (folder / "held").write_text("held", encoding="utf-8")
    (folder / "cv.failed.log").symlink_to(folder / "held")
    (folder / "cv.yaml").write_text(RAW, encoding="utf-8")

    assert run(folder, "pdf").returncode == 1
    assert (folder / "held").read_text(encoding="utf-8") == "held"
    assert (folder / "cv.failed.log").is_symlink()


def test_what_failed_may_not_be_kept(folder: Path, run: Run) -> None:
    """Then it is not said to be."""
    (folder / "cv.yaml").write_text(RAW, encoding="utf-8")
    (folder / "cv.failed.tex").mkdir()
    made = run(folder, "pdf")

    assert made.returncode == 1
    assert "The LaTeX and TeX's log are in" not in both(made)
    assert "`cv.failed.tex` cannot be written" in both(made)
    (folder / "cv.yaml").write_text(CV, encoding="utf-8")
    assert run(folder, "pdf").returncode == 0


@pytest.mark.parametrize("name", ["with blanks", "Ünïcödé", "履歴書", "a%b#c&d~e_f$g{h}^i", "it's"])
def test_any_folder_will_do(tmp_path: Path, name: str, run: Run) -> None:
    """Blanks, letters of any language and what means something to TeX do not matter."""
    folder = tmp_path / name
    folder.mkdir()
    (folder / "cv.yaml").write_text(
        "name: A B\nbibliography: 参 考.bib\nsections: [{title: P, publications: {}}]\n",
        encoding="utf-8",
    )
    (folder / "参 考.bib").write_text("@misc{a, title = {T}}\n", encoding="utf-8")

    assert said(run(tmp_path, "pdf", f"{name}/cv.yaml"))[::2] == (0, "")
    assert (folder / "cv.pdf").is_file()


def test_no_home_is_needed(folder: Path, run: Run) -> None:
    """As in a container or a build service."""
    bare = {k: v for k, v in environment().items() if not re.match("HOME|USER|LOGNAME|XDG_", k)}

    assert said(run(folder, "pdf", env=bare)) == (0, "Wrote cv.pdf (1 page)\n", "")


def test_folders_with_blanks_will_do(folder: Path, run: Run) -> None:
    """TeX runs in the cache or among temporary files, whatever their names, and cleans up."""
    caches, temporary = folder / "caches with blanks Ä", folder / "tmp with blanks Ä"
    caches.mkdir()
    temporary.mkdir()
    there = environment(TMPDIR=str(temporary), TEMP=str(temporary), TMP=str(temporary))

    there["XDG_CACHE_HOME"] = str(caches)
    assert said(run(folder, "pdf", env=there)) == (0, "Wrote cv.pdf (1 page)\n", "")
    assert files(temporary) == []
    assert files(caches / "cvtex" / "work") == []
    there["XDG_CACHE_HOME"] = str(folder / "cv.yaml")
    (folder / "cv.pdf").unlink()
    assert said(run(folder, "pdf", env=there)) == (0, "Wrote cv.pdf (1 page)\n", "")
    assert [name for name in files(temporary) if not name.startswith("cvtex-")] == []
    assert [*temporary.glob("*/work/*")] == []


def test_nothing_is_written_where_cvtex_is_installed(folder: Path) -> None:
    """A build changes nothing in the package, so that it may be read-only."""
    package = Path(cvtex.__file__).parent

    def state() -> dict[Path, int]:
        # Another test may keep what it has compiled of Python, which changes the date of a folder.
        return {
            path: path.stat().st_mtime_ns * path.is_file()
            for path in package.rglob("*")
            if "__pycache__" not in path.parts
        }

    before = state()
    assert run_alone(folder, "pdf", env=environment(PYTHONDONTWRITEBYTECODE="1")).returncode == 0
    assert state() == before


def test_several_builds_at_once(folder: Path) -> None:
    """Builds of one CV do not disturb one another, and the PDF is that of a single one."""
    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(lambda _: run_alone(folder, "pdf"), range(4)))

    # One may begin when another has ended.
    last = (0, "cv.pdf is up to date (1 page)\n", "")
    assert {said(each) for each in done} - {last} == {(0, "Wrote cv.pdf (1 page)\n", "")}
    together = (folder / "cv.pdf").read_bytes()
    run_alone(folder, "pdf")
    assert (folder / "cv.pdf").read_bytes() == together
    assert files(folder) == ["cv.pdf", "cv.yaml"]


@pytest.mark.parametrize("name", ["platformdirs", "pathlib", "ruamel"])
def test_a_module_beside_the_cv_is_not_imported(folder: Path, name: str) -> None:
    """Also by `python -m cvtex`, although Python looks in the current folder first."""
    (folder / f"{name}.py").write_text("raise SystemExit('imported')", encoding="utf-8")

    assert said(run_alone(folder, "validate"))[0] == 0


# ---- When cvtex itself goes wrong ---------------------------------------------------------------


def raising(problem: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run `cvtex validate` where a stage raises something."""
    program = (
        "import sys, cvtex.compiler.stages, cvtex.__main__\n"
        f"def stage(*_, **__): raise {problem}\n"
        "cvtex.compiler.stages.check = stage\n"
        "sys.argv = ['cvtex', 'validate']\n"
        "cvtex.__main__.main()\n"
    )
    return subprocess.run(
        [sys.executable, "-c", program],
        cwd=folder, env=environment(), capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip


def test_a_bug_ends_in_a_report(folder: Path) -> None:
    """Exit code 3, and what a maintainer needs to know, ready to be pasted."""
    code, out, err = said(raising("ValueError('boom')", folder))

    assert (code, out) == (3, "")
    assert err.startswith("error: this is a bug in cvtex, not in your CV.")
    assert f"cvtex {version('cvtex')}, Python {sys.version_info[0]}." in err
    assert err.rstrip().endswith("ValueError: boom")


@pytest.mark.parametrize(
    ("problem", "status"),
    [
        ("KeyboardInterrupt", 130),
        ("RuntimeError('while a class is made') from KeyboardInterrupt()", 130),
        ("OSError('while files are closed') from cvtex.cli.signals.TerminatedError(15)", 143),
    ],
)
def test_an_interrupt_is_not_a_bug(folder: Path, problem: str, status: int) -> None:
    """Ctrl-C, or a signal, ends without a word of Python, whatever comes of it on the way."""
    assert said(raising(problem, folder)) == (status, "", "")


@posix
@pytest.mark.usefixtures("hears_interrupts")
@pytest.mark.parametrize(("name", "status"), [("SIGINT", 130), ("SIGTERM", 143)])
def test_an_interrupt_while_tex_runs_stops_both(name: str, status: int, folder: Path) -> None:
    """Ctrl-C, or the signal of `kill`, ends a long run at once; nothing is written."""
    (folder / "cv.yaml").write_text(LOOP, encoding="utf-8")
    caches = folder / "caches"
    running = subprocess.Popen(
        [sys.executable, "-m", "cvtex", "pdf"],
        cwd=folder, env=environment(XDG_CACHE_HOME=str(caches)), encoding="utf-8",
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    try:
        while running.poll() is None and not list(caches.glob("cvtex/work/*/work/cv.tex")):
            time.sleep(0.01)
        running.send_signal(getattr(signal, name))
        out, err = running.communicate(timeout=300)
    finally:  # left alone, it would fail a test that has nothing to do with it
        running.kill()
        running.communicate()

    assert (running.returncode, out, err) == (status, "", "")
    assert files(folder) == ["caches", "cv.yaml"]
    assert files(caches / "cvtex" / "work") == []


def both(made: subprocess.CompletedProcess[str]) -> str:
    """Return all that a command has said."""
    return made.stdout + made.stderr


def test_pdf_check_writes_nothing_and_tells(folder: Path, run: Run) -> None:
    """Before a PDF is there, while it is what the CV gives, and after an edit."""
    missing = run(folder, "pdf", "--check")
    assert missing.returncode == 1
    assert "`cv.pdf` does not exist" in both(missing)
    assert not (folder / "cv.pdf").exists()

    assert run(folder, "pdf").returncode == 0
    assert run(folder, "pdf", "--check").returncode == 0
    text = (folder / "cv.yaml").read_text(encoding="utf-8")
    (folder / "cv.yaml").write_text(text.replace("name: ", "name: X", 1), encoding="utf-8")
    before = (folder / "cv.pdf").read_bytes()
    changed = run(folder, "pdf", "--check")
    assert changed.returncode == 1
    assert "error[out-of-date]: `cv.pdf` is not what the CV gives now" in both(changed)
    assert (folder / "cv.pdf").read_bytes() == before


@pytest.mark.parametrize(
    ("command", "name"), [(("tex",), "cv.tex"), (("export", "json", "-o", "cv.json"), "cv.json")]
)
def test_other_results_are_checked_too(
    folder: Path, command: tuple[str, ...], name: str, run: Run
) -> None:
    """Each command that writes a file can hold it against what it would write."""
    assert run(folder, *command).returncode == 0
    assert run(folder, *command, "--check").returncode == 0
    (folder / name).write_text("", encoding="utf-8")
    assert run(folder, *command, "--check").returncode == 1
    assert (folder / name).read_text(encoding="utf-8") == ""


@pytest.mark.parametrize(
    ("level", "said"),
    [
        ("future-dat=off", "did you mean `future-date`?"),
        ("x=off", "the codes are"),
        ("future-date=loud", "has to end in one of"),
        ("future-date", "has to end in one of"),
    ],
)
def test_a_level_that_there_is_not_is_a_wrong_use(
    folder: Path, level: str, said: str, run: Run
) -> None:
    """The command line is what is wrong then."""
    made = run(folder, "validate", "--level", level)

    assert made.returncode == 2
    assert said in " ".join(both(made).replace("│", " ").split())


def test_levels_are_asked_for_by_code(folder: Path, run: Run) -> None:
    """A warning becomes an error, or nothing."""
    (folder / "cv.yaml").write_text("name: A 漢\n", encoding="utf-8")

    assert run(folder, "validate").returncode == 0
    assert run(folder, "validate", "--level", "unprintable-character=error").returncode == 1
    assert "glyph" not in both(run(folder, "validate", "--level", "unprintable-character=off"))


def test_a_survey_moves_no_terminal(folder: Path, run: Run) -> None:
    """Whatever characters are in an entry, or are said to be by their numbers."""
    (folder / "p.bib").write_text(
        "@misc{k, author={A \x1b[31m B}, year=2020,\n"
        ' title={T \\char27[31m \\char"D800 \\char"9B \u202e}}\n',
        encoding="utf-8",
    )
    made = run(folder, "bib", "p.bib")

    assert made.returncode == 0, both(made)
    assert not set("\x1b\x9b\u202e") & set(made.stdout)


@posix
def test_what_is_no_file_stays_what_it_is(folder: Path) -> None:
    """A pipe is written into, and not waited for if somebody has written to it before."""
    os.mkfifo(folder / "pipe")
    for _ in range(2):
        with subprocess.Popen(
            [sys.executable, "-m", "cvtex", "pdf", "-o", "pipe"], cwd=folder, env=environment()
        ) as process:
            assert (folder / "pipe").read_bytes().startswith(b"%PDF")
            assert process.wait(timeout=300) == 0
        assert (folder / "pipe").is_fifo()
    done = subprocess.run(
        ["/bin/sh", "-c", f"{sys.executable} -m cvtex pdf -o /dev/stdout | cat"],
        cwd=folder, env=environment(), capture_output=True, check=True, timeout=300,
    )  # fmt: skip
    assert done.stdout.startswith(b"%PDF")


@pytest.mark.parametrize(
    "arguments",
    [
        ("pdf", "-o", "cv.yaml"),
        ("pdf", "-o", "./p.bib"),
        ("tex", "-o", "cv.yaml"),
        ("export", "json", "-o", "cv.yaml"),
    ],
)
def test_what_a_cv_is_made_of_is_not_overwritten(
    folder: Path, arguments: Sequence[str], run: Run
) -> None:
    """It would be lost."""
    (folder / "p.bib").write_text("@misc{k, author={A B}, title={T}, year=2020}\n", "utf-8")
    (folder / "cv.yaml").write_text(f"bibliography: p.bib\n{CV}", encoding="utf-8")
    before = [(folder / name).read_bytes() for name in ("cv.yaml", "p.bib")]
    made = run(folder, *arguments)

    assert made.returncode == 1
    assert "is what the CV is made of" in both(made)
    assert [(folder / name).read_bytes() for name in ("cv.yaml", "p.bib")] == before


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has /dev/full")
@pytest.mark.parametrize("where", [">&-", "2>&-", ">&- 2>&- <&-", ">/dev/full"])
def test_nobody_has_to_listen(folder: Path, where: str) -> None:
    """The PDF is written, and nothing is called a bug."""
    done = subprocess.run(
        ["/bin/sh", "-c", f"{sys.executable} -m cvtex pdf {where}"],
        cwd=folder, env=environment(), capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip

    assert done.returncode == (1 if "full" in where else 0)
    assert (folder / "cv.pdf").read_bytes().startswith(b"%PDF")
    assert "bug" not in done.stderr


@posix
@pytest.mark.parametrize("style", ["json", "sarif"])
def test_a_printed_result_is_alone(folder: Path, style: str, run: Run) -> None:
    """What there is to say goes beside it."""
    made = run(folder, "tex", "-o", "-", "--format", style)

    assert made.stdout.endswith("\\end{document}\n")
    assert json.loads(made.stderr) is not None


@pytest.mark.parametrize(
    ("command", "unused"),
    [
        (
            "validate",
            {
                "cvtex.compiler.survey",
                "cvtex.typeset.pdftex",
                "cvtex.render.latex",
                "jinja2",
                "typer",
            },
        ),
        (
            "pdf",
            {
                "cvtex.compiler.survey",
                "cvtex.bibliography.bibtex",
                "bibtexparser",
                "typer",
                "rich",
            },
        ),
    ],
)
def test_a_command_imports_what_it_uses(
    folder: Path, command: str, unused: set[str], run: Run
) -> None:
    """To import takes most of the time; what is known from the last time needs no reading."""
    # In the cache of all tests, a file that is used now may be among the oldest a moment later; the
    # formats of TeX are there, since one takes long to make.
    shared, caches = Path(os.environ["XDG_CACHE_HOME"], "cvtex"), folder / "caches"
    assert cache.make_folder(shared, "formats")
    assert cache.make_folder(caches / "cvtex", "builds")
    (caches / "cvtex" / "formats").symlink_to(shared / "formats")
    own = environment(XDG_CACHE_HOME=str(caches))
    (folder / "p.bib").write_text("@misc{k, author={A B}, title={T}, year=2020}\n", "utf-8")
    (folder / "cv.yaml").write_text(
        "name: A B\nbibliography: p.bib\nsections: [{title: P, publications: {}}]\n", "utf-8"
    )
    run(folder, command, env=own)
    (folder / "cv.yaml").write_text(
        "name: A B\nlabel: x\nbibliography: p.bib\nsections: [{title: P, publications: {}}]\n",
        "utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "cvtex", command],
        cwd=folder, env=own, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}

    assert "cvtex.compiler.stages" in imported
    assert imported & unused == set()


def test_fix_says_what_it_has_done(folder: Path, run: Run) -> None:
    """What is left is reported, and the file is as it should be."""
    (folder / "cv.yaml").write_text("name: A B\nemial: a@b.org # me\ncolour: x\n", encoding="utf-8")
    made = run(folder, "validate", "--fix", "-f", "short")

    assert made.returncode == 1
    assert both(made).splitlines() == [
        "cv.yaml:2:1: fixed: write `email`",
        "cv.yaml:3:1: error[unknown-field]: unknown key `colour`",
    ]
    text = (folder / "cv.yaml").read_text(encoding="utf-8")
    assert text == "name: A B\nemail: a@b.org # me\ncolour: x\n"


def test_fix_says_what_it_has_undone(folder: Path, run: Run) -> None:
    """With the reason; the file is as it was, and the fix is not offered again."""
    text = "name: A B\nsections:\n  - title: S\n    prizes:\n      - {title: G, amount: 5 EUR}\n"
    (folder / "cv.yaml").write_text(text, encoding="utf-8")
    made = run(folder, "validate", "--fix")

    assert made.returncode == 1
    assert (
        "cv.yaml:4:5: undone: write `awards`: then unknown key `amount` in"
        " `sections[0].awards[0]`\n"
    ) in both(made)
    assert "fixes 1 of them" not in both(made)
    assert (folder / "cv.yaml").read_text(encoding="utf-8") == text


def test_fix_looks_at_the_files_around_what_it_has_mended(folder: Path, run: Run) -> None:
    """What was mended is looked at again before it is written, with the bibliography."""
    (folder / "cv.yaml").write_text(
        "name: A B\nemial: a@b.org\nbibliography: p.bib\n"
        "sections: [{title: P, publications: {keys: [k]}}]\n",
        encoding="utf-8",
    )
    (folder / "p.bib").write_text("@misc{k, author={A B}, title={T}, year=2020}\n", "utf-8")
    made = run(folder, "validate", "--fix", "-f", "short")

    assert made.returncode == 0, both(made)
    assert "cv.yaml:2:1: fixed: write `email`" in both(made)


def test_a_bibliography_is_checked_with_its_cvs(folder: Path, run: Run) -> None:
    """Once, though both are named."""
    (folder / "cv.yaml").write_text(
        "name: A B\nbibliography: p.bib\nsections: [{title: P, publications: {keys: gone}}]\n",
        encoding="utf-8",
    )
    (folder / "p.bib").write_text("@misc{k, author={A B}, title={T}, year=2020}\n", "utf-8")
    for files in (["p.bib"], ["p.bib", "cv.yaml"]):
        made = run(folder, "validate", *files, "-f", "short")

        assert made.returncode == 1
        assert both(made).count("error[unknown-key]") == 1


def test_the_schema_is_printed_or_written(folder: Path, run: Run) -> None:
    """To be read by an editor."""
    printed = run(folder, "schema")
    assert json.loads(printed.stdout)["title"] == "cv.yaml of cvtex"

    assert run(folder, "schema", "-o", "s.json").returncode == 0
    assert (folder / "s.json").read_text(encoding="utf-8") == printed.stdout


@pytest.mark.parametrize("style", ["json", "sarif"])
def test_what_is_for_programs_is_alone_on_standard_output(
    folder: Path, style: str, run: Run
) -> None:
    """Whether something is wrong or nothing is."""
    # The second time that `pdf` is run it has nothing to do.
    for command in (
        ["validate"],
        ["pdf"],
        ["pdf"],
        ["pdf", "--check"],
        ["tex"],
        ["tex", "--check"],
    ):
        assert json.loads(run(folder, *command, "-f", style).stdout) is not None
    (folder / "cv.yaml").write_text("name: [\n", encoding="utf-8")
    assert "yaml-syntax" in json.dumps(json.loads(run(folder, "validate", "-f", style).stdout))


def replaced(path: Path, kind: str) -> None:
    """Put a pipe, or a link to an endless device, in the place of a file."""
    path.unlink(missing_ok=True)
    if kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to("/dev/zero")


@posix
@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("cv.yaml", "pipe"), ("p.bib", "/dev/zero"), ("latex_templates/header.tex", "pipe"),
        ("me.png", "/dev/zero"), ("cv.yaml", "/dev/zero"),
    ],
)  # fmt: skip
def test_what_is_not_a_file_is_not_waited_for(folder: Path, name: str, kind: str, run: Run) -> None:
    """After a good build, whose record names the file."""
    (folder / "cv.yaml").write_text(f"{CV}bibliography: p.bib\n", encoding="utf-8")
    (folder / "p.bib").write_text("@misc{k, title={T}, year=2020}\n", encoding="utf-8")
    (folder / "latex_templates").mkdir()
    (folder / "latex_templates" / "header.tex").write_text("x\n", encoding="utf-8")
    assert run(folder, "pdf").returncode == 0
    if name == "me.png":
        (folder / "cv.yaml").write_text(f"{CV}image: me.png\n", encoding="utf-8")
    replaced(folder / name, kind)
    for command in (("pdf",), ("pdf", "--check"), ("validate", "--fix")):
        made = run(folder, *command)
        is_read = name != "latex_templates/header.tex" or command[0] == "pdf"

        assert made.returncode == (1 if is_read else 0)
        assert ("error[file-unreadable]" in both(made)) is is_read


@posix
@pytest.mark.parametrize(
    ("name", "command", "kind"),
    [
        ("cv.pdf", ("pdf",), "pipe"), ("cv.pdf", ("pdf",), "/dev/stdin"),
        ("cv.tex", ("tex",), "/dev/stdin"),
        ("x.json", ("export", "json", "-o", "x.json"), "pipe"),
        ("cv.schema.json", ("schema", "-o", "cv.schema.json"), "/dev/stdin"),
    ],
)  # fmt: skip
def test_a_result_that_is_not_a_file_is_not_waited_for(
    folder: Path, name: str, command: tuple[str, ...], kind: str, run: Run
) -> None:
    """It is neither written nor compared, and a message says why."""
    if kind == "pipe":
        os.mkfifo(folder / name)
    else:
        (folder / name).symlink_to(kind)
    made = run(folder, *command)
    assert made.returncode == 1
    assert "error[file-unwritable]" in both(made)
    if command[0] != "schema":
        compared = run(folder, *command, "--check")
        assert compared.returncode == 1
        assert "error[out-of-date]" in both(compared)


@posix
@pytest.mark.parametrize("name", ["cv.yaml", "p.bib"])
def test_fix_writes_through_no_link_out_of_the_project(tmp_path: Path, name: str, run: Run) -> None:
    """The files of the project are fixed, or none."""
    project = tmp_path / "project"
    project.mkdir()
    texts = {
        "cv.yaml": f"{BAD}bibliography: p.bib\n",
        "p.bib": "@article{k, title={T}, jornal={J}, year=2020}\n",
    }
    for each, text in texts.items():
        place = tmp_path if each == name else project
        (place / each).write_text(text, encoding="utf-8")
    (project / name).symlink_to(tmp_path / name)
    made = run(project, "validate", "--fix")

    assert made.returncode == 1
    assert (tmp_path / name).read_text(encoding="utf-8") == texts[name]
    assert ("leads out of the project" in both(made)) is (name == "cv.yaml")


@posix
def test_new_does_not_follow_a_link(folder: Path, run: Run) -> None:
    """Also one that leads nowhere yet."""
    (folder / "fresh").mkdir()
    (folder / "fresh" / "cv.yaml").symlink_to(folder / "elsewhere")
    made = run(folder, "new", "fresh")

    assert made.returncode == 1
    assert "`fresh/cv.yaml` exists already" in both(made)
    assert not (folder / "elsewhere").exists()


@posix
def test_a_link_to_another_kind_of_file_is_not_followed(folder: Path, run: Run) -> None:
    """A stranger's `cv.pdf` may be a link to any file of the project."""
    (folder / "README").write_text("held", encoding="utf-8")
    (folder / "cv.pdf").symlink_to("README")
    made = run(folder, "pdf")

    assert made.returncode == 1
    assert "is a link to" in both(made)
    assert (folder / "README").read_text(encoding="utf-8") == "held"


def test_a_file_like_that_of_a_failed_pdf_stays(folder: Path, run: Run) -> None:
    """If it is the user's own: not deleted by a build that succeeds, nor overwritten."""
    (folder / "cv.failed.tex").write_text("mine", encoding="utf-8")
    assert run(folder, "pdf").returncode == 0
    (folder / "cv.yaml").write_text(RAW, encoding="utf-8")
    made = run(folder, "pdf")

    assert made.returncode == 1
    assert "`cv.failed.tex` was not written by cvtex" in both(made)
    assert (folder / "cv.failed.tex").read_text(encoding="utf-8") == "mine"
    assert not (folder / "cv.failed.log").exists()


@posix
@pytest.mark.parametrize("style", ["human", "github"])
def test_the_name_of_a_file_is_not_a_command(folder: Path, style: str, run: Run) -> None:
    """A folder may be named like a workflow command of GitHub, or move the cursor."""
    odd = folder / "x\n::error::y\x1b[31m"
    odd.mkdir()
    (odd / "cv.yaml").write_text(CV, encoding="utf-8")
    cv = str(odd.relative_to(folder) / "cv.yaml")
    for command in (("pdf",), ("pdf",), ("pdf", "--check"), ("tex",), ("validate",), ("bib",)):
        printed = both(run(folder, *command, "-f", style, cv))

        assert "\x1b" not in printed
        assert not any(line.startswith("::error::y") for line in printed.splitlines())
