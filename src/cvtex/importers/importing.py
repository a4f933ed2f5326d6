"""Import a file: read it, turn it into a draft, and make the files of the CV."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from cvtex.diagnostics import Code, Result, error
from cvtex.importers.conversion import Imported, convert
from cvtex.importers.formats import FORMATS, Importer
from cvtex.importers.origin import Origin


def import_origin(origin: Origin, kind: str, *, is_stream: bool = False) -> Result[Imported]:
    """Return the files that a file of another program becomes; nothing is written.

    `kind` is a key of `FORMATS`. The value is None if the file is not of this kind; the message
    says how to have the kind told, which a stream does not offer.
    """
    known = FORMATS[kind]
    draft = cast("Importer", known.function(known.importer))(origin)
    if draft.value is None:
        message = f"`{origin.path}` is not a file of {known.title}"
        hint = "leave out the kind: cvtex tells it by the content of the file"
        problem = error(Code.FOREIGN_FORMAT, message, hints=() if is_stream else (hint,))
        return Result(None, draft.diagnostics or (problem,))
    made = convert(origin, draft.value)
    return Result(made, draft.diagnostics + made.diagnostics)


def import_file(path: Path, kind: str = "", data: bytes | None = None) -> Result[Imported]:
    """Read a file and return what it becomes, as `import_origin` does, with all diagnostics.

    Without a kind it is guessed. `data` is the content of the file, if it is in memory.
    """
    from cvtex.importers.guess import guess, read_as

    if not kind:
        guessed = guess(path)
        if guessed.value is None:
            return Result(None, guessed.diagnostics)
        kind = guessed.value
    read = read_as(kind, path, data)
    if read.value is None:
        return Result(None, read.diagnostics)
    made = import_origin(read.value, kind, is_stream=data is not None)
    return Result(made.value, read.diagnostics + made.diagnostics)
