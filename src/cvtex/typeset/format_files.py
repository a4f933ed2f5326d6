r"""Preambles that TeX has read once, kept as formats, so that a build begins behind them.

A document is divided at two places: at `\begin{document}`, and at the comment of a theme behind
which it is of one CV alone. What comes before the first is dumped into a format; what lies between
is its opening, which a TeX that waits does ahead. Both, with the engine and this version of cvtex,
are the key. What TeX does not put into a format (the maps of fonts, what glyphs mean, the
identifier of the file) is noted while the preamble is read, and done again at the beginning.
"""

from __future__ import annotations

import os
import re
import shutil
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from cvtex.files import cache, fingerprint
from cvtex.typeset import confinement
from cvtex.typeset import process as tex_process

_MARK = "\n% ---- The CV:"
"""The comment of a theme from which on a document is of one CV alone."""

_BEGIN = "\n\\begin{document}"

# Primitives whose effect a format does not keep (pdfTeX 1.40), with the number of their arguments.
_NOTED = (("pdfmapfile", 1), ("pdfmapline", 1), ("pdfglyphtounicode", 2), ("pdftrailerid", 1))

_NOTE = r"""\catcode`\@=11
\newcount\cvtex@notes \newcount\cvtex@chunk
\def\cvtex@note#1{%
  \expandafter\let\expandafter\cvtex@old\csname cvtex@chunk\the\cvtex@chunk\endcsname
  \ifx\cvtex@old\relax \let\cvtex@old\empty \fi
  \expandafter\xdef\csname cvtex@chunk\the\cvtex@chunk\endcsname{%
    \unexpanded\expandafter{\cvtex@old#1}}%
  \global\advance\cvtex@notes 1
  \ifnum\cvtex@notes>100 \global\cvtex@notes=0 \global\advance\cvtex@chunk 1 \fi}
"""
_DO_AGAIN = r"""\def\cvtex@again#1{\ifcsname cvtex@chunk#1\endcsname
  \csname cvtex@chunk#1\endcsname
  \expandafter\cvtex@again\expandafter{\the\numexpr#1+1\relax}\fi}
\def\cvtexagain{\cvtex@again{0}}
\catcode`\@=12
"""


class Parts(NamedTuple):
    """A document: its preamble, its opening, and the rest."""

    preamble: str
    opening: str
    body: str


def split(tex: str) -> Parts | None:
    """Divide a document; None if it has no preamble of its own."""
    marked, mark, _ = tex.partition(_MARK)
    before, begin, _ = tex.partition(_BEGIN)
    if not tex.startswith("\\documentclass") or not (mark or begin):
        return None
    if not begin or len(marked) < len(before):
        return Parts(marked, "", tex[len(marked) + 1 :])
    end = len(marked) if mark else len(before)
    return Parts(before, tex[len(before) + 1 : end + 1], tex[end + 1 :])


def key(parts: Parts, program: str) -> str:
    """Return the name of the format of a document."""
    told = (
        fingerprint.installation(),
        confinement.FIRST,
        stamp(Path(program)),
        parts.preamble,
        parts.opening,
    )
    return cache.name_of(*told)


def stamp(program: Path) -> str:
    """Return what tells a program from an older or newer one of the same name."""
    try:
        status = program.stat()
    except OSError:
        return str(program)
    return f"{program} {status.st_size} {status.st_mtime_ns}"


def dump_source(parts: Parts) -> str:
    """Return what TeX is to read to make a format."""
    wrap = "".join(_wrapper(name, count) for name, count in _NOTED)
    unwrap = "".join(f"\\let\\{name}\\cvtex@{name}\n" for name, _ in _NOTED)
    start = confinement.FIRST + "\n" + _NOTE + wrap + "\\catcode`\\@=12\n"
    opening = "\\gdef\\cvtexopening{" + parts.opening.replace("#", "##") + "}\n"
    end = "\n\\catcode`\\@=11\n" + unwrap + _DO_AGAIN
    return start + parts.preamble + end + opening + "\\dump\n"


def _wrapper(name: str, count: int) -> str:
    arguments = "".join(f"#{n}" for n in range(1, count + 1))
    groups = "".join(f"{{#{n}}}" for n in range(1, count + 1))
    call = f"\\cvtex@{name}{groups}"
    return (
        f"\\let\\cvtex@{name}\\{name}\n\\def\\{name}{arguments}{{{call}\\cvtex@note{{{call}}}}}\n"
    )


OPEN = "\\cvtexagain\\cvtexopening"
"""What a TeX that waits does ahead."""


def document(parts: Parts, *, is_open: bool = False) -> str:
    """Return the document for a format, with every line where it was.

    With `is_open` TeX has done the opening already.
    """
    lines = parts.preamble.count("\n") + 1
    if is_open:
        return "%\n" * (lines + parts.opening.count("\n")) + parts.body
    return "\\cvtexagain\n" + "%\n" * (lines - 1) + parts.opening + parts.body


def opened(log: str, name: str) -> bool:
    """Tell whether a TeX that had done the opening came to the document, with no error before."""
    before, found, _ = log.partition(f"(./{name}")
    return bool(found) and not tex_process.has_error(before)


def option(format_file: Path) -> str:
    """Return the argument that makes TeX begin with a format, which `search_path` lets it find.

    Not by its path: TeX begins its record of files (`confinement`) beside what it is called by.
    """
    return f"-fmt={format_file.stem}"


def search_path(format_file: Path, folder: Path) -> Mapping[str, str]:
    """Return what the environment of a TeX is to have that begins with a format in a folder.

    A format whose path Kpathsea would not take as it is gets a copy there.
    """
    path = format_file.parent.as_posix()
    if re.search(r"[,;${}~]" if os.name == "nt" else r"[,;:${}~]", path):
        if format_file.parent != folder:
            shutil.copyfile(format_file, folder / format_file.name)
        path = "."
    return {"TEXFORMATS": f"{path}{os.pathsep}"}


def unpacked(dumped: bytes) -> bytes:
    """Return a format as TeX reads it soonest: it packs one when it writes it, into a third."""
    try:
        return zlib.decompress(dumped, zlib.MAX_WBITS | _GZIP)
    except zlib.error:
        return dumped


_GZIP = 16  # what zlib is to add to the size of its window to read gzip's form


NAME = "cvtex"
"""What a format is called while it is made."""
