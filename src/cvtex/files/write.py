"""Writing results: whole, or not at all."""

from __future__ import annotations

import errno
import os
import select
import stat
import tempfile
import time
from collections.abc import Iterable
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from threading import Lock

from cvtex.diagnostics import Code, Diagnostic, error
from cvtex.files.paths import is_file, real_path
from cvtex.files.read import NotRegularError, open_regular

_DEFAULT_MODE = 0o666


STANDARD_OUTPUT = Path("-")
"""The path by which a user asks for a result on standard output."""


class Delivery(StrEnum):
    """What became of a result."""

    WRITTEN = "written"
    """The file has been written."""

    PRINTED = "printed"
    """The result is for standard output; whoever asked for it prints it."""

    CURRENT = "current"
    """The file on disk already has this content."""

    REFUSED = "refused"
    """Nothing was written; a diagnostic says why."""


def deliver(
    path: Path, data: bytes, *, inputs: Iterable[Path], project: Path | None, check: bool
) -> tuple[Delivery, tuple[Diagnostic, ...]]:
    """Write a result, unless that would harm a file, or with `check` only compare it.

    `inputs` are the files that the result is made from. `project` is the folder that the result
    has to stay in, or None if the user named the path. A result for `STANDARD_OUTPUT` is left to
    the caller.
    """
    if check:
        problem = _refusal_of_input(path, inputs) or out_of_date(path, data)
        return (Delivery.REFUSED, (problem,)) if problem else (Delivery.CURRENT, ())
    refused = refusal(path, data, inputs, project)
    if refused is None and path == STANDARD_OUTPUT:
        return Delivery.PRINTED, ()
    problem = refused or write_file(path, data)
    return (Delivery.REFUSED, (problem,)) if problem else (Delivery.WRITTEN, ())


def remove_file(path: Path) -> None:
    """Remove a file, if it exists and can be removed."""
    with suppress(OSError):
        path.unlink()


def out_of_date(path: Path, data: bytes) -> Diagnostic | None:
    """Return a diagnostic unless a file has exactly this content."""
    try:
        with open_regular(path) as file:
            content = file.read(len(data) + 1)
    except FileNotFoundError:
        message = f"`{path}` does not exist"
    except NotRegularError as problem:
        message = f"`{path}` is {problem.strerror}, not a file"
    except (OSError, ValueError) as problem:
        message = f"`{path}` cannot be read: {_reason(problem)}"
    else:
        if content == data:
            return None
        message = f"`{path}` is not what the CV gives now"
    hint = "run the same command without `--check`, and commit what it writes"
    return error(Code.OUT_OF_DATE, message, hints=(hint,))


def refusal(
    path: Path, data: bytes, inputs: Iterable[Path], project: Path | None
) -> Diagnostic | None:
    """Return a diagnostic if a result must not be written to a path.

    It must not replace one of its own inputs. If the user did not name the path, it must not be
    a link that leads out of the `project`: whoever made the link would choose what is overwritten.
    For the same reason a link is followed only to a file that may be an older version of the
    result: of the same kind and, if the user did not name the path, of the same name.
    """
    target = real_path(path)
    if (own := _refusal_of_input(path, inputs)) is not None:
        return own
    if project is not None and (outside := refusal_of_link(path, project)):
        return outside
    if not _is_link(path) or is_stream(path):
        return None
    has_name = project is None or target.name == path.name
    if not (has_name and _may_be_older(target, data)):
        message = f"`{path}` is a link to `{target}`, which is not an older version of it"
        hint = "remove the link, or name another file with `-o`"
        return error(Code.FILE_UNWRITABLE, message, hints=(hint,))
    return None


def _refusal_of_input(path: Path, inputs: Iterable[Path]) -> Diagnostic | None:
    if real_path(path) not in map(real_path, inputs):
        return None
    message = f"`{path}` is what the CV is made of, and is not overwritten"
    return error(Code.FILE_UNWRITABLE, message, hints=("name another file with `-o`",))


def refusal_of_link(path: Path, project: Path) -> Diagnostic | None:
    """Return a diagnostic if a path leads out of a project, or into its git repository."""
    target, project = real_path(path), real_path(project)
    if target.is_relative_to(project) and ".git" not in target.relative_to(project).parts:
        return None
    if target == Path(os.path.abspath(path)):  # noqa: PTH100 - `resolve` would follow links
        message = f"`{path}` lies outside of the project `{project}`"
        hint = f"copy it there, or allow its folder: `--root {target.parent}`"
        return error(Code.FILE_UNWRITABLE, message, hints=(hint,))
    message = f"`{path}` is a link that leads out of the project, to `{target}`"
    hint = "remove the link, or name the file that it leads to if that is what you want"
    return error(Code.FILE_UNWRITABLE, message, hints=(hint,))


def _is_link(path: Path) -> bool:
    return os.path.islink(path)  # noqa: PTH114 - `Path` raises where it may not look


_HEAD = 5
"""How many bytes at the start of a result tell its kind: `%PDF-`, `\\docu`, `{` and a key."""


def _may_be_older(target: Path, data: bytes) -> bool:
    """Tell whether a file is absent, empty, or of the same kind as a result."""
    try:
        with open_regular(target) as file:
            head = file.read(_HEAD)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return head in {b"", data[:_HEAD]}


_STREAMS = ("/dev/stdout", "/dev/stderr", "/dev/null", "/dev/tty")
_STREAM_FOLDERS = ("/dev/fd", "/proc/self/fd")


