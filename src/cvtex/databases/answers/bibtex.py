"""Entries of an answer in BibTeX."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from cvtex.diagnostics import Code, Result
from cvtex.new_entries import NewEntry
from cvtex.new_entries.cleaning.fields import safe_values
from cvtex.new_entries.formats.bibtex import read_bibtex
from cvtex.new_entries.latex_values import plain_value
from cvtex.source import Source

BIBTEX = ("application/x-bibtex", "text/x-bibtex")
"""The media types of BibTeX."""


def entries_in_bibtex(text: str, origin: str) -> Result[tuple[NewEntry, ...]]:
    """Return the entries of a text in BibTeX, as far as they can be read, with their origin.

    Their fields have biblatex's names and only commands that cvtex knows. The diagnostics tell what
    cannot be read, because the text ends too early for example; their places are in the text.
    """
    read = read_bibtex(Source("", text))
    entries = (
        replace(entry, fields=harmless(entry.fields), origin=origin) for entry in read.value or ()
    )
    damage = (p for p in read.diagnostics if p.code in {Code.BIB_SYNTAX, Code.FILE_UNREADABLE})
    return Result(tuple(entries), tuple(damage))


def harmless(fields: Mapping[str, str]) -> dict[str, str]:
    """Return fields with values that neither make TeX do anything nor have invisible characters.

    These steer a terminal, or turn the direction of a text.
    """
    return safe_values({name: plain_value(latex) for name, latex in fields.items()}, [])
