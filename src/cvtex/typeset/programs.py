"""TeX programs as files: what they are called, and whether one has been replaced.

Apart from the engines, since a build that finds nothing to do needs no more of TeX than this.
"""

from __future__ import annotations

from pathlib import Path

PDFLATEX = "pdflatex"
"""The program of a TeX distribution that typesets LaTeX."""

INPUTS = "$TEXMF/tex/{latex,generic,}//"
"""Where the trees of TeX Live have what this program reads: its `TEXINPUTS.pdflatex`."""

INSTALL = (
    "install TeX Live: `apt install texlive-latex-extra`, `brew install --cask mactex`, "
    "or https://tug.org/texlive"
)
"""A hint for a user without TeX."""


def program_stamp(program: Path) -> str:
    """Return a text that differs between versions of a program: its path, size and time."""
    try:
        status = program.stat()
    except OSError:
        return str(program)
    return f"{program} {status.st_size} {status.st_mtime_ns}"
