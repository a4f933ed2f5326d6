r"""What a run of LaTeX leaves for the next in its auxiliary file, such as labels.

Nearly all documents have one label at most: `cv@last`, the number of pages, which headers and
footers print. It is kept between builds, so that a build with as many pages as the one before it
needs one run. If it has changed, LaTeX runs again as it does without.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from cvtex.files import cache
from cvtex.files.paths import absolute_path
from cvtex.typeset.engine import Job

_KIND = "pages"
_PAGES = r"\newlabel{cv@last}{{}{%s}{}{}{}}"
r"""The line that the macros of the base (`\cvcountpages`) write."""

# Lines of every auxiliary file that no further run would read: the outline is complete after the
# first run, and the number of pages is used only through labels.
_BOILERPLATE = (r"\relax", r"\providecommand", r"\BKM@entry", r"\gdef \@abspage@last")


class Known(NamedTuple):
    r"""What is known before the first run: the lines of references, and the definition for TeX.

    `name` is that of the number of pages in the cache; it is empty where none is to be kept. The
    definition is empty, or one line of TeX without its end, for the start of a document.
    """

    name: str = ""
    lines: str = ""
    definition: str = ""


NOTHING = Known()


def read(aux: str) -> str:
    """Return what a further run would read from an auxiliary file."""
    return "\n".join(line for line in aux.splitlines() if not line.startswith(_BOILERPLATE))


def recall(job: Job) -> Known:
    """Return what the last build of the same files has left, if a job counts its pages."""
    if r"\cvcountpages" not in job.tex:
        return NOTHING
    name = cache.name_of(job.name, *sorted(str(absolute_path(Path(path))) for path in job.sources))
    kept = cache.load(_KIND, name) or b""
    if not re.fullmatch(rb"[0-9]{1,4}", kept):
        return Known(name)
    pages = kept.decode()
    definition = rf"\expandafter\gdef\csname r@cv@last\endcsname{{{{}}{{{pages}}}{{}}{{}}{{}}}}"
    return Known(name, _PAGES % pages, definition)


def remember(known: Known, lines: str) -> None:
    """Keep the number of pages of a document that has no other references."""
    found = re.fullmatch(re.escape(_PAGES).replace("%s", "([0-9]{1,4})"), lines)
    if known.name and found and lines != known.lines:
        cache.keep(_KIND, known.name, found[1].encode())
