"""`cli.arguments`: what a shell completes, and the usage lines."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from cvtex.cli.app import app
from cvtex.cli.arguments import OptionError, Request, complete_code, complete_level, options_of
from cvtex.diagnostics import ADJUSTABLE, Code, Level


def test_levels_are_completed() -> None:
    """Each code with each level; the command line accepts all of them."""
    assert complete_level("future-d") == [f"future-date={level}" for level in Level]
    assert complete_level("future-date=w") == ["future-date=warning"]
    assert complete_level("x") == []
    values = complete_level("")
    assert len(values) == len(ADJUSTABLE) * len(Level)
    assert options_of(Request(values[::3])).levels.keys() == ADJUSTABLE


def test_codes_are_completed() -> None:
    """Those that `cvtex explain` knows."""
    assert complete_code("duplicate-") == sorted(c for c in Code if c.startswith("duplicate-"))
    assert complete_code("") == sorted(Code)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("cvtex pdf --level future-d", "future-date=error"),
        ("cvtex validate --level future-date=o", "future-date=off"),
        ("cvtex explain yaml-s", "yaml-syntax"),
    ],
)
def test_a_shell_gets_the_completions(words: str, expected: str) -> None:
    """By the script that `cvtex --install-completion` installs."""
    environment = {"_CVTEX_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": words}
    result = CliRunner().invoke(app, [], env=environment, prog_name="cvtex")

    assert f'"{expected}"' in result.stdout


@pytest.mark.parametrize("command", ["validate", "bib"])
def test_usage_says_that_many_files_are_taken(
    command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As POSIX writes it (Base Definitions, section 12.1)."""
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    result = CliRunner().invoke(app, [command, "--help"], prog_name="cvtex")

    assert f"cvtex {command} [OPTIONS] [FILE]..." in result.stdout


def test_an_unknown_level_is_refused() -> None:
    """The message names the code that was probably meant."""
    with pytest.raises(OptionError, match="did you mean `future-date`"):
        options_of(Request(("future-dat=off",)))
