"""The folder that a CV belongs to: what it names is read from there and from nowhere else.

A CV may come from a stranger, and what its bibliography is said to be would show in messages.
"""

from __future__ import annotations

import os
from pathlib import Path

from cvtex.diagnostics.codes import Code
from cvtex.diagnostics.diagnostic import Diagnostic, error


def is_bibliography(path: Path) -> bool:
    """Tell whether a file is taken for a bibliography, and any other for a CV."""
    return path.suffix.lower() == ".bib"


def project_folder(cv: Path) -> Path:
    """Return the folder of the git repository that a CV lies in, or else the CV's own."""
    folder = cv.parent.resolve()  # where the user has it, though it may be a link
    # Not `Path.exists`, which raises for a folder that may not be looked into.
    holders = (one for one in (folder, *folder.parents) if os.path.exists(one / ".git"))  # noqa: PTH110
    return next(holders, folder)


def outside_of(root: Path | None, cv: Path, file: Path) -> Diagnostic | None:
    """Return what is wrong with a file that lies outside of a project, wherever links lead."""
    allowed = root.resolve() if root is not None else project_folder(cv)
    try:
        meant = file.resolve()
    except (OSError, RuntimeError, ValueError):
        return None  # reading it will say why
    if meant.is_relative_to(allowed):
        return None
    message = f"`{file}` lies outside of the CV's folder `{allowed}`"
    hint = f"copy it there, or allow its folder: `--root {meant.parent}`"
    return error(Code.FILE_UNREADABLE, message, hints=(hint,))
