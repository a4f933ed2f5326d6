"""From lines of the generated LaTeX back to places in the user's files.

The LaTeX has source markers: a line `%% cv.yaml:57:3` before each entry, and a line `%% end` where
the template's own text goes on.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from cvtex.diagnostics import Diagnostic
from cvtex.numbers import whole_number
from cvtex.source import Source, Span

_MARKER = re.compile(r"^%% (.+):([0-9]{1,9}):([0-9]{1,9})$")


_QUOTED = re.compile(r"`…?([^`]+)`")
_LONG_WORD = 12
_NEAR = 3000
"""How far after the start of an entry or a list a quoted word is searched for, in characters."""


def narrowed(diagnostic: Diagnostic, sources: Mapping[str, Source]) -> Diagnostic:
    """Return the diagnostic with a span that covers what its message quotes, if that is found.

    The search starts at the span. A command is searched for as it is. Of other text only the
    longest word is, since TeX quotes typeset text, which can differ from the source.
    """
    span = diagnostic.span
    source = sources.get(span.path) if span else None
    quoted = _QUOTED.search(diagnostic.message)
    if span is None or source is None or quoted is None or not source.has(span):
        return diagnostic
    part = quoted[1]
    if not part.startswith("\\"):
        part = max(part.split(), key=len, default="")
        if len(part) < _LONG_WORD:
            return diagnostic
    start = source.offset(span.line, span.column)
    index = source.text.find(part, start, start + _NEAR)
    if index < 0:
        return diagnostic
    if not part.startswith("\\"):  # TeX may show only the end of a word: go back to its start
        while index > start and not source.text[index - 1].isspace():
            index -= 1
    return replace(diagnostic, span=source.span(index, index + len(part)))


_NONE: Mapping[str, str] = MappingProxyType({})


class Places:
    """The lines of a document with their places in the user's files.

    `name` is the document's path, for lines that no source marker covers. Line numbers start at 1.
    `files` are the paths of further files of the user, by the names that TeX has for them.
    """

    def __init__(self, tex: str, name: str, files: Mapping[str, str] = _NONE) -> None:
        self.name = name
        self.files = files
        self.lines = tex.splitlines()
        self.origins: list[Span | None] = []
        origin = None
        for line in self.lines:
            if marker := _MARKER.match(line.rstrip()):
                number, column = whole_number(marker[2]), whole_number(marker[3])
                # Raw LaTeX may contain lines that only look like markers.
                origin = Span(marker[1], number, column) if number and column else None
            elif line.rstrip() == "%% end":
                origin = None
            self.origins.append(origin)

    def at(self, number: int) -> Span:
        """Return the place of a line; for a blank line, that of the paragraph above it."""
        i = min(number, len(self.lines)) - 1
        while i > 0 and not self._has_text(i):
            i -= 1
        if i < 0 or not self._has_text(i):
            return Span(self.name, max(number, 1))
        return self.origins[i] or Span(self.name, i + 1)

    def at_digits(self, digits: str | None) -> Span | None:
        """Return the place of a line by its number as TeX wrote it, or None if that is not one."""
        number = whole_number(digits)
        return None if number is None else self.at(number)

    def of(self, pattern: str, first: int = 1, last: int | None = None) -> Span | None:
        """Return the place of a pattern's first match in the lines `first` to `last`, if any."""
        for i, line in enumerate(self.lines[first - 1 : last], first - 1):
            if self._has_text(i) and (found := re.search(pattern, line)):
                column = found.start() + 1
                end = found.end() + 1
                return self.origins[i] or Span(self.name, i + 1, column, i + 1, end)
        return None

    def start(self, first: int, last: int) -> Span:
        """Return the place of the first line with text in the lines `first` to `last`."""
        last = min(last, len(self.lines) + 1)
        number = next((i for i in range(first, last) if self._has_text(i - 1)), first)
        return self.at(number)

    def in_preamble(self, number: int) -> bool:
        r"""Return whether a line is before `\begin{document}`."""
        rest = self.lines[number:]
        return any(line.startswith(r"\begin{document}") for line in rest)

    def ends_document(self, number: int) -> bool:
        r"""Return whether a line has `\end{document}`, where errors made earlier are reported."""
        return r"\end{document}" in "".join(self.lines[number - 1 : number])

    def _has_text(self, i: int) -> bool:
        line = self.lines[i].strip() if 0 <= i < len(self.lines) else ""
        return bool(line) and not line.startswith("%")
