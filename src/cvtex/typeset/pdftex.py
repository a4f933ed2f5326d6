"""What turns LaTeX into PDF, behind one method: pdfTeX, run as often as its references ask.

How a single run is kept safe is in `tex_process`; how TeX begins behind a preamble, in `formats`.
"""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from cvtex.diagnostics.codes import Code
from cvtex.diagnostics.diagnostic import Diagnostic, error
from cvtex.files import cache
from cvtex.files.workplace import workplace
from cvtex.typeset import confinement
from cvtex.typeset import format_files as formats
from cvtex.typeset import process as tex_process

JOB = "cv"
"""The name of the job, and so of the files in its folder: `cv.tex`, `cv.log`, `cv.pdf`."""

_MOST_RUNS = 4
_TIME_LIMIT = 30.0


class EngineName(StrEnum):
    """The engines that `--engine` can ask for."""

    AUTO = "auto"
    EMBEDDED = "embedded"
    TEXLIVE = "texlive"


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be set: LaTeX, and the time (seconds since 1970) that the PDF may carry.

    `files` are what TeX is to find beside the document, by their paths below it.
    """

    tex: str
    epoch: int | None = None
    files: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Typeset:
    """What came of a job: the PDF, or None; TeX's log; and what went wrong outside of TeX."""

    pdf: bytes | None
    log: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()
    runs: int = 0


class Typesetter(Protocol):
    """What sets a document."""

    def typeset(self, job: Job) -> Typeset:
        """Set a document; never raises for what the document says."""


class Engine(Typesetter, Protocol):
    """A TeX engine, which may be told that a document will come."""

    def ahead(self, epoch: int | None = None) -> AbstractContextManager[Typesetter]:
        """Get ready for one document, dated `epoch` (seconds since 1970), before there is one."""


@dataclass(frozen=True, slots=True)
class PdfTex:
    """pdfTeX as a program: how to call it and the environment it needs.

    `time_limit` is of a whole job, in seconds. With `keeps_formats` the preamble of a document is
    read once and kept (`formats`). `trees` are the folders that TeX may read (`confinement`).
    """

    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    time_limit: float = _TIME_LIMIT
    keeps_formats: bool = False
    trees: Sequence[str] = ()

    def typeset(self, job: Job) -> Typeset:
        """Run pdfTeX until its auxiliary file no longer changes."""
        with self.ahead(job.epoch) as ready:
            return ready.typeset(job)

    @contextmanager
    def ahead(self, epoch: int | None = None) -> Iterator[Typesetter]:
        """Start TeX with the format that was used last, while nobody knows yet what to set."""
        with ExitStack() as stack:
            try:
                folder = stack.enter_context(workplace())
            except OSError as problem:
                yield _Homeless(problem)
                return
            ready = Ahead(self, folder, epoch)
            newest = cache.newest("formats") if self.keeps_formats else None
            if newest is not None:
                ready.begin(newest)
            try:
                yield ready
            finally:
                ready.end()


@dataclass(frozen=True, slots=True)
class _Homeless:
    """A TeX for which there is no folder to work in."""

    problem: OSError

    def typeset(self, job: Job) -> Typeset:  # noqa: ARG002 - whatever the job
        return Typeset(None, "", (_no_room(self.problem),))


def _no_room(problem: OSError) -> Diagnostic:
    message = f"TeX cannot work: {problem.strerror or problem}"
    hint = "make room on the disk, or set TMPDIR and XDG_CACHE_HOME to folders that have some"
    return error(Code.FILE_UNWRITABLE, message, hints=(hint,))


