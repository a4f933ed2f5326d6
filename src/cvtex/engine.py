"""What turns LaTeX into PDF, behind one method; which one is used; how it is run safely.

TeX runs in a folder of its own with a clean environment: no shell escape, no reading outside the
folder and the TeX trees, no writing outside the folder, a time limit, no waiting for input.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from cvtex.diagnostic import Code, Diagnostic, error

JOB = "cv"
"""The name of the job, and so of the files in its folder: `cv.tex`, `cv.log`, `cv.pdf`."""

_MOST_RUNS = 4
_TIME_LIMIT = 60.0


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
    """pdfTeX as a program: how to call it and the environment it needs."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    time_limit: float = _TIME_LIMIT

    def typeset(self, job: Job) -> Typeset:
        """Run pdfTeX until its auxiliary file no longer changes."""
        with tempfile.TemporaryDirectory(prefix="cvtex-", ignore_cleanup_errors=True) as name:
            folder = Path(name)
            (folder / f"{JOB}.tex").write_text(job.tex, encoding="utf-8", newline="\n")
            environment = _clean_environment(self.environment, job.epoch)
            log, auxiliary = "", ""
            for run in range(1, _MOST_RUNS + 1):
                failure = self._run(folder, environment)
                log = _read(folder / f"{JOB}.log")
                if failure is not None:
                    return Typeset(None, log, failure, run)
                before, auxiliary = auxiliary, _references(folder)
                if auxiliary == before and not _wants_rerun(log):
                    break
            pdf = (folder / f"{JOB}.pdf").read_bytes()
            return Typeset(pdf, log, runs=run)

    def _run(self, folder: Path, environment: Mapping[str, str]) -> tuple[Diagnostic, ...] | None:
        """Run once; return None if there is a PDF, else what is known beside the log."""
        arguments = [
            *self.command,
            "-no-shell-escape",
            "-interaction=nonstopmode",
            "-file-line-error",
            f"-jobname={JOB}",
            f"{JOB}.tex",
        ]
        try:
            finished = subprocess.run(
                arguments,
                cwd=folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                timeout=self.time_limit,
                check=False,
            )
        except subprocess.TimeoutExpired:
            message = f"TeX did not finish within {self.time_limit:g} seconds"
            hint = "look for a template or raw LaTeX that never ends"
            return (error(Code.TEX_TIMEOUT, message, hints=(hint,)),)
        except OSError as problem:
            message = f"`{self.command[0]}` cannot be run: {problem.strerror or problem}"
            return (error(Code.NO_ENGINE, message),)
        if finished.returncode == 0 and (folder / f"{JOB}.pdf").is_file():
            return None
        if (folder / f"{JOB}.log").is_file():
            return ()
        said = finished.stdout.decode("utf-8", errors="replace").strip().splitlines()
        reason = said[-1] if said else f"exit code {finished.returncode}"
        return (error(Code.TEX_ERROR, f"TeX did not start: {reason}"),)


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
