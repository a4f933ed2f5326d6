"""Read the archive of LinkedIn: a zip file, the folder that it was unpacked to, or one table."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from pathlib import Path, PurePosixPath

from cvtex.diagnostics import Code, Diagnostic, Result, error, warning
from cvtex.files.paths import is_file, is_folder
from cvtex.files.read import decode, read_data
from cvtex.importers.linkedin.tables import read_table
from cvtex.importers.origin import Origin, Tree
from cvtex.source import Source

TABLES = (
    "certifications", "courses", "education", "email addresses", "honors", "languages",
    "organizations", "patents", "phonenumbers", "positions", "profile", "profile summary",
    "projects", "publications", "recommendations_received", "skills", "test scores", "volunteering",
)  # fmt: skip
"""The tables with what is in a CV, by their names in lower case without `.csv`.

All others are about the use of the network, or about other people: contacts, messages, ads.
"""

_OTHER_NAMES = {
    "email_addresses": "email addresses",
    "honors & awards": "honors",
    "phone numbers": "phonenumbers",
    "profile_summary": "profile summary",
    "recommendations received": "recommendations_received",
    "test_scores": "test scores",
    "volunteering experiences": "volunteering",
}

_LARGEST = 5 << 20
"""How many bytes a table may have, unpacked."""

_MOST_FILES = 5000
_MOST_NAMES = 12


def is_archive(path: Path) -> bool:
    """Tell whether a path is an archive, a folder or a table of LinkedIn."""
    names = _names(path)
    if path.suffix.lower() == ".csv":
        return bool(names)
    return "profile" in names or len(names) > 1


def read_archive(path: Path, data: bytes | None = None) -> Result[Origin]:
    """Read the tables of an archive that have something for a CV.

    `data` is the content of the archive, or of one table, if it is known.
    """
    tree = Tree()
    found: dict[str, Source] = {}
    problems: list[Diagnostic] = []
    others: list[str] = []
    try:
        for name, load in _files(path, data):
            table = _table(name)
            if table is None:
                others.append(name)
                continue
            read = load()
            problems += read.diagnostics
            if read.value is not None and table not in found:
                decoded = decode(f"{path}/{name}" if path.name != name else str(path), read.value)
                problems += decoded.diagnostics
                if decoded.value is not None:
                    found[table] = decoded.value
    except (OSError, zipfile.BadZipFile, NotImplementedError) as problem:
        message = f"`{path}` cannot be unpacked: {problem}"
        hint = "unpack it yourself, and name the folder"
        return Result(None, (error(Code.FILE_UNREADABLE, message, hints=(hint,)),))
    if not found:
        tables = ", ".join(f"`{name}.csv`" for name in ("Profile", "Positions", "Education"))
        message = f"`{path}` has no table of LinkedIn, such as {tables}"
        hint = "LinkedIn makes an archive for you: Settings, Data privacy, Get a copy of your data"
        return Result(None, (*problems, error(Code.FOREIGN_FORMAT, message, hints=(hint,))))
    root = tree.node({
        table: read_table(source, tree, PurePosixPath(source.path).stem)
        for table, source in sorted(found.items())
    })  # fmt: skip
    if others:
        problems.append(_unread(others))
    sources = {source.path: source for source in found.values()}
    return Result(Origin(path, root, sources), tuple(problems))


def _unread(names: list[str]) -> Diagnostic:
    shown = ", ".join(sorted(names, key=str.casefold)[:_MOST_NAMES])
    more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
    message = f"files of the archive without anything for a CV were not read: {shown}{more}"
    return warning(Code.NOT_IMPORTED, message)


def _table(name: str) -> str | None:
    path = PurePosixPath(name.replace("\\", "/"))
    if path.suffix.lower() != ".csv":
        return None
    stem = path.stem.lower().strip()
    stem = _OTHER_NAMES.get(stem, stem)
    return stem if stem in TABLES else None


def _names(path: Path) -> set[str]:
    try:
        return {table for name, _ in _files(path) if (table := _table(name))}
    except (OSError, zipfile.BadZipFile, NotImplementedError):
        return set()


def _files(
    path: Path, data: bytes | None = None
) -> Iterator[tuple[str, Callable[[], Result[bytes]]]]:
    """Yield the names of the files in an archive, each with a function that reads it.

    Raises `OSError`, `BadZipFile` or `NotImplementedError` if it is not readable.
    """
    if is_folder(path):
        for file in sorted(path.iterdir())[:_MOST_FILES]:
            if is_file(file):
                yield file.name, partial(_read, file)
    elif path.suffix.lower() == ".csv":
        yield path.name, partial(_read, path) if data is None else partial(Result, data)
    else:
        with zipfile.ZipFile(path if data is None else BytesIO(data)) as archive:
            for info in archive.infolist()[:_MOST_FILES]:
                if not info.is_dir():
                    yield info.filename, partial(_unpacked, archive, info)


def _read(path: Path) -> Result[bytes]:
    return read_data(path, what="the table", largest=_LARGEST)


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Result[bytes]:
    """Return a file of an archive; what the archive says of its size is not trusted."""
    try:
        with archive.open(info) as file:
            data = file.read(_LARGEST + 1)
    except (OSError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error) as problem:
        message = f"`{info.filename}` cannot be unpacked: {problem}"
        return Result(None, (error(Code.FILE_UNREADABLE, message),))
    if len(data) > _LARGEST:
        message = f"`{info.filename}` is larger than {_LARGEST >> 20} MB"
        return Result(None, (error(Code.FILE_UNREADABLE, message),))
    return Result(data)
