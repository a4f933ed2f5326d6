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


_LAYOUTS = {
    "texmf-dist": ("texmf-dist", "texmf-var", "texmf-config", "texmf-local", "texmf.cnf",
                   "../texmf-local"),
    "share/texmf-dist": ("share/texmf-dist", "share/texmf-var", "share/texmf", "lib"),
    "share/texlive": ("share/texlive", "share/texmf-dist", "share/texmf-var", "share/texmf", "lib"),
}  # fmt: skip
"""What a TeX Live has beside the folder `bin`, by the folder that tells the kind.

The first is that of its own installer, also of TinyTeX; the others are those of package managers
without privileges (conda, Homebrew), whose programs have their libraries there too.
"""


def _trees(program: str) -> tuple[str, ...]:
    """Return the folders and files that a TeX Live consists of.

    Its own installer has programs and trees in one folder, `<year>/bin/<platform>/pdflatex`. Of
    that folder, which may be anybody's, such as a home with a `bin`, only known parts are taken.
    """
    folders = real_path(program).parents
    root = next((path.parent for path in folders if path.name == "bin"), None)
    if root is None or root.as_posix() in {"/", "/usr", "/usr/local"}:
        return _TREES
    parts = next((own for name, own in _LAYOUTS.items() if (root / name).is_dir()), ())
    return (*_TREES, *((root / name).as_posix() for name in parts))
