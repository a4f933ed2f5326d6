"""How the command line calls a command: its help is what stands in its docstring."""

from __future__ import annotations

import pytest
from rich.text import Text
from typer.testing import CliRunner

from cvtex.cli.app import app
from cvtex.cli.invocation import help_text

DOCSTRING = """Do it.

    The first line of a paragraph
    is followed by others.

    pip install 'cvtex[check]', and [x>=1], [0], [], [/] and [#]
    """


def test_paragraphs_are_kept_and_their_lines_joined() -> None:
    """The terminal says where a line ends, and what is in brackets is no markup."""
    assert Text.from_markup(help_text(DOCSTRING)).plain == (
        "Do it.\n\n"
        "The first line of a paragraph is followed by others.\n\n"
        "pip install 'cvtex[check]', and [x>=1], [0], [], [/] and [#]"
    )


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        ("check", "Needs the extra `check`: pip install 'cvtex[check]'"),
        ("add", "needs the extra `fetch`: pip install 'cvtex[fetch]'"),
        ("update", "Needs the extra `fetch`: pip install 'cvtex[fetch]'"),
        ("import", "KIND can be left out, if the file shows it: rendercv"),
        ("schema", "finds it by the first line of the CV: `# yaml-language-server"),
        ("new", "fi, fr, hr, hu, id, it, nb, nl"),
    ],
)
def test_a_reader_sees_the_whole_sentence(
    command: str, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As it is printed in a terminal, whose lines end elsewhere than those of the source."""
    monkeypatch.setenv("COLUMNS", "80")
    shown = CliRunner().invoke(app, [command, "--help"]).output

    assert sentence in " ".join(shown.split())
