"""What a program that turns LaTeX into PDF takes and returns.

A further engine implements `Engine`, and has a row in the table `choose.ENGINES`. Whatever a
program writes for its users, such as a log, is read by its engine: callers get pages and
diagnostics.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import KW_ONLY, dataclass, field
from enum import StrEnum
from typing import NamedTuple, Protocol

from cvtex.diagnostics import Diagnostic
from cvtex.pdf.standards import Standard
from cvtex.source import Source

JOB = "cv"
"""The job name, and so the stem of the files in TeX's folder: `cv.tex`, `cv.log`, `cv.pdf`."""


class EngineName(StrEnum):
    """The values of `--engine`: an engine, or `auto` for the first that is installed."""

    AUTO = "auto"
    EMBEDDED = "embedded"
    TEXLIVE = "texlive"


class Asset(NamedTuple):
    """A file of a theme: its path, for messages, and its content."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Job:
    """A document to typeset: LaTeX, and what an engine needs to report problems with it.

    `name` is the path of the LaTeX in diagnostics. `sources` are the user's files by path: those
    that the source markers in the LaTeX lead to (`log.places`). `epoch` is the date of the PDF, in
    seconds since 1970; None for no date. `files` are further files for TeX, such as pictures, by
    their paths relative to the document. `assets` are those of a theme, also styles and fonts, by
    the names by which TeX finds them; no document can change them. `standards` are those that the
    PDF has to keep, which has tags then; None for a PDF without tags.
    """

    tex: str
    _: KW_ONLY
    name: str = f"{JOB}.tex"
    sources: Mapping[str, Source] = field(default_factory=dict)
    epoch: int | None = None
    files: Mapping[str, bytes] = field(default_factory=dict)
    assets: Mapping[str, Asset] = field(default_factory=dict)
    standards: frozenset[Standard] | None = None


@dataclass(frozen=True, slots=True)
class Typeset:
    """The result of a job.

    `pdf` is None if there was an error. `pages` counts the pages of the PDF. `diagnostics` are all
    problems, those of the program and those of the document, at places in the user's files where
    these are known. `log` is what the program wrote, for a person to read; empty if nothing.
    """

    pdf: bytes | None
    pages: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()
    log: str = ""


class Typesetter(Protocol):
    """Turns one document into a PDF."""

    def typeset(self, job: Job) -> Typeset:
        """Typeset a document. Problems are diagnostics; does not raise for any document."""


class Engine(Typesetter, Protocol):
    """A program that typesets, and can be started before the document is known."""

    def ahead(self, epoch: int | None = None) -> AbstractContextManager[Typesetter]:
        """Start early, with the settings used last; the result typesets one document.

        `epoch` is the expected `Job.epoch`: with another one, the early start is of no use.
        The context manager stops what was started. For an engine that cannot start early, it
        only yields the engine itself.
        """
