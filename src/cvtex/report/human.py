"""Diagnostics for people: the message, the line of the file with carets, and the hints.

An excerpt has the form that rustc made common: a gutter with line numbers, carets under the exact
span, then help. Control characters, which could change a terminal, are shown as replacements.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cvtex.diagnostics import Diagnostic, Note
from cvtex.report.visible import cell, visible, visible_lines
from cvtex.source import Source, Span

_COLORS = {"error": "1;31", "warning": "1;33", "bold": "1", "gutter": "1;34", "help": "1;36"}


class Painter:
    """Wraps text in ANSI escapes (ECMA-48, SGR), unless colour is off."""

    def __init__(self, *, color: bool) -> None:
        self._color = color

    def __call__(self, role: str, text: str) -> str:
        """Colour a text by its role: `error`, `warning`, `bold`, `gutter` or `help`."""
        return f"\x1b[{_COLORS[role]}m{text}\x1b[0m" if self._color and text else text


def one_line(text: str) -> str:
    """Join the lines of a text."""
    return " ".join(text.splitlines())


def human(
    diagnostic: Diagnostic,
    sources: Mapping[str, Source],
    paint: Painter,
    columns: int | None = None,
) -> str:
    """Return one diagnostic as text, coloured by `paint`.

    Excerpts fit a terminal with so many columns: carets on a line that is wrapped point nowhere.
    """
    heading = paint(diagnostic.severity, f"{diagnostic.severity}[{diagnostic.code}]")
    message = paint("bold", f": {visible(one_line(diagnostic.message))}")
    places = [Note("", diagnostic.span)] if diagnostic.span else []
    places += diagnostic.notes
    shown = [place.span.line for place in places if _has_line(place.span, sources)]
    width = 1 + len(str(max(shown, default=0)))
    # The gutter takes `width` and three columns, and the line may be cut at both ends.
    window = _WINDOW if columns is None else max(min(_WINDOW, columns - width - 5), _SMALLEST)
    lines = [heading + message]
    for i, place in enumerate(places):
        role = "gutter" if place.message else diagnostic.severity
        arrow = "-->" if i == 0 else ":::"
        lines.append(" " * width + paint("gutter", arrow) + f" {visible(str(place.span))}")
        if _has_line(place.span, sources):
            lines += _excerpt(place, sources[place.span.path], width, window, role, paint)
        elif place.message:
            lines.append(" " * width + paint("gutter", " = ") + f"note: {visible(place.message)}")
    if diagnostic.hints and shown:
        lines.append(paint("gutter", " " * width + " |"))
    for hint in diagnostic.hints:
        first, *rest = visible_lines(hint).split("\n")
        sign = paint("gutter", " " * width + " = ")
        lines.append(sign + paint("help", "help") + f": {first}")
        lines += [" " * (width + 9) + more for more in rest]
    return "\n".join(lines) + "\n"


def _has_line(span: Span, sources: Mapping[str, Source]) -> bool:
    source = sources.get(span.path)
    return source is not None and 1 <= span.line <= source.text.count("\n") + 1


def _excerpt(  # noqa: PLR0913, PLR0917 - what `human` knows
    place: Note, source: Source, width: int, window: int, role: str, paint: Painter
) -> Iterator[str]:
    """Yield the line before a span and its first line, with carets and the note's message.

    `width` is that of the line numbers, `window` the most cells that are shown of a line.
    """
    span = place.span
    empty = paint("gutter", " " * width + " |")
    yield empty
    before = source.line(span.line - 1)
    if before.strip():
        gutter = paint("gutter", f"{span.line - 1:>{width}} |")
        yield f"{gutter} {_clip(before, 0, 0, window)[0]}".rstrip()
    line = source.line(span.line)
    start = min(max(span.column - 1, 0), len(line))
    # A span of several lines is marked to the end of its first line.
    end = span.end_column - 1 if span.end_line == span.line else len(line.rstrip())
    shown, indent, length = _clip(line, start, max(end, start + 1), window)
    yield f"{paint('gutter', f'{span.line:>{width}} |')} {shown}".rstrip()
    label = f" {visible(place.message)}" if place.message else ""
    sign = "-" if place.message else "^"
    yield f"{empty} {' ' * indent}{paint(role, sign * length + label)}"


_WINDOW = 96
"""The most cells that are shown of a line, however wide the terminal is."""

_SMALLEST = 24
"""The fewest, however narrow it is."""

_ELLIPSIS = "…"


def _clip(line: str, start: int, end: int, window: int) -> tuple[str, int, int]:
    """Return the visible part of a line, and the column and length of the mark below, in cells.

    A long line is cut to a window around the span, of which a third at most is before it; `start`
    and `end` are indices into the line.
    """
    lead = window // 3
    # Only as much of a very long line is examined as could be shown.
    skipped = max(0, start - 2 * window)
    cells = [cell(character) for character in line[skipped : start + 2 * window]]
    is_cut = skipped > 0 or skipped + len(cells) < len(line)
    widths = [width for _, width in cells]
    start, end = start - skipped, end - skipped
    first, last = 0, len(cells)
    if is_cut or sum(widths) > window:
        first, used = start, 0
        while first > 0 and used + widths[first - 1] <= lead:
            first -= 1
            used += widths[first]
        first = 0 if first == 1 and not skipped else first
        last, used = first, 0
        while last < len(cells) and used + widths[last] <= window:
            used += widths[last]
            last += 1
    head = _ELLIPSIS if skipped + first > 0 else ""
    tail = _ELLIPSIS if skipped + last < len(line) else ""
    shown = head + "".join(text for text, _ in cells[first:last]) + tail
    # A mark past the end of the line is one cell long.
    length = sum(widths[start : min(end, last)])
    return shown, len(head) + sum(widths[first:start]), max(length, 1)
