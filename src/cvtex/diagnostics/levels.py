"""Levels applied: which warnings a user has switched off or turned into errors.

The stages report everything they find; `settle` then gives each warning the level that the CV's
`checks` or the command line asks for. An error stays an error, unless the user has asked for less
and the CV can be printed in spite of it (`LENIENT`).
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import replace

from cvtex.diagnostics.codes import Code, Level
from cvtex.diagnostics.diagnostic import Diagnostic, Severity

Levels = Mapping[Code, Level]

ADJUSTABLE = frozenset(code for code in Code if code.default is not None)
"""The codes whose level can be changed; the others always stop the build."""

LENIENT = frozenset({
    Code.DUPLICATE_KEY, Code.EMPTY_SECTION, Code.INVALID_DATE, Code.UNKNOWN_FIELD,
})  # fmt: skip
"""The codes of errors in a CV that a user can make warnings: it can be printed without the part
that is wrong, and a date as it is written.
"""


def lenient(diagnostics: Iterable[Diagnostic], codes: Container[Code]) -> tuple[Diagnostic, ...]:
    """Return diagnostics with the errors of some codes as warnings."""
    return tuple(
        replace(problem, severity=Severity.WARNING) if problem.code in codes else problem
        for problem in diagnostics
    )


def settle(diagnostics: Iterable[Diagnostic], levels: Levels) -> tuple[Diagnostic, ...]:
    """Give each warning its level; drop those that are off, and exact duplicates."""
    settled: list[Diagnostic] = []
    for diagnostic in {(d.code, d.message, d.span): d for d in diagnostics}.values():
        code = diagnostic.code
        level = Level(levels.get(code) or code.default or Level.WARNING)
        if diagnostic.severity is Severity.ERROR or level is Level.WARNING:
            settled.append(diagnostic)
        elif level is Level.ERROR:
            settled.append(replace(diagnostic, severity=Severity.ERROR))
    return tuple(settled)
