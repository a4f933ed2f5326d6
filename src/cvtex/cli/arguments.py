"""What a run is asked for beside its files: by the command line, and by the environment."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cvtex.diagnostics.codes import Code, Level
from cvtex.diagnostics.levels import ADJUSTABLE
from cvtex.report.report import FOR_PROGRAMS, ReportStyle

if TYPE_CHECKING:
    from cvtex.compiler.options import Options


class Request(NamedTuple):
    """What all commands may be asked: `levels` are `CODE=LEVEL`, `style` is that of the report."""

    levels: Sequence[str] = ()
    root: Path | None = None
    style: ReportStyle = ReportStyle.HUMAN

    @property
    def is_for_programs(self) -> bool:
        """Whether standard output is for nothing but the report."""
        return self.style in FOR_PROGRAMS


NO_REQUEST = Request()


class OptionError(Exception):
    """Something is asked for that cannot be meant; the message says why."""


def options_of(request: Request) -> Options:
    """Put together what the stages are asked for.

    Raises `OptionError`, as the functions below do.
    """
    from cvtex.compiler.options import Options

    levels = dict(map(_level, request.levels))
    return Options(levels=levels, today=today(), epoch=epoch(), root=request.root)


def today() -> date:
    """Return the day that it is, or that SOURCE_DATE_EPOCH says."""
    asked = epoch()
    now = datetime.now(UTC) if asked is None else datetime.fromtimestamp(asked, UTC)
    return now.date()


def epoch() -> int | None:
    """Return the time that a reproducible build is to carry (reproducible-builds.org)."""
    value = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not value:
        return None
    if not (value.isascii() and value.isdigit() and int(value) <= _LAST_SECOND):
        message = f"SOURCE_DATE_EPOCH is `{value}`, and has to be a number of seconds since 1970"
        raise OptionError(message)
    return int(value)


_LAST_SECOND = 253_402_300_799
"""That of the year 9999, behind which no date is written."""


def _level(asked: str) -> tuple[Code, Level]:
    """Read `CODE=LEVEL`."""
    from cvtex.diagnostics.suggestions import closest

    name, _, level = asked.partition("=")
    if name not in sorted(ADJUSTABLE):
        close = closest(name, sorted(ADJUSTABLE))
        message = f"`{name}` cannot be switched"
        message += f"; did you mean `{close}`?" if close else f": it is none of {_list(ADJUSTABLE)}"
        raise OptionError(message)
    if level not in list(Level):
        message = f"`{asked}` has to end in one of {_list(f'={one}' for one in Level)}"
        raise OptionError(message)
    return Code(name), Level(level)


def _list(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(names))
