r"""Preambles that TeX has read once, kept as formats, so that a build begins behind them.

Everything before the part of a theme that is of one CV alone (or before `\begin{document}`, if the
theme does not mark it) is the key, with the engine and this version of cvtex. What TeX does not put
into a format (the maps of fonts, what glyphs mean, the identifier of the file) is noted while the
preamble is read, and done again at the beginning of each document.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from cvtex import cache

# Where a preamble ends: at this comment of a theme, or else where the document begins.
_ENDS = ("\n% ---- The CV:", "\n\\begin{document}")

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
    """A document's preamble, and the document from where the preamble ends."""

    preamble: str
    body: str


def split(tex: str) -> Parts | None:
    """Divide a document; None if it has no preamble of its own."""
    for end in _ENDS:
        before, found, after = tex.partition(end)
        if found and before.startswith("\\documentclass"):
            return Parts(before, found[1:] + after)
    return None


def key(preamble: str, program: str) -> str:
    """Return the name of the format of a preamble."""
    parts = (cache.installation(), _stamp(Path(program)), preamble)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


def _stamp(program: Path) -> str:
    try:
        status = program.stat()
    except OSError:
        return str(program)
    return f"{program} {status.st_size} {status.st_mtime_ns}"


def dump_source(preamble: str) -> str:
    """Return what TeX is to read to make a format of a preamble."""
    wrap = "".join(_wrapper(name, count) for name, count in _NOTED)
    unwrap = "".join(f"\\let\\{name}\\cvtex@{name}\n" for name, _ in _NOTED)
    start = _NOTE + wrap + "\\catcode`\\@=12\n"
    return start + preamble + "\n\\catcode`\\@=11\n" + unwrap + _DO_AGAIN + "\\dump\n"


def _wrapper(name: str, count: int) -> str:
    arguments = "".join(f"#{n}" for n in range(1, count + 1))
    groups = "".join(f"{{#{n}}}" for n in range(1, count + 1))
    call = f"\\cvtex@{name}{groups}"
    return (
        f"\\let\\cvtex@{name}\\{name}\n\\def\\{name}{arguments}{{{call}\\cvtex@note{{{call}}}}}\n"
    )


def document(parts: Parts) -> str:
    """Return the document for a format, with every line where it was."""
    lines = parts.preamble.count("\n") + 1
    return "\n".join(["\\cvtexagain", *["%"] * (lines - 1), parts.body])


def command_line(arguments: Sequence[str]) -> list[str]:
    """Return the arguments that make TeX begin with the format beside the document."""
    return ["-fmt=" + NAME, *arguments]


NAME = "cvtex"
"""What a format is called in the folder of a job."""
