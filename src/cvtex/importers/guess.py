"""Tell of which program a file is, by its name and its values."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from cvtex.diagnostics import Code, Diagnostic, Result, error
from cvtex.importers.formats import FORMATS, Format, Reader
from cvtex.importers.origin import Origin

FOLDER = "/"
"""The suffix of a folder in `Format.suffixes`."""

UNREADABLE: Mapping[str, str] = {
    ".tex": "LaTeX says how a page looks, and not what is a position or a degree",
    ".docx": "a Word file says how a page looks, and not what is a position or a degree",
    ".doc": "a Word file says how a page looks, and not what is a position or a degree",
    ".odt": "a text document says how a page looks, and not what is a position or a degree",
    ".rtf": "a text document says how a page looks, and not what is a position or a degree",
    ".html": "a web page says how a page looks, and not what is a position or a degree",
    ".md": "plain Markdown does not say what is a position or a degree",
    ".pdf": "a PDF says how a page looks, and not what is a position or a degree",
}
"""Why there is no importer, by the suffix of files that hold CVs."""


def guess(path: Path) -> Result[str]:
    """Return the kind of a file, a key of `FORMATS`, or an error that says what the kinds are."""
    suffix = FOLDER if os.path.isdir(path) else path.suffix.lower()  # noqa: PTH112 - never raises
    origins: dict[str, Result[Origin]] = {}
    for kind, known in FORMATS.items():
        if suffix not in known.suffixes:
            continue
        if known.reader not in origins:
            origins[known.reader] = read_as(kind, path)
        origin = origins[known.reader].value
        if origin is not None and known.function(known.looks_like)(origin.root):
            return Result(kind)
    failures = [origin.diagnostics for origin in origins.values() if origin.value is None]
    if failures and len(failures) == len(origins):
        return Result(None, failures[0])
    return Result(None, (_unknown(path, suffix),))


def read_as(kind: str, path: Path, data: bytes | None = None) -> Result[Origin]:
    """Read a file as one of a kind. `data` is its content, if it is in memory."""
    known = FORMATS[kind]
    read = known.function(known.reader)
    if data is None:
        return cast("Reader", read)(path)
    return cast("Result[Origin]", read(path, data))


def _unknown(path: Path, suffix: str) -> Diagnostic:
    if reason := UNREADABLE.get(suffix):
        message = f"`{path}` cannot be imported: {reason}"
    elif not os.path.lexists(path):
        return error(Code.FILE_NOT_FOUND, f"the file `{path}` does not exist")
    else:
        message = f"`{path}` is not a file of a program that cvtex knows"
    kinds = [f"{title_of(kind)}" for kind in FORMATS]
    hints = (
        f"cvtex imports {', '.join(kinds[:-1])} and {kinds[-1]}" if kinds[1:] else "",
        "if it is one of them, name its kind: `cvtex import KIND FILE`",
    )
    return error(Code.FOREIGN_FORMAT, message, hints=tuple(filter(None, hints)))


def title_of(kind: str) -> str:
    """Return how a kind is named in a list: `rendercv` (RenderCV, cv.yaml)."""
    known: Format = FORMATS[kind]
    return f"`{kind}` ({known.title}: {known.files})"
