"""What turns LaTeX into PDF, behind one method; which one is used; how it is run safely.

TeX runs in a folder of its own with a clean environment: no shell escape, no reading outside the
folder and the TeX trees, no writing outside the folder, a time limit, no waiting for input.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from cvtex import cache, formats
from cvtex.diagnostic import Code, Diagnostic, error

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
    """What is to be set: LaTeX, and the time (seconds since 1970) that the PDF may carry."""

    tex: str
    epoch: int | None = None


@dataclass(frozen=True, slots=True)
class Typeset:
    """What came of a job: the PDF, or None; TeX's log; and what went wrong outside of TeX."""

    pdf: bytes | None
    log: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()
    runs: int = 0


class Engine(Protocol):
    """A TeX engine."""

    @property
    def name(self) -> str:
        """What the engine is called in messages."""

    def typeset(self, job: Job) -> Typeset:
        """Set a document; never raises for what the document says."""


@dataclass(frozen=True, slots=True)
class PdfTex:
    """pdfTeX as a program: how to call it and the environment it needs.

    With `keeps_formats` the preamble of a document is read once and kept (`formats`).
    """

    name: str
    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    time_limit: float = _TIME_LIMIT
    keeps_formats: bool = False

    def typeset(self, job: Job) -> Typeset:
        """Run pdfTeX until its auxiliary file no longer changes."""
        with self.ahead(job.epoch) as ready:
            return ready.typeset(job)

    @contextmanager
    def ahead(self, epoch: int | None = None) -> Iterator[Ahead]:
        """Start TeX with the format that was used last, while nobody knows yet what to set."""
        with tempfile.TemporaryDirectory(prefix="cvtex-", ignore_cleanup_errors=True) as name:
            ready = Ahead(self, Path(name), _clean_environment(self.environment, epoch), epoch)
            newest = cache.newest("formats") if self.keeps_formats else None
            if newest is not None:
                ready.begin(newest)
            try:
                yield ready
            finally:
                ready.end()


