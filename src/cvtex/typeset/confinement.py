r"""What TeX may read: its own trees and the folder it works in, whatever a document asks of it.

Kpathsea's `openin_any=p` is heeded by `\input`, `\openin` and pictures, but not by all of pdfTeX's
primitives (1.40): `\pdfobj` reads any file into the PDF, and maps and fonts are opened wherever
they lie. The first is taken away, before a document has begun and with all its other names. The
rest is seen from TeX's own record of the files that it has opened.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePath

RECORD = "-recorder"
"""The argument that makes TeX keep a record of its files, `<job>.fls`."""

# In LaTeX's format these have the names of pdfTeX and those of expl3; `\pdfprimitive` would give
# back whatever is taken away.
_TAKEN = ("pdfobj", "tex_pdfobj:D", "pdfprimitive", "tex_primitive:D")

FIRST = (
    r"\catcode`\_=11\catcode`\:=11 "
    + "".join(rf"\let\{name}\undefined" for name in _TAKEN)
    + r"\catcode`\_=8\catcode`\:=12 "
)
"""What TeX is to read before anything else, on the first line of a document."""


def foreign(folder: Path, job: str, trees: Sequence[str]) -> str | None:
    """Return a file that TeX has read though it is neither in `folder` nor in its trees.

    Without `trees` these are known by their names, as every TeX distribution has them. If the
    record is not as TeX leaves it, a document has written over it: then it is the record's name.
    """
    record = folder / f"{job}.fls"
    try:
        lines = record.read_bytes().decode(errors="replace").splitlines()
    except OSError:
        return None  # TeX has not begun
    if not lines or not lines[0].startswith("PWD "):
        return record.name
    allowed = (folder, folder.resolve(), *map(Path, trees))
    for line in lines:
        kind, _, name = line.partition(" ")
        if kind == "OUTPUT" and PurePath(name).name.lower() == record.name:
            return record.name
        if kind == "INPUT" and not _is_own(name, folder, allowed, is_known=bool(trees)):
            return name
    return None


def _is_own(name: str, folder: Path, allowed: Iterable[Path], *, is_known: bool) -> bool:
    path = Path(os.path.normpath(folder / name))
    if any(path.is_relative_to(one) for one in allowed):
        return True
    return not is_known and any(_is_of_a_tree(part) for part in PurePath(path).parts)


def _is_of_a_tree(part: str) -> bool:
    return part.lower().startswith(("texmf", "texlive", "tinytex", ".texlive", "miktex"))
