"""The last stage: diagnostics as text, for people, editors, programs and GitHub.

Pure: `cli` decides where the text goes and whether it is coloured. An excerpt has the form that
rustc made common: a gutter with line numbers, carets under the exact span, then help.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

from cvtex.diagnostic import Diagnostic, Note, Severity, Span
from cvtex.source import Source


class ReportStyle(StrEnum):
    """The forms in which diagnostics can be told."""

    HUMAN = "human"
    SHORT = "short"
    JSON = "json"
    GITHUB = "github"


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
    - `json`: an array of objects with the keys `severity`, `code`, `message`, `span`, `hints` and
      `notes`; a span is null or has `path`, `line`, `column`, `end_line` and `end_column`, from 1,
      in characters, the end exclusive; a note has `message` and `span`.

    The text ends with a newline unless it is empty.
    """
    ordered = _ordered(diagnostics)
    match style:
        case ReportStyle.HUMAN:
            painter = _Painter(color=color)
            return "\n".join(_human(diagnostic, sources, painter) for diagnostic in ordered)
        case ReportStyle.SHORT:
            return "".join(_short(diagnostic) + "\n" for diagnostic in ordered)
        case ReportStyle.GITHUB:
            return "".join(_github(diagnostic) + "\n" for diagnostic in ordered)
        case ReportStyle.JSON:
            objects = [_json(diagnostic) for diagnostic in ordered]
            text = json.dumps(objects, ensure_ascii=False, indent=2)
            # JSON allows DEL, the C1 controls and lone surrogates; a terminal or UTF-8 does not.
            unsafe = re.compile("[\x7f-\x9f\ud800-\udfff]")
            return unsafe.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """Count the problems: `2 errors, 1 warning`, or `no problems`."""
    severities = [diagnostic.severity for diagnostic in dict.fromkeys(diagnostics)]
    counts = ((severity, severities.count(severity)) for severity in Severity)
    counted = [f"{count} {name}{'s' if count > 1 else ''}" for name, count in counts if count]
    return ", ".join(counted) or "no problems"


