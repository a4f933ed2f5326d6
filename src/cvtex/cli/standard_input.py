"""Standard input as a CV or a bibliography: the argument `-`."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path

from cvtex.cli.arguments import OptionError, Request
from cvtex.files.read import LARGEST

DASH = Path("-")
"""The path by which a user names standard input."""

# The first line of a BibTeX file that is not a comment.
_ENTRY = re.compile(rb"^\s*@\s*[A-Za-z]+\s*[{(]", re.MULTILINE)
_KEY = re.compile(rb"^[A-Za-z_]+:(?:\s|$)", re.MULTILINE)


def with_standard_input(
    files: Iterable[Path], request: Request, *, may_be_bibliography: bool = False
) -> tuple[list[Path], Request]:
    """Return files and a request in which `-` is a file in memory.

    Its name in messages is `stdin.yaml`, or `stdin.bib` if it may be a bibliography and looks like
    one. The files that it names are looked for in the current folder.
    """
    paths = list(files)
    if DASH not in paths:
        return paths, request
    data = sys.stdin.buffer.read(LARGEST + 1)
    if len(data) > LARGEST:
        message = f"standard input is longer than {LARGEST:,} bytes"
        raise OptionError(message)
    is_bibliography = may_be_bibliography and _ENTRY.search(data) and not _KEY.search(data)
    name = "stdin.bib" if is_bibliography else "stdin.yaml"
    named = [Path(name) if path == DASH else path for path in paths]
    return named, request._replace(contents={name: data})
