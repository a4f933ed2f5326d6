"""Runs of TeX in the folder of one job, and the diagnostics of runs that fail as programs.

What a document's own errors are is read from the log later (`log`).
"""

from __future__ import annotations

import os
import re
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cvtex.diagnostics import Code, Diagnostic, error
from cvtex.files import cache
from cvtex.typeset import confinement, process
from cvtex.typeset import format_files as formats
from cvtex.typeset.engine import JOB
from cvtex.typeset.log.text import has_error, read_output
from cvtex.typeset.programs import PDFLATEX

_TIME_LIMIT = 30.0


@dataclass(frozen=True, slots=True)
class TexProgram:
    """How to call a TeX: its command, and what its environment has besides the common part.

    `time_limit` is for a whole job, in seconds. `trees` are the folders whose files TeX may read;
    without them they are recognised by their names (`confinement`). `visible` are the folders that
    TeX sees at all, where the kernel has Landlock; without them it sees everything. `inputs` is the
    path by which Kpathsea searches the trees for LaTeX files; without it, it is the one that the
    distribution has for the name of the program. With it, TeX's record of files begins in the
    folder of outputs, and not only with the log: before that, a format can already run commands.
    """

    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    time_limit: float = _TIME_LIMIT
    trees: Sequence[str] = ()
    visible: Sequence[str] = ()
    inputs: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """How a run of TeX on the document ended, after its record of files has been checked.

    `problems` is None if TeX succeeded, else the problems that are not in the log, which may be
    none. `log` is empty if TeX may have read files that are not its own. `began` is False if TeX
    could not even start, as with a damaged format.
    """

    problems: tuple[Diagnostic, ...] | None
    log: str = ""
    began: bool = True


