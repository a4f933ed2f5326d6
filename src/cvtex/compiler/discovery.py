"""Find the CVs that a bibliography or a part belongs to, so that these are checked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cvtex.files import is_bibliography
from cvtex.files.paths import is_file, real_path
from cvtex.files.read import read_source
from cvtex.files.syntaxes import SUFFIXES
from cvtex.yaml import INCLUDE, Data, parse

_MOST = 100
"""How many files are followed from a part to the CVs that include it."""


def cvs_naming(bibliography: Path) -> tuple[Path, ...]:
    """Return the CVs that name a bibliography, in its folder and in the folders above it.

    A relative path is followed up to the folder that it starts from; for an absolute path only its
    own folder is searched. A CV may also name the bibliography in a part.
    """
    found: dict[Path, None] = {}
    for path, data in _naming(bibliography):
        owners = () if _is_whole(data) else cvs_including(path)
        found |= dict.fromkeys(owners or (path,))
    return tuple(found)


def cvs_including(part: Path) -> tuple[Path, ...]:
    """Return the CVs that a file is a part of, searched for as by `cvs_naming`.

    There are none if the file is a CV itself, with a name and sections.
    """
    ahead, seen = [part], {real_path(part)}
    found: list[Path] = []
    while ahead and len(seen) < _MOST:
        including = [
            (path, data) for path, data in _naming(ahead.pop()) if real_path(path) not in seen
        ]
        seen |= {real_path(path) for path, _ in including}
        for path, data in including:
            is_top = isinstance(data, dict) and (INCLUDE in data or "sections" in data)
            if _is_whole(data) or is_top:
                found.append(path)
            else:
                ahead.append(path)
    return () if found and _is_whole(_data_of(part)) else tuple(found)


def _is_whole(data: Data) -> bool:
    return isinstance(data, dict) and "name" in data and "sections" in data


def _naming(file: Path) -> Iterator[tuple[Path, Data]]:
    """Yield the files that name a bibliography or include a part, with their data."""
    folders = [file.parent]
    if not file.is_absolute():
        folders.extend(file.parent.parents)
    wanted = real_path(file)
    for path in (path for folder in folders for path in _data_files(folder)):
        source = read_source(path, what="the CV").value
        if source is None or file.name not in source.text or real_path(path) == wanted:
            continue
        document = parse(source).value
        data = document.data if document else None
        names = _bibliographies(data) if is_bibliography(file) else _included(data)
        if any(real_path(path.parent / name) == wanted for name in names):
            yield path, data


def _data_files(folder: Path) -> Iterator[Path]:
    try:
        files = sorted(folder.iterdir())
    except OSError:  # not a folder, or one that may not be listed
        return
    for path in files:
        if path.suffix in SUFFIXES and is_file(path):
            yield path


def _data_of(path: Path) -> Data:
    source = read_source(path, what="the part").value
    document = parse(source).value if source else None
    return document.data if document else None


def _bibliographies(data: Data) -> Iterator[str]:
    named = data.get("bibliography") if isinstance(data, dict) else None
    yield from (name for name in _listed(named) if isinstance(name, str))


def _included(data: Data) -> Iterator[str]:
    """Yield the names of the files that the data includes, at any depth."""
    match data:
        case dict():
            for key, value in data.items():
                if key == INCLUDE:
                    yield from (name for name in _listed(value) if isinstance(name, str))
                else:
                    yield from _included(value)
        case list():
            for value in data:
                yield from _included(value)


def _listed(value: Data) -> list[Data]:
    return value if isinstance(value, list) else [value]
