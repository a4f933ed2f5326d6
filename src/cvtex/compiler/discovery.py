"""Find the CVs that name a bibliography, so that it is checked together with them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from cvtex.files.paths import real_path
from cvtex.files.read import read_source
from cvtex.yaml import parse_yaml


def cvs_naming(bibliography: Path) -> tuple[Path, ...]:
    """Return the CVs that name a bibliography, in its folder and in the folders above it.

    A relative path is followed up to the folder that it starts from; for an absolute path only its
    own folder is searched.
    """
    folders = [bibliography.parent]
    if not bibliography.is_absolute():
        folders.extend(bibliography.parent.parents)
    return tuple(cv for folder in folders for cv in _yaml_files(folder) if _names(cv, bibliography))


def _yaml_files(folder: Path) -> Iterator[Path]:
    try:
        files = sorted(folder.iterdir())
    except OSError:  # not a folder, or one that may not be listed
        return
    for path in files:
        if path.suffix in {".yaml", ".yml"} and os.path.isfile(path):  # noqa: PTH113 - never raises
            yield path


def _names(cv: Path, bibliography: Path) -> bool:
    source = read_source(cv, what="the CV").value
    if source is None or bibliography.name not in source.text:
        return False
    document = parse_yaml(source).value
    named = document.get("bibliography") if document else None
    names = named if isinstance(named, list) else [named]
    wanted = real_path(bibliography)
    return any(isinstance(name, str) and real_path(cv.parent / name) == wanted for name in names)
