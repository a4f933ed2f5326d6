"""Standard input as a CV or a bibliography: the argument `-`."""

from __future__ import annotations

import codecs
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
# The first line of a TOML file that is not a comment, and the start of a JSON file.
_TOML = re.compile(
    rb"(?:\s|#[^\n]*\n)*"
    rb"(?:[\w\"'.-]+[ \t]*=|\[\[?[ \t]*[A-Za-z_][\w. \t-]*\]\]?[ \t]*(?:#|\r?\n))"
)
_JSON = re.compile(rb'\s*\{\s*"[^"\n]*"\s*:')


def with_standard_input(
    files: Iterable[Path], request: Request, *, may_be_bibliography: bool = False
) -> tuple[list[Path], Request]:
    """Return files and a request in which `-` is a file in memory.

    Its name in messages is `stdin.yaml`, or that of what it looks like: `stdin.json`, `stdin.toml`,
    or `stdin.bib` if it may be a bibliography. The files that it names are looked for in the
    current folder.
    """
    paths = list(files)
    if DASH not in paths:
        return paths, request
    data = sys.stdin.buffer.read(LARGEST + 1)
    if len(data) > LARGEST:
        message = f"standard input is longer than {LARGEST:,} bytes"
        raise OptionError(message)
    name = _name_of(data, may_be_bibliography=may_be_bibliography)
    named = [Path(name) if path == DASH else path for path in paths]
    return named, request._replace(contents={name: data})


def _name_of(data: bytes, *, may_be_bibliography: bool) -> str:
    """Return the name of a file with some content."""
    text = data.removeprefix(codecs.BOM_UTF8)
    if may_be_bibliography and _ENTRY.search(text) and not _KEY.search(text):
        return "stdin.bib"
    if _JSON.match(text):
        return "stdin.json"
    return "stdin.toml" if _TOML.match(text) else "stdin.yaml"
