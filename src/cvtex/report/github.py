"""Diagnostics as workflow commands, which GitHub shows beside the lines of a pull request.

Escapes and properties are those of GitHub's documentation, "Workflow commands for GitHub Actions",
and of its toolkit.
"""

from __future__ import annotations

from cvtex.diagnostics import Diagnostic
from cvtex.report.visible import visible


def github(diagnostic: Diagnostic) -> str:
    """Return a diagnostic as a workflow command, without a newline.

    A message escapes `%`, CR and LF, a property `:` and `,` as well. A range of columns is allowed
    within one line only.
    """
    properties = []
    if span := diagnostic.span:
        same_line = span.end_line == span.line
        properties = [
            ("file", span.path),
            ("line", str(span.line)),
            *([("col", str(span.column))] if same_line else []),
            ("endLine", str(span.end_line)),
            *([("endColumn", str(span.end_column))] if same_line else []),
        ]
    properties.append(("title", f"cvtex[{diagnostic.code}]"))
    listed = ",".join(name + "=" + _escape(value, "%\r\n:,") for name, value in properties)
    lines = [diagnostic.message, *(f"help: {hint}" for hint in diagnostic.hints)]
    lines += [f"{note.span}: {note.message}" for note in diagnostic.notes]
    message = _escape("\n".join(lines), "%\r\n")
    return visible(f"::{diagnostic.severity} {listed}::{message}")


def _escape(text: str, characters: str) -> str:
    return "".join(f"%{ord(c):02X}" if c in characters else c for c in text)