def _ordered(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Sort by line and column, files in the order of their first mention, the unplaced first."""
    unique = list(dict.fromkeys(diagnostics))
    paths = [diagnostic.span.path for diagnostic in unique if diagnostic.span]
    rank = {path: i for i, path in enumerate(dict.fromkeys(paths))}

    def place(diagnostic: Diagnostic) -> tuple[int, int, int]:
        span = diagnostic.span
        return (rank[span.path], span.line, span.column) if span else (-1, 0, 0)

    return sorted(unique, key=place)


def _one_line(text: str) -> str:
    return " ".join(text.splitlines())


def _short(diagnostic: Diagnostic) -> str:
    place = f"{diagnostic.span}: " if diagnostic.span else ""
    heading = f"{diagnostic.severity}[{diagnostic.code}]"
    return _visible(f"{place}{heading}: {_one_line(diagnostic.message)}")


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
    return _visible(f"::{diagnostic.severity} {listed}::{message}")


def _escape(text: str, characters: str) -> str:
    return "".join(f"%{ord(c):02X}" if c in characters else c for c in text)


def _json(diagnostic: Diagnostic) -> dict[str, object]:
    return {
        "severity": str(diagnostic.severity),
        "code": str(diagnostic.code),
        "message": diagnostic.message,
        "span": _json_span(diagnostic.span) if diagnostic.span else None,
        "hints": list(diagnostic.hints),
        "notes": [
            {"message": note.message, "span": _json_span(note.span)} for note in diagnostic.notes
        ],
    }


def _json_span(span: Span) -> dict[str, object]:
    return {
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }


_COLORS = {"error": "1;31", "warning": "1;33", "bold": "1", "gutter": "1;34", "help": "1;36"}


class _Painter:
    """Puts ANSI escapes (ECMA-48, SGR) about a text, or nothing where colour is off."""

    def __init__(self, *, color: bool) -> None:
        self._color = color

    def __call__(self, role: str, text: str) -> str:
        return f"\x1b[{_COLORS[role]}m{text}\x1b[0m" if self._color and text else text


def _human(diagnostic: Diagnostic, sources: Mapping[str, Source], paint: _Painter) -> str:
    heading = paint(diagnostic.severity, f"{diagnostic.severity}[{diagnostic.code}]")
    message = paint("bold", f": {_visible(_one_line(diagnostic.message))}")
    places = [Note("", diagnostic.span)] if diagnostic.span else []
    places += diagnostic.notes
    shown = [place.span.line for place in places if _has_line(place.span, sources)]
    width = 1 + len(str(max(shown, default=0)))
    lines = [heading + message]
    for i, place in enumerate(places):
        role = "gutter" if place.message else diagnostic.severity
        arrow = "-->" if i == 0 else ":::"
        lines.append(" " * width + paint("gutter", arrow) + f" {_visible(str(place.span))}")
        if _has_line(place.span, sources):
            lines += _excerpt(place, sources[place.span.path], width, role, paint)
        elif place.message:
            lines.append(" " * width + paint("gutter", " = ") + f"note: {_visible(place.message)}")
    if diagnostic.hints and shown:
        lines.append(paint("gutter", " " * width + " |"))
    for hint in diagnostic.hints:
        first, *rest = _visible(hint, keep="\n").split("\n") or [""]
        sign = paint("gutter", " " * width + " = ")
        lines.append(sign + paint("help", "help") + f": {first}")
        lines += [" " * (width + 9) + more for more in rest]
    return "\n".join(lines) + "\n"


def _has_line(span: Span, sources: Mapping[str, Source]) -> bool:
    source = sources.get(span.path)
    return source is not None and 1 <= span.line <= source.text.count("\n") + 1


def _excerpt(place: Note, source: Source, width: int, role: str, paint: _Painter) -> Iterator[str]:
    """Draw the line of a span under the line before it, with carets and the note's message."""
    span = place.span
    empty = paint("gutter", " " * width + " |")
    yield empty
    before = source.line(span.line - 1)
    if before.strip():
        gutter = paint("gutter", f"{span.line - 1:>{width}} |")
        yield f"{gutter} {_clip(before, 0, 0)[0]}".rstrip()
    line = source.line(span.line)
    start = min(max(span.column - 1, 0), len(line))
    # A span that goes on below is marked to the end of its first line.
    end = span.end_column - 1 if span.end_line == span.line else len(line.rstrip())
    shown, indent, length = _clip(line, start, max(end, start + 1))
    yield f"{paint('gutter', f'{span.line:>{width}} |')} {shown}".rstrip()
    label = f" {_visible(place.message)}" if place.message else ""
    sign = "-" if place.message else "^"
    yield f"{empty} {' ' * indent}{paint(role, sign * length + label)}"


_WINDOW = 96
_LEAD = 32
_ELLIPSIS = "…"


def _clip(line: str, start: int, end: int) -> tuple[str, int, int]:
    """Return what to show of a line, and the column and length of the mark below, in cells.

    A long line is cut to a window about the span; `start` and `end` are indices into the line.
    """
    cells = [_cell(character) for character in line]
    widths = [width for _, width in cells]
    first, last = 0, len(line)
    if sum(widths) > _WINDOW:
        while first < start and sum(widths[first:start]) > _LEAD:
            first += 1
        first = 0 if first == 1 else first
        last, used = first, 0
        while last < len(line) and used + widths[last] <= _WINDOW:
            used += widths[last]
            last += 1
    head = _ELLIPSIS if first > 0 else ""
    tail = _ELLIPSIS if last < len(line) else ""
    shown = head + "".join(text for text, _ in cells[first:last]) + tail
    # Past the line's end a mark is one cell: there is nothing to be under.
    length = sum(widths[start : min(end, last)])
    return shown, len(head) + sum(widths[first:start]), max(length, 1)


_TAB = "    "


def _cell(character: str) -> tuple[str, int]:
    """Return how a character is shown and how many cells of a terminal it takes."""
    if " " <= character <= "~":
        return character, 1
    if character == "\t":
        return _TAB, len(_TAB)
    category = unicodedata.category(character)
    if category in {"Mn", "Me"}:
        return character, 0
    if category in {"Cc", "Cf", "Cs", "Zl", "Zp"}:
        # A control character could move the cursor or recolour the terminal.
        return "\N{REPLACEMENT CHARACTER}", 1
    return character, 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def _visible(text: str, keep: str = "") -> str:
    """Replace control characters, which a path or a quoted value may hold."""
    return "".join(c if c in keep or c == "\t" else _cell(c)[0] for c in text)
