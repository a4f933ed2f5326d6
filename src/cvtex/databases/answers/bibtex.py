"""Entries of an answer in BibTeX."""

from __future__ import annotations

from cvtex.bibliography import BibField, read_bibliography
from cvtex.bibliography.values import MONTHS
from cvtex.databases.answers.description import safe_latex
from cvtex.new_entries import NewEntry
from cvtex.source import Source

BIBTEX = ("application/x-bibtex", "text/x-bibtex")
"""The media types of BibTeX."""


def entries_in_bibtex(text: str, origin: str) -> tuple[NewEntry, ...]:
    """Return the entries of a text in BibTeX, as far as they can be read, with their origin."""
    read = read_bibliography(Source("", text))
    entries = []
    for entry in read.value or ():
        fields = {field.name.lower(): _value(field) for field in entry.fields.values()}
        written = {name: latex for name, latex in fields.items() if latex}
        entries.append(NewEntry(entry.written_type, written, entry.key, origin))
    return tuple(entries)


_MACROS = {name: macro for macro, name in MONTHS.items()}


def _value(field: BibField) -> str:
    latex = " ".join(field.latex.split())
    return _MACROS.get(latex, latex) if field.name.lower() == "month" else safe_latex(latex)
