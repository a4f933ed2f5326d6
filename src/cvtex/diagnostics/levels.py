"""How seriously each kind of problem is taken: what a user switches off, and what has to fail.

The stages say all that they find; `settle` then gives each warning the level that `checks` in the
CV or the command line asks for. What makes a CV impossible to set is an error and stays one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from cvtex.diagnostics.codes import Code, Level
from cvtex.diagnostics.diagnostic import Diagnostic, Severity

Levels = Mapping[Code, Level]

ADJUSTABLE = frozenset(code for code in Code if code.default is not None)
"""The codes that are warnings, or may be; the others always stop the build."""


def settle(diagnostics: Iterable[Diagnostic], levels: Levels) -> tuple[Diagnostic, ...]:
    """Give each warning its level; drop those that are off, and what is said a second time."""
    settled: list[Diagnostic] = []
    for one in {(one.code, one.message, one.span): one for one in diagnostics}.values():
        level = Level(levels.get(one.code) or one.code.default or Level.WARNING)
        if one.severity is Severity.ERROR or level is Level.WARNING:
            settled.append(one)
        elif level is Level.ERROR:
            settled.append(replace(one, severity=Severity.ERROR))
    return tuple(settled)
