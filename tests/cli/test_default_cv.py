"""`cli.default_cv`: a command that names no file means the one CV of the folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from cvtex.cli.app import app
from cvtex.cli.arguments import OptionError
from cvtex.cli.default_cv import default_cv

EXPORT = '{\n  "cvtex": 1,\n  "name": "A"\n}\n'
CV = '{"name": "A", "sections": []}'


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({}, "cv.yaml"),
        ({"cv.yaml": ""}, "cv.yaml"),
        ({"cv.yml": ""}, "cv.yml"),
        ({"cv.toml": ""}, "cv.toml"),
        ({"cv.json": CV}, "cv.json"),
        ({"cv.json": EXPORT}, "cv.json"),
        ({"cv.yaml": "", "cv.json": EXPORT}, "cv.yaml"),
        ({"cv.toml": "", "cv.json": EXPORT}, "cv.toml"),
        ({"cv.toml": "", "other.yaml": ""}, "cv.toml"),
    ],
)
def test_there_is_one_cv(folder: Path, files: dict[str, str], expected: str) -> None:
    """What `cvtex export json` has written beside a CV is not a second one."""
    for name, text in files.items():
        (folder / name).write_text(text)

    assert default_cv() == Path(expected)


@pytest.mark.parametrize(
    "names", [("cv.yaml", "cv.yml"), ("cv.yaml", "cv.toml"), ("cv.toml", "cv.json")]
)
def test_two_cvs_are_a_message(folder: Path, names: tuple[str, str]) -> None:
    """Which one is meant is not guessed, but either can be named."""
    for name in names:
        (folder / name).write_text(CV)

    with pytest.raises(OptionError, match=f"`{names[0]}` and `{names[1]}`"):
        default_cv()
    for command in ("pdf", "tex", "validate", "bib"):
        result = CliRunner().invoke(app, [command])
        assert result.exit_code == 2
        assert "more than one CV" in result.output


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("cv.toml", 'name = "A"\n[[sections]]\ntitle = "T"\nlist = ["a"]\n'),
        ("cv.json", '{"$schema": "s", "name": "A", "sections": [{"title": "T", "list": ["a"]}]}'),
    ],
)
def test_commands_find_the_cv(folder: Path, name: str, text: str) -> None:
    """Results are named as for cv.yaml, and never replace the CV."""
    (folder / name).write_text(text)

    validated = CliRunner().invoke(app, ["validate"])
    written = CliRunner().invoke(app, ["tex"])
    exported = CliRunner().invoke(app, ["export", "json", "-o", "cv.json"])
    checked = CliRunner().invoke(app, ["export", "json", "--check"])

    assert validated.stdout == f"{name} is valid: 1 section, 0 publications\n"
    assert written.stdout == "Wrote cv.tex\n"
    if name == "cv.json":
        for result in (exported, checked):
            assert result.exit_code == 1
            assert "`cv.json` is what the CV is made of" in result.stderr
        assert (folder / name).read_text() == text
    else:
        assert exported.exit_code == checked.exit_code == 0


def test_an_export_named_as_a_cv_is_recognised(folder: Path) -> None:
    """One message says what the file is."""
    (folder / "cv.toml").write_text('name = "A"\n[[sections]]\ntitle = "T"\nlist = ["a"]\n')
    CliRunner().invoke(app, ["export", "json", "-o", "cv.json"])

    result = CliRunner().invoke(app, ["validate", "cv.json", "-f", "short"])

    assert result.stderr == (
        "cv.json:2:3: error[foreign-format]: this is the result of `cvtex export json`, not a CV\n"
    )


def test_a_part_is_checked_as_part_of_its_cv(folder: Path) -> None:
    """So pre-commit, which names changed files, reports what is wrong with the whole."""
    (folder / "cv.yaml").write_text("name: A\nsections: [{include: s.toml}, {include: t.yaml}]\n")
    (folder / "s.toml").write_text('title = "T"\nlist = ["a"]\n')
    (folder / "t.yaml").write_text("title: U\nlits: [a]\n")

    result = CliRunner().invoke(app, ["validate", "s.toml", "t.yaml", "-f", "short"])
    fixed = CliRunner().invoke(app, ["validate", "s.toml", "--fix"])

    assert (
        result.stderr == "t.yaml:2:1: error[unknown-field]: unknown key `lits` in `sections[1]`\n"
    )
    assert fixed.stdout == "cv.yaml is valid: 2 sections, 0 publications\n"
    assert (folder / "t.yaml").read_text() == "title: U\nlist: [a]\n"