class Ahead:
    """A TeX in a folder of its own, perhaps already waiting for a document."""

    def __init__(self, tex: PdfTex, folder: Path, epoch: int | None) -> None:
        self._tex = tex
        self._folder = folder
        self._epoch = epoch
        self._environment = tex_process.clean_environment(tex.environment, epoch)
        self._deadline = 0.0
        self._waiting: subprocess.Popen[bytes] | None = None
        self._waits_with = ""

    def begin(self, format_file: Path) -> None:
        """Start TeX with a format and its opening; it then waits for its next line."""
        arguments = [formats.option(format_file), "-interaction=scrollmode", f"-jobname={JOB}"]
        with suppress(OSError):
            self._waiting = self._start([*arguments, formats.OPEN], format_file, waits=True)
            self._waits_with = format_file.stem

    def end(self) -> None:
        """Stop a TeX that still waits."""
        if self._waiting is not None:
            tex_process.kill(self._waiting)
            self._waiting = None

    def typeset(self, job: Job) -> Typeset:
        """Set a document; never raises for what the document says."""
        try:
            return self._typeset(job)
        except OSError as problem:  # the disk is full
            return Typeset(None, self._log(), (_no_room(problem),))

    def _typeset(self, job: Job) -> Typeset:
        self._deadline = time.monotonic() + self._tex.time_limit
        tex_process.put(job.files, self._folder)
        parts = formats.split(job.tex) if self._tex.keeps_formats else None
        key = formats.key(parts, self._tex.command[0]) if parts else ""
        if job.epoch != self._epoch:
            self._environment = tex_process.clean_environment(self._tex.environment, job.epoch)
        elif parts and key == self._waits_with and self._waiting is not None:
            process, self._waiting = self._waiting, None
            self._write(formats.document(parts, is_open=True))
            failure = self._finish(process, f"\\nonstopmode\\input {JOB}.tex\n".encode())
            if formats.opened(self._log(), f"{JOB}.tex"):
                again = cache.find("formats", f"{key}.fmt")
                self._write(formats.document(parts) if again else confinement.FIRST + job.tex)
                return self._until_stable(failure, again)
        self.end()
        # The opening of another CV, or a preamble, may have written what this document would read.
        tex_process.put({}, self._folder, alone=True)
        for made in self._formats(key, parts) if parts else ():
            own = self._folder / f"{formats.NAME}.fmt"
            tex_process.put(job.files, self._folder, alone=True, but=own)
            self._write(formats.document(parts) if parts else job.tex)
            failure = self._run(made)
            if failure is None or self._log():
                return self._until_stable(failure, made)
        # There is no format: the preamble has an error, which the whole document then shows.
        tex_process.put(job.files, self._folder, alone=True)
        self._write(confinement.FIRST + job.tex)
        return self._until_stable(self._run(None), None)

    def _until_stable(
        self, failure: tuple[Diagnostic, ...] | None, format_file: Path | None
    ) -> Typeset:
        """Run until references stay as they are; `failure` is what came of the first run."""
        log, references = "", ""
        for run in range(1, _MOST_RUNS + 1):
            if run > 1:
                failure = self._run(format_file)
            log = self._log()
            kept = (str(folder / "formats") for folder in cache.folders())
            trees = (*self._tex.trees, *kept) if self._tex.trees else ()
            if foreign := confinement.foreign(self._folder, JOB, trees):
                return Typeset(None, "", (_foreign(foreign),), run)
            if failure is not None:
                return Typeset(None, log, failure, run)
            before, references = references, _references(self._folder)
            if references == before and not tex_process.wants_rerun(log):
                break
        pdf = (self._folder / f"{JOB}.pdf").read_bytes()
        is_whole = pdf.startswith(b"%PDF-") and pdf.rstrip().endswith(b"%%EOF")
        if not is_whole or not tex_process.page_count(log):
            message = "TeX made no page"
            hint = "look for a template or raw LaTeX that ends the document"
            return Typeset(None, log, (error(Code.TEX_ERROR, message, hints=(hint,)),), run)
        return Typeset(pdf, log, runs=run)

    def _formats(self, key: str, parts: formats.Parts) -> Iterator[Path]:
        """Yield the format of a preamble; again, if TeX cannot begin with it, another one of it."""
        name = f"{key}.fmt"
        kept = cache.find("formats", name)
        if kept is not None:
            yield kept
            with suppress(OSError):
                kept.unlink()  # it is damaged, or another run has thrown it away just now
        made = self._dumped(parts)
        if made is not None:
            kept = cache.keep("formats", name, formats.unpacked(made.read_bytes()), once=True)
            if kept is not None:
                yield kept
            yield made

    def _dumped(self, parts: formats.Parts) -> Path | None:
        """Have TeX make the format of a preamble; None if it cannot."""
        source = self._folder / f"{formats.NAME}.tex"
        source.write_text(formats.dump_source(parts), encoding="utf-8", newline="\n")
        arguments = ["-ini", "-interaction=batchmode", f"-jobname={formats.NAME}"]
        try:
            process = self._start([*arguments, "&pdflatex", source.name])
        except OSError:
            return None
        made = self._folder / f"{formats.NAME}.fmt"
        ended = tex_process.ends(process, self._folder, seconds=self._left)
        return made if ended and process.returncode == 0 and made.is_file() else None

    def _write(self, text: str) -> None:
        (self._folder / f"{JOB}.tex").write_text(text, encoding="utf-8", newline="\n")

    def _log(self) -> str:
        return tex_process.read(self._folder / f"{JOB}.log")

    @property
    def _left(self) -> float:
        """The seconds that the job may still take."""
        return self._deadline - time.monotonic()

    def _start(
        self, arguments: Sequence[str], format_file: Path | None = None, *, waits: bool = False
    ) -> subprocess.Popen[bytes]:
        found = formats.search_path(format_file, self._folder) if format_file else {}
        return tex_process.start(
            [*self._tex.command, *tex_process.SAFE, *arguments],
            self._folder,
            {**self._environment, **found},
            seconds=self._tex.time_limit,
            waits=waits,
        )

    def _run(self, format_file: Path | None) -> tuple[Diagnostic, ...] | None:
        """Run once; return None if there is a PDF, else what is known beside the log."""
        arguments = ["-interaction=nonstopmode", f"-jobname={JOB}", f"{JOB}.tex"]
        if format_file is not None:
            arguments.insert(0, formats.option(format_file))
        try:
            process = self._start(arguments, format_file)
        except OSError as problem:
            message = f"`{self._tex.command[0]}` cannot be run: {problem.strerror or problem}"
            return (error(Code.NO_ENGINE, message),)
        return self._finish(process)

    def _finish(
        self, process: subprocess.Popen[bytes], line: bytes | None = None
    ) -> tuple[Diagnostic, ...] | None:
        if not tex_process.ends(process, self._folder, line, seconds=self._left):
            message = f"TeX did not finish within {self._tex.time_limit:g} seconds"
            hint = "look for a template or raw LaTeX that never ends"
            return (error(Code.TEX_TIMEOUT, message, hints=(hint,)),)
        if process.returncode == 0 and (self._folder / f"{JOB}.pdf").is_file():
            return None
        return self._failure(process.returncode)

    def _failure(self, status: int) -> tuple[Diagnostic, ...]:
        if tex_process.was_stopped(status):
            message = "TeX was stopped: it wanted more memory, time or disk than any CV needs"
            hint = "look for a template or raw LaTeX that never ends"
            return (error(Code.TEX_TIMEOUT, message, hints=(hint,)),)
        log = self._log()
        if tex_process.has_error(log):
            return ()
        said = tex_process.read(self._folder / tex_process.TERMINAL).strip().splitlines()
        reason = said[-1] if said else f"exit code {status}"
        if "bufsize" in "".join(said):
            message = "a text is longer than TeX can take"
            hint = "it takes 200,000 characters in one paragraph: divide the text"
            return (error(Code.TEX_ERROR, message, hints=(hint,)),)
        what = "stopped" if log else "did not start"
        return (error(Code.TEX_ERROR, f"TeX {what}: {reason}"),)


# What every auxiliary file holds though no further run would read it: the outline is complete
# after the first run, and the number of pages is only asked for through labels.
_BOILERPLATE = (r"\relax", r"\providecommand", r"\BKM@entry", r"\gdef \@abspage@last")


def _references(folder: Path) -> str:
    """Return what a further run could read from this one, such as labels."""
    lines = tex_process.read(folder / f"{JOB}.aux").splitlines()
    return "\n".join(line for line in lines if not line.startswith(_BOILERPLATE))


def _foreign(name: str) -> Diagnostic:
    message = f"TeX has read `{name}`, which lies outside of the project and of TeX"
    hint = "take away the raw LaTeX, or the template, that asks for it"
    return error(Code.TEX_ERROR, message, hints=(hint,))
