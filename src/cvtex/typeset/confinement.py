r"""What TeX may read: its own trees and the folder it works in, whatever a document asks for.

Kpathsea's `openin_any=p` restricts `\input`, `\openin` and pictures, but not all primitives of
pdfTeX (1.40): `\pdfobj` puts any file into the PDF, and font maps and fonts are opened wherever
they are. `\pdfobj` is therefore undefined, under all its names, before the document starts, and the
primitives of font maps once the preamble has been read. Reads by other ways are found afterwards,
in TeX's own record of the files that it opened, which lies where no document can write it, and
which has to be whole. Where the kernel has Landlock (`landlock`), TeX does not see other files in
the first place.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from cvtex.typeset.engine import JOB

RECORD = "-recorder"
"""The argument that makes TeX write a record of its files, `<job>.fls`."""

_PREFIXES = ("tex", "pdftex", "etex", "luatex", "xetex", "ptex", "uptex")
"""What expl3 has put before the name of a primitive, over the years (its file `l3names.dtx`)."""


def _all_names(primitives: Iterable[str]) -> tuple[str, ...]:
    """Return the names that LaTeX's format may have for some primitives of pdfTeX, of any year.

    expl3 keeps them as `tex_<name>:D`, formerly with the name of the program that had it first, and
    with or without the `pdf` of the name.
    """
    return tuple(
        name
        for primitive in primitives
        for name in (
            primitive,
            *(
                f"{prefix}_{stem}:D"
                for stem in (primitive, primitive.removeprefix("pdf"))
                for prefix in _PREFIXES
            ),
        )
    )


# `\pdfprimitive` would restore what is undefined.
_NEVER = _all_names(("pdfobj", "pdfprimitive", "pdffiledump"))
"""The names of primitives that no document needs and that read files."""

_MAPS = ("pdfmapfile", "pdfmapline")
_IN_PREAMBLE_ONLY = (*_all_names(_MAPS), *(f"cvtex@{name}" for name in _MAPS))
"""The names of primitives that read any file as a font map, and quote it in the log.

The preamble of a theme needs them; `format_files` has names of its own for them.
"""


def _undefine(names: Iterable[str]) -> str:
    """Return LaTeX without line ends, in any category codes, that undefines some names."""
    return "".join(rf"\expandafter\let\csname {name}\endcsname\undefined" for name in names)


LAST = _undefine(_IN_PREAMBLE_ONLY)
"""What TeX has to execute when the preamble has been read, before anything of the CV."""

# As TeX gives a job name, its characters are no letters. LaTeX's format has further names for it.
_NAME = (
    r"\edef\jobname{" + "".join(rf"\string {letter}" for letter in JOB) + "}"
    + "".join(
        rf"\expandafter\let\csname {name}\endcsname\jobname"
        for name in ("tex_jobname:D", "c_sys_jobname_str")
    )
)  # fmt: skip

# PGF, the base of TikZ, keeps what its pages use (opacity, colour spaces) in objects of `\pdfobj`.
# Here the same stands in the page itself. A macro that lets some forms of `\pdfobj` through would
# have to contain the primitive, so that a document could take it from there. Patterns and shadings
# by functions are streams, for which there is no other way.
_LISTS = (("ColorSpace", "colorspaces"), ("Pattern", "patterns"), ("ExtGState", "extgs"))
_LIST = r"\csname cvtex@pgf@{}\endcsname"
_STREAMS = (("pgfsys@@declarepattern", 9), ("pgfsys@functionalshading", 4))
_PGF = (
    r"\begingroup\catcode64=11 \gdef\pgf@sys@pdf@possible@resources{"
    + "".join(rf"/{key} <<{_LIST.format(name)}>> " for key, name in _LISTS)
    + r"}\gdef\pgf@sys@pdf@install@pageresources{\begingroup"
    r"\edef\temp{\pgf@sys@pdf@possible@resources}"
    r"\global\pdfpageresources\expandafter{\temp}\endgroup}"
    r"\gdef\cvtex@pgf{\let\pgf@sys@pdf@check@resources\relax "
    + "".join(
        rf"\expandafter\gdef\csname cvtex@pgf@{name}\endcsname{{}}"
        rf"\expandafter\def\csname pgf@sys@addpdfresource@{name}@plain\endcsname##1"
        rf"{{\expandafter\xdef\csname cvtex@pgf@{name}\endcsname{{{_LIST.format(name)} ##1}}"
        r"\pgf@sys@pdf@install@pageresources}"
        for _, name in _LISTS
    )
    + r"}\gdef\cvtex@pgf@none{"
    + "".join(
        rf"\gdef\{name}{''.join(f'##{n}' for n in range(1, count + 1))}"
        r"{\expandafter\gdef\csname @pgfshading##1!\endcsname{}"  # or PGF asks again, for ever
        r"\PackageError{cvtex}{TikZ has no patterns and no functional shadings here}{}}"
        for name, count in _STREAMS
    )
    + r"}\ifdefined\AddToHook"
    r"\AddToHook{package/pgfrcs/after}{\let\pgfutil@setuppdfresources\cvtex@pgf}"
    r"\AddToHook{package/pgfsys/after}{\cvtex@pgf@none}\fi\endgroup"
)

FIRST = rf"{_NAME}{_undefine(_NEVER)}{_PGF}\AtBeginDocument{{{LAST}}}"
"""What TeX has to read before anything else; it stands on the first line of a document.

