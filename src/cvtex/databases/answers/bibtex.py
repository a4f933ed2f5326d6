"""Entries of an answer in BibTeX."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from cvtex.new_entries import NewEntry
from cvtex.new_entries.cleaning.fields import LITERAL, safe_values
from cvtex.new_entries.formats.bibtex import read_bibtex
from cvtex.source import Source

BIBTEX = ("application/x-bibtex", "text/x-bibtex")
"""The media types of BibTeX."""


def entries_in_bibtex(text: str, origin: str) -> tuple[NewEntry, ...]:
    """Return the entries of a text in BibTeX, as far as they can be read, with their origin.

    Their fields have biblatex's names and only commands that cvtex knows.
    """
    return tuple(
        replace(entry, fields=harmless(entry.fields), origin=origin)
        for entry in read_bibtex(Source("", text)).value or ()
    )


def harmless(fields: Mapping[str, str]) -> dict[str, str]:
    r"""Return fields with values that make TeX do nothing, also not by another notation.

    For TeX, `^^5cinput` is `\input`, wherever it stands.
    """
    return {
        name: latex.replace("^^", "%5E%5E" if name in LITERAL else r"\textasciicircum{}" * 2)
        for name, latex in safe_values(fields, []).items()
    }
