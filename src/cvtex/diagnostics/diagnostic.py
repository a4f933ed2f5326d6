"""What cvtex has to say about an input: severity, code, message, place and hints, as values.

Every stage returns its diagnostics next to its value (`Result`); none prints or raises them.
`report` turns them into text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from cvtex.diagnostics.codes import Code
from cvtex.source import Span

T = TypeVar("T")


class Severity(StrEnum):
    """How bad a diagnostic is: an error stops the build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Note:
    """A second place that explains a diagnostic, such as where a key was first defined."""

    message: str
    span: Span


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of a file: what stands at a span becomes another text."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A way out that is certain enough to be taken by `cvtex validate --fix`.

    `title` says what the edits do, for whoever is asked whether they should be made.
    """

    title: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem: a short lower-case message naming the thing, and hints that say the way out."""

    severity: Severity
    code: Code
    message: str
    span: Span | None = None
    hints: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    fix: Fix | None = None

    @property
    def spans(self) -> tuple[Span, ...]:
        """Every place that it names: its own, those of its notes, and those of its fix."""
        own = (self.span,) if self.span is not None else ()
        edits = self.fix.edits if self.fix is not None else ()
        return (*own, *(note.span for note in self.notes), *(edit.span for edit in edits))


def error(  # noqa: PLR0913 - all but the first three by name
    code: Code,
    message: str,
    span: Span | None = None,
    *,
    hints: tuple[str, ...] = (),
    notes: tuple[Note, ...] = (),
    fix: Fix | None = None,
) -> Diagnostic:
    """Make a diagnostic that stops the build; what it quotes of a file is cut short."""
    short = tuple(map(_shortened, hints))
    return Diagnostic(Severity.ERROR, code, _one_line(message), span, short, notes, fix)


def warning(  # noqa: PLR0913 - as for `error`
    code: Code,
    message: str,
    span: Span | None = None,
    *,
    hints: tuple[str, ...] = (),
    notes: tuple[Note, ...] = (),
    fix: Fix | None = None,
) -> Diagnostic:
    """Make a diagnostic that lets the build go on; what it quotes of a file is cut short."""
    short = tuple(map(_shortened, hints))
    return Diagnostic(Severity.WARNING, code, _one_line(message), span, short, notes, fix)


# What stands in backquotes is a file's, and may be of any length.
_LONG_QUOTE = re.compile(r"`([^`]{60})[^`]{140,}`")


def _shortened(text: str) -> str:
    return _LONG_QUOTE.sub(r"`\1…`", text)


def _one_line(message: str) -> str:
    return _shortened(" ".join(message.splitlines()))


@dataclass(frozen=True, slots=True)
class Result(Generic[T]):
    """What a stage returns: its value, or None if it failed, and all it has to say."""

    value: T | None
    diagnostics: tuple[Diagnostic, ...] = ()


def has_errors(diagnostics: tuple[Diagnostic, ...]) -> bool:
    """Tell whether any of the diagnostics stops the build."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
