"""How far a CV has come: what the stages have produced, and all their diagnostics."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from cvtex.diagnostics import Code, Diagnostic, Levels, Result, has_errors, settle
from cvtex.document import Document, Fate, Publication
from cvtex.files import ProjectFiles
from cvtex.schema import CV
from cvtex.source import Source
from cvtex.yaml import YamlDocument, load

if TYPE_CHECKING:
    from cvtex.files.images import Image
    from cvtex.own_locales import OwnLocales
    from cvtex.themes import Theme
    from cvtex.typeset.engine import Asset

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class BibReport:
    """A bibliography at a glance: each entry as it would be listed, and how many of each type.

    `with_owner` counts the entries in which the owner was found, and `unread` are the entries that
    could not be read. `unshown` has the fields that the page does not show, and in how many
    entries, the most frequent first.
    """

    publications: tuple[Publication, ...]
    types: Mapping[str, int] = field(default_factory=dict)
    with_owner: int = 0
    unread: tuple[Fate, ...] = ()
    unshown: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Compilation:
    """How far a CV has come; what a failed stage would have produced is None.

    `yaml` is the data of the CV. `sources` are the texts that were read, by the path that the spans
    of diagnostics name.
    `digests` are those of `ProjectFiles.digests`: of the CV, the files that it names and its own
    templates. `assets` are the files of the theme for TeX. `log` is the engine's log, for a person
    to read, and `pages` the number of pages of the PDF.
    """

    diagnostics: tuple[Diagnostic, ...]
    sources: dict[str, Source]
    document: Document | None = None
    latex: str | None = None
    log: str = ""
    pdf: bytes | None = None
    survey: BibReport | None = None
    image: Image | None = None
    theme: Theme | None = None
    assets: Mapping[str, Asset] = field(default_factory=dict)
    levels: Levels = field(default_factory=dict)
    yaml: YamlDocument | None = field(default=None, repr=False, compare=False)
    digests: Mapping[str, str] = field(default_factory=dict)
    pages: int = 0

    def followed_by(self, diagnostics: Iterable[Diagnostic], **results: Any) -> Compilation:
        """Return the compilation after one more stage, with its diagnostics and its results."""
        settled = self.diagnostics + settle(diagnostics, self.levels)
        return replace(self, diagnostics=settled, **results)

    @property
    def failed(self) -> bool:
        """Whether a diagnostic stops the build."""
        return has_errors(self.diagnostics)

    @property
    def files(self) -> tuple[Path, ...]:
        """Every file that was asked for, whether it exists or not."""
        return tuple(map(Path, self.digests))


@dataclass(slots=True)
class Findings:
    """What the stages up to the `Document` have found so far, and the levels that apply to it."""

    levels: Levels
    files: ProjectFiles
    diagnostics: list[Diagnostic] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    yaml: YamlDocument | None = None

    def collect(self, result: Result[T]) -> T | None:
        """Add the diagnostics of a stage, and return its value."""
        self.diagnostics.extend(result.diagnostics)
        return result.value

    def collect_source(self, result: Result[Source]) -> Source | None:
        """Add a text that was read, with its diagnostics, and return it."""
        if result.value is not None:
            self.sources[result.value.path] = result.value
        return self.collect(result)

    def collect_yaml(self, source: Source) -> YamlDocument | None:
        """Parse the CV, add its parts and the diagnostics, and return its data."""
        loaded = load(source, self.files)
        self.sources |= {part.path: part for part in loaded.parts}
        self.yaml = self.collect(loaded.document)
        return self.yaml

    def collect_locales(self, own: OwnLocales) -> None:
        """Add what is wrong with the user's own locales, and their texts.

        The dates of a CV may be right in a locale that is wrong, so these are not reported then.
        """
        if has_errors(tuple(own.diagnostics)):
            dates = Code.INVALID_DATE
            self.diagnostics = [found for found in self.diagnostics if found.code is not dates]
        self.diagnostics.extend(own.diagnostics)
        self.sources |= own.sources

    def collect_sources(self, result: Result[tuple[Source, ...]]) -> tuple[Source, ...]:
        """Add the bibliographies that were read, with their diagnostics, and return them."""
        from cvtex.compiler.inputs import is_quotable

        shown = filter(is_quotable, result.value or ())
        self.sources |= {source.path: source for source in shown}
        return self.collect(result) or ()

    @property
    def failed(self) -> bool:
        """Whether a diagnostic stops the build."""
        return has_errors(tuple(self.diagnostics))

    @property
    def lost_files(self) -> bool:
        """Whether a file could not be read."""
        lost = {Code.FILE_NOT_FOUND, Code.FILE_UNREADABLE, Code.ENCODING}
        return any(diagnostic.code in lost for diagnostic in self.diagnostics)

    def merge_levels(self, cv: CV) -> CV:
        """Merge the `checks` of a CV with the levels of the options, which win; return the CV."""
        if self.levels:
            cv = cv.model_copy(update={"checks": {**cv.checks, **self.levels}})
        self.levels = cv.checks
        return cv

    def compilation(self, document: Document | None, **results: Any) -> Compilation:
        """Return how far the CV has come."""
        return Compilation(
            settle(self.diagnostics, self.levels),
            self.sources,
            document,
            levels=self.levels,
            yaml=self.yaml,
            digests=self.files.digests,
            **results,
        )
