"""Absolute paths, without an exception where there is none."""

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
