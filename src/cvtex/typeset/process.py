"""TeX as an operating-system process: how it is started, limited, awaited and killed.

It runs in a folder of its own with a clean environment: no shell escape, no reading outside the
folder and the TeX trees, no writing outside the folder, no waiting for input. That folder has three
parts: TeX works in one, reads a theme's files in another, and writes its log, its record of files
and its PDF to the third. A document can name neither of the last two.
"""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from cvtex.typeset import confinement
from cvtex.typeset.lifeline import Lifeline

SAFE = ("-no-shell-escape", "-file-line-error", confinement.RECORD)
"""The arguments of every run."""

WORK = "work"
"""The part of the folder of a run that TeX works in: here a document reads and writes."""

OUT = "out"
"""The part for what TeX itself writes. From `WORK` it is `../out`, and Kpathsea refuses names of
parent folders to a document (`openin_any`, `openout_any`), but not to TeX's own job name."""

TERMINAL = "terminal.txt"
"""The name of the file, in `OUT`, that has what TeX writes to its terminal."""

PICTURES = "pictures"
"""The folder, in `WORK`, for a document's own files, so that none has the name of another file."""

ASSETS = "theme"
"""The part for the files of a theme, which a document finds but can neither name nor write."""

_MEMORY, _OUTPUT, _FOLDER = 2**30, 2**26, 2**28
"""The limits, in bytes, of TeX's memory, of one output file, and of all files in its folder."""

_LEAST_ROOM = 2**18
"""The free bytes of a disk with less than which TeX's outputs are likely to have been cut off."""

_INTERVAL = 0.25
"""The seconds between two checks of the size of the folder."""

# SIGKILL, and SIGXCPU and SIGXFSZ, with which Linux ends a process that exceeds its limits.
_LIMIT_SIGNALS = frozenset({9, 24, 25})


def write_files(files: Mapping[str, bytes], folder: Path) -> None:
    """Write files to a folder, by their names, which may have folders. Raises `OSError`."""
    for name, data in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def empty_folder(folder: Path) -> None:
    """Delete everything in a folder. Raises `OSError`."""
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def start(  # noqa: PLR0913 - all but the first three by name
    command: Sequence[str],
    folder: Path,
    environment: Mapping[str, str],
    *,
    seconds: float,
    interactive: bool = False,
    readable: Sequence[str] = (),
) -> subprocess.Popen[bytes]:
    """Start TeX in the `WORK` of a folder, with a limit of `seconds` of processor time.

    With `interactive` it has a standard input, from which it can read a line later. If `readable`
    names folders and files, and the kernel has Landlock, TeX sees these, the system's libraries and
    its folder, and nothing else. Raises `OSError` if it cannot be started.
    """
    # TeX looks only in folders that existed when it started; the pictures may come later.
    (folder / WORK / PICTURES).mkdir(parents=True, exist_ok=True)
    (folder / OUT).mkdir(exist_ok=True)
    (folder / ASSETS).mkdir(exist_ok=True)
    command = command if _can_limit() else _limited_by_shell(command, seconds)
    started: list[subprocess.Popen[bytes]] = []
    line = Lifeline()
    try:
        # What TeX inherits is opened before it is restricted.
        output, null = folder / OUT / TERMINAL, Path(os.devnull)
        with output.open("wb") as terminal, null.open("rb") as nothing:

            def begin(**options: Any) -> subprocess.Popen[bytes]:
                process = subprocess.Popen(
                    command,
                    cwd=folder / WORK,
                    env=environment,
                    stdin=subprocess.PIPE if interactive else nothing,
                    stdout=terminal,
                    stderr=subprocess.STDOUT,
                    **options,
                )
                line.tie(process)  # at once: until then it would outlive cvtex
                return process

            _undisturbed(lambda: started.append(_begin_within(folder, readable, line, begin)))
        (process,) = started
        _limit(process.pid, seconds)
    except BaseException:
        for process in started:
            kill(process)
        raise
    finally:
        line.close()
    return process


def _undisturbed(start: Callable[[], None]) -> None:
    """Call `start` in a thread, and return when it has ended, also if Ctrl-C or the like came.

    Signal handlers run in the main thread only. If one raised an exception during `Popen`, the new
    process would run on, unknown to cvtex. Raises what `start` raises.
    """
    failures: list[BaseException] = []
    done = threading.Event()

    def run() -> None:
        try:
            start()
        except BaseException as problem:  # noqa: BLE001 - it is raised again where it is expected
            failures.append(problem)
        finally:
            done.set()

    threading.Thread(target=run, name="cvtex-start", daemon=True).start()
    try:
        done.wait()
    except BaseException:
        done.wait()
        raise
    if failures:
        raise failures[0]


def _begin_within(
    folder: Path,
    readable: Sequence[str],
    line: Lifeline,
    begin: Callable[..., subprocess.Popen[bytes]],
) -> subprocess.Popen[bytes]:
    """Start a process that sees only what it needs, where the kernel can see to that."""
    if readable and sys.platform == "linux":
        from cvtex.typeset import landlock

        if landlock.version():
            seen = (*map(Path, (*landlock.LIBRARIES, *readable)), folder / ASSETS)
            bounds = landlock.Bounds(seen, (folder / WORK,), (folder / OUT,))
            # Python could not list the descriptors to close, and would try each number up to a
            # limit that can be a thousand million.
            with line.passed_on():
                return landlock.start_within(bounds, partial(begin, close_fds=False))
    return begin(pass_fds=line.inherited)