TeX's own job name leads to a folder that no document can name (`process.OUT`), so that its log, its
record and its PDF are there; the name for documents is `JOB`, so that LaTeX's auxiliary files are
in the folder that TeX works in.
"""


@dataclass(frozen=True, slots=True)
class Record:
    """What TeX says of the files that it opened: their names, relative to the folder it ran in."""

    read: tuple[str, ...]
    written: tuple[str, ...]

    def has(self, folder: Path, read: Iterable[Path], written: Iterable[Path]) -> bool:
        """Return whether TeX, run in `folder`, names a format and all these files."""
        inputs, outputs = (
            {_place(name, folder) for name in part} for part in (self.read, self.written)
        )
        return (
            any(name.endswith(".fmt") for name in self.read)
            and inputs.issuperset(read)
            and outputs.issuperset(written)
        )

    def foreign_file(
        self, folder: Path, trees: Sequence[str], own: Sequence[str] = ()
    ) -> str | None:
        """Return the name of a file that TeX has read outside these folders, if there is one.

        That is where a file really lies, when all links have been followed, as the kernel does it.
        Without `trees` these are recognised by the names that they have in all TeX distributions.
        """
        place = _Places(folder)
        allowed = tuple(map(os.path.realpath, (str(folder), *trees, *own)))
        for name in dict.fromkeys(self.read):
            path = place.of(name)
            if path is None or not _is_allowed(path, allowed, are_known=bool(trees)):
                return name.encode(errors="surrogateescape").decode(errors="replace")
        return None


class _Places:
    """Where the files of a record really lie; each folder of theirs is looked up once."""

    def __init__(self, folder: Path) -> None:
        self._folder = os.path.realpath(folder)
        self._known: dict[str, str] = {}

    def of(self, name: str) -> str | None:
        """Return the place of a file; None for a name with `..` that TeX has not from cvtex.

        cvtex calls a file of the parent folder `../<file>` (`format_files`). Any other `..` is a
        document's, and may come after a link.
        """
        if os.pardir in re.split(r"[/\\]" if os.name == "nt" else "/", name.removeprefix("../")):
            return None
        start, end = os.path.split(os.path.join(self._folder, name))  # noqa: PTH118 - `Path` is slow
        if start not in self._known:
            self._known[start] = os.path.realpath(start)
        path = os.path.join(self._known[start], end)  # noqa: PTH118 - `Path` is slow
        return os.path.realpath(path) if os.path.islink(path) else path  # noqa: PTH114 - as above


def read_record(path: Path) -> Record | None:
    """Return TeX's record of files; None if it is missing, or not of the form that TeX writes.

    Its first line is TeX's folder, each further one a file that was opened, and every line ends.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_LONGEST_RECORD + 1)
    except OSError:
        return None
    first, *lines = data.replace(b"\r\n", b"\n").split(b"\n")
    if len(data) > _LONGEST_RECORD or b"\0" in data or not first.startswith(b"PWD ") or not lines:
        return None
    names: dict[bytes, list[str]] = {b"INPUT": [], b"OUTPUT": []}
    for line in lines[:-1]:
        kind, _, name = line.partition(b" ")
        if not name or kind not in names:
            return None
        names[kind].append(name.decode(errors="surrogateescape"))
    return None if lines[-1] else Record(tuple(names[b"INPUT"]), tuple(names[b"OUTPUT"]))


_LONGEST_RECORD = 2**23
"""The size in bytes of a record; that of a CV has a few ten thousand."""


def _place(name: str, folder: Path) -> Path:
    return Path(os.path.normpath(folder / name))


def _is_allowed(path: str, allowed: Iterable[str], *, are_known: bool) -> bool:
    """Return whether a file is in an allowed folder or, if trees are not known, in a TeX tree."""
    if any(_is_in(path, parent) for parent in allowed):
        return True
    if are_known:
        return False
    return any(_is_in(path, store) for store in _STORES) or any(
        _names_a_tree(part) for part in Path(path).parts
    )


def _is_in(path: str, parent: str) -> bool:
    """Return whether a path is a file, or in a folder, by their real paths."""
    path, parent = os.path.normcase(path), os.path.normcase(parent)
    return path == parent or path.startswith(parent + os.sep)


_STORES = ("/nix/store", "/gnu/store", "/usr/share/fonts")
"""Where links of TeX trees lead to on some systems; everybody may read what is there."""


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
        "TeX's record of the files that it opened is checked, and no CV can write it",
        "primitives that read files are undefined, and TeX has no shell",
    )
