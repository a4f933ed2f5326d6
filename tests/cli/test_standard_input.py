"""`cli.standard_input`: the argument `-` is a CV, or a bibliography, from standard input."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from cvtex.cli.app import app

CV = "name: A B\nbibliography: p.bib\nsections: [{title: P, publications: {}}]\n"
JSON = """
{"name": "A B", "bibliography": "p.bib", "sections": [{"title": "P", "publications": {}}]}
"""
PARTS = "include: [top.toml, s.json]\n"
TOML = """\
#:schema cv.schema.json

name = "A B"
bibliography = "p.bib"
[[sections]]
title = "P"
publications = {}
"""
BIB = "% A comment\n@misc{k, author={A B}, title={T: U}, year=2020}\n"


FILES = {"p.bib", "top.toml", "s.json"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the current folder, which has a bibliography and parts of a CV."""
    (tmp_path / "p.bib").write_text(BIB, encoding="utf-8")
    (tmp_path / "top.toml").write_text("name = 'A'\n", encoding="utf-8")
    (tmp_path / "s.json").write_text('{"sections": [{"title": "T", "list": ["a"]}]}')
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("arguments", "text", "output"),
    [
        (("validate", "-"), CV, "stdin.yaml is valid: 1 section, 1 publication\n"),
        (("validate", "-"), BIB, "stdin.bib is valid: 1 entry\n"),
        (("validate", "-"), "@ misc ( k, title={T}, year=2020)", "stdin.bib is valid: 1 entry\n"),
        (("validate", "-"), JSON, "stdin.json is valid: 1 section, 1 publication\n"),
        (("validate", "-"), TOML, "stdin.toml is valid: 1 section, 1 publication\n"),
        (("validate", "-"), PARTS, "stdin.yaml is valid: 1 section, 0 publications\n"),
        (("bib", "-", "--short"), CV, "stdin.yaml: 1 entry\n  misc  1\n  the owner is in 1 of 1\n"),
        (("bib", "-", "--short"), BIB, "stdin.bib: 1 entry\n  misc  1\n"),
    ],
)
def test_standard_input_is_a_file(arguments: tuple[str, ...], text: str, output: str) -> None:
    """A CV may name files of the current folder; a bibliography is known by its entries."""
    result = CliRunner().invoke(app, arguments, input=text)

    assert (result.exit_code, result.stdout) == (0, output)


def test_a_result_of_standard_input_is_printed(folder: Path) -> None:
    """Unless a file is named for it; no other file is written."""
    printed = CliRunner().invoke(app, ["tex", "-"], input=CV)
    exported = CliRunner().invoke(app, ["export", "json", "-"], input=CV)
    written = CliRunner().invoke(app, ["tex", "-", "-o", "out.tex"], input=CV)

    assert printed.stdout.startswith("\\documentclass")
    assert '"name": "A B"' in exported.stdout
    assert written.stdout == "Wrote out.tex\n"
    assert {path.name for path in folder.iterdir()} - FILES == {"out.tex"}


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[a", "stdin.yaml:1:2"),
        ("[a]\nname = b", "stdin.toml:2:8"),
        ("[[ a . b ]] # c\nname = b", "stdin.toml:2:8"),
        (" " * 5000 + "x: [", "stdin.yaml:1:5004"),
        ('{"a": 1,}', "stdin.json:1:8"),
        ("{a: 1, b}", "stdin.yaml:1:1"),
    ],
)
def test_the_syntax_of_standard_input_is_seen(text: str, place: str) -> None:
    """YAML, JSON and TOML are known by how they begin."""
    result = CliRunner().invoke(app, ["validate", "-", "--format", "short"], input=text)

    assert result.stderr.startswith(f"{place}: error")


@pytest.mark.usefixtures("folder")
def test_a_mistake_has_its_place() -> None:
    """The line and the column are those of standard input."""
    text = CV + "emial: a@example.org\n"
    result = CliRunner().invoke(app, ["validate", "-", "--format", "short"], input=text)

    assert result.exit_code == 1
    assert result.stderr == "stdin.yaml:4:1: error[unknown-field]: unknown key `emial`\n"


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("validate", "-", "--fix"), "--fix writes to files"),
        (("pdf", "-", "--watch"), "--watch writes a file"),
        (("pdf", "-", "--check"), "--check needs the file to compare with"),
        (("validate", "-q", "-v"), "--quiet and --verbose exclude each other"),
    ],
)
def test_what_needs_a_file_is_refused(arguments: tuple[str, ...], message: str) -> None:
    """Standard input cannot be changed, watched or compared."""
    result = CliRunner().invoke(app, arguments, input=CV)

    assert result.exit_code == 2
    assert message in " ".join(result.stderr.replace("│", " ").split())
