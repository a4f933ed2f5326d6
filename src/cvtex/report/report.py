"""The last stage: diagnostics as text, for people, editors, programs and GitHub.

Pure: `terminal` decides where the text goes and whether it is coloured. `docs/editors.md` has what
programs may rely on.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from cvtex.diagnostics.diagnostic import Diagnostic, Severity
from cvtex.report.human import Painter, human, one_line, visible
from cvtex.report.json import to_data
from cvtex.source import Source


class ReportStyle(StrEnum):
    """The forms in which diagnostics can be told."""

    HUMAN = "human"
    SHORT = "short"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


FOR_PROGRAMS = frozenset({ReportStyle.JSON, ReportStyle.SARIF})
"""The forms that are one whole document, with which nothing else may be printed."""


def render(
    diagnostics: Sequence[Diagnostic],
    sources: Mapping[str, Source],
    style: ReportStyle = ReportStyle.HUMAN,
    *,
    color: bool = False,
) -> str:
    """Write diagnostics in one style, ordered by place; `sources` is keyed by a span's path.

    - `human`: an excerpt of the source for each; the only style that `color` concerns.
    - `short`: `path:line:column: severity[code]: message`, one line each.
    - `github`: workflow commands, which GitHub shows beside the lines of a pull request.
    - `json`: an array of objects with the keys `severity`, `code`, `message`, `span`, `hints`,
      `notes` and `fix`; a span is null or has `path`, `line`, `column`, `end_line` and
      `end_column`, from 1, in characters, the end exclusive; a note has `message` and `span`, a fix
      is null or has a `title` and `edits`, each with a `span` and the `text` to stand there.
    - `sarif`: a log of SARIF 2.1.0, for code scanning.

    The text ends with a newline unless it is empty.
    """
    ordered = _ordered(diagnostics)
    match style:
        case ReportStyle.HUMAN:
            painter = Painter(color=color)
            return "\n".join(human(diagnostic, sources, painter) for diagnostic in ordered)
        case ReportStyle.SHORT:
            return "".join(_short(diagnostic) + "\n" for diagnostic in ordered)
        case ReportStyle.GITHUB:
            return "".join(_github(diagnostic) + "\n" for diagnostic in ordered)
        case ReportStyle.JSON:
            objects = [to_data(diagnostic) for diagnostic in ordered]
            return _dumped(objects)
        case ReportStyle.SARIF:
            from cvtex.report.sarif import sarif

            return _dumped(sarif(ordered))


def _dumped(data: object) -> str:
    text = json.dumps(data, ensure_ascii=False, indent=2)
    # JSON allows DEL, the C1 controls and lone surrogates; a terminal or UTF-8 does not.
    unsafe = re.compile("[\x7f-\x9f\ud800-\udfff]")
    return unsafe.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """Count the problems: `2 errors, 1 warning`, or `no problems`, and what can be mended."""
    unique = tuple(dict.fromkeys(diagnostics))
    severities = [diagnostic.severity for diagnostic in unique]
    counts = ((severity, severities.count(severity)) for severity in Severity)
    counted = [f"{count} {name}{'s' if count > 1 else ''}" for name, count in counts if count]
    fixes = sum(diagnostic.fix is not None for diagnostic in unique)
    mends = f"; `cvtex validate --fix` mends {fixes} of them" if fixes else ""
    return (", ".join(counted) or "no problems") + mends


def _ordered(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Sort by line and column, files in the order of their first mention, the unplaced first."""
    unique = list(dict.fromkeys(diagnostics))
    paths = [diagnostic.span.path for diagnostic in unique if diagnostic.span]
    rank = {path: i for i, path in enumerate(dict.fromkeys(paths))}

    def place(diagnostic: Diagnostic) -> tuple[int, int, int]:
        span = diagnostic.span
        return (rank[span.path], span.line, span.column) if span else (-1, 0, 0)

    return sorted(unique, key=place)


def _short(diagnostic: Diagnostic) -> str:
    place = f"{diagnostic.span}: " if diagnostic.span else ""
    heading = f"{diagnostic.severity}[{diagnostic.code}]"
    return visible(f"{place}{heading}: {one_line(diagnostic.message)}")


def _github(diagnostic: Diagnostic) -> str:
    """Write a workflow command.

    Escapes and properties are those of GitHub's "Workflow commands" and its toolkit: `%`, CR and
    LF in the message, and `:` and `,` as well in a property. A column range is for one line only.
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
