"""All that is printed: results on standard output, progress and problems beside it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from cvtex.diagnostics.diagnostic import Diagnostic, Severity, has_errors
from cvtex.report.report import FOR_PROGRAMS, ReportStyle, render, summary
from cvtex.source import Source

_PATIENCE = 1.0
"""How many seconds nobody asks what goes on."""


def say(text: str, *, error: bool = False) -> None:
    """Print a line; `error` keeps it off standard output."""
    print(text, file=sys.stderr if error else sys.stdout, flush=True)


def put(data: bytes) -> None:
    """Print bytes as they are."""
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def report(
    problems: Sequence[Diagnostic],
    sources: Mapping[str, Source],
    style: ReportStyle,
    *,
    error: bool = False,
    strict: bool = False,
) -> int:
    """Print the problems and return the exit code that they ask for.

    What is for programs goes to standard output, unless something else is there (`error`). With
    `strict` any problem is as bad as an error.
    """
    for_programs = style in FOR_PROGRAMS
    aside = error or not for_programs
    shown, hidden = _first_ones(problems) if style is ReportStyle.HUMAN else (problems, 0)
    if problems or for_programs:
        stream = sys.stderr if aside else sys.stdout
        colour = stream.isatty() and not os.environ.get("NO_COLOR")
        say(render(shown, sources, style, color=colour).rstrip("\n"), error=aside)
    if hidden:
        say(f"\n{hidden:,} more are not shown; `--format short` tells them all", error=True)
    if problems and style is ReportStyle.HUMAN:
        say(f"\n{summary(problems)}", error=True)
    return 1 if has_errors(tuple(problems)) or (strict and problems) else 0


_MOST_SHOWN = 200
"""How many problems a person is shown with all that there is to say of each."""


def _first_ones(problems: Sequence[Diagnostic]) -> tuple[Sequence[Diagnostic], int]:
    """Return as many problems as are read, errors before others, and how many are left."""
    if len(problems) <= _MOST_SHOWN:
        return problems, 0
    by_weight = sorted(problems, key=lambda one: one.severity is not Severity.ERROR)
    return by_weight[:_MOST_SHOWN], len(problems) - _MOST_SHOWN


@contextmanager
def progress(text: str) -> Iterator[None]:
    """Say on a terminal what goes on, once it takes longer than one waits without a word."""
    if not sys.stderr.isatty():
        yield
        return
    from threading import Timer

    shown: list[str] = []

    def show() -> None:
        shown.append(f"{text} …")
        _draw(shown[0])

    timer = Timer(_PATIENCE, show)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        for line in shown:
            _draw(f"\r{' ' * len(line)}\r")


def _draw(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()


def count(number: int, thing: str) -> str:
    """Say how many things there are: `1 page`, `2 pages`."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
