"""Diagnostics: problems of an input as values, with severity, code, message, span and hints.

Every stage returns its diagnostics together with its value (`Result`); no stage prints or raises
them. The package `report` turns them into text.
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
    """How serious a diagnostic is: an error stops the build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Note:
    """A second place that explains a diagnostic, such as where a key was first defined."""

    message: str
    span: Span


@dataclass(frozen=True, slots=True)
class Edit:
    """A change to a file: the text at a span is replaced."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A correction that is certain enough for `cvtex validate --fix`.

    `title` says what the edits do, in the imperative. `reveals` tells that something could not be
    checked because of the mistake, so that other problems may appear when it is corrected.
    """

    title: str
    edits: tuple[Edit, ...]
    reveals: bool = False


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem: a short message in lower case that names the thing, and hints to solve it."""

    severity: Severity
    code: Code
    message: str
    span: Span | None = None
    hints: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    fix: Fix | None = None

    @property
    def spans(self) -> tuple[Span, ...]:
        """Every span in it: its own, those of its notes and those of its fix."""
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
    """Return a diagnostic that stops the build; long quotations in its texts are shortened."""
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
    """Return a diagnostic that does not stop the build; long quotations are shortened."""
    short = tuple(map(_shortened, hints))
    return Diagnostic(Severity.WARNING, code, _one_line(message), span, short, notes, fix)


# A text in backquotes is quoted from a file and may be of any length.
_LONG_QUOTE = re.compile(r"`([^`]{60})[^`]{140,}`")


def _shortened(text: str) -> str:
    return _LONG_QUOTE.sub(r"`\1…`", text)


def _one_line(message: str) -> str:
    return _shortened(" ".join(message.splitlines()))


@dataclass(frozen=True, slots=True)
class Result(Generic[T]):
    """What a stage returns: its value, or None if it failed, and its diagnostics."""

    value: T | None
    diagnostics: tuple[Diagnostic, ...] = ()


def has_errors(diagnostics: tuple[Diagnostic, ...]) -> bool:
    """Tell whether any of the diagnostics stops the build."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
