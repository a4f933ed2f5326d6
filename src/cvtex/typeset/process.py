"""TeX as a process: what it may do, how long it may take, and what it says.

It runs in a folder of its own with a clean environment: no shell escape, no reading outside the
folder and the TeX trees, no writing outside the folder, no waiting for input.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from cvtex.typeset import confinement

SAFE = ("-no-shell-escape", "-file-line-error", confinement.RECORD)
"""The arguments of every run."""

TERMINAL = "terminal.txt"
"""The file, in the folder of a run, that has what TeX writes to its terminal."""

_MEMORY, _OUTPUT, _FOLDER = 2**30, 2**26, 2**28
"""How many bytes TeX may use as memory, write into one file, and have in its folder at a time."""

_LOOKING = 0.25
"""How many seconds are between two looks at how large the folder has become."""

_LONGEST_LOG = 2**21
"""How many bytes of a log are read, half of them from its end: that of a CV has some thousands."""

# SIGKILL, and SIGXCPU and SIGXFSZ, by which Linux ends a process that is over its limits.
_STOPPED = frozenset({9, 24, 25})


def put(
    files: Mapping[str, bytes], folder: Path, *, alone: bool = False, but: Path | None = None
) -> None:
    """Put files into the folder of a run; `alone` throws away all else that is there, `but` one."""
    for path in folder.iterdir() if alone else ():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path != but:
            path.unlink()
    for name, data in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def start(
    command: Sequence[str],
    folder: Path,
    environment: Mapping[str, str],
    *,
    seconds: float,
    waits: bool = False,
) -> subprocess.Popen[bytes]:
    """Start TeX in a folder; `waits` gives it a terminal on which it can wait for a line.

    Raises `OSError` if it cannot be started.
    """
    process: subprocess.Popen[bytes] | None = None
    try:
        with (folder / TERMINAL).open("wb") as terminal, _uninterrupted():
            process = subprocess.Popen(
                command,
                cwd=folder,
                env=environment,
                stdin=subprocess.PIPE if waits else subprocess.DEVNULL,
                stdout=terminal,
                stderr=subprocess.STDOUT,
            )
        _limit(process.pid, seconds)
    except BaseException:
        if process is not None:
            kill(process)
        raise
    return process


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let Ctrl-C wait: a process that begins while it comes would be known to nobody."""
    if not hasattr(signal, "pthread_sigmask"):  # on Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def ends(
    process: subprocess.Popen[bytes], folder: Path, line: bytes | None = None, *, seconds: float
) -> bool:
    """Hand a process its next line, and tell whether it ends in time; if not, stop it.

    It is stopped too if it fills its folder, and has then not ended as one that did what it was to.
    """
    until = time.monotonic() + seconds
    late, over = threading.Event(), threading.Event()

    def watch() -> None:
        while not over.wait(min(max(until - time.monotonic(), 0.0), _LOOKING)):
            if time.monotonic() >= until:
                late.set()
            if late.is_set() or _size(folder) > _FOLDER:
                process.kill()
                return

    # Python's own wait with a limit looks every 50 ms, so that a run takes 25 ms more than it does.
    watcher = threading.Thread(target=watch, daemon=True)
    try:
        watcher.start()
        process.communicate(line)
    except BaseException:  # Ctrl-C ends TeX too
        kill(process)
        raise
    finally:
        over.set()
    return not late.is_set()


def _size(folder: Path) -> int:
    """Return how many bytes the files in a folder have."""
    size = 0
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            with suppress(OSError):  # it has gone
                size += entry.stat(follow_symlinks=False).st_size
    return size


def kill(process: subprocess.Popen[bytes]) -> None:
    """End a process and wait until it is gone."""
    process.kill()
    process.communicate()


def was_stopped(status: int) -> bool:
    """Tell whether a process ended because it was over its limits."""
    return status < 0 and -status in _STOPPED


def _limit(pid: int, seconds: float) -> None:
    """Bound what a process can take, where the system can do that from outside (Linux).

    It then ends by itself even if cvtex is killed, and nobody is left to stop it.
    """
    try:
        import resource

        limit = resource.prlimit
    except (ImportError, AttributeError):
        return
    for what, most in (
        (resource.RLIMIT_AS, _MEMORY),
        (resource.RLIMIT_FSIZE, _OUTPUT),
        (resource.RLIMIT_CPU, int(seconds) + 1),
    ):
        with suppress(OSError, ValueError):  # it may have ended already
            hard = limit(pid, what)[1]  # which may be less already
            bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
            limit(pid, what, (bound, bound))


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


def clean_environment(own: Mapping[str, str], epoch: int | None) -> dict[str, str]:
    """Return the environment of a run: an engine's `own` beside what keeps it safe and the same."""
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    environment |= {
        "openin_any": "p",
        "openout_any": "p",
        "shell_escape": "f",
        # What is missing is missing, and no reason to run METAFONT or a script of TeX Live's.
        "MKTEXTFM": "0",
        "MKTEXPK": "0",
        "MKTEXFMT": "0",
        # One message a line: the log is read by a program.
        "max_print_line": "10000",
        "error_line": "254",
        "half_error_line": "238",
        "FORCE_SOURCE_DATE": "1",
        "SOURCE_DATE_EPOCH": str(epoch or 0),
        "LC_ALL": "C",
    }
    return {**environment, **own}


def page_count(log: str) -> int:
    """Return how many pages TeX says it has written."""
    match = re.search(r"Output written on .*?\((\d+) pages?", log, re.DOTALL)
    return int(match[1]) if match else 0


def wants_rerun(log: str) -> bool:
    """Tell whether a LaTeX package asks for another run."""
    return "Rerun to get" in log or "Rerun LaTeX" in log


def has_error(log: str) -> bool:
    """Tell whether a log tells of an error, in either of the forms that TeX has for it."""
    return re.search(r"^(?:!|\S.*:\d+: )", log, re.MULTILINE) is not None


def read(path: Path) -> str:
    """Return what TeX has written into a file; nothing if there is none, not all of a long one.

    That is UTF-8, but what TeX shows of a page has the bytes of its fonts. In the encoding of the
    text fonts (T1) the letters stand where Latin-1 has them, nearly all.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_LONGEST_LOG // 2)
            file.seek(max(file.tell(), file.seek(0, os.SEEK_END) - _LONGEST_LOG // 2))
            data += file.read()
    except OSError:
        return ""
    text = data.decode("utf-8", errors="surrogateescape")
    return re.sub("[\udc80-\udcff]", lambda byte: chr(ord(byte[0]) - 0xDC00), text)
