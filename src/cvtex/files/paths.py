"""Absolute paths, and what they lead to, without an exception where there is nothing."""

from __future__ import annotations

import os
from pathlib import Path


def real_path(path: str | os.PathLike[str]) -> Path:
    """Return the absolute path of a file with all links followed, as far as they can be.

    `Path.resolve` raises an exception for links that lead in a circle. Here the path stays as it is
    from there on, and so it does after a part that does not exist, may not be searched or is not a
    valid name; such a path cannot be opened, and opening it reports the reason.
    """
    try:
        return Path(os.path.realpath(path))
    except (OSError, ValueError):  # a NUL character, or a current folder that has been deleted
        return Path(path)


def absolute_path(path: Path) -> Path:
    """Return a path from the root on, with its links; unchanged if the current folder is gone."""
    try:
        return path.absolute()
    except OSError:
        return path


def is_file(path: str | os.PathLike[str]) -> bool:
    """Tell whether a path leads to a file.

    `Path.is_file` raises an exception where it may not look, and for a name that is too long.
    """
    return os.path.isfile(path)  # noqa: PTH113 - never raises


def is_folder(path: str | os.PathLike[str]) -> bool:
    """Tell whether a path leads to a folder, as `is_file` does for a file."""
    return os.path.isdir(path)  # noqa: PTH112 - never raises


def beside(path: Path, suffix: str) -> Path:
    """Return the path of the same name and folder with another suffix.

    If `path` names a folder, such as `.`, return `cv` with the suffix inside it.
    """
    return path.with_suffix(suffix) if path.name.strip(".") else path / f"cv{suffix}"
