"""What cvtex has to say about an input: severity, code, message, place and hints, as values.

Every stage returns its diagnostics next to its value (`Result`); none prints or raises them.
`report` turns them into text. This module is at the bottom: it imports nothing of cvtex.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class Severity(StrEnum):
    """How bad a diagnostic is: an error stops the build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Code(StrEnum):
    """The stable name of each kind of problem; programs may rely on it.

    The comment behind a member is its one-line explanation in `docs/diagnostics.md`.
    """

    # -- files --
    FILE_NOT_FOUND = "file-not-found"  # A file that was named does not exist.
    FILE_UNREADABLE = "file-unreadable"  # A file exists but could not be read.
    FILE_UNWRITABLE = "file-unwritable"  # A result could not be written where it was asked for.
    OUT_OF_DATE = "out-of-date"  # A result on disk is not what the inputs give.
    ENCODING = "encoding"  # A file is not UTF-8 text.
    # -- cv.yaml --
    YAML_SYNTAX = "yaml-syntax"  # The file is not well-formed YAML.
    DUPLICATE_KEY = "duplicate-key"  # A mapping, or a bibliography, has the same key twice.
    UNKNOWN_FIELD = "unknown-field"  # A key that the schema does not know.
    MISSING_FIELD = "missing-field"  # A key that has to be there is absent.
    INVALID_VALUE = "invalid-value"  # A value is not of the form the schema asks for.
    INVALID_DATE = "invalid-date"  # A date could not be read.
    INVALID_MATH = "invalid-math"  # A formula is unbalanced or holds a command that is not math.
    EMPTY_SECTION = "empty-section"  # A section has nothing to print.
    FUTURE_DATE = "future-date"  # A date is still to come and does not say so.
    ENTRY_ORDER = "entry-order"  # An entry does not stand where its date puts it.
    DATE_GAP = "date-gap"  # Months of a career are not told of.
    DATE_OVERLAP = "date-overlap"  # Two positions were held at once.
    DEAD_LINK = "dead-link"  # A link does not answer.
    UNPRINTABLE_CHARACTER = "unprintable-character"  # The fonts have no glyph for a character.
    # -- publications --
    BIB_SYNTAX = "bib-syntax"  # Part of a .bib file could not be read as an entry.
    DUPLICATE_FIELD = "duplicate-field"  # A .bib entry has the same field twice.
    UNKNOWN_TYPE = "unknown-type"  # An entry's type is misspelt.
    UNKNOWN_MACRO = "unknown-macro"  # A .bib value names a @string that is not defined.
    UNKNOWN_COMMAND = "unknown-command"  # A .bib value has a LaTeX command that cvtex cannot set.
    UNKNOWN_KEY = "unknown-key"  # A citation key that no .bib file has.
    NAME = "name"  # An author's name could not be read with confidence.
    OWNER_NOT_FOUND = "owner-not-found"  # No author of a publication is the CV's owner.
    OWNER_AMBIGUOUS = "owner-ambiguous"  # Several authors of a publication could be the owner.
    DUPLICATE_ENTRY = "duplicate-entry"  # Two .bib entries have the same DOI or title.
    PUBLISHED_PREPRINT = "published-preprint"  # A preprint has a published version.
    SUSPICIOUS_YEAR = "suspicious-year"  # The year of a publication can hardly be right.
    ALL_CAPITALS = "all-capitals"  # A .bib file has a text in capitals only.
    EMPTY_SELECTION = "empty-selection"  # A publications block selects no entry.
    UNLISTED_ENTRY = "unlisted-entry"  # No list shows an entry of the bibliography.
    # -- templates and typesetting --
    TEMPLATE = "template"  # A template is missing, malformed, or uses what is not there.
    NO_ENGINE = "no-engine"  # No TeX engine can be run on this machine.
    TEX_ERROR = "tex-error"  # TeX stopped at an error.
    TEX_TIMEOUT = "tex-timeout"  # TeX did not finish in time.
    TEX_WARNING = "tex-warning"  # TeX finished, but something on the page is not right.


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a file: lines and columns from 1, columns in characters, the end exclusive."""

    path: str
    line: int
    column: int = 1
    end_line: int = 0
    end_column: int = 0

    def __post_init__(self) -> None:
        """Let a span without an end cover one character."""
        if self.end_line == 0:
            object.__setattr__(self, "end_line", self.line)
            object.__setattr__(self, "end_column", self.column + 1)

    def __str__(self) -> str:
        """`path:line:column`, the form that editors and terminals make clickable."""
        return f"{self.path}:{self.line}:{self.column}"


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
