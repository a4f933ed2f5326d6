"""The pdfTeX of a TeX Live, or of another TeX distribution, that is on the PATH."""

from __future__ import annotations

import shutil

from cvtex.diagnostics import Code, Result, error
from cvtex.files import resources
from cvtex.typeset.engine import Engine
from cvtex.typeset.pdftex import PdfTex
from cvtex.typeset.programs import INSTALL, PDFLATEX


def find() -> Result[Engine]:
    """Return the engine on the PATH, or an error that says what to install."""
    program = shutil.which(PDFLATEX)
    if program is None:
        message = f"there is no `{PDFLATEX}` on the PATH"
        return Result(None, (error(Code.NO_ENGINE, message, hints=(INSTALL,)),))
    return Result(PdfTex((program,), {"TEXMFHOME": resources.texmf().as_posix()}))
