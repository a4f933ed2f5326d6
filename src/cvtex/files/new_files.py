"""Write several new files to a folder: all of them or none, and nothing is overwritten."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from cvtex.diagnostics import Code, Diagnostic, Result, error
from cvtex.files.read import open_regular
from cvtex.files.write import write_file


def write_new_files(
    folder: Path, files: Mapping[str, bytes], *, hint: str, keeps_equal: bool = False
) -> Result[tuple[Path, ...]]:
    """Write files to a folder by their names, creating the folder if need be.

    Returns the paths that were written, or an error for each file that exists already, with a hint;
    then nothing is written. With `keeps_equal`, a file that has the same content already is left as
    it is, and is not among the paths. If a file cannot be written, those before it are removed.
    """
    targets = {folder / name: data for name, data in files.items()}
    if keeps_equal:
        targets = {path: data for path, data in targets.items() if not _has(path, data)}
    # A link counts, wherever it leads.
    existing = [path for path in targets if os.path.lexists(path)]
    if existing:
        return Result(None, tuple(_exists(path, hint) for path in existing))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or problem
        message = f"`{folder}` cannot be created: {reason}"
        return Result(None, (error(Code.FILE_UNWRITABLE, message),))
    written: list[Path] = []
    for path, data in targets.items():
        if (failure := write_file(path, data)) is not None:
            for other in written:
                with suppress(OSError):
                    other.unlink()
            return Result(None, (failure,))
        written.append(path)
    return Result(tuple(written))


def _exists(path: Path, hint: str) -> Diagnostic:
    return error(Code.FILE_UNWRITABLE, f"`{path}` exists already", hints=(hint,))


def _has(path: Path, data: bytes) -> bool:
    """Tell whether a file has some content."""
    try:
        with open_regular(path) as file:
            return file.read(len(data) + 1) == data
    except (OSError, ValueError):
        return False
