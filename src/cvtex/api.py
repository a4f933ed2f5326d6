"""cvtex as a library: values in, values out; nothing is printed or written, but in the cache.

    import cvtex

    made = cvtex.build("cv.yaml")
    if made.pdf is not None:
        ...                                # its bytes
    for problem in made.diagnostics:
        ...                                # severity, code, message, span, hints

Files can be given in memory: `cvtex.Options(contents={"cv.yaml": b"name: …"})`. All functions may
be called from several threads at once; each call of `build` runs a TeX of its own.
"""

from __future__ import annotations

import os
from pathlib import Path

from cvtex.compiler import NO_OPTIONS, Compilation, Options, Session
from cvtex.compiler import stages as compiler
from cvtex.typeset import EngineName

StrPath = str | os.PathLike[str]


def load(cv: StrPath, options: Options = NO_OPTIONS) -> Compilation:
    """Read and check a CV with its bibliography: `document` is what a template sees, or None."""
    return compiler.check(Path(cv), options)


def to_latex(cv: StrPath, options: Options = NO_OPTIONS) -> Compilation:
    """Go on to the LaTeX: `latex` is text that stands on its own, or None."""
    return compiler.to_latex(Path(cv), options)


def build(
    cv: StrPath, options: Options = NO_OPTIONS, *, engine: EngineName = EngineName.AUTO
) -> Compilation:
    """Go on to the PDF: `pdf` is its bytes, or None, and `log` is what TeX has said.

    Takes about half a second for a CV of some pages, most of it in another process.
    """
    build = Session(Path(cv), options=options, engine=engine).build()
    return build.compilation or Compilation(build.diagnostics, {})