class Ahead:
    """A TeX in a folder of its own, perhaps already waiting for a document."""

    def __init__(
        self, tex: PdfTex, folder: Path, environment: Mapping[str, str], epoch: int | None
    ) -> None:
        self.name = tex.name
        self._tex = tex
        self._folder = folder
        self._environment = environment
        self._epoch = epoch
        self._waiting: subprocess.Popen[bytes] | None = None
        self._format = ""

    def begin(self, format_file: Path) -> None:
        """Start TeX with a format; it then waits for its next line."""
        if not self._place(format_file):
            return
        arguments = formats.command_line([*_SAFE, "-interaction=scrollmode", f"-jobname={JOB}"])
        with suppress(OSError):
            self._waiting = self._start([*arguments, "\\relax"], subprocess.PIPE)
            self._format = format_file.name

    def end(self) -> None:
        """Stop a TeX that still waits."""
        if self._waiting is not None:
            self._waiting.kill()
            self._waiting.communicate()
            self._waiting = None

    def typeset(self, job: Job) -> Typeset:
        """Set a document; never raises for what the document says."""
        parts = formats.split(job.tex) if self._tex.keeps_formats else None
        key = formats.key(parts.preamble, self._tex.command[0]) if parts else ""
        begun = self._waiting if key and key == self._format and job.epoch == self._epoch else None
        if begun is None:
            self.end()
        else:
            self._waiting = None
        if self._epoch != job.epoch:
            self._environment = _clean_environment(self._tex.environment, job.epoch)
        has_format = begun is not None or (parts is not None and self._find_format(key, parts))
        text = formats.document(parts) if parts and has_format else job.tex
        (self._folder / f"{JOB}.tex").write_text(text, encoding="utf-8", newline="\n")
        return self._until_stable(begun, has_format=has_format)

    def _until_stable(self, begun: subprocess.Popen[bytes] | None, *, has_format: bool) -> Typeset:
        log, auxiliary = "", ""
        for run in range(1, _MOST_RUNS + 1):
            failure = self._run(begun if run == 1 else None, has_format=has_format)
            log = _read(self._folder / f"{JOB}.log")
            if failure is not None:
                return Typeset(None, log, failure, run)
            before, auxiliary = auxiliary, _references(self._folder)
            if auxiliary == before and not _wants_rerun(log):
                break
        pdf = (self._folder / f"{JOB}.pdf").read_bytes()
        return Typeset(pdf, log, runs=run)

    def _find_format(self, key: str, parts: formats.Parts) -> bool:
        """Put the format of a preamble beside the document; make it if there is none yet."""
        kept = cache.find("formats", key)
        if kept is not None and self._place(kept):
            return True
        source = self._folder / f"{formats.NAME}.tex"
        source.write_text(formats.dump_source(parts.preamble), encoding="utf-8", newline="\n")
        made = self._folder / f"{formats.NAME}.fmt"
        made.unlink(missing_ok=True)
        arguments = ["-ini", *_SAFE, "-interaction=batchmode", f"-jobname={formats.NAME}"]
        try:
            process = self._start([*arguments, "&pdflatex", source.name], subprocess.DEVNULL)
        except OSError:
            return False
        if not self._ends(process) or process.returncode != 0 or not made.is_file():
            return False  # the preamble has an error, which the whole document then shows
        cache.keep("formats", key, made.read_bytes())
        return True

    def _place(self, format_file: Path) -> bool:
        target = self._folder / f"{formats.NAME}.fmt"
        try:
            target.unlink(missing_ok=True)
            shutil.copyfile(format_file, target)
        except OSError:
            return False  # another run may have thrown it away just now
        return True

    def _start(self, arguments: Sequence[str], stdin: int) -> subprocess.Popen[bytes]:
        with (self._folder / "terminal.txt").open("wb") as terminal:
            process = subprocess.Popen(
                [*self._tex.command, *arguments],
                cwd=self._folder,
                env=self._environment,
                stdin=stdin,
                stdout=terminal,
                stderr=subprocess.STDOUT,
            )
        _limit(process.pid, self._tex.time_limit)
        return process

    def _ends(self, process: subprocess.Popen[bytes], line: bytes | None = None) -> bool:
        """Hand a process its next line, and tell whether it ends in time; if not, stop it."""
        try:
            process.communicate(line, timeout=self._tex.time_limit)
        except BaseException as problem:
            process.kill()
            process.communicate()
            if isinstance(problem, subprocess.TimeoutExpired):
                return False
            raise  # Ctrl-C ends TeX too
        return True

    def _run(
        self, begun: subprocess.Popen[bytes] | None, *, has_format: bool
    ) -> tuple[Diagnostic, ...] | None:
        """Run once; return None if there is a PDF, else what is known beside the log."""
        arguments = [*_SAFE, "-interaction=nonstopmode", f"-jobname={JOB}", f"{JOB}.tex"]
        if has_format:
            arguments = formats.command_line(arguments)
        try:
            process = begun or self._start(arguments, subprocess.DEVNULL)
        except OSError as problem:
            message = f"`{self._tex.command[0]}` cannot be run: {problem.strerror or problem}"
            return (error(Code.NO_ENGINE, message),)
        line = f"\\nonstopmode\\input {JOB}.tex\n".encode() if begun else None
        if not self._ends(process, line):
            message = f"TeX did not finish within {self._tex.time_limit:g} seconds"
            hint = "look for a template or raw LaTeX that never ends"
            return (error(Code.TEX_TIMEOUT, message, hints=(hint,)),)
        if process.returncode == 0 and (self._folder / f"{JOB}.pdf").is_file():
            return None
        return self._failure(process.returncode)

    def _failure(self, status: int) -> tuple[Diagnostic, ...]:
        if status < 0 and -status in _STOPPED:
            message = "TeX was stopped: it wanted more memory, time or disk than any CV needs"
            hint = "look for a template or raw LaTeX that never ends"
            return (error(Code.TEX_TIMEOUT, message, hints=(hint,)),)
        log = _read(self._folder / f"{JOB}.log")
        if _ERROR.search(log):
            return ()
        said = _read(self._folder / "terminal.txt").strip().splitlines()
        reason = said[-1] if said else f"exit code {status}"
        if "bufsize" in "".join(said):
            message = "a text is longer than TeX can take"
            hint = "it takes 200,000 characters in one paragraph: divide the text"
            return (error(Code.TEX_ERROR, message, hints=(hint,)),)
        what = "stopped" if log else "did not start"
        return (error(Code.TEX_ERROR, f"TeX {what}: {reason}"),)


