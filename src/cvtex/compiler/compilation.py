"""How far a CV has come: what the stages have made, and all that they had to say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from cvtex.diagnostics.codes import Code
from cvtex.diagnostics.diagnostic import Diagnostic, Result, has_errors
from cvtex.diagnostics.levels import Levels, settle
from cvtex.document.model import Document, Publication
from cvtex.files.images import Image
from cvtex.schema.cv import CV
from cvtex.source import Source

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class BibReport:
    """A bibliography at a glance: each entry as it would be listed, and how many of each type.

    `with_owner` counts the entries in which the owner was found.
    """

    publications: tuple[Publication, ...]
    types: Mapping[str, int] = field(default_factory=dict)
    with_owner: int = 0


@dataclass(frozen=True, slots=True)
class Compilation:
    """How far a CV has come; what a failed stage would have made is None.

    `sources` are the texts read, by the path that the diagnostics' spans name; `image` is the
    picture. `files` are the CV, what it names and the templates of its own that were asked for,
    whether they are there and could be read or not.
    """

    diagnostics: tuple[Diagnostic, ...]
    sources: dict[str, Source]
    document: Document | None = None
    latex: str | None = None
    log: str = ""
    pdf: bytes | None = None
    survey: BibReport | None = None
    image: Image | None = None
    levels: Levels = field(default_factory=dict)
    files: tuple[Path, ...] = ()

    def followed_by(self, diagnostics: Iterable[Diagnostic], **made: Any) -> Compilation:
        """Return the compilation after one more stage: what it said, and what it made."""
        said = self.diagnostics + settle(diagnostics, self.levels)
        return replace(self, diagnostics=said, **made)

    @property
    def failed(self) -> bool:
        """Whether anything was found that stops the build."""
        return has_errors(self.diagnostics)

    @property
    def digests(self) -> dict[str, str]:
        """What was in `files` when they were read, by path: SHA-256, in hexadecimal, or empty."""
        read = {source.path: source.digest for source in self.sources.values()}
        if self.image:
            read[self.image.path] = self.image.digest
        return {str(path): read.get(str(path), "") for path in self.files}


@dataclass(slots=True)
class Findings:
    """What the stages have said, the files they have asked for, and how seriously all is taken."""

    levels: Levels
    diagnostics: list[Diagnostic] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    files: tuple[Path, ...] = ()

    def take(self, result: Result[T]) -> T | None:
        """Take what a stage has said, and return its value."""
        self.diagnostics.extend(result.diagnostics)
        return result.value

    def open(self, result: Result[Source]) -> Source | None:
        """Take a file that was loaded."""
        if result.value is not None:
            self.sources[result.value.path] = result.value
        return self.take(result)

    def open_all(self, result: Result[tuple[Source, ...]]) -> tuple[Source, ...]:
        """Take files that were loaded."""
        self.sources |= {source.path: source for source in result.value or ()}
        return self.take(result) or ()

    @property
    def lost_files(self) -> bool:
        """Whether a file could not be read."""
        lost = {Code.FILE_NOT_FOUND, Code.FILE_UNREADABLE, Code.ENCODING}
        return any(one.code in lost for one in self.diagnostics)

    def heed(self, cv: CV) -> CV:
        """Take the levels of a CV, and give it those asked for beside it, which count more."""
        if self.levels:
            cv = cv.model_copy(update={"checks": {**cv.checks, **self.levels}})
        self.levels = cv.checks
        return cv

    def compilation(self, document: Document | None) -> Compilation:
        """Return how far the CV has come."""
        said = settle(self.diagnostics, self.levels)
        return Compilation(said, self.sources, document, levels=self.levels, files=self.files)
