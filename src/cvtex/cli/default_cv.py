"""Find the CV of a command that names no file."""

from __future__ import annotations

import re
from pathlib import Path

from cvtex.cli.arguments import OptionError
from cvtex.files.paths import is_file
from cvtex.files.read import open_regular

NAMES = ("cv.yaml", "cv.yml", "cv.toml", "cv.json")
"""The names that a CV has in the current folder, the usual one first."""

_EXPORT = re.compile(rb'\s*(?:\{\s*"cvtex"\s*:|\Z)')
_HEAD = 200


def default_cv() -> Path:
    """Return the CV in the current folder, or `cv.yaml` if there is none.

    A `cv.json` that `cvtex export json` has written counts only if there is no other. Raises
    `OptionError` if there are several CVs.
    """
    first, *others = [name for name in NAMES if is_file(name)] or NAMES[:1]
    others = [name for name in others if not is_export(Path(name))]
    if others:
        names = " and ".join(f"`{name}`" for name in (first, *others))
        message = f"this folder has more than one CV, {names}: name the one that you mean"
        raise OptionError(message)
    return Path(first)


def is_export(path: Path) -> bool:
    """Tell whether a file is what `cvtex export json` writes, or an empty one in its place."""
    try:
        with open_regular(path) as file:
            return path.suffix == ".json" and _EXPORT.match(file.read(_HEAD)) is not None
    except (OSError, ValueError):
        return False
