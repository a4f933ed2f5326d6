"""pdfTeX as an engine: run until references are stable, starting with a format if there is one.

A single run is in `tex_run`, and its safety in `process` and `confinement`; how a document is
divided into a format and the rest is in `format_files`.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from threading import Thread

from cvtex.diagnostics import Code, Diagnostic, error
from cvtex.files import cache
from cvtex.files.workplace import workplace
from cvtex.typeset import confinement, process, references
from cvtex.typeset import format_files as formats
from cvtex.typeset.engine import JOB, Job, Typeset, Typesetter
from cvtex.typeset.log.text import wants_rerun
from cvtex.typeset.pdf_pages import page_count
from cvtex.typeset.tex_run import Run, TexFolder, TexProgram

_MOST_RUNS = 4

_ASSETS = "assets"
"""The kind of the cached files of themes, for a TeX that starts early with a format that used them.

Its opening may load fonts, and each of its maps of fonts is read again."""

_TAGS = "cvtex.typeset.tags"

_NONE = "no-format"
"""How the note ends that no format can be made of a preamble, so that it is not tried again."""


@dataclass(frozen=True, slots=True)
class PdfTex(TexProgram):
    """pdfTeX: how to call it, and whether preambles are kept as formats (`format_files`)."""

    keeps_formats: bool = False

    def typeset(self, job: Job) -> Typeset:
        """Run pdfTeX until its auxiliary file no longer changes."""
        with self._ready(job.epoch) as ready:  # the document tells which format is the right one
            return ready.typeset(job)

    @contextmanager
    def ahead(self, epoch: int | None = None) -> Iterator[Typesetter]:
        """Start TeX with the format that was used last, before the document is known."""
        newest = cache.newest("formats") if self.keeps_formats else None
        with self._ready(epoch, newest) as ready:
            yield ready

    @contextmanager
    def _ready(self, epoch: int | None, format_file: Path | None = None) -> Iterator[Typesetter]:
        """Make a folder for TeX, and start TeX in it if a format is given."""
        with ExitStack() as stack:
            try:
                ready = Ahead(self, stack.enter_context(workplace()), epoch)
            except OSError as problem:
                yield _NoFolder(problem)
                return
            if format_file is not None:
                ready.start(format_file)
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
        arguments = ["-interaction=scrollmode", formats.OPEN]
        kept = cache.load_object(_ASSETS, format_file.stem)
        with suppress(OSError):
            if isinstance(kept, dict):
                self._folder.write_assets(kept)
            self._waiting = self._folder.start(JOB, arguments, format_file, interactive=True)
            self._waits_with = format_file.stem

    def stop(self) -> None:
        """Kill a TeX that still waits."""
        if self._waiting is not None:
            process.kill(self._waiting)
            self._waiting = None

    def typeset(self, job: Job) -> Typeset:
        """Typeset a document. Problems are diagnostics; does not raise for any document."""
        from cvtex.typeset.log.reader import read_log  # takes time to import, while TeX opens

        if job.standards is not None:  # and what comes after TeX, while it works
            Thread(target=import_module, args=(_TAGS,), daemon=True).start()
        try:
            typeset = self._typeset(job)
        except OSError as problem:  # the disk is full
            typeset = Typeset(None, diagnostics=(_no_room(problem),))
        diagnostics = (*typeset.diagnostics, *read_log(typeset.log, job))
        pdf = typeset.pdf
        if pdf is not None and job.standards is not None:
            from cvtex.typeset.tags import with_tags

            pdf, problems = with_tags(pdf, job)
            diagnostics += problems
        return Typeset(pdf, typeset.pages, diagnostics, typeset.log)

    def _typeset(self, job: Job) -> Typeset:
        """Typeset a document, without the diagnostics that are in the log."""
        folder = self._folder
        is_expected = job.epoch == folder.epoch
        folder.begin_job(job.epoch)
        process.write_files(job.files, folder.path / process.PICTURES)
        assets = {name: asset.data for name, asset in job.assets.items()}
        folder.write_assets(assets)
        parts = formats.split(job.tex) if self._tex.keeps_formats else None
        key = formats.format_key(parts, self._tex.command[0], assets) if parts else ""
        if parts and is_expected and key == self._waits_with and self._waiting is not None:
            running, self._waiting = self._waiting, None
            known = references.recall(job)
            document = formats.document_after_format(parts, known.definition, opened=True)
            folder.write(f"{JOB}.tex", document)
            run = folder.finish(running, f"\\nonstopmode\\input {JOB}.tex\n".encode())
            if formats.opened_without_error(run.log, f"{JOB}.tex"):
                kept = cache.find("formats", f"{key}.fmt")
                folder.document = _document(job, parts if kept else None)
                return self._until_stable(run, kept, known)
        self.stop()
        known = references.recall(job)
        for format_file in self._formats(key, parts) if parts else ():
            if read := formats.read_by_preambles(assets):
                cache.keep_object(_ASSETS, key, read)
            self._begin_anew(job)
            folder.document = _document(job, parts, known.definition)
            run = folder.run(format_file)
            if run.began:
                return self._until_stable(run, format_file, known)
        # There is no format if the preamble has an error, which a run without format then reports.
        self._begin_anew(job)
        folder.document = _document(job, None, known.definition)
        return self._until_stable(folder.run(), None, known)

    def _begin_anew(self, job: Job) -> None:
        """Delete what the opening of another CV, or a preamble, may have written for this one."""
        process.empty_folder(self._folder.path)
        process.write_files(job.files, self._folder.path / process.PICTURES)

    def _until_stable(self, run: Run, format_file: Path | None, known: references.Known) -> Typeset:
        """Run again until references stay the same; `run` is the first run.

        `known` is what that run knew of them. Raises `OSError` if there was no room on the disk.
        """
        found = known.lines
        for runs in range(1, _MOST_RUNS + 1):
            if runs > 1:
                run = self._folder.run(format_file)
            if run.problems is not None:
                return Typeset(None, 0, run.problems, run.log)
            before, found = found, references.read(self._folder.references())
            if found == before and not wants_rerun(run.log):
                break
        references.remember(known, found)
        pdf = self._folder.pdf()
        pages = page_count(pdf) if pdf else 0
        if pdf and pages:
            return Typeset(pdf, pages, log=run.log)
        message, hint = "TeX did not produce a page", "that ends the document"
        if pages is None:
            process.expect_room(self._folder.root)
            message, hint = "TeX wrote a PDF that is damaged", "that adds keys to parts of the PDF"
        hint = f"look for a template or raw LaTeX {hint}"
        return Typeset(None, 0, (error(Code.TEX_ERROR, message, hints=(hint,)),), run.log)

    def _formats(self, key: str, parts: formats.Parts) -> Iterator[Path]:
        """Yield the format of a document; asked again, since it did not work, a new one."""
        name = f"{key}.fmt"
        kept = cache.find("formats", name)
        if kept is not None:
            yield kept
            with suppress(OSError):
                kept.unlink()  # it is damaged, or another build has just deleted it
        if cache.find("checked", f"{key}-{_NONE}") is not None:
            return
        process.empty_folder(self._folder.path)
        dumped = self._folder.dump(formats.dump_source(parts))
        if self._folder.no_format:
            cache.keep("checked", f"{key}-{_NONE}", b"")
        if dumped is not None:
            data = formats.decompressed(dumped.read_bytes())
            kept = cache.keep("formats", name, data, once=True)
            if kept is not None:
                yield kept
            yield dumped


def _document(job: Job, parts: formats.Parts | None, first: str = "") -> str:
    """Return the document for a run with the format of its `parts`, or without a format."""
    if parts:
        return formats.document_after_format(parts, first)
    return confinement.FIRST + first + job.tex
