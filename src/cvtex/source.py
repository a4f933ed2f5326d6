"""A text file and places in it: its path, its text, lines, columns and spans.

This module is at the bottom: it imports nothing of cvtex.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate


@dataclass(frozen=True, slots=True)
class Span:
    """A range of a file: lines and columns count from 1, in characters; the end is exclusive."""

    path: str
    line: int
    column: int = 1
    end_line: int = 0
    end_column: int = 0

    def __post_init__(self) -> None:
        """Make a span without an end one character long."""
        if self.end_line == 0:
            object.__setattr__(self, "end_line", self.line)
            object.__setattr__(self, "end_column", self.column + 1)

    def __str__(self) -> str:
        """`path:line:column`, the form that editors and terminals make clickable."""
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Source:
    r"""A file's text, with newlines as `\n` and without a byte order mark.

    `digest` is the SHA-256 of the bytes that were read, in hexadecimal; empty if none were.
    """

    path: str
    text: str
    digest: str = field(default="", repr=False, compare=False)
    _line_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the lines once, so that finding a line does not scan the text again."""
        ends = accumulate(map((1).__add__, map(len, self.text.split("\n"))))
        object.__setattr__(self, "_line_starts", (0, *ends)[:-1])

    def line(self, number: int) -> str:
        """Return a line's text without its newline; lines count from 1."""
        if not 1 <= number <= len(self._line_starts):
            return ""
        start = self._line_starts[number - 1]
        end = self.text.find("\n", start)
        return self.text[start:] if end < 0 else self.text[start:end]

    def offset(self, line: int, column: int = 1) -> int:
        """Return the index into `text` of a line and column, both from 1."""
        return self._line_starts[line - 1] + column - 1

    def span(self, start: int, end: int | None = None) -> Span:
        """Return the span between two indices into `text` (one character if `end` is left out)."""
        line, column = self._place(start)
        end_line, end_column = self._place(max(start + 1, start + 1 if end is None else end))
        return Span(self.path, line, column, end_line, end_column)

    def word(self, line: int, word: str) -> Span:
        """Return the span of a word in a line, or of the line's first character if it is absent."""
        text = self.line(line)
        column = max(0, text.find(word)) if word else len(text) - len(text.lstrip())
        start = self.offset(line, column + 1)
        return self.span(start, start + max(1, len(word)))

    def has(self, span: Span) -> bool:
        """Tell whether a span begins within the text, or directly after the end of a line."""
        is_line = 1 <= span.line <= len(self._line_starts)
        return is_line and 1 <= span.column <= len(self.line(span.line)) + 1

    def slice(self, span: Span) -> str:
        """Return the text that a span covers."""
        start = self.offset(span.line, span.column)
        return self.text[start : self.offset(span.end_line, span.end_column)]

    def within(self, span: Span, part: str) -> Span:
        """Return the span of a text within a span, even if it is broken into lines there.

        Returns the given span if the text is not found in it.
        """
        words = part.split()
        if not words:
            return span
        start = self.offset(span.line, span.column)
        end = self.offset(span.end_line, span.end_column)
        found = re.compile(r"\s+".join(map(re.escape, words))).search(self.text, start, end)
        return self.span(found.start(), found.end()) if found else span

    def in_entry(self, begin: Span, part: str) -> Span | None:
        """Return the span of a text in the .bib entry that begins at a place, or None."""
        start = self.offset(begin.line, begin.column)
        end = self.text.find("\n@", start)
        index = self.text.find(part, start, end if end >= 0 else len(self.text))
        return self.span(index, index + len(part)) if part and index >= 0 else None

    def _place(self, index: int) -> tuple[int, int]:
        line = bisect_right(self._line_starts, index)
        return line, index - self._line_starts[line - 1] + 1
