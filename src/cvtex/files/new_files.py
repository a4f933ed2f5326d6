"""Write several new files to a folder: all of them or none, and nothing is overwritten."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from cvtex.diagnostics import Code, Diagnostic, Result, error
from cvtex.files.paths import is_file
from cvtex.files.read import open_regular
from cvtex.files.write import write_file


def write_new_files(
    folder: Path, files: Mapping[str, bytes], *, hint: str, keep_equal: Collection[str] = ()
) -> Result[tuple[Path, ...]]:
    """Write files to a folder by their names, creating the folder if need be.

    Returns the paths that were written, or an error that has the hint and names the files that
    exist already; then nothing is written. A file of `keep_equal`, some of the names, that has the
    same content already is left as it is, and is not among the paths. If a file cannot be written,
    those before it are removed.
    """
    targets = {
        folder / name: data
        for name, data in files.items()
        if name not in keep_equal or not _has(folder / name, data)
    }
    # A link counts, wherever it leads.
    existing = [path for path in targets if os.path.lexists(path)]
    if existing:
        return Result(None, (_exist(existing, hint),))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or problem
        message = f"the folder `{folder}` cannot be created: {reason}"
        if is_file(folder):
            message = f"`{folder}` is a file, not a folder"
        return Result(None, (error(Code.FILE_UNWRITABLE, message, hints=(hint,)),))
    written: list[Path] = []
    for path, data in targets.items():
        if (failure := write_file(path, data)) is not None:
            for other in written:
                with suppress(OSError):
                    other.unlink()
            return Result(None, (failure,))
        written.append(path)
    return Result(tuple(written))


def _exist(paths: Sequence[Path], hint: str) -> Diagnostic:
    *others, last = (f"`{path}`" for path in paths)
    message = (
        f"{', '.join(others)} and {last} exist already" if others else f"{last} exists already"
    )
    return error(Code.FILE_UNWRITABLE, message, hints=(hint,))


def _has(path: Path, data: bytes) -> bool:
    """Tell whether a file has some content."""
    try:
        with open_regular(path) as file:
            return file.read(len(data) + 1) == data
    except (OSError, ValueError):
        return False
