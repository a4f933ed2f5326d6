"""`report.visible`: outside words cannot act on what shows them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cvtex.cli.terminal import say
from cvtex.diagnostics.codes import Code
from cvtex.diagnostics.diagnostic import error
from cvtex.report import ReportStyle, render
from cvtex.report.visible import visible, visible_lines
from cvtex.source import Span

BAD = "a\x1b]0;x\x07\x9b\u202e\u2066\u200b\u2028\r\n::error::b\x7f\udcff"


def test_what_is_not_shown_is_replaced() -> None:
    """Controls, line ends and marks of direction; letters of any script are kept."""
    shown = visible(BAD)

    assert shown.startswith("a\ufffd]0;x\ufffd\ufffd\ufffd")
    assert shown.replace("\ufffd", "").isprintable()
    assert visible("Käthe 漢字 🎉\t|").startswith("Käthe 漢字 🎉")


@pytest.mark.parametrize("command", ["::error::x", "  ::warning::x", "##[error]x", "\t::stop::x"])
def test_no_line_is_a_command_of_github(command: str) -> None:
    """GitHub looks for them in all that a step prints."""
    lines = visible_lines(f"a\n{command}\nb :: c").split("\n")

    assert lines[1] == "\\" + command.strip()
    assert (lines[0], lines[2]) == ("a", "b :: c")


@pytest.mark.parametrize("is_error", [False, True])
def test_words_that_are_said_stay_in_their_line(
    capsys: pytest.CaptureFixture[str], *, is_error: bool
) -> None:
    """Also a name with braces, which is not a place for another word."""
    say("Wrote {} ({})", Path(BAD), "{0} {x}", error=is_error)
    out, err = capsys.readouterr()
    (line,) = (err if is_error else out).splitlines()

    assert line.startswith("Wrote a\ufffd")
    assert line.endswith("({0} {x})")
    assert line.isprintable()


@pytest.mark.parametrize("style", ReportStyle)
def test_no_style_prints_them_raw(style: ReportStyle) -> None:
    """In messages, hints, notes and paths."""
    problem = error(Code.TEMPLATE, BAD, Span(BAD, 1, 1), hints=(BAD,))
    text = render([problem], {}, style)

    assert text.replace("\n", "").isprintable()
    text.encode()
    commands = [line for line in text.splitlines() if line.lstrip().startswith(("::", "##["))]
    assert len(commands) == (1 if style is ReportStyle.GITHUB else 0)
    if style is ReportStyle.JSON:
        assert json.loads(text)[0]["hints"] == [BAD]
