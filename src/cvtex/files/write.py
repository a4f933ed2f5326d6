"""Writing results: whole, or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
import time
from collections.abc import Iterable
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from cvtex.diagnostics import Code, Diagnostic, error

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
        problem = out_of_date(path, data)
        return (Delivery.REFUSED, (problem,)) if problem else (Delivery.CURRENT, ())
    refused = refusal(path, inputs, project)
    if refused is None and path == STANDARD_OUTPUT:
        return Delivery.PRINTED, ()
    problem = refused or write_file(path, data)
    return (Delivery.REFUSED, (problem,)) if problem else (Delivery.WRITTEN, ())


def beside(path: Path, suffix: str) -> Path:
    """Return the path of the same name and folder with another suffix.

    If `path` names a folder, such as `.`, return `cv` with the suffix inside it.
    """
    return path.with_suffix(suffix) if path.name.strip(".") else path / f"cv{suffix}"


def remove_file(path: Path) -> None:
    """Remove a file, if it exists and can be removed."""
    with suppress(OSError):
        path.unlink()


def out_of_date(path: Path, data: bytes) -> Diagnostic | None:
    """Return a diagnostic unless a file has exactly this content."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        message = f"`{path}` does not exist"
    except OSError as problem:
        message = f"`{path}` cannot be read: {problem.strerror or problem}"
    else:
        if content == data:
            return None
        message = f"`{path}` is not what the CV gives now"
    hint = "run the same command without `--check`, and commit what it writes"
    return error(Code.OUT_OF_DATE, message, hints=(hint,))


def refusal(path: Path, inputs: Iterable[Path], project: Path | None) -> Diagnostic | None:
    """Return a diagnostic if a result must not be written to a path.

    It must not replace one of its own inputs. If the user did not name the path, it must not be
    a link that leads out of the `project`: whoever made the link would choose what is overwritten.
    """
    target = Path(os.path.realpath(path))
    if str(target) in map(os.path.realpath, inputs):
        message = f"`{path}` is what the CV is made of, and is not overwritten"
        return error(Code.FILE_UNWRITABLE, message, hints=("name another file with `-o`",))
    if project is None or (
        target.is_relative_to(project) and ".git" not in target.relative_to(project).parts
    ):
        return None
    message = f"`{path}` is a link that leads out of the project, to `{target}`"
    hint = "remove the link, or name the file with `-o` if that is what you want"
    return error(Code.FILE_UNWRITABLE, message, hints=(hint,))


def write_file(path: Path, data: bytes, *, follow: bool = True) -> Diagnostic | None:
    """Replace the content of a file in one step, so that nobody ever reads half of it.

    The target of a link is replaced, or with `follow` false the link itself. Returns what went
    wrong, if anything; then the file is as it was.
    """
    if follow and path.exists() and not (path.is_file() or path.is_dir()):
        return _write_into(path, data)
    target = Path(os.path.realpath(path))
    if not follow:
        target = Path(os.path.realpath(path.parent)) / path.name
    try:
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, "it is a folder")
        write_atomically(target, data, mode=_mode(target), prefix=_prefix(target))
    except OSError as problem:
        return _unwritable(path, problem)
    _remove_abandoned(target)
    return None


def write_atomically(
    target: Path, data: bytes, *, mode: int, prefix: str, once: bool = False
) -> None:
    """Write a temporary file in the target's folder and rename it into place.

    With `once`, an existing target is kept: another process may have it open. Raises `OSError`;
    then no file is left behind.
    """
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=prefix)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        temporary.chmod(mode)
        _rename(temporary, target, once=once)
    except OSError:
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


def _mode(target: Path) -> int:
    """Return the file mode that an ordinary write would leave."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return _DEFAULT_MODE & ~mask


def _unwritable(path: Path, problem: OSError) -> Diagnostic:
    reason = problem.strerror or str(problem)
    hints: tuple[str, ...] = ("name another file with `-o`",)
    if isinstance(problem, FileNotFoundError):
        reason, hints = "its folder does not exist", ("make the folder first", *hints)
    elif isinstance(problem, PermissionError):
        hints = ("close the file if it is open in a viewer", *hints)
    return error(Code.FILE_UNWRITABLE, f"`{path}` cannot be written: {reason}", hints=hints)
