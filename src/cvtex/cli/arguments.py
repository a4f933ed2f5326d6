"""The arguments that all commands share, and what the environment adds to them."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cvtex.diagnostics import ADJUSTABLE, Code, Level
from cvtex.files import project_folder
from cvtex.numbers import LAST_SECOND, whole_number
from cvtex.report import FOR_PROGRAMS, ReportStyle

if TYPE_CHECKING:
    from cvtex.compiler import Options


_NOTHING: Mapping[str, bytes] = {}


class Request(NamedTuple):
    """The options of all commands: `levels` are `CODE=LEVEL`, `style` is that of the report.

    With `is_quiet` only errors are printed, and the results that a command is asked for; with
    `is_verbose` also what was read, the engine, and how long each stage took. `contents` are files
    in memory, by path: standard input.
    """

    levels: Sequence[str] = ()
    root: Path | None = None
    style: ReportStyle = ReportStyle.HUMAN
    raw_latex: bool = True
    is_quiet: bool = False
    is_verbose: bool = False
    contents: Mapping[str, bytes] = _NOTHING

    @property
    def is_for_programs(self) -> bool:
        """Whether standard output is reserved for the report."""
        return self.style in FOR_PROGRAMS


NO_REQUEST = Request()


class OptionError(Exception):
    """An argument makes no sense; the message says why."""


def options_of(request: Request) -> Options:
    """Return the options of the compiler for a request and today's date.

    Raises `OptionError` for a level or a SOURCE_DATE_EPOCH that cannot be read.
    """
    from cvtex.compiler import Options

    levels = dict(map(_level, request.levels))
    # A CV in memory may name files in the current folder.
    in_memory = project_folder(Path("cv.yaml")) if request.contents else None
    return Options(
        levels=levels,
        today=today(),
        epoch=epoch(),
        root=request.root or in_memory,
        contents=request.contents,
        raw_latex=request.raw_latex,
    )


def today() -> date:
    """Return the current day, up to the year 9999, or the day of SOURCE_DATE_EPOCH."""
    asked = epoch()
    seconds = min(max(time.time(), 0), LAST_SECOND) if asked is None else asked
    return datetime.fromtimestamp(seconds, UTC).date()


def epoch() -> int | None:
    """Return SOURCE_DATE_EPOCH (reproducible-builds.org), or None if it is not set."""
    value = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not value:
        return None
    seconds = whole_number(value, LAST_SECOND)
    if seconds is None:
        shown = value if len(value) <= _LONGEST_SHOWN else f"{value[:_LONGEST_SHOWN]}…"
        message = f"SOURCE_DATE_EPOCH is `{shown}`; it has to be a number of seconds since 1970"
        raise OptionError(message)
    return seconds


_LONGEST_SHOWN = 40


def _level(asked: str) -> tuple[Code, Level]:
    """Read `CODE=LEVEL`."""
    from cvtex.diagnostics.suggestions import closest

    name, _, level = asked.partition("=")
    if name not in sorted(ADJUSTABLE):
        close = closest(name, sorted(ADJUSTABLE))
        message = f"the level of `{name}` cannot be changed"
        message += f"; did you mean `{close}`?" if close else f"; the codes are {_list(ADJUSTABLE)}"
        raise OptionError(message)
    if level not in list(Level):
        message = f"`{asked}` has to end in one of {_list(f'={known}' for known in Level)}"
        raise OptionError(message)
    return Code(name), Level(level)


def _list(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(names))


def complete_level(incomplete: str) -> list[str]:
    """Return the values of `--level` that begin with some characters, for a shell."""
    values = (f"{code}={level}" for code in sorted(ADJUSTABLE) for level in Level)
    return [value for value in values if value.startswith(incomplete)]


def complete_code(incomplete: str) -> list[str]:
    """Return the codes of messages that begin with some characters, for a shell."""
    return sorted(code for code in Code if code.startswith(incomplete))
