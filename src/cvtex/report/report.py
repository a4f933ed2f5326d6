"""Diagnostics as text, in each style: for people, editors, programs and GitHub.

Pure: `cli.terminal` decides where the text goes and whether it is coloured. `docs/editors.md`
describes what programs may rely on.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence

from cvtex.diagnostics import Diagnostic, Severity
from cvtex.report.human import Painter, human, one_line
from cvtex.report.styles import ReportStyle
from cvtex.report.visible import visible
from cvtex.source import Source


def render(
    diagnostics: Sequence[Diagnostic],
    sources: Mapping[str, Source],
    style: ReportStyle = ReportStyle.HUMAN,
    *,
    color: bool = False,
    columns: int | None = None,
) -> str:
    """Return diagnostics in one style, ordered by place; `sources` is keyed by the path of a span.

    - `human`: an excerpt of the source for each; only this style uses `color` and `columns`, the
      width of the terminal if it is known.
    - `short`: `path:line:column: severity[code]: message`, one line each.
    - `github`: workflow commands (`report.github`).
    - `json`: an array of objects with the keys `severity`, `code`, `message`, `span`, `hints`,
      `notes` and `fix`; a span is null or has `path`, `line`, `column`, `end_line` and
      `end_column`, from 1, in characters, the end exclusive; a note has `message` and `span`, a fix
      is null or has a `title` and `edits`, each with a `span` and the new `text`.
    - `sarif`: a SARIF 2.1.0 log, for code scanning.

    The text ends with a newline unless it is empty.
    """
    ordered = _ordered(diagnostics)
    match style:
        case ReportStyle.HUMAN:
            painter = Painter(color=color)
            return "\n".join(human(found, sources, painter, columns) for found in ordered)
        case ReportStyle.SHORT:
            return "".join(_short(diagnostic) + "\n" for diagnostic in ordered)
        case ReportStyle.GITHUB:
            from cvtex.report.github import github

            return "".join(github(diagnostic) + "\n" for diagnostic in ordered)
        case ReportStyle.JSON:
            from cvtex.report.json import to_data

            objects = [to_data(diagnostic) for diagnostic in ordered]
            return _dumped(objects)
        case ReportStyle.SARIF:
            from cvtex.report.sarif import sarif

            return _dumped(sarif(ordered))


def _dumped(data: object) -> str:
    text = json.dumps(data, ensure_ascii=False, indent=2)
    # JSON allows characters that are not shown, and lone surrogates, which UTF-8 does not.
    unseen = re.compile("[^\x00-\x7e]")
    return unseen.sub(lambda match: _escaped(match[0]), text) + "\n"


def _escaped(character: str) -> str:
    return character if visible(character) == character else json.dumps(character)[1:-1]


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """Return the number of problems, `2 errors, 1 warning`, and of those that can be fixed."""
    unique = tuple(dict.fromkeys(diagnostics))
    severities = [diagnostic.severity for diagnostic in unique]
    counts = ((severity, severities.count(severity)) for severity in Severity)
    counted = [f"{count} {name}{'s' if count > 1 else ''}" for name, count in counts if count]
    fixes = sum(diagnostic.fix is not None for diagnostic in unique)
    fixable = f"; `cvtex validate --fix` fixes {fixes} of them" if fixes else ""
    return (", ".join(counted) or "no problems") + fixable


def _ordered(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Sort by file, in order of first mention, line and column; the unplaced come first."""
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
