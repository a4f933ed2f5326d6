"""`cli.terminal`: colours, and what is printed at each verbosity."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cvtex.cli.app import app
from cvtex.cli.terminal import columns_of, has_color

CV = "name: A B\nsections: [{title: T, entries: [{date: 2099, title: X}]}]\n"


class Terminal(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("variables", "on_terminal", "in_pipe"),
    [
        ({}, True, False),
        ({"TERM": "xterm-256color"}, True, False),
        ({"TERM": "dumb"}, False, False),
        ({"NO_COLOR": "1"}, False, False),
        ({"NO_COLOR": ""}, True, False),
        ({"FORCE_COLOR": "1"}, True, True),
        ({"FORCE_COLOR": ""}, True, False),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, True, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, False),
    ],
)
def test_the_environment_decides_about_colours(
    monkeypatch: pytest.MonkeyPatch,
    variables: dict[str, str],
    *,
    on_terminal: bool,
    in_pipe: bool,
) -> None:
    """As no-color.org and force-color.org say; an empty variable counts as missing."""
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    assert has_color(Terminal()) is on_terminal
    assert has_color(StringIO()) is in_pipe


@pytest.mark.parametrize(
    ("asked", "columns"),
    [("40", 40), ("", None), ("0", None), ("-5", None), ("wide", None), ("9" * 5000, None)],
)
def test_a_report_is_as_wide_as_the_terminal(
    monkeypatch: pytest.MonkeyPatch, asked: str, columns: int | None
) -> None:
    """`COLUMNS` says so, or the terminal, which this one does not; a pipe has no width."""
    monkeypatch.setenv("COLUMNS", asked)

    assert columns_of(Terminal()) == columns
    assert columns_of(StringIO()) is None


@pytest.fixture
def cv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a CV with a warning, in the current folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1600000000")
    (tmp_path / "cv.yaml").write_text(CV, encoding="utf-8")
    return tmp_path / "cv.yaml"


@pytest.mark.usefixtures("cv")
def test_quiet_prints_errors_only() -> None:
    """Warnings, counts and the names of written files are left out; exit codes stay."""
    run = CliRunner().invoke
    normal = run(app, ["validate"])
    assert "future-date" in normal.stderr
    assert normal.stdout == "cv.yaml is valid: 1 section, 0 publications\n"

    for arguments in (["validate", "-q"], ["tex", "-q"], ["tex", "--check", "--quiet"]):
        result = run(app, arguments)
        assert (result.exit_code, result.output) == (0, "")
    strict = run(app, ["validate", "-q", "--strict"])
    assert (strict.exit_code, strict.output) == (1, "")
    failed = run(app, ["validate", "-q", "--level", "future-date=error"])
    assert failed.exit_code == 1
    assert failed.stderr.startswith("error[future-date]")
    assert "\n1 error" not in failed.stderr


@pytest.mark.usefixtures("cv")
def test_quiet_does_not_change_a_report_for_programs() -> None:
    """An editor gets all diagnostics."""
    run = CliRunner().invoke
    assert run(app, ["validate", "-q", "-f", "json"]).stdout == (
        run(app, ["validate", "-f", "json"]).stdout
    )


@pytest.mark.usefixtures("cv")
def test_verbose_prints_what_was_done() -> None:
    """The files that were read, and the stages with their seconds, on standard error."""
    result = CliRunner().invoke(app, ["tex", "-v", "-o", "-"])

    assert "Read cv.yaml\n" in result.stderr
    stages = ["YAML", "validation", "publications", "document", "LaTeX"]
    times = result.stderr.split("Times: ")[1].split(", ")
    assert [time.split()[0] for time in times] == stages
    assert result.stdout.startswith("\\documentclass")
