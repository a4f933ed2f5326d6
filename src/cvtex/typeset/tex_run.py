"""Runs of TeX in the folder of one job, and the diagnostics of runs that fail as programs.

What a document's own errors are is read from the log later (`log`).
"""

from __future__ import annotations

import re
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cvtex.diagnostics import Code, Diagnostic, error
from cvtex.typeset import process
from cvtex.typeset.engine import JOB
from cvtex.typeset.log_text import has_error, read_output

_TIME_LIMIT = 30.0


@dataclass(frozen=True, slots=True)
class TexProgram:
    """How to call a TeX: its command, and what its environment has besides the common part.

    `time_limit` is for a whole job, in seconds. `trees` are the folders whose files TeX may read;
    without them they are recognised by their names (`confinement`). `visible` are the folders that
    TeX sees at all, where the kernel has Landlock; without them it sees everything.
    """

    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    time_limit: float = _TIME_LIMIT
    trees: Sequence[str] = ()
    visible: Sequence[str] = ()


class TexFolder:
    """The folder of one job, in which TeX runs once or several times.

    The time limit begins with the job (`begin_job`), not when the folder is made.
    """

    def __init__(self, program: TexProgram, path: Path, epoch: int | None) -> None:
        self.path = path
        self.epoch = epoch
        self._program = program
        self._environment = process.clean_environment(program.environment, epoch)
        self._deadline = 0.0

    def begin_job(self, epoch: int | None) -> None:
        """Start the clock of a job, which is dated `epoch`."""
        self._deadline = time.monotonic() + self._program.time_limit
        if epoch != self.epoch:
            self.epoch = epoch
            self._environment = process.clean_environment(self._program.environment, epoch)

    def write_document(self, text: str) -> None:
        """Write the document that TeX is going to read. Raises `OSError`."""
        self.write(f"{JOB}.tex", text)

    def write(self, name: str, text: str) -> None:
        """Write a text as UTF-8 with line feeds. Raises `OSError`."""
        (self.path / name).write_text(text, encoding="utf-8", newline="\n")

    def output(self, suffix: str) -> str:
        """Return the text of a file that TeX wrote for the job, such as `.log`; empty if none."""
        return read_output(self.path / f"{JOB}{suffix}")

    def start(
        self,
        arguments: Sequence[str],
        extra: Mapping[str, str],
        *,
        format_file: Path | None = None,
        interactive: bool = False,
    ) -> subprocess.Popen[bytes]:
        """Start TeX with further arguments and environment variables. Raises `OSError`.

        `format_file` is the format that it begins with, if that is not in one of its trees.
        """
        own = (self._program.command[0], *([str(format_file)] if format_file else []))
        visible = self._program.visible
        return process.start(
            [*self._program.command, *process.SAFE, *arguments],
            self.path,
            {**self._environment, **extra},
            seconds=self._program.time_limit,
            interactive=interactive,
            readable=(*visible, *own) if visible else (),
        )

    def ends_well(self, running: subprocess.Popen[bytes]) -> bool:
        """Wait for a run that is not the document's. Return whether it succeeded in time."""
        left = self._deadline - time.monotonic()
        return process.wait(running, self.path, seconds=left) and running.returncode == 0

    def run(
        self,
        options: Sequence[str] = (),
        extra: Mapping[str, str] | None = None,
        format_file: Path | None = None,
    ) -> tuple[Diagnostic, ...] | None:
        """Run TeX on the document. Return None if there is a PDF, else as `finish`."""
        arguments = [*options, "-interaction=nonstopmode", f"-jobname={JOB}", f"{JOB}.tex"]
        try:
            running = self.start(arguments, extra or {}, format_file=format_file)
        except OSError as problem:
            message = f"`{self._program.command[0]}` cannot be run: {problem.strerror or problem}"
            return (error(Code.NO_ENGINE, message),)
        return self.finish(running)

    def finish(
        self, running: subprocess.Popen[bytes], line: bytes | None = None
    ) -> tuple[Diagnostic, ...] | None:
        """Send `line`, if any, and wait for the end of the document's run.

        Return None if there is a PDF, else the problems that are not in the log, which may be none.
        """
        left = self._deadline - time.monotonic()
        if not process.wait(running, self.path, line, seconds=left):
            message = f"TeX did not finish within {self._program.time_limit:g} seconds"
            return _never_ends(message)
        if running.returncode == 0 and (self.path / f"{JOB}.pdf").is_file():
            return None
        return self._failure(running.returncode)

    def _failure(self, status: int) -> tuple[Diagnostic, ...]:
        if process.exceeded_limits(status):
            return _never_ends("TeX was stopped: it needed more memory, time or disk than a CV may")
        log = self.output(".log")
        if has_error(log):
            return ()
        terminal = read_output(self.path / process.TERMINAL).strip().splitlines()
        if "bufsize" in "".join(terminal):
            message = "a text is too long for TeX"
            hint = "TeX can read 200,000 characters in one paragraph: divide the text"
            return (error(Code.TEX_ERROR, message, hints=(hint,)),)
        for line in terminal:
            if hidden := _HIDDEN.match(line):
                return (outside_of_project(hidden[1]),)
        reason = terminal[-1] if terminal else f"exit code {status}"
        what = "stopped" if log else "did not start"
        return (error(Code.TEX_ERROR, f"TeX {what}: {reason}"),)


# What web2c writes if a file exists and cannot be opened: the kernel refuses it (`landlock`).
_HIDDEN = re.compile(r"[^:]+: (.+): Permission denied$")


def outside_of_project(name: str) -> Diagnostic:
    """Return the diagnostic for a document that has TeX read a file outside the project."""
    message = (
        f"TeX was told to read `{name}`, which is outside the project and the TeX installation"
    )
    hint = "remove the raw LaTeX, or the template, that reads it"
    return error(Code.TEX_ERROR, message, hints=(hint,))


def _never_ends(message: str) -> tuple[Diagnostic, ...]:
    hint = "look for a template or raw LaTeX that never ends"
    return (error(Code.TEX_TIMEOUT, message, hints=(hint,)),)
