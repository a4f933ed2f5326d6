r"""TeX format files (`.fmt`): preambles that TeX has read once, so that a build starts after them.

A document is divided at two places: at `\begin{document}`, and at the comment of a theme after
which everything belongs to one CV. The text before the first place, the preamble, is dumped into a
format; the text between the two, the opening, is executed by a TeX that was started early, before
the document is known. The key of a format is made of both, the engine and this version of cvtex.

A few primitives have effects that a format does not keep (font maps, the Unicode meaning of glyphs,
the identifier of the file). Their calls are recorded while the preamble is read, and repeated at
the start of each run with the format.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import zlib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from cvtex.files import cache, fingerprint
from cvtex.typeset import confinement
from cvtex.typeset.log.text import has_error
from cvtex.typeset.programs import program_stamp

NAME = "cvtex"
"""The job name, and so the stem of the files, of the run that dumps a format."""

_MARK = "\n% ---- The CV:"
"""The start of a theme's comment after which everything belongs to one CV."""

_BEGIN = "\n\\begin{document}"

_NOTHING: Mapping[str, bytes] = MappingProxyType({})

# The primitives whose effect a format does not keep (pdfTeX 1.40), with their argument counts.
_RECORDED = (("pdfmapfile", 1), ("pdfmapline", 1), ("pdfglyphtounicode", 2), ("pdftrailerid", 1))

# Calls are collected in chunks of 100: one macro with all of them would be copied at each call.
_RECORD = r"""\catcode`\@=11
\newcount\cvtex@notes \newcount\cvtex@chunk
\def\cvtex@note#1{%
  \expandafter\let\expandafter\cvtex@old\csname cvtex@chunk\the\cvtex@chunk\endcsname
  \ifx\cvtex@old\relax \let\cvtex@old\empty \fi
  \expandafter\xdef\csname cvtex@chunk\the\cvtex@chunk\endcsname{%
    \unexpanded\expandafter{\cvtex@old#1}}%
  \global\advance\cvtex@notes 1
  \ifnum\cvtex@notes>100 \global\cvtex@notes=0 \global\advance\cvtex@chunk 1 \fi}
"""
_REPEAT = (
    r"""\def\cvtex@again#1{\ifcsname cvtex@chunk#1\endcsname
  \csname cvtex@chunk#1\endcsname
  \expandafter\cvtex@again\expandafter{\the\numexpr#1+1\relax}\fi}
\def\cvtexagain{\cvtex@again{0}"""
    + confinement.LAST
    + r"""}
\catcode`\@=12
"""
)


class Parts(NamedTuple):
    """The three parts of a document, in their order."""

    preamble: str
    opening: str
    body: str


def split(tex: str) -> Parts | None:
    """Divide a document; None if it does not begin with a preamble that can be dumped."""
    marked, mark, _ = tex.partition(_MARK)
    before, begin, _ = tex.partition(_BEGIN)
    if not tex.startswith("\\documentclass") or not (mark or begin):
        return None
    if not begin or len(marked) < len(before):
        return Parts(marked, "", tex[len(marked) + 1 :])
    end = len(marked) if mark else len(before)
    return Parts(before, tex[len(before) + 1 : end + 1], tex[end + 1 :])


_PICTURES = (".png", ".jpg", ".jpeg", ".pdf")


def read_by_preambles(assets: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files of a theme that a format may depend on: all but pictures."""
    return {name: data for name, data in assets.items() if not name.lower().endswith(_PICTURES)}


def format_key(parts: Parts, program: str, assets: Mapping[str, bytes] = _NOTHING) -> str:
    """Return the name of the format of a document, for a TeX at the path `program`.

    `assets` are the files of its theme.
    """
    read = sorted(read_by_preambles(assets).items())
    return cache.name_of(
        *(f"{name} {hashlib.sha256(data).hexdigest()}" for name, data in read),
        fingerprint.installation(),
        confinement.FIRST,
        confinement.LAST,
        program_stamp(Path(program)),
        parts.preamble,
        parts.opening,
    )


def dump_source(parts: Parts) -> str:
    """Return the TeX source that dumps the format of a document."""
    wrap = "".join(_wrapper(name, count) for name, count in _RECORDED)
    unwrap = "".join(f"\\let\\{name}\\cvtex@{name}\n" for name, _ in _RECORDED)
    start = confinement.FIRST + "\n" + _RECORD + wrap + "\\catcode`\\@=12\n"
    opening = "\\gdef\\cvtexopening{" + parts.opening.replace("#", "##") + "}\n"
    end = "\n\\catcode`\\@=11\n" + unwrap + _REPEAT
    return start + parts.preamble + end + opening + _REFUSE + "\\dump\n"


NO_FORMAT = "cvtex: a format cannot keep what the preamble has put into the PDF"
"""What TeX's log says of a preamble that makes boxes or pictures of the PDF, as fadings do."""

# With such a format, pdfTeX crashes where the box is used.
_REFUSE = (
    r"\ifnum\numexpr\pdflastxform+\pdflastximage+\pdflastobj\relax>0 "
    rf"\errmessage{{{NO_FORMAT}}}\fi" + "\n"
)


def _wrapper(name: str, count: int) -> str:
    """Return the definition of a primitive that also records each of its calls."""
    arguments = "".join(f"#{n}" for n in range(1, count + 1))
    groups = "".join(f"{{#{n}}}" for n in range(1, count + 1))
    call = f"\\cvtex@{name}{groups}"
    return (
        f"\\let\\cvtex@{name}\\{name}\n\\def\\{name}{arguments}{{{call}\\cvtex@note{{{call}}}}}\n"
    )


OPEN = "\\cvtexagain\\cvtexopening"
"""The first line of a TeX that is started early: it executes the opening."""


def document_after_format(parts: Parts, first: str = "", *, opened: bool = False) -> str:
    """Return the document for a TeX that starts with its format.

    `first` is TeX that it has to execute before all else. Every line has the number that it has in
    the whole document, for TeX's messages. With `opened` TeX has executed the opening already.
    """
    lines = parts.preamble.count("\n") + 1
    if opened:
        return first + "%\n" * (lines + parts.opening.count("\n")) + parts.body
    return f"{first}\\cvtexagain\n" + "%\n" * (lines - 1) + parts.opening + parts.body


def opened_without_error(log: str, name: str) -> bool:
    """Return whether a TeX that executed an opening came to the document `name` without error."""
    before, found, _ = log.partition(f"(./{name}")
    return bool(found) and not has_error(before)


def format_environment(format_file: Path, folder: Path) -> Mapping[str, str]:
    """Return the environment variables with which a TeX finds a format by its name.

    If Kpathsea would expand characters of the format's path, the format is copied into `folder`,
    the parent of the one that TeX works in, where no document can write. Raises `OSError` if it
    cannot be copied.
    """
    path = format_file.parent.as_posix()
    if re.search(r"[,;${}~]" if os.name == "nt" else r"[,;:${}~]", path):
        if format_file.parent != folder:
            shutil.copyfile(format_file, folder / format_file.name)
        path = ".."
    return {"TEXFORMATS": f"{path}{os.pathsep}"}


def decompressed(dumped: bytes) -> bytes:
    """Return a format without compression (about three times as long), which TeX reads faster."""
    try:
        return zlib.decompress(dumped, zlib.MAX_WBITS | _GZIP)
    except zlib.error:
        return dumped


_GZIP = 16  # added to zlib's window size, it makes zlib expect the gzip header
