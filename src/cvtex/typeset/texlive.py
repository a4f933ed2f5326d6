"""The pdfTeX of a TeX Live, or of another TeX distribution, that is on the PATH."""

from __future__ import annotations

import shutil
import sys

from cvtex.diagnostics import Code, Result, error
from cvtex.files import resources
from cvtex.files.paths import real_path
from cvtex.typeset.engine import Engine
from cvtex.typeset.pdftex import PdfTex
from cvtex.typeset.programs import INPUTS, INSTALL, PDFLATEX


def find() -> Result[Engine]:
    """Return the engine on the PATH, or an error that says what to install."""
    program = shutil.which(PDFLATEX)
    if program is None:
        message = f"there is no `{PDFLATEX}` on the PATH"
        return Result(None, (error(Code.NO_ENGINE, message, hints=(INSTALL,)),))
    own = resources.texmf().as_posix()
    visible = (*_trees(program), own)
    # The first versions of Landlock let no program rename a file into another folder, as TeX does
    # with its record; other distributions, which are on other systems, do not know this path.
    inputs = INPUTS if sys.platform == "linux" else ""
    return Result(PdfTex((program,), {"TEXMFHOME": own}, visible=visible, inputs=inputs))


_TREES = (
    "/usr/share/texlive", "/usr/share/texmf", "/usr/share/texmf-dist", "/usr/share/texmf-var",
    "/usr/local/share/texmf", "/var/lib/texmf", "/etc/texmf", "/usr/share/fonts",
    "/opt/texlive", "/usr/local/texlive", "/usr/bin",
)  # fmt: skip
"""Where distributions of Linux, and TeX Live's own installer, have the files of TeX."""


def _trees(program: str) -> tuple[str, ...]:
    """Return the folders that a TeX Live consists of.

    Its own installer has programs and trees in one folder, `<year>/bin/<platform>/pdflatex`.
    """
    folder = real_path(program).parents
    root = next((str(path.parent) for path in folder if path.name == "bin"), "")
    return (*_TREES, root) if root and root not in {"/", "/usr", "/usr/local"} else _TREES
