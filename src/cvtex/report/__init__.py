"""Diagnostics as text, for people and for programs, in the styles of `ReportStyle`.

`render` returns the text; `cli.terminal` prints it. Each style has a module of its own.
"""

from __future__ import annotations

from cvtex.report.report import FOR_PROGRAMS, ReportStyle, render, summary

__all__ = ["FOR_PROGRAMS", "ReportStyle", "render", "summary"]
