"""Read the entries of a .bib file to write them into another one."""

from __future__ import annotations

import re

from cvtex.bibliography import BibEntry, read_bibliography
from cvtex.bibliography.inheritance import inherit
from cvtex.bibliography.parser_text import TYPE
from cvtex.diagnostics import Diagnostic, Result
from cvtex.new_entries.entry import NewEntry
from cvtex.source import Source

_RESOLVED = frozenset({"crossref", "xdata"})


def read_bibtex(source: Source) -> Result[tuple[NewEntry, ...]]:
    """Read a .bib file: macros are expanded, and what an entry inherits is its own.

    The `related` entries of an entry may have other keys in the other file; they are kept by name.
    """
    read = read_bibliography(source)
    if read.value is None:
        return Result(None, read.diagnostics)
    filled = inherit(read.value)
    diagnostics: tuple[Diagnostic, ...] = (*read.diagnostics, *filled.diagnostics)
    return Result(tuple(map(bib_entry, filled.value or ())), diagnostics)


def bib_entry(entry: BibEntry) -> NewEntry:
    """Return an entry of a .bib file as a new one."""
    fields = {name: field.latex for name, field in entry.fields.items() if name not in _RESOLVED}
    return NewEntry(entry.written_type, fields, entry.key, f"{entry.span.path}:{entry.span.line}")


def is_bibtex(text: str) -> bool:
    """Tell whether a text has entries of BibTeX."""
    return re.search(rf"(?m)^\s*@\s*{TYPE}\s*[{{(]", text) is not None
