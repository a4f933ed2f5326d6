r"""What TeX may read: its own trees and the folder it works in, whatever a document asks for.

Kpathsea's `openin_any=p` restricts `\input`, `\openin` and pictures, but not all primitives of
pdfTeX (1.40): `\pdfobj` puts any file into the PDF, and font maps and fonts are opened wherever
they are. `\pdfobj` is therefore undefined, under all its names, before the document starts, and the
primitives of font maps once the preamble has been read. Reads by other ways are found afterwards,
in TeX's own record of the files that it opened. Where the kernel has Landlock (`landlock`), TeX
does not see other files in the first place.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePath

RECORD = "-recorder"
"""The argument that makes TeX write a record of its files, `<job>.fls`."""

# LaTeX's format has pdfTeX's names and those of expl3; `\pdfprimitive` would restore what is
# undefined.
_NEVER = ("pdfobj", "tex_pdfobj:D", "pdfprimitive", "tex_primitive:D", "pdffiledump",
          "tex_filedump:D")  # fmt: skip
"""The names of primitives that no document needs and that read files."""

_IN_PREAMBLE_ONLY = ("pdfmapfile", "pdfmapline", "tex_pdfmapfile:D", "tex_pdfmapline:D",
                     "cvtex@pdfmapfile", "cvtex@pdfmapline")  # fmt: skip
"""The names of primitives that read any file as a font map, and quote it in the log.

The preamble of a theme needs them; `format_files` has names of its own for them.
"""


def _undefine(names: Iterable[str]) -> str:
    """Return LaTeX without line ends, in any category codes, that undefines some names."""
    return "".join(rf"\expandafter\let\csname {name}\endcsname\undefined" for name in names)


LAST = _undefine(_IN_PREAMBLE_ONLY)
"""What TeX has to execute when the preamble has been read, before anything of the CV."""

FIRST = rf"{_undefine(_NEVER)}\AtBeginDocument{{{LAST}}}"
"""What TeX has to read before anything else; it stands on the first line of a document."""


def foreign_file(folder: Path, job: str, trees: Sequence[str]) -> str | None:
    """Return the name of a file that TeX has read outside `folder` and its trees; None if none.

    Without `trees` these are recognised by the names that they have in all TeX distributions. If
    the record does not have the form that TeX writes, a document has overwritten it: then the
    name of the record is returned.
    """
    record = folder / f"{job}.fls"
    try:
        lines = record.read_bytes().decode(errors="replace").splitlines()
    except OSError:
        return None  # TeX has not started
    if not lines or not lines[0].startswith("PWD "):
        return record.name
    allowed = (folder, folder.resolve(), *map(Path, trees))
    for line in lines:
        kind, _, name = line.partition(" ")
        if kind == "OUTPUT" and PurePath(name).name.lower() == record.name:
            return record.name
        if kind == "INPUT" and not _is_allowed(name, folder, allowed, are_known=bool(trees)):
            return name
    return None


def _is_allowed(name: str, folder: Path, allowed: Iterable[Path], *, are_known: bool) -> bool:
    """Return whether a file is in an allowed folder or, if trees are not known, in a TeX tree."""
    path = Path(os.path.normpath(folder / name))
    if any(path.is_relative_to(parent) for parent in allowed):
        return True
    return not are_known and any(_names_a_tree(part) for part in path.parts)


def _names_a_tree(part: str) -> bool:
    return part.lower().startswith(("texmf", "texlive", "tinytex", ".texlive", "miktex"))


def walls() -> tuple[str, ...]:
    """Return what keeps TeX from other files on this machine, in words, the strongest first.

    The first line is about the kernel, also where it offers nothing.
    """
    from cvtex.typeset import landlock

    kernel = (
        f"the kernel shows TeX its own files only (Landlock, version {landlock.version()})"
        if landlock.version()
        else "the kernel hides no files from TeX: it has no Landlock, or does not allow it"
    )
    return (
        kernel,
        "TeX's record of the files that it opened is checked after each run",
        "primitives that read files are undefined, and TeX has no shell",
    )
