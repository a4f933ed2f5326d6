"""Everything that is printed: results on standard output, the rest on standard error."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from cvtex.diagnostics import Diagnostic, Severity, has_errors
from cvtex.files.listing import NAMES
from cvtex.report import FOR_PROGRAMS, ReportStyle
from cvtex.source import Source

_PATIENCE = 1.0
"""Seconds after which a user wonders what goes on."""


def say(text: str, *words: object, error: bool = False) -> None:
    """Print a line; `error` keeps it off standard output.

    `words` come from outside, such as file names. They take the places `{}` of the text, and are
    shown so that they cannot act on the terminal or on GitHub. The text itself is trusted.
    """
    if words:
        from cvtex.report.visible import visible

        text = text.format(*map(visible, words))
    print(text, file=sys.stderr if error else sys.stdout, flush=True)


def put(data: bytes) -> None:
    """Print bytes as they are."""
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def can_ask() -> bool:
    """Tell whether there is somebody who could answer a question."""
    return sys.stdin.isatty()


def asks(question: str) -> bool:
    """Ask a question on standard error; only `y` and `yes` mean yes.

    The question may contain outside words.
    """
    from cvtex.report.visible import visible

    _draw(f"{visible(question)} [y/N] ")
    answer = sys.stdin.readline()
    if not answer.endswith("\n"):
        _draw("\n")
    return answer.strip().lower() in {"y", "yes"}


def stream_of(*, error: bool) -> TextIO:
    """Return the stream that `say` prints to."""
    return sys.stderr if error else sys.stdout


def prints_to_terminal() -> bool:
    """Tell whether a result on standard output would be seen on a terminal."""
    return sys.stdout.isatty()


def can_print(text: str) -> bool:
    """Tell whether standard output has the characters of a text."""
    try:
        text.encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def report(  # noqa: PLR0913 - all but the first three by name
    problems: Sequence[Diagnostic],
    sources: Mapping[str, Source],
    style: ReportStyle,
    *,
    error: bool = False,
    strict: bool = False,
    quiet: bool = False,
) -> int:
    """Print diagnostics and return the exit code that follows from them.

    A report for programs goes to standard output, or with `error`, which means that a result uses
    it, to standard error. With `strict` a warning counts like an error. With `quiet` only errors
    are printed, unless the report is for programs.
    """
    for_programs = style in FOR_PROGRAMS
    aside = error or not for_programs
    status = 1 if has_errors(tuple(problems)) or (strict and problems) else 0
    if quiet and not for_programs:
        problems = [d for d in problems if d.severity is Severity.ERROR]
    shown, hidden = _first_ones(problems) if style is ReportStyle.HUMAN else (problems, 0)
    if problems or for_programs:
        from cvtex.report import render

        stream = sys.stderr if aside else sys.stdout
        text = render(shown, sources, style, color=has_color(stream), columns=columns_of(stream))
        say(text.rstrip("\n"), error=aside)
    if hidden:
        say(f"\n{hidden:,} more are not shown; `--format short` lists all of them", error=True)
    if problems and style is ReportStyle.HUMAN and not quiet:
        from cvtex.report import summary

        say(f"\n{summary(problems)}", error=True)
    return status


def has_color(stream: TextIO) -> bool:
    """Tell whether a report on a stream is coloured.

    `NO_COLOR` (no-color.org) forbids it, `FORCE_COLOR` (force-color.org) asks for it; otherwise
    a terminal has colours unless it is a `dumb` one.
    """
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def columns_of(stream: TextIO) -> int | None:
    """Return the width of a terminal; None if the stream is not one, or does not say.

    The environment variable `COLUMNS` counts more than the terminal (POSIX, section 8.3).
    """
    if not stream.isatty():
        return None
    asked = os.environ.get("COLUMNS", "")
    if re.fullmatch("[1-9][0-9]{0,5}", asked):
        return int(asked)
    with suppress(OSError, ValueError):
        return os.get_terminal_size(stream.fileno()).columns or None
    return None


_MOST_SHOWN = 200
"""The most diagnostics that are shown to a person in full."""


def _first_ones(problems: Sequence[Diagnostic]) -> tuple[Sequence[Diagnostic], int]:
    """Return the diagnostics to show, errors first, and the number of those left out."""
    if len(problems) <= _MOST_SHOWN:
        return problems, 0
    by_weight = sorted(problems, key=lambda problem: problem.severity is not Severity.ERROR)
    return by_weight[:_MOST_SHOWN], len(problems) - _MOST_SHOWN


@contextmanager
def progress(text: str) -> Iterator[Callable[[str], None]]:
    """If standard error is a terminal, print `text` when the work takes more than a second.

    The value is a function that changes the text. It may contain outside words.
    """
    if not sys.stderr.isatty():
        yield lambda _text: None
        return
    from threading import Timer

    line = _Line(text)
    timer = Timer(_PATIENCE, line.show)
    timer.daemon = True
    timer.start()
    try:
        yield line.change
    finally:
        timer.cancel()
        timer.join()
        line.hide()


class _Line:
    """The last line of a terminal, which changes; a timer and the work may both change it."""

    def __init__(self, text: str) -> None:
        from threading import Lock

        self._text = text
        self._drawn: str | None = None
        self._lock = Lock()

    def show(self) -> None:
        with self._lock:
            self._draw()

    def change(self, text: str) -> None:
        with self._lock:
            is_new, self._text = text != self._text, text
            if is_new and self._drawn is not None:
                self.hide()
                self._draw()

    def hide(self) -> None:
        if self._drawn is not None:
            _draw(f"\r{' ' * len(self._drawn)}\r")

    def _draw(self) -> None:
        from shutil import get_terminal_size

        from cvtex.report.visible import visible

        # What takes a second line could not be removed.
        width = get_terminal_size().columns - 1
        text = f"{visible(self._text)} …"
        self._drawn = text if len(text) <= width else f"{text[: width - 1]}…"
        _draw(self._drawn)


def listed(files: Sequence[Path]) -> str:
    """List files by name; templates are many, so only those that exist are counted."""
    names = ", ".join(str(file) for file in files if not _is_of_theme(file))
    templates = sum(_is_of_theme(file) and file.is_file() for file in files)
    return names + (f" and {count(templates, 'template')}" if templates else "")


def _is_of_theme(file: Path) -> bool:
    """Tell whether a file belongs to a theme; pictures are listed by their names all the same."""
    return file.name == NAMES or file.suffix in _OF_THEMES or file.name == "theme.yaml"


_OF_THEMES = {
    ".tex", ".sty", ".cls", ".clo", ".def", ".cfg", ".fd", ".tfm", ".vf", ".pfb", ".enc", ".map",
}  # fmt: skip


def say_read(files: Sequence[Path], contents: Collection[str] = ()) -> None:
    """Print which files have been read, for `--verbose`; `contents` are those in memory."""
    existing = [file for file in files if file.is_file() or str(file) in contents]
    if existing:
        say("Read {}", listed(existing), error=True)


def say_times(stages: Sequence[tuple[str, float]]) -> None:
    """Print the seconds that each stage took, for `--verbose`."""
    parts = [f"{stage} {seconds:.3f} s" for stage, seconds in stages]
    if parts:
        say(f"Times: {', '.join(parts)}", error=True)


def _draw(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()


def count(number: int, thing: str, things: str = "") -> str:
    """Return a number with its noun: `1 page`, `2 pages`; `things` is an irregular plural."""
    return f"{number} {thing if number == 1 else things or f'{thing}s'}"