def is_stream(path: Path) -> bool:
    """Tell whether a path names an open stream, such as `/dev/stdout` or a shell's `>(…)`."""
    return str(path) in _STREAMS or str(path.parent) in _STREAM_FOLDERS


def write_file(path: Path, data: bytes) -> Diagnostic | None:
    """Replace the content of a file in one step, so that nobody ever reads half of it.

    The target of a link is replaced. Returns what went wrong, if anything; then the file is as it
    was. A pipe that somebody reads, and an open stream (`is_stream`), are written into instead.
    """
    if is_stream(path) and not is_file(path):
        return _write_into(path, data)
    target = real_path(path)
    try:
        if _is_pipe(target):
            _write_to_pipe(target, data)
            return None
        _expect_replaceable(target)
        write_atomically(target, data, mode=_mode(target), prefix=_prefix(target))
    except (OSError, ValueError) as problem:
        return _unwritable(path, problem)
    _remove_abandoned(target)
    return None


def write_atomically(
    target: Path, data: bytes, *, mode: int, prefix: str, once: bool = False
) -> None:
    """Write a temporary file in the target's folder and rename it into place.

    With `once`, an existing target is kept: another process may have it open. Raises `OSError`.
    No temporary file is left behind then, nor after Ctrl-C.
    """
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=prefix)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        temporary.chmod(mode)
        _rename(temporary, target, once=once)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _rename(temporary: Path, target: Path, *, once: bool) -> None:
    """Rename a file; with `once`, only if nothing has the name yet."""
    if once:
        with suppress(OSError):  # a file system may have no hard links
            with suppress(FileExistsError):
                os.link(temporary, target)
            temporary.unlink()
            return
    temporary.replace(target)


def _expect_replaceable(target: Path) -> None:
    """Raise `OSError` if something is at a path that is not a file."""
    try:
        kind = stat.S_IFMT(target.lstat().st_mode)
    except FileNotFoundError:
        return
    if kind == stat.S_IFDIR:
        raise IsADirectoryError(errno.EISDIR, "it is a folder")
    if kind == stat.S_IFLNK:  # `target` has no links but those that lead in a circle
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    if kind != stat.S_IFREG:
        raise OSError(errno.EINVAL, "it is a socket or a device, not a file")


def _is_pipe(target: Path) -> bool:
    try:
        return stat.S_ISFIFO(target.lstat().st_mode)
    except FileNotFoundError:
        return False


_PATIENCE = 1.0
"""How many seconds the reader of a pipe may take before it opens it."""

_STALL = 10.0
"""How many seconds the reader of a pipe may read nothing."""


def _write_to_pipe(pipe: Path, data: bytes) -> None:
    """Write to a named pipe that somebody reads. Raises `OSError` if nobody does, or reads on."""
    with os.fdopen(_open_pipe(pipe), "wb", buffering=0) as file:
        rest = memoryview(data)
        while rest:
            if not select.select((), (file,), (), _STALL)[1]:
                raise OSError(errno.EAGAIN, "nobody reads on from the pipe")
            rest = rest[file.write(rest) or 0 :]


def _open_pipe(pipe: Path) -> int:
    """Open a pipe for writing without waiting for ever. Raises `OSError`."""
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        except OSError as problem:
            if problem.errno != errno.ENXIO:
                raise
            if time.monotonic() >= deadline:
                raise OSError(errno.ENXIO, "nobody reads the pipe") from problem
        time.sleep(0.02)


def _write_into(device: Path, data: bytes) -> Diagnostic | None:
    """Write to something that is not a file and must not be replaced, such as `/dev/stdout`."""
    try:
        with device.open("wb") as file:
            file.write(data)
    except OSError as problem:
        return _unwritable(device, problem)
    return None


def _prefix(target: Path) -> str:
    return f".{target.name}-cvtex-"


_ABANDONED = 60.0
"""The age in seconds at which a temporary file is assumed to be left by a killed run."""


def _remove_abandoned(target: Path) -> None:
    """Remove the temporary files of runs that were killed while they wrote."""
    with suppress(OSError), os.scandir(target.parent) as entries:
        for entry in entries:
            if entry.name.startswith(_prefix(target)):
                with suppress(OSError):
                    if time.time() - entry.stat().st_mtime > _ABANDONED:
                        Path(entry.path).unlink()


_ASKING_UMASK = Lock()


def _mode(target: Path) -> int:
    """Return the file mode that an ordinary write would leave."""
    if target.exists():
        return target.stat().st_mode & 0o777
    with _ASKING_UMASK:  # the system tells it only when another one is set, for all threads
        mask = os.umask(0o077)
        os.umask(mask)
    return _DEFAULT_MODE & ~mask


def _reason(problem: OSError | ValueError) -> str:
    if isinstance(problem, ValueError):
        return "no file has such a name"
    return problem.strerror or str(problem)


def _unwritable(path: Path, problem: OSError | ValueError) -> Diagnostic:
    reason = _reason(problem)
    hints: tuple[str, ...] = ("name another file with `-o`",)
    if isinstance(problem, FileNotFoundError):
        reason, hints = "its folder does not exist", ("make the folder first", *hints)
    elif isinstance(problem, PermissionError):
        hints = ("close the file if it is open in a viewer", *hints)
    return error(Code.FILE_UNWRITABLE, f"`{path}` cannot be written: {reason}", hints=hints)
