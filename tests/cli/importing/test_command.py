"""`cvtex import`: what it writes and says, and that it writes all or nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import typer
from pypdf import PdfWriter
from typer.testing import CliRunner

from cvtex.cli.app import app
from cvtex.cli.importing.app import complete_kind
from cvtex.importers.formats import FORMATS

RESUME = {
    "basics": {"name": "Ana Ruiz", "label": "Chemist", "email": "ana@ruiz.example", "planet": "X1"},
    "work": [{"name": "Fjord Labs", "position": "Chemist", "startDate": "2020-05"}],
}
WRITTEN = {"cv.yaml", "cv.schema.json"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the current folder, which has a file of another program."""
    (tmp_path / "resume.json").write_text(json.dumps(RESUME), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, text: str | None = None) -> Any:
    """Run the command; the result has the exit code and what was printed."""
    return CliRunner().invoke(app, ["import", *arguments], input=text)


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.mark.parametrize("arguments", [("resume.json",), ("json-resume", "resume.json")])
def test_a_file_becomes_a_cv(folder: Path, arguments: tuple[str, ...]) -> None:
    """The files are beside it, and each text that is lost is told with its place."""
    result = run(*arguments)

    assert result.exit_code == 0
    assert result.stdout == (
        "Wrote cv.yaml\nWrote cv.schema.json\n1 of 7 texts was not carried over\nNext: cvtex pdf\n"
    )
    (line,) = [line for line in result.stderr.split("\n") if "X1" in line]
    assert line.endswith("basics.planet: X1")
    assert line.startswith("  resume.json:1:")
    assert names_in(folder) == {"resume.json", *WRITTEN}
    validated = CliRunner().invoke(app, ["validate"])
    assert validated.exit_code == 0, validated.stderr


def test_another_folder_can_be_named(folder: Path) -> None:
    """It is made if need be, and the next step begins there."""
    result = run("resume.json", "-o", "my cv/new")

    assert names_in(folder / "my cv" / "new") == WRITTEN
    assert result.stdout.endswith("Next: cd 'my cv/new' && cvtex pdf\n")


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("style", ["short", "github", "json", "sarif"])
def test_programs_get_a_report(style: str) -> None:
    """The lost text is in it, and nothing else is on the standard output of a report to parse."""
    result = run("resume.json", "--format", style)

    assert result.exit_code == 0
    assert "not-imported" in result.stdout + result.stderr
    if style in {"json", "sarif"}:
        assert "Wrote" not in result.stdout
        assert "Wrote cv.yaml" in result.stderr


def test_quiet_says_nothing(folder: Path) -> None:
    """With `--quiet` the files are written without a word."""
    result = run("resume.json", "-q")

    assert (result.exit_code, result.output) == (0, "")
    assert names_in(folder) > WRITTEN


@pytest.mark.parametrize("name", sorted(WRITTEN))
def test_nothing_is_overwritten(folder: Path, name: str) -> None:
    """If a file exists, none is written, and the way out is said."""
    (folder / name).write_text("mine", encoding="utf-8")
    result = run("resume.json")

    assert result.exit_code == 1
    assert f"`{name}` exists already" in result.stderr
    assert "`cvtex import resume.json -o DIR`" in result.stderr
    assert names_in(folder) == {"resume.json", name}
    assert (folder / name).read_text(encoding="utf-8") == "mine"


@pytest.mark.usefixtures("folder")
def test_the_same_files_again_are_left_alone() -> None:
    """To import a file twice is no mistake."""
    run("resume.json")
    result = run("resume.json")

    assert result.exit_code == 0
    assert result.stdout.startswith("cv.yaml is up to date\n")


def test_standard_input_needs_a_kind(folder: Path) -> None:
    """With one, it is read as a file would be."""
    result = run("json-resume", "-", text=json.dumps(RESUME))

    assert result.exit_code == 0
    assert "stdin.json:1:" in result.stderr
    assert names_in(folder) > WRITTEN


NOTHING = [
    (("none.json",), "the file `none.json` does not exist"),
    (("list.json",), "`list.json` does not look like a file that cvtex can import"),
    (("json-resume", "half.json"), '1 | {"basics":'),
    (("half.json",), "half.json:1:"),
    (("yamlresume", "resume.json"), "`resume.json` is not a file of YAMLResume"),
    (("own.yaml",), "`own.yaml` is a CV of cvtex already"),
    (("cv.docx",), "there is no importer for Word files"),
    (("cv.tex",), "there is no importer for LaTeX"),
    (("cv.pdf",), "there is no importer for other PDFs"),
    (("half.pdf",), "the PDF cannot be read"),
    (("empty.yaml",), "`empty.yaml` does not look like a file"),
    (("empty",), "`empty` does not look like a file"),
    (("rendercv", "binary.yaml"), "NUL"),
]


@pytest.mark.parametrize(("arguments", "said"), NOTHING, ids=lambda value: "-".join(value[-1:]))
def test_what_cannot_be_imported_is_said(
    folder: Path, arguments: tuple[str, ...], said: str
) -> None:
    """Nothing is written, and there is a message, for the file whose name is given."""
    (folder / "list.json").write_text("[1, 2]")
    (folder / "half.json").write_text('{"basics": ')
    (folder / "own.yaml").write_text("name: A\nsections: [{title: T, text: x}]\n")
    (folder / "cv.docx").write_bytes(b"PK\x03\x04\0")
    (folder / "cv.tex").write_text("\\documentclass{moderncv}")
    PdfWriter().write(folder / "cv.pdf")
    (folder / "half.pdf").write_bytes(b"%PDF-1.4\n\0")
    (folder / "empty.yaml").write_text("")
    (folder / "binary.yaml").write_bytes(b"cv:\0")
    (folder / "empty").mkdir()
    before = names_in(folder)
    result = run(*arguments)

    assert result.exit_code == 1
    assert said in result.stderr
    assert "Traceback" not in result.output
    assert names_in(folder) == before


USAGE = [
    ((), "Missing argument"),
    (("json-resume",), "name the file too"),
    (("json-resum", "resume.json"), "did you mean `json-resume`?"),
    (("word", "resume.json"), "the kinds are"),
    (("a.json", "b.json", "c.json"), "only one file"),
    (("-",), "standard input needs its kind: `cvtex import KIND -`"),
    (("/dev/stdin",), "standard input needs its kind"),
    (("resume.json", "-o", "cv.yaml"), "-o names a folder"),
    (("resume.json", "-q", "-v"), "exclude each other"),
]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("arguments", "said"), USAGE)
def test_a_wrong_command_line_is_exit_code_2(arguments: tuple[str, ...], said: str) -> None:
    """The message says what is wrong with it."""
    result = run(*arguments)

    assert result.exit_code == 2
    assert said in " ".join(result.stderr.replace("│", " ").split())


def test_help_has_a_line_for_each_kind() -> None:
    """A user sees what can be imported."""
    lines = run("--help").stdout.split("\n")

    assert {line.split()[0] for line in lines if line.split()} >= {*FORMATS}


def test_a_shell_completes_kinds() -> None:
    """The first argument may be a kind; the second is a file, which the shell knows."""
    context = typer.Context(typer.main.get_command(app))
    assert complete_kind(context, "rend") == ["rendercv"]
    context.params = {"arguments": ("rendercv",)}
    assert complete_kind(context, "") == []
