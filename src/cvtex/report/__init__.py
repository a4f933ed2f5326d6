"""Diagnostics as text, for people and for programs, in the styles of `ReportStyle`.

`render` returns the text; `cli.terminal` prints it. Each style has a module of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cvtex.lazy import lazy_names
from cvtex.report.styles import FOR_PROGRAMS, ReportStyle

if TYPE_CHECKING:
    from cvtex.report.report import render, summary

__all__ = ["FOR_PROGRAMS", "ReportStyle", "render", "summary"]

__getattr__ = lazy_names(__name__, {"report": ("render", "summary")})
