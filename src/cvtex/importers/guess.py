"""Tell of which program a file is, by its name and its values."""

from __future__ import annotations

import os
import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import cast

from cvtex.diagnostics import Code, Diagnostic, Result, error
from cvtex.files.paths import is_folder
from cvtex.files.read import read_data
from cvtex.importers.formats import FORMATS, Reader
from cvtex.importers.origin import Origin
from cvtex.validation.foreign_files import foreign_file

FOLDER = "/"
"""The suffix of a folder in `Format.suffixes`."""


def guess(path: Path) -> Result[str]:
    """Return the kind of a file, a key of `FORMATS`, or an error that says what the kinds are."""
    suffix = FOLDER if is_folder(path) else _suffix(path)
    origins: dict[str, Result[Origin]] = {}
    for kind, known in FORMATS.items():
        if suffix not in known.suffixes:
            continue
        if known.reader not in origins:
            origins[known.reader] = read_as(kind, path)
        origin = origins[known.reader].value
        if origin is not None and known.function(known.looks_like)(origin.root):
            return Result(kind)
    read = [origin.value for origin in origins.values() if origin.value]
    for failure in (origin.diagnostics for origin in origins.values()):
        # That a file is of no program that a reader knows is said once for all of them.
        if not read and not any(problem.code in _UNKNOWN for problem in failure):
            return Result(None, failure)
    return Result(None, (_unknown(path, read),))


_SIGNS = {b"PK": ".zip", b"%PDF": ".pdf", b"<": ".xml", b"{": ".json"}


def suffix_of(data: bytes) -> str:
    """Return the suffix that a file should have, by its first sign; an empty text for others."""
    begin = data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip()
    return next((suffix for sign, suffix in _SIGNS.items() if begin.startswith(sign)), "")


def _suffix(path: Path) -> str:
    """Return the suffix of a file; where its name says nothing, that which its content asks for."""
    suffix = path.suffix.lower()
    if any(suffix in known.suffixes for known in FORMATS.values()) or foreign_file(str(path)):
        return suffix
    read = read_data(path, what="the file")
    return suffix_of(read.value) or ".yaml" if read.value else suffix


_UNKNOWN = frozenset({Code.FOREIGN_FORMAT, Code.FILE_NOT_FOUND})


def read_as(kind: str, path: Path, data: bytes | None = None) -> Result[Origin]:
    """Read a file as one of a kind. `data` is its content, if it is in memory."""
    known = FORMATS[kind]
    return cast("Reader", known.function(known.reader))(path, data)


def _unknown(path: Path, origins: Sequence[Origin]) -> Diagnostic:
    """Return why a file cannot be imported; `origins` is what could be read of it."""
    if not os.path.exists(path):  # noqa: PTH110 - never raises
        return error(Code.FILE_NOT_FOUND, f"the file `{path}` does not exist")
    if any(origin.root.get("name") and origin.root.get("sections") for origin in origins):
        message = f"`{path}` is a CV of cvtex already"
        hint = f"`cvtex pdf {shlex.quote(str(path))}` compiles it"
        return error(Code.FOREIGN_FORMAT, message, hints=(hint,))
    if not origins and (foreign := foreign_file(str(path))):
        return error(foreign.code, f"`{path}` cannot be imported", hints=foreign.hints)
    kinds = [f"`{kind}` ({known.title}: {known.files})" for kind, known in FORMATS.items()]
    hints = (f"cvtex imports {', '.join(kinds)}", "name the kind if it is one of them")
    message = f"`{path}` does not look like a file that cvtex can import"
    return error(Code.FOREIGN_FORMAT, message, hints=hints)
