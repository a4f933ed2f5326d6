"""pdfTeX as an engine: run until references are stable, starting with a format if there is one.

A single run is in `tex_run`, and its safety in `process` and `confinement`; how a document is
divided into a format and the rest is in `format_files`.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from cvtex.diagnostics import Code, Diagnostic, error
from cvtex.files import cache
from cvtex.files.workplace import workplace
from cvtex.typeset import confinement, process
from cvtex.typeset import format_files as formats
from cvtex.typeset.engine import JOB, Job, Typeset, Typesetter
from cvtex.typeset.log_text import page_count, wants_rerun
from cvtex.typeset.tex_run import TexFolder, TexProgram, outside_of_project

_MOST_RUNS = 4


@dataclass(frozen=True, slots=True)
class PdfTex(TexProgram):
    """pdfTeX: how to call it, and whether preambles are kept as formats (`format_files`)."""

    keeps_formats: bool = False

    def typeset(self, job: Job) -> Typeset:
        """Run pdfTeX until its auxiliary file no longer changes."""
        with self.ahead(job.epoch) as ready:
            return ready.typeset(job)

    @contextmanager
    def ahead(self, epoch: int | None = None) -> Iterator[Typesetter]:
        """Start TeX with the format that was used last, before the document is known."""
        with ExitStack() as stack:
            try:
                folder = stack.enter_context(workplace())
            except OSError as problem:
                yield _NoFolder(problem)
                return
            ready = Ahead(self, folder, epoch)
            newest = cache.newest("formats") if self.keeps_formats else None
            if newest is not None:
                ready.start(newest)
            try:
                yield ready
            finally:
                ready.stop()


@dataclass(frozen=True, slots=True)
class _NoFolder:
    """The typesetter where no folder for TeX can be made."""

    problem: OSError

    def typeset(self, job: Job) -> Typeset:  # noqa: ARG002 - the same for each job
        return Typeset(None, diagnostics=(_no_room(self.problem),))


def _no_room(problem: OSError) -> Diagnostic:
    message = f"TeX cannot work: {problem.strerror or problem}"
    hint = "make room on the disk, or set TMPDIR and XDG_CACHE_HOME to folders that have some"
    return error(Code.FILE_UNWRITABLE, message, hints=(hint,))


class Ahead:
    """A pdfTeX in a folder of its own, which may already be running and wait for its document."""

    def __init__(self, tex: PdfTex, path: Path, epoch: int | None) -> None:
        self._tex = tex
        self._folder = TexFolder(tex, path, epoch)
        self._waiting: subprocess.Popen[bytes] | None = None
        self._waits_with = ""

    def start(self, format_file: Path) -> None:
        """Start TeX with a format. It executes the opening, then waits for a line of input."""
        options = [formats.format_option(format_file), "-interaction=scrollmode"]
        with suppress(OSError):
            self._waiting = self._folder.start(
                [*options, f"-jobname={JOB}", formats.OPEN],
                formats.format_environment(format_file, self._folder.path),
                format_file=format_file,
                interactive=True,
            )
            self._waits_with = format_file.stem

    def stop(self) -> None:
        """Kill a TeX that still waits."""
        if self._waiting is not None:
            process.kill(self._waiting)
            self._waiting = None

    def typeset(self, job: Job) -> Typeset:
        """Typeset a document. Problems are diagnostics; does not raise for any document."""
        from cvtex.typeset.log import read_log  # takes time to import, while TeX opens

        try:
            typeset = self._typeset(job)
        except OSError as problem:  # the disk is full
            typeset = Typeset(None, 0, (_no_room(problem),), self._folder.output(".log"))
        diagnostics = (*typeset.diagnostics, *read_log(typeset.log, job))
        return Typeset(typeset.pdf, typeset.pages, diagnostics, typeset.log)

    def _typeset(self, job: Job) -> Typeset:
        """Typeset a document, without the diagnostics that are in the log."""
        folder = self._folder
        is_expected = job.epoch == folder.epoch
        folder.begin_job(job.epoch)
        process.write_files(job.files, folder.path)
        parts = formats.split(job.tex) if self._tex.keeps_formats else None
        key = formats.format_key(parts, self._tex.command[0]) if parts else ""
        if parts and is_expected and key == self._waits_with and self._waiting is not None:
            running, self._waiting = self._waiting, None
            folder.write_document(formats.document_after_format(parts, opened=True))
            failure = folder.finish(running, f"\\nonstopmode\\input {JOB}.tex\n".encode())
            if formats.opened_without_error(folder.output(".log"), f"{JOB}.tex"):
                kept = cache.find("formats", f"{key}.fmt")
                self._write(job, parts if kept else None)
                return self._until_stable(failure, kept)
        self.stop()
        # The opening of another CV, or a preamble, may have written files that this one would read.
        process.empty_folder(folder.path)
        for format_file in self._formats(key, parts) if parts else ():
            dumped = folder.path / f"{formats.NAME}.fmt"
            process.empty_folder(folder.path, keep=dumped)
            process.write_files(job.files, folder.path)
            self._write(job, parts)
            failure = self._run(format_file)
            if failure is None or folder.output(".log"):
                return self._until_stable(failure, format_file)
        # There is no format if the preamble has an error, which a run without format then reports.
        process.empty_folder(folder.path)
        process.write_files(job.files, folder.path)
        self._write(job, None)
        return self._until_stable(self._run(None), None)

    def _write(self, job: Job, parts: formats.Parts | None) -> None:
        """Write the document, for a run with the format of its `parts`, or without a format."""
        text = formats.document_after_format(parts) if parts else confinement.FIRST + job.tex
        self._folder.write_document(text)

    def _run(self, format_file: Path | None) -> tuple[Diagnostic, ...] | None:
        """Run once. Return None if there is a PDF, else the problems that are not in the log."""
        if format_file is None:
            return self._folder.run()
        environment = formats.format_environment(format_file, self._folder.path)
        return self._folder.run([formats.format_option(format_file)], environment, format_file)

    def _until_stable(
        self, failure: tuple[Diagnostic, ...] | None, format_file: Path | None
    ) -> Typeset:
        """Run again until references stay the same; `failure` is the result of the first run."""
        log, references = "", ""
        for run in range(1, _MOST_RUNS + 1):
            if run > 1:
                failure = self._run(format_file)
            log = self._folder.output(".log")
            if foreign := confinement.foreign_file(self._folder.path, JOB, self._trees()):
                return Typeset(None, diagnostics=(outside_of_project(foreign),))
            if failure is not None:
                return Typeset(None, 0, failure, log)
            before, references = references, _references(self._folder.output(".aux"))
            if references == before and not wants_rerun(log):
                break
        pdf = (self._folder.path / f"{JOB}.pdf").read_bytes()
        pages = page_count(log)
        if not pages or not pdf.startswith(b"%PDF-") or not pdf.rstrip().endswith(b"%%EOF"):
            hint = "look for a template or raw LaTeX that ends the document"
            problem = error(Code.TEX_ERROR, "TeX did not produce a page", hints=(hint,))
            return Typeset(None, 0, (problem,), log)
        return Typeset(pdf, pages, log=log)

    def _trees(self) -> tuple[str, ...]:
        """Return the folders that TeX may read, with those of formats; empty if not known."""
        kept = (str(folder / "formats") for folder in cache.folders())
        return (*self._tex.trees, *kept) if self._tex.trees else ()

    def _formats(self, key: str, parts: formats.Parts) -> Iterator[Path]:
        """Yield the format of a document; asked again, since it did not work, a new one."""
        name = f"{key}.fmt"
        kept = cache.find("formats", name)
        if kept is not None:
            yield kept
            with suppress(OSError):
                kept.unlink()  # it is damaged, or another build has just deleted it
        dumped = self._dump(parts)
        if dumped is not None:
            data = formats.decompressed(dumped.read_bytes())
            kept = cache.keep("formats", name, data, once=True)
            if kept is not None:
                yield kept
            yield dumped

    def _dump(self, parts: formats.Parts) -> Path | None:
        """Have TeX dump the format of a document; None if it cannot."""
        self._folder.write(f"{formats.NAME}.tex", formats.dump_source(parts))
        arguments = ["-ini", "-interaction=batchmode", f"-jobname={formats.NAME}", "&pdflatex"]
        try:
            running = self._folder.start([*arguments, f"{formats.NAME}.tex"], {})
        except OSError:
            return None
        dumped = self._folder.path / f"{formats.NAME}.fmt"
        if not self._folder.ends_well(running) or not dumped.is_file():
            return None
        # A run without a format follows, and reports what it has read.
        foreign = confinement.foreign_file(self._folder.path, formats.NAME, self._trees())
        return dumped if foreign is None else None


# Lines of every auxiliary file that no further run would read: the outline is complete after the
# first run, and the number of pages is used only through labels.
_BOILERPLATE = (r"\relax", r"\providecommand", r"\BKM@entry", r"\gdef \@abspage@last")


def _references(aux: str) -> str:
    """Return what a further run would read from an auxiliary file, such as labels."""
    return "\n".join(line for line in aux.splitlines() if not line.startswith(_BOILERPLATE))
