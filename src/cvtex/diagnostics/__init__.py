"""Problems as values: their codes and levels, diagnostics with places and hints, and fixes.

A stage returns a `Result`, its value with its diagnostics. `codes` is the one table of what can be
reported, with default levels. `levels` gives each diagnostic the level that the user asked for, and
drops those that are off. `suggestions` finds what a misspelled word was meant to be, and `fixes`
applies edits.
"""

from __future__ import annotations

from cvtex.diagnostics.codes import Code, Level
from cvtex.diagnostics.diagnostic import (
    Diagnostic,
    Edit,
    Fix,
    Note,
    Result,
    Severity,
    error,
    has_errors,
    warning,
)
from cvtex.diagnostics.levels import ADJUSTABLE, Levels, settle

__all__ = [
    "ADJUSTABLE",
    "Code",
    "Diagnostic",
    "Edit",
    "Fix",
    "Level",
    "Levels",
    "Note",
    "Result",
    "Severity",
    "error",
    "has_errors",
    "settle",
    "warning",
]