def wait(
    process: subprocess.Popen[bytes], folder: Path, line: bytes | None = None, *, seconds: float
) -> bool:
    """Send `line`, if any, and wait until the process ends. Return False if it was killed.

    That is after `seconds`, or when the files in `folder` exceed their limit.
    """
    deadline = time.monotonic() + seconds
    killed, over = threading.Event(), threading.Event()

    def watch() -> None:
        while not over.wait(min(max(deadline - time.monotonic(), 0.0), _INTERVAL)):
            if time.monotonic() >= deadline or _size(folder) > _FOLDER:
                killed.set()
                process.kill()
                return

    # `communicate(timeout=…)` polls every 50 ms, which would add 25 ms to each run on average.
    watcher = threading.Thread(target=watch, daemon=True)
    try:
        watcher.start()
        process.communicate(line)
    except BaseException:  # Ctrl-C ends TeX too
        kill(process)
        raise
    finally:
        over.set()
    return not killed.is_set()


def _size(folder: Path) -> int:
    """Return the total size in bytes of the files in a folder and below."""
    size = 0
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            with suppress(OSError):  # it was deleted meanwhile
                is_folder = entry.is_dir(follow_symlinks=False)
                status = entry.stat(follow_symlinks=False)
                size += _size(Path(entry)) if is_folder else status.st_size
    return size


def expect_room(folder: Path) -> None:
    """Raise `OSError` if the disk of a folder is full, or nearly so.

    TeX does not notice when its log and its record of files cannot be written.
    """
    is_full = shutil.disk_usage(folder).free < _LEAST_ROOM
    if hasattr(os, "statvfs"):
        status = os.statvfs(folder)
        # A file system without a fixed number of files has none.
        is_full = is_full or (status.f_files > 0 and status.f_favail == 0)
    if is_full:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def kill(process: subprocess.Popen[bytes]) -> None:
    """Kill a process and wait until it has ended."""
    process.kill()
    process.communicate()


def exceeded_limits(status: int) -> bool:
    """Return whether a return code says that a process was killed because of its limits."""
    return status < 0 and -status in _LIMIT_SIGNALS


def _can_limit() -> bool:
    """Return whether cvtex can limit another process (Linux), or nobody can (Windows)."""
    try:
        import resource
    except ImportError:
        return True
    return hasattr(resource, "prlimit")


def _limited_by_shell(command: Sequence[str], seconds: float) -> list[str]:
    """Return a command by which a shell limits itself, then becomes the program (macOS).

    So an endless run ends even if cvtex is killed. The shell counts a file in blocks of 512 bytes.
    Verified with the shells of Linux, not on macOS.
    """
    limits = f"ulimit -t {int(seconds) + 1}; ulimit -f {_OUTPUT // 512}"
    return ["/bin/sh", "-c", f'{{ {limits}; }} 2>/dev/null; exec "$@"', "sh", *command]


def _limit(pid: int, seconds: float) -> None:
    """Limit memory, file size and processor time of a process, where that is possible (Linux).

    So it ends even if cvtex is killed and cannot stop it.
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
        with suppress(OSError, ValueError):  # the process may have ended already
            hard = limit(pid, what)[1]  # which may be lower already
            bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
            limit(pid, what, (bound, bound))


_KEPT: tuple[str, ...] = ("PATH",)
if os.name == "nt":
    _KEPT += ("SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "PATHEXT", "TEMP", "TMP", "TMPDIR")
"""What a program needs from the user's environment in order to start.

A document reaches what a variable names: Kpathsea (of 2022) takes `$TMPDIR/x` for a name that is in
no other folder.
"""


_FONTS = ("TFMFONTS", "VFFONTS", "T1FONTS", "ENCFONTS")  # metrics, virtual fonts, outlines …


def clean_environment(own: Mapping[str, str], epoch: int | None) -> dict[str, str]:
    """Return the environment of a run: what keeps it safe and repeatable, then an engine's `own`.

    `epoch` is TeX's time, in seconds since 1970; 0 if it is None.
    """
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    environment |= {
        # Of the paths where TeX looks for files, those of the distribution follow.
        "TEXINPUTS": os.pathsep.join((".", PICTURES, f"../{ASSETS}", "")),
        **{name: os.pathsep.join((f"../{ASSETS}", "")) for name in _FONTS},
        # A theme adds maps of fonts, but does not replace the one that TeX begins with.
        "TEXFONTMAPS": os.pathsep.join(("", f"../{ASSETS}")),
        # TeX takes no format, font or map from its folder, where a document may have written one.
        "TEXMFDOTDIR": "nowhere",
        "openin_any": "p",
        "openout_any": "p",
        "shell_escape": "f",
        # A missing font or format is an error: do not run METAFONT or scripts to generate it.
        "MKTEXTFM": "0",
        "MKTEXPK": "0",
        "MKTEXFMT": "0",
        # One message per line, since the log is parsed.
        "max_print_line": "10000",
        "error_line": "254",
        "half_error_line": "238",
        "FORCE_SOURCE_DATE": "1",
        "SOURCE_DATE_EPOCH": str(epoch or 0),
        "LC_ALL": "C",
    }
    return {**environment, **own}
