"""Levels applied: which warnings a user has switched off or turned into errors.

The stages report everything they find; `settle` then gives each warning the level that the CV's
`checks` or the command line asks for. An error always stays an error.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from cvtex.diagnostics.codes import Code, Level
from cvtex.diagnostics.diagnostic import Diagnostic, Severity

Levels = Mapping[Code, Level]

ADJUSTABLE = frozenset(code for code in Code if code.default is not None)
"""The codes of warnings; the others always stop the build."""


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
