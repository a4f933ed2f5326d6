"""The formats in which diagnostics can be reported."""

from __future__ import annotations

from enum import StrEnum


class ReportStyle(StrEnum):
    """The formats of diagnostics."""

    HUMAN = "human"
    SHORT = "short"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


FOR_PROGRAMS = frozenset({ReportStyle.JSON, ReportStyle.SARIF})
"""The formats that are one document, to which nothing else may be added."""
