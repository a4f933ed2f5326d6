"""Files that hold CVs and are neither YAML, JSON nor TOML: which of them can be imported."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from pathlib import PurePath

from cvtex.diagnostics import Code, Diagnostic, error

_NAMES: Mapping[str, str] = {
    ".tex": "LaTeX",
    ".docx": "Word files",
    ".doc": "Word files",
    ".odt": "text documents",
    ".rtf": "text documents",
    ".pages": "text documents",
    ".html": "web pages",
    ".htm": "web pages",
    ".pdf": "other PDFs",
    ".md": "Markdown",
    ".txt": "plain text",
}
"""What cannot be imported, by the suffix of its files."""

_KINDS: Mapping[str, tuple[str, str]] = {
    ".xml": ("europass", "an XML file of Europass"),
    ".pdf": ("europass", "a PDF of Europass"),
    ".zip": ("linkedin", "an archive of LinkedIn"),
}
"""The kind of `cvtex import` that reads such files, and what they then are, by the suffix."""


_BIBLIOGRAPHIES = frozenset({".bib", ".bibtex", ".ris", ".enw", ".nbib"})
"""The suffixes of files of publications, which a CV names or `cvtex add` reads."""


def foreign_file(path: str) -> Diagnostic | None:
    """Return the diagnostic for a file that was named as a CV; None if its name says nothing."""
    suffix = PurePath(path).suffix.lower()
    hints = []
    if suffix in _KINDS:
        kind, what = _KINDS[suffix]
        command = f"`cvtex import {kind} {shlex.quote(path)}`"
        hints.append(f"if it is {what}, {command} makes a CV of cvtex from it")
    if name := _NAMES.get(suffix):
        hints.append(f"there is no importer for {name}, {_LACKS}")
        hints.append("`cvtex new DIR` writes a CV of cvtex to copy your texts into")
    if suffix in _BIBLIOGRAPHIES:
        hints.append(f"`cvtex add {shlex.quote(path)}` adds its publications to those of a CV")
        if suffix == ".bib":
            made = f"`cvtex new DIR --name NAME --from {shlex.quote(path)}`"
            hints.append(f"{made} makes a CV with these publications")
    if not hints:
        return None
    return error(Code.FOREIGN_FORMAT, f"`{path}` is not a CV of cvtex", hints=tuple(hints))


_LACKS = "since nothing in such a file says what is a position, a degree or a date"
