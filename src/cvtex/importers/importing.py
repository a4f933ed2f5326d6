"""Import a file: read it, turn it into a draft, and make the files of the CV."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from cvtex.diagnostics import Result
from cvtex.importers.conversion import Imported, convert
from cvtex.importers.formats import FORMATS, Importer, Reader


def import_file(path: Path, kind: str) -> Result[Imported]:
    """Return the files that a file of another program becomes; nothing is written.

    `kind` is a key of `FORMATS`. The value is None if the file cannot be read, or is not of this
    kind; all diagnostics are those of the result.
    """
    known = FORMATS[kind]
    read = cast("Reader", known.function(known.reader))(path)
    if read.value is None:
        return Result(None, read.diagnostics)
    draft = cast("Importer", known.function(known.importer))(read.value)
    diagnostics = read.diagnostics + draft.diagnostics
    if draft.value is None:
        return Result(None, diagnostics)
    made = convert(read.value, draft.value)
    return Result(made, diagnostics + made.diagnostics)
