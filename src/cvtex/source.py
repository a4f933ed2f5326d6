"""A text file as the stages see it: its path, its text, and places in it.

`read_source` is the door through which user files come in, `read_data` for those that are no text.
"""

from __future__ import annotations

import codecs
import hashlib
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from typing import Any

from cvtex.diagnostics.diagnostic import Code, Diagnostic, Result, Span, error, warning

_LARGEST = 50 << 20
"""How many bytes a file may have: a bibliography of 50,000 entries has fewer."""

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


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
        """Index the lines once, so that finding a place does not scan the text again."""
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
        """Return the place of a word in a line, or of the line's first character without it."""
        text = self.line(line)
        column = max(0, text.find(word)) if word else len(text) - len(text.lstrip())
        start = self.offset(line, column + 1)
        return self.span(start, start + max(1, len(word)))

    def slice(self, span: Span) -> str:
        """Return the text that a span covers."""
        start = self.offset(span.line, span.column)
        return self.text[start : self.offset(span.end_line, span.end_column)]

    def within(self, span: Span, part: str) -> Span:
        """Return where a text stands within a span, however it is broken into lines there.

        The span itself, if the text is not in it as it is.
        """
        words = part.split()
        if not words:
            return span
        start = self.offset(span.line, span.column)
        end = self.offset(span.end_line, span.end_column)
        found = re.compile(r"\s+".join(map(re.escape, words))).search(self.text, start, end)
        return self.span(found.start(), found.end()) if found else span

    def in_entry(self, begin: Span, part: str) -> Span | None:
        """Return where a text stands in the entry of a .bib file that begins at a place."""
        start = self.offset(begin.line, begin.column)
        end = self.text.find("\n@", start)
        index = self.text.find(part, start, end if end >= 0 else len(self.text))
        return self.span(index, index + len(part)) if part and index >= 0 else None

    def _place(self, index: int) -> tuple[int, int]:
        line = bisect_right(self._line_starts, index)
        return line, index - self._line_starts[line - 1] + 1


def read_source(path: Path, *, what: str) -> Result[Source]:
    """Read a text file; `what` names it in messages ("the CV", "the bibliography").

    UTF-8 is expected; UTF-16 with a mark is accepted, anything else is read as Windows-1252
    with a warning, since that is what old .bib files hold.
    """
    read = read_data(path, what=what)
    return Result(None, read.diagnostics) if read.value is None else decode(str(path), read.value)


def read_data(path: Path, *, what: str, largest: int = _LARGEST) -> Result[bytes]:
    """Read the bytes of a file, if they are not more than `largest`."""
    try:
        if path.exists() and not (path.is_file() or path.is_dir() or _is_handed_over(path)):
            return _failure(Code.FILE_UNREADABLE, f"{what} `{path}` is a device, not a file")
        with path.open("rb") as file:
            data = file.read(largest + 1)
        if len(data) > largest:
            message = f"{what} `{path}` is larger than {largest >> 20} MB"
            hint = "no CV needs so much: is it the right file?"
            return _failure(Code.FILE_UNREADABLE, message, hint)
        return Result(data)
    except FileNotFoundError:
        return _failure(Code.FILE_NOT_FOUND, f"{what} `{path}` does not exist", _new_hint(path))
    except IsADirectoryError:
        return _failure(Code.FILE_UNREADABLE, f"{what} `{path}` is a folder, not a file")
    except OSError as problem:
        reason = problem.strerror or str(problem)
        return _failure(Code.FILE_UNREADABLE, f"{what} `{path}` cannot be read: {reason}")


def _is_handed_over(path: Path) -> bool:
    """Tell whether a path is that of something open, such as `/dev/stdin` or a shell's `<(…)`."""
    return path.is_relative_to("/dev/fd") or str(path) in {"/dev/stdin", "/proc/self/fd/0"}


def decode(path: str, data: bytes) -> Result[Source]:
    """Make a source of a file's bytes, as `read_source` does."""
    diagnostics: list[Diagnostic] = []
    try:
        text = data.decode("utf-16" if data.startswith(_UTF16_MARKS) else "utf-8-sig")
    except UnicodeDecodeError as problem:
        text = data.decode("cp1252", errors="replace")
        line = data.count(b"\n", 0, problem.start) + 1
        diagnostics.append(
            warning(
                Code.ENCODING,
                "not UTF-8; read as Windows-1252 (Latin-1)",
                Span(path, line),
                hints=("save the file as UTF-8",),
            )
        )
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        place = Source(path, text).span(text.index("\0"))
        return _failure(Code.ENCODING, "the file holds a NUL byte, so it is not text", span=place)
    return Result(Source(path, text, hashlib.sha256(data).hexdigest()), tuple(diagnostics))


def _failure(code: Code, message: str, *hints: str, span: Span | None = None) -> Result[Any]:
    return Result(None, (error(code, message, span, hints=tuple(h for h in hints if h)),))


def _new_hint(path: Path) -> str:
    if path.suffix in {".yaml", ".yml"}:
        return "`cvtex new` makes a starter CV; or name the file: `cvtex pdf FILE`"
    return ""
