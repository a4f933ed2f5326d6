"""`cvtex add` and `cvtex update` on the command line: options, and exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from cvtex.cli.app import app

RIS = "TY  - JOUR\nAU  - Quill, Ines\nTI  - Walks\nPY  - 2024\nAB  - Text.\nER  -\n"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with a file in RIS, and no CV."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "new.ris").write_text(RIS, encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> int:
    """Return the exit code of a command; an exception of cvtex is none."""
    result = CliRunner().invoke(app, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code


def test_options_reach_the_command(place: Path) -> None:
    """The file, the pattern and the fields that are kept are those of the options."""
    options = ("--to", "own.bib", "--key-pattern", "{Author}-{yy}", "--keep", "abstract", "--yes")
    assert run("add", "new.ris", *options) == 0
    assert (place / "own.bib").read_text(encoding="utf-8") == (
        "@article{Quill-24,\n  author   = {Quill, Ines},\n  title    = {Walks},\n"
        "  year     = {2024},\n  abstract = {Text.},\n}\n"
    )
    (place / "own.bib").write_text("@online{a, title={A}, year={2020}}\n", encoding="utf-8")
    assert run("update", "own.bib", "--key-pattern", "{key}", "--dry-run", "--quiet") == 0


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("add",), 2),
        (("add", ""), 2),
        (("add", "new.ris"), 2),
        (("add", "new.ris", "--yes", "--dry-run"), 2),
        (("add", "new.ris", "--to", "own.txt", "--yes"), 2),
        (("add", "new.ris", "--to", "own.bib", "--yes", "--level", "nothing=off"), 2),
        (("add", "new.ris", "--yes"), 1),
        (("add", "nowhere.ris", "--to", "own.bib", "--yes"), 1),
        (("add", "new.ris", "--to", "no/folder/own.bib", "--yes"), 1),
        (("update", "own.bib", "--yes"), 1),
        (("add", "new.ris", "--to", "own.bib", "--dry-run"), 0),
    ],
)
def test_exit_codes(place: Path, arguments: tuple[str, ...], code: int) -> None:
    """0 is done, 1 is a problem of the input, 2 one of the command line; nothing is written."""
    assert run(*arguments) == code
    assert not (place / "own.bib").exists()
