"""cvtex as a library: values in, values out; nothing is printed, only the cache is written.

    import cvtex

    compiled = cvtex.build("cv.yaml")
    if compiled.pdf is not None:
        ...                                # the bytes of the PDF
    for diagnostic in compiled.diagnostics:
        ...                                # severity, code, message, span, hints

Files can be given in memory: `cvtex.Options(contents={"cv.yaml": b"name: …"})`. All functions may
be called from several threads at once; each call of `build` runs a TeX of its own.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cvtex.compiler import NO_OPTIONS, Compilation, Options, Session, stages
from cvtex.compiler.session import StrPath
from cvtex.diagnostics import Result
from cvtex.typeset import EngineName

if TYPE_CHECKING:
    from cvtex.importers.conversion import Imported


def load(cv: StrPath, options: Options = NO_OPTIONS) -> Compilation:
    """Read and check a CV with its bibliography.

    `document` of the result is what templates see, or None if there is an error.
    """
    return stages.check(Path(cv), options)


def to_latex(cv: StrPath, options: Options = NO_OPTIONS) -> Compilation:
    """Compile a CV to LaTeX: `latex` of the result is a complete document, or None."""
    return stages.to_latex(Path(cv), options)


def build(
    cv: StrPath, options: Options = NO_OPTIONS, *, engine: EngineName = EngineName.AUTO
) -> Compilation:
    """Compile a CV to PDF: `pdf` of the result is its bytes, or None, and `log` is TeX's log.

    Takes about half a second for a CV of some pages, most of it in another process.
    """
    build = Session(cv, options=options, engine=engine).build()
    return build.compilation or Compilation(build.diagnostics, {})


def import_cv(path: StrPath, kind: str = "", *, data: bytes | None = None) -> Result[Imported]:
    """Make the files of a CV from that of another program; nothing is written.

    `kind` is one of `cvtex import`, and is guessed if it is left out; `data` is the content of the
    file, if it is in memory. The value has the `files` by their names, and the `losses`; it is None
    if there is an error. Raises `ValueError` for a kind that there is not, and for data without a
    kind.
    """
    from cvtex.importers.formats import FORMATS
    from cvtex.importers.importing import import_file

    if kind not in FORMATS and (kind or data is not None):
        message = f"the kind is one of {', '.join(FORMATS)}, not {kind!r}"
        raise ValueError(message)
    return import_file(Path(path), kind, data)
