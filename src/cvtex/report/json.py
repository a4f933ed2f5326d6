"""Diagnostics as JSON data and back, for programs and for the records of builds."""

from __future__ import annotations

from typing import Any

from cvtex.diagnostics import Code, Diagnostic, Edit, Fix, Note, Severity
from cvtex.source import Span

Data = dict[str, Any]


def to_data(diagnostic: Diagnostic) -> Data:
    """Return a diagnostic as JSON data (`docs/editors.md` describes the keys)."""
    return {
        "severity": str(diagnostic.severity),
        "code": str(diagnostic.code),
        "message": diagnostic.message,
        "span": _span(diagnostic.span) if diagnostic.span else None,
        "hints": list(diagnostic.hints),
        "notes": [{"message": note.message, "span": _span(note.span)} for note in diagnostic.notes],
        "fix": _fix(diagnostic.fix) if diagnostic.fix else None,
    }


def from_data(data: Data) -> Diagnostic:
    """Return the diagnostic that `to_data` was given; raises `LookupError` for other data."""
    fix = data["fix"]
    return Diagnostic(
        Severity(data["severity"]),
        Code(data["code"]),
        data["message"],
        Span(**data["span"]) if data["span"] else None,
        tuple(data["hints"]),
        tuple(Note(note["message"], Span(**note["span"])) for note in data["notes"]),
        Fix(fix["title"], tuple(Edit(Span(**e["span"]), e["text"]) for e in fix["edits"]))
        if fix
        else None,
    )


def _fix(fix: Fix) -> Data:
    edits = [{"span": _span(edit.span), "text": edit.text} for edit in fix.edits]
    return {"title": fix.title, "edits": edits}


def _span(span: Span) -> Data:
    return {
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }
