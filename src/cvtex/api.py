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

from cvtex.compiler import NO_OPTIONS, Compilation, Options, Session, stages
from cvtex.compiler.session import StrPath
from cvtex.typeset import EngineName


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
