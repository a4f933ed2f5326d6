"""A build session: one CV to one PDF, once or after every change.

A session decides what has to be done and reports what was done, as values. It prints nothing, so
the command line, a watcher, a preview and a batch use the same one.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from cvtex.compiler import failed
from cvtex.compiler.options import NO_OPTIONS, Options
from cvtex.compiler.records import Record, digest, recall, remember
from cvtex.diagnostics import Diagnostic
from cvtex.files import project_folder
from cvtex.files.read import digest_of
from cvtex.files.settings import user_locales, user_themes
from cvtex.files.write import Delivery, deliver
from cvtex.source import Source
from cvtex.typeset import EngineName

if TYPE_CHECKING:
    from cvtex.compiler.compilation import Compilation
    from cvtex.files.watch import Watch
    from cvtex.typeset import Typesetter

StrPath: TypeAlias = str | os.PathLike[str]

_RENEWAL = 300.0
"""Seconds after which a waiting TeX is replaced, since the system may have stopped it."""


class Outcome(StrEnum):
    """What became of a build."""

    WRITTEN = "written"
    """The PDF has been written to its path."""

    BUILT = "built"
    """The PDF is in `Build.pdf` only: the session has no path to write it to."""

    CURRENT = "current"
    """The PDF on disk is what a build would write."""

    FAILED = "failed"
    """There is no new PDF; the diagnostics say why."""


@dataclass(frozen=True, slots=True)
class Build:
    """The result of one build.

    `pages` counts the pages of the PDF. `files` are the files that the PDF depends on, whether
    they exist or not. `kept` has the paths of the LaTeX and of the log, if there is one, that were
    written for the user because TeX failed. `compilation` is None if nothing had to be compiled, or
    if there is no engine.
    """

    outcome: Outcome
    diagnostics: tuple[Diagnostic, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    pages: int = 0
    files: tuple[Path, ...] = ()
    kept: tuple[Path, ...] = ()
    compilation: Compilation | None = None

    @property
    def pdf(self) -> bytes | None:
        """The bytes of the PDF, if it was compiled now and nothing failed."""
        compiled = self.compilation
        return None if compiled is None or compiled.failed else compiled.pdf


@dataclass(frozen=True, slots=True)
class Started:
    """A build that begins, because these files have changed; none before the first build."""

    changed: tuple[Path, ...] = ()


Event: TypeAlias = Started | Build


class Session:
    """Builds of one CV.

    `target` is where the PDF goes: None keeps it in memory, and so does `STANDARD_OUTPUT`, which
    the caller then prints. `is_named` says that the user chose the target, so that it may lie
    outside the project. With `check` nothing is written, and a PDF on disk that differs from the
    build is an error.
    """

    def __init__(  # noqa: PLR0913 - all but the first two by name
        self,
        cv: StrPath,
        target: StrPath | None = None,
        *,
        options: Options = NO_OPTIONS,
        engine: EngineName = EngineName.AUTO,
        is_named: bool = True,
        check: bool = False,
    ) -> None:
        """Make a session; nothing is read or started yet."""
        self.cv = Path(cv)
        self.target = None if target is None else Path(target)
        self._options = options
        self.engine = engine
        self._is_named = is_named
        self._check = check

    @property
    def is_current(self) -> bool:
        """Whether there is a record that the PDF on disk is what a build would write."""
        return self.target is not None and recall(self.target, self._key()) is not None

    def build(self) -> Build:
        """Build once, unless the PDF on disk is what a build would write."""
        record = recall(self.target, self._key()) if self.target else None
        if record is not None:
            return self._current(record)
        from cvtex.typeset import choose_engine

        engine = choose_engine(self.engine)
        if engine.value is None:
            return Build(Outcome.FAILED, engine.diagnostics)
        # TeX starts first: when Python has read the files, TeX has read the preamble.
        with engine.value.ahead(self._options.epoch) as typesetter:
            return self._build(typesetter)

    def watch(self, renewed: Callable[[], Options] | None = None) -> Generator[Event, None, None]:
        """Build now and after each change of a file that the PDF depends on, without an end.

        Yields a `Started` before and a `Build` after each build. `renewed` is called
        before each build and returns its options, since today's date may have changed. Close the
        generator to stop the TeX that waits.
        """
        from cvtex.files.watch import Watch
        from cvtex.typeset import choose_engine

        engine = choose_engine(self.engine)
        if engine.value is None:
            yield Build(Outcome.FAILED, engine.diagnostics)
            return
        files: tuple[Path, ...] = (self.cv,)
        watch = Watch(files)
        is_first = True
        read: Mapping[str, str] = {}
        while True:
            self._options = renewed() if renewed else self._options
            # TeX has read its preamble before anything changes.
            with engine.value.ahead(self._options.epoch) as typesetter:
                changed = () if is_first else self._await(watch, read)
                if not changed and not is_first:
                    continue
                yield Started(changed)
                began = time.time()
                build = self._build(typesetter)
            is_first = False
            read = build.compilation.digests if build.compilation else {}
            # A broken CV may not name, for the moment, all the files that it depends on.
            is_complete = build.outcome is not Outcome.FAILED
            files = build.files if is_complete else tuple(dict.fromkeys((*files, *build.files)))
            watch.follow(files, since=began)
            yield build

    @staticmethod
    def _await(watch: Watch, read: Mapping[str, str]) -> tuple[Path, ...]:
        """Return the files that differ from what the last build has read; none after a while.

        A file that was saved while that build ran has changed only if it was read before. Saving a
        file as it was changes nothing.
        """
        until = time.monotonic() + _RENEWAL
        while changed := watch.wait(max(0.0, until - time.monotonic())):
            differing = [path for path in changed if digest_of(path) != read.get(str(path), "")]
            if differing:
                return tuple(differing)
        return ()

    def _key(self) -> Sequence[str]:
        """Return everything that the PDF depends on and that is not in a file."""
        from cvtex.typeset.choose import fingerprint

        options = self._options
        return (
            str(self.cv),
            str(project_folder(self.cv)),
            self.engine,
            fingerprint(self.engine),
            str(options.epoch),
            str(options.today),
            str(options.root),
            str(user_themes()),
            str(user_locales()),
            str(options.theme),
            str(options.raw_latex),
            *sorted(f"{code}={level}" for code, level in options.levels.items()),
        )

    @staticmethod
    def _current(record: Record) -> Build:
        """Report the build that a record is of, with the lines that its diagnostics point at."""
        from cvtex.compiler.inputs import is_quotable
        from cvtex.files.read import read_source

        named = {span.path for d in record.diagnostics for span in d.spans}
        read = (read_source(Path(name), what="a file").value for name in sorted(named))
        others = {".yaml", ".yml", ".json", ".toml", ".tex"}  # the CV, its parts and its templates
        shown = (s for s in read if s and (Path(s.path).suffix in others or is_quotable(s)))
        sources = {source.path: source for source in shown}
        return Build(
            Outcome.CURRENT,
            record.diagnostics,
            sources,
            record.pages,
            tuple(map(Path, record.inputs)),
        )

    def _build(self, typesetter: Typesetter) -> Build:
        """Compile, and write the PDF or, if TeX fails, the LaTeX and the log."""
        from cvtex.compiler.stages import to_pdf

        tex, log = failed.failed_files(self.cv, self.target)
        name = tex.name if self.target is None else str(tex)
        compiled = to_pdf(self.cv, typesetter, self._options, tex_name=name)
        outcome = Outcome.FAILED
        failures: tuple[Diagnostic, ...] = ()
        kept: tuple[Path, ...] = ()
        if compiled.pdf is not None and not compiled.failed:
            outcome, failures = self._deliver(compiled, compiled.pdf)
        elif compiled.latex and self.target and not self._check:
            # Not every engine has a log, but a message may name the LaTeX all the same.
            is_named = any(span.path == name for d in compiled.diagnostics for span in d.spans)
            if compiled.log or is_named:
                kept, failures = failed.keep({tex: compiled.latex, log: compiled.log})
        return Build(
            outcome,
            compiled.diagnostics + failures,
            compiled.sources,
            compiled.pages,
            compiled.files,
            kept,
            compiled,
        )

    def _deliver(self, compiled: Compilation, pdf: bytes) -> tuple[Outcome, tuple[Diagnostic, ...]]:
        """Write a PDF to the target, and record what it was made from."""
        if self.target is None:
            return Outcome.BUILT, ()
        project = None if self._is_named else project_folder(self.cv)
        delivery, failures = deliver(
            self.target, pdf, inputs=compiled.files, project=project, check=self._check
        )
        if delivery in {Delivery.WRITTEN, Delivery.PRINTED}:
            failed.remove(failed.failed_files(self.cv, self.target))
        if delivery is Delivery.WRITTEN:
            record = Record(compiled.diagnostics, compiled.digests, digest(pdf), compiled.pages)
            remember(self.target, self._key(), record)
        return _OUTCOMES[delivery], failures


_OUTCOMES = {
    Delivery.WRITTEN: Outcome.WRITTEN,
    Delivery.PRINTED: Outcome.BUILT,
    Delivery.CURRENT: Outcome.CURRENT,
    Delivery.REFUSED: Outcome.FAILED,
}