class TexFolder:
    """The folder of one job, in which TeX runs once or several times.

    TeX works in its part `path`, and writes its log, its record of files, its PDF and formats to
    the part `out`. The time limit begins with the job (`begin_job`), not when the folder is made.
    """

    def __init__(self, program: TexProgram, root: Path, epoch: int | None) -> None:
        """Make the two parts in the folder `root`. Raises `OSError`."""
        self.root = root
        self.path = root / process.WORK
        self.out = root / process.OUT
        self.epoch = epoch
        self.document = ""
        self.no_format = False
        self._program = program
        self._environment = process.clean_environment(program.environment, epoch)
        self._deadline = 0.0
        for folder in (self.path, self.out):
            folder.mkdir(exist_ok=True)

    def begin_job(self, epoch: int | None) -> None:
        """Start the clock of a job, which is dated `epoch`."""
        self._deadline = time.monotonic() + self._program.time_limit
        if epoch != self.epoch:
            self.epoch = epoch
            self._environment = process.clean_environment(self._program.environment, epoch)

    def write(self, name: str, text: str) -> None:
        """Write a text as UTF-8 with line feeds, for TeX to read. Raises `OSError`."""
        (self.path / name).write_text(text, encoding="utf-8", newline="\n")

    def write_assets(self, assets: Mapping[str, bytes]) -> None:
        """Write the files of a theme in place of those that are there. Raises `OSError`."""
        folder = self.root / process.ASSETS
        folder.mkdir(exist_ok=True)
        process.empty_folder(folder)
        process.write_files(assets, folder)

    def references(self) -> str:
        """Return the text of the auxiliary file, in which a document keeps its labels."""
        return read_output(self.path / f"{JOB}.aux")

    def pdf(self) -> bytes | None:
        """Return the PDF that TeX wrote in its last run; None if it wrote none."""
        path = self.out / f"{JOB}.pdf"
        return path.read_bytes() if path.is_file() else None

    def start(
        self,
        job: str,
        arguments: Sequence[str],
        format_file: Path | None = None,
        *,
        interactive: bool = False,
    ) -> subprocess.Popen[bytes]:
        """Start TeX with a job name and further arguments, after deleting what it wrote before.

        `format_file` is the format that it begins with, if that is not in one of its trees. Raises
        `OSError`.
        """
        process.empty_folder(self.out)
        options, environment = self._beginning(format_file)
        seen = [self._program.command[0]]
        if format_file:  # or its copy
            seen += [str(format_file), str(self.root / format_file.name)]
        visible = self._program.visible
        return process.start(
            [
                *self._program.command,
                *process.SAFE,
                *options,
                f"-jobname=../{process.OUT}/{job}",
                *arguments,
            ],
            self.root,
            {**self._environment, **environment},
            seconds=self._program.time_limit,
            interactive=interactive,
            readable=(*visible, *seen) if visible else (),
        )

    def _beginning(self, format_file: Path | None) -> tuple[list[str], dict[str, str]]:
        """Return arguments and variables for what TeX does before it reads the first line."""
        if not format_file and not self._program.inputs:
            return [], {}
        options = [f"-fmt={format_file.stem if format_file else PDFLATEX}"]
        environment = (
            dict(formats.format_environment(format_file, self.root)) if format_file else {}
        )
        if self._program.inputs:
            # The record of files begins under the program's name.
            options.append(f"-progname=../{process.OUT}/{PDFLATEX}")
            places = (".", process.PICTURES, f"../{process.ASSETS}", self._program.inputs)
            environment["TEXINPUTS"] = os.pathsep.join(places)
        return options, environment

    def dump(self, source: str) -> Path | None:
        """Have TeX dump a format; return it, to be kept, or None if TeX did not succeed.

        The format is in the folder `root`, where TeX does not change it. `no_format` is then
        whether no format can hold what this preamble does.
        """
        self.write(f"{formats.NAME}.tex", source)
        arguments = ["-ini", "-interaction=batchmode", "&" + PDFLATEX, f"{formats.NAME}.tex"]
        try:
            running = self.start(formats.NAME, arguments)
        except OSError:
            return None
        left = self._deadline - time.monotonic()
        name = f"{formats.NAME}.fmt"
        if not process.wait(running, self.root, seconds=left) or running.returncode != 0:
            log = read_output(self.out / f"{formats.NAME}.log")
            self.no_format = formats.NO_FORMAT in log
            return None
        # If the record is refused, or the disk is full, a run without a format follows and says so.
        try:
            if self._refusal(formats.NAME, name) is not None:
                return None
        except OSError:
            return None
        return (self.out / name).replace(self.root / name)

    def run(self, format_file: Path | None = None) -> Run:
        """Run TeX on the document, which may begin with a format.

        Raises `OSError` if there is no room on the disk.
        """
        # A document can write over its own file, between two runs.
        self.write(f"{JOB}.tex", self.document)
        arguments = ["-interaction=nonstopmode", f"{JOB}.tex"]
        try:
            running = self.start(JOB, arguments, format_file)
        except OSError as problem:
            message = f"`{self._program.command[0]}` cannot be run: {problem.strerror or problem}"
            return Run((error(Code.NO_ENGINE, message),), began=False)
        return self.finish(running)

    def finish(self, running: subprocess.Popen[bytes], line: bytes | None = None) -> Run:
        """Send `line`, if any, and wait for the end of the document's run.

        Raises `OSError` if there was no room on the disk.
        """
        left = self._deadline - time.monotonic()
        # What a killed TeX last read is not in its record: neither is its log shown.
        if not process.wait(running, self.root, line, seconds=left):
            in_time = time.monotonic() < self._deadline
            late = f"TeX did not finish within {self._program.time_limit:g} seconds"
            return _never_ends(_TOO_MUCH if in_time else late)
        status = running.returncode
        if process.exceeded_limits(status):
            return _never_ends(_TOO_MUCH)
        if status < 0:
            return Run((error(Code.TEX_ERROR, f"TeX stopped: signal {-status}"),))
        if not (self.out / f"{JOB}.log").is_file():
            process.expect_room(self.root)
            return Run((_never_began(status, self._program.command[0]),), began=False)
        pdf = f"{JOB}.pdf"
        refusal = self._refusal(JOB, *([pdf] if (self.out / pdf).is_file() else []))
        if refusal is not None:
            return Run((refusal,))
        if status:
            process.expect_room(self.root)
        log = read_output(self.out / f"{JOB}.log")
        return Run(self._failure(status, log) if status else None, log)

    def _refusal(self, job: str, *outputs: str) -> Diagnostic | None:
        """Return what is wrong with the record of a run, which has written a log and `outputs`.

        Raises `OSError` if the record is not whole since the disk is full.
        """
        record = confinement.read_record(self.out / f"{job}.fls")
        written = [self.out / name for name in (f"{job}.log", *outputs)]
        if record is None or not record.has(self.path, [self.path / f"{job}.tex"], written):
            process.expect_room(self.root)
            message = "TeX's record of the files that it read is not complete"
            hint = "look for a template or raw LaTeX that changes how TeX writes files"
            return error(Code.TEX_ERROR, message, hints=(hint,))
        own = (str(path) for path in self.root.glob("*.fmt"))
        kept = (str(folder / "formats") for folder in cache.folders())
        trees = (*self._program.trees, *kept, *own) if self._program.trees else ()
        foreign = record.foreign_file(self.path, trees, (str(self.root / process.ASSETS),))
        return None if foreign is None else outside_of_project(foreign)

    def _failure(self, status: int, log: str) -> tuple[Diagnostic, ...]:
        """Return why TeX failed, as its terminal says, after its record has been checked."""
        if has_error(log):
            return ()
        terminal = read_output(self.out / process.TERMINAL).strip().splitlines()
        if "bufsize" in "".join(terminal):
            message = "a text is too long for TeX"
            hint = "TeX can read 200,000 characters in one paragraph: divide the text"
            return (error(Code.TEX_ERROR, message, hints=(hint,)),)
        for line in terminal:
            if hidden := _HIDDEN.match(line):
                return (outside_of_project(hidden[1]),)
        reason = terminal[-1] if terminal else f"exit code {status}"
        return (error(Code.TEX_ERROR, f"TeX stopped: {reason}"),)


_TOO_MUCH = "TeX was stopped: it needed more memory, time or disk than a CV may"

# What web2c writes if a file exists and cannot be opened: the kernel refuses it (`landlock`).
_HIDDEN = re.compile(r"[^:]+: (.+): Permission denied$")


def outside_of_project(name: str) -> Diagnostic:
    """Return the diagnostic for a document that has TeX read a file outside the project."""
    message = (
        f"TeX was told to read `{name}`, which is outside the project and the TeX installation"
    )
    hint = "remove the raw LaTeX, or the template, that reads it"
    return error(Code.TEX_ERROR, message, hints=(hint,))


def _never_began(status: int, program: str) -> Diagnostic:
    """Return the diagnostic for a TeX that wrote no log.

    What it said instead is not quoted: it may be of files that nobody knows of, since a format can
    run commands before there is a log, and the record is checked together with it.
    """
    message = f"TeX did not start: exit code {status}"
    hint = f"look whether `{program}` works by itself, on a document of a few words"
    return error(Code.TEX_ERROR, message, hints=(hint,))


def _never_ends(message: str) -> Run:
    hint = "look for a template or raw LaTeX that never ends"
    return Run((error(Code.TEX_TIMEOUT, message, hints=(hint,)),))