_ERROR = re.compile(r"^(?:!|\S.*:\d+: )", re.MULTILINE)

_SAFE = ("-no-shell-escape", "-file-line-error")

_MEMORY, _OUTPUT = 2**30, 2**28
"""How many bytes TeX may use as memory, and write into one file."""

# SIGXCPU and SIGXFSZ, by which Linux ends a process that is over its limits, and SIGKILL.
_STOPPED = frozenset({9, 24, 25})


def _limit(pid: int, seconds: float) -> None:
    """Bound what a process can take, where the system can do that from outside (Linux).

    It then ends by itself even if cvtex is killed, and nobody is left to stop it.
    """
    try:
        import resource

        limit = resource.prlimit
    except (ImportError, AttributeError):
        return
    with suppress(OSError):  # it may have ended already
        limit(pid, resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        limit(pid, resource.RLIMIT_FSIZE, (_OUTPUT, _OUTPUT))
        most = int(seconds) + 1
        limit(pid, resource.RLIMIT_CPU, (most, most))


# What every auxiliary file holds though no further run would read it: the outline is complete
# after the first run, and the number of pages is only asked for through labels.
_BOILERPLATE = (r"\relax", r"\providecommand", r"\BKM@entry", r"\gdef \@abspage@last")


def _references(folder: Path) -> str:
    """Return what a further run could read from this one, such as labels."""
    lines = _read(folder / f"{JOB}.aux").splitlines()
    return "\n".join(line for line in lines if not line.startswith(_BOILERPLATE))


def _wants_rerun(log: str) -> bool:
    return "Rerun to get" in log or "Rerun LaTeX" in log


def _text(log: bytes) -> str:
    """Decode a log: UTF-8, but what TeX shows of a page has the bytes of its fonts.

    In the encoding of the text fonts (T1) the letters stand where Latin-1 has them, nearly all.
    """
    text = log.decode("utf-8", errors="surrogateescape")
    return re.sub("[\udc80-\udcff]", lambda byte: chr(ord(byte[0]) - 0xDC00), text)


def page_count(log: str) -> int:
    """Return how many pages TeX says it has written."""
    match = re.search(r"Output written on .*?\((\d+) pages?", log, re.DOTALL)
    return int(match[1]) if match else 0


def _read(path: Path) -> str:
    try:
        return _text(path.read_bytes())
    except OSError:
        return ""


# What a program needs of the user's environment to start at all, on Windows above all.
_KEPT = (
    "PATH",
    "SYSTEMROOT",
    "SYSTEMDRIVE",
    "WINDIR",
    "COMSPEC",
    "PATHEXT",
    "TEMP",
    "TMP",
    "TMPDIR",
)


def _clean_environment(own: Mapping[str, str], epoch: int | None) -> dict[str, str]:
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    environment |= {
        "openin_any": "p",
        "openout_any": "p",
        "shell_escape": "f",
        # A font that is missing is an error, not a reason to run METAFONT.
        "MKTEXTFM": "0",
        "MKTEXPK": "0",
        # One message a line: the log is read by a program.
        "max_print_line": "10000",
        "error_line": "254",
        "half_error_line": "238",
        "FORCE_SOURCE_DATE": "1",
        "SOURCE_DATE_EPOCH": str(epoch or 0),
        "LC_ALL": "C",
    }
    return {**environment, **own}
