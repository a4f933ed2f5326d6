"""How seriously each kind of problem is taken: what a user switches off, and what has to fail.

The stages say all that they find; `settle` then gives each warning the level that `checks` in the
CV or the command line asks for. What makes a CV impossible to set is an error and stays one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import StrEnum

from cvtex.diagnostics.diagnostic import Code, Diagnostic, Severity


class Level(StrEnum):
    """What a kind of problem does: nothing, warn, or fail."""

    OFF = "off"
    """It is not reported."""

    WARNING = "warning"
    """It is reported, and the CV is set all the same."""

    ERROR = "error"
    """It stops the build."""


Levels = Mapping[Code, Level]

DEFAULTS: Levels = {
    Code.DATE_GAP: Level.OFF,
    Code.DATE_OVERLAP: Level.OFF,
    Code.UNLISTED_ENTRY: Level.OFF,
}
"""The levels of what is no warning unless somebody asks for it."""

ADJUSTABLE = frozenset(
    {
        Code.ALL_CAPITALS,
        Code.BIB_SYNTAX,
        Code.DATE_GAP,
        Code.DATE_OVERLAP,
        Code.DEAD_LINK,
        Code.DUPLICATE_ENTRY,
        Code.DUPLICATE_FIELD,
        Code.DUPLICATE_KEY,
        Code.EMPTY_SELECTION,
        Code.ENCODING,
        Code.ENTRY_ORDER,
        Code.FUTURE_DATE,
        Code.INVALID_DATE,
        Code.INVALID_VALUE,
        Code.MISSING_FIELD,
        Code.NAME,
        Code.OWNER_AMBIGUOUS,
        Code.OWNER_NOT_FOUND,
        Code.PUBLISHED_PREPRINT,
        Code.SUSPICIOUS_YEAR,
        Code.TEX_WARNING,
        Code.UNKNOWN_COMMAND,
        Code.UNKNOWN_FIELD,
        Code.UNKNOWN_KEY,
        Code.UNKNOWN_MACRO,
        Code.UNKNOWN_TYPE,
        Code.UNLISTED_ENTRY,
        Code.UNPRINTABLE_CHARACTER,
    }
)
"""The codes that are warnings, or may be; the others always stop the build."""


def settle(diagnostics: Iterable[Diagnostic], levels: Levels) -> tuple[Diagnostic, ...]:
    """Give each warning its level; drop those that are off, and what is said a second time."""
    settled: list[Diagnostic] = []
    for one in {(one.code, one.message, one.span): one for one in diagnostics}.values():
        level = Level(levels.get(one.code) or DEFAULTS.get(one.code, Level.WARNING))
        if one.severity is Severity.ERROR or level is Level.WARNING:
            settled.append(one)
        elif level is Level.ERROR:
            settled.append(replace(one, severity=Severity.ERROR))
    return tuple(settled)
