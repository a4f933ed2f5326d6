"""An entry that is not in a .bib file yet, as a database or another file describes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NewEntry:
    """An entry that may be written into a .bib file.

    `type` is the type of the entry, in lower case: `article`. `fields` has the values of its
    fields in LaTeX, by BibTeX's or biblatex's names in lower case and in the order in which they
    are written: `{"author": "Lindqvist, Mara and Roe, Elle", "month": "jun"}`. The value of
    `month` is written without braces if it is one of BibTeX's macros. `key` is the citation key of
    the origin, or empty if it has none. `origin` says where the entry is from, in the words of
    the user: `doi:10.1000/182`, `papers.ris:12`.
    """

    type: str
    fields: Mapping[str, str]
    key: str = ""
    origin: str = ""

    def get(self, name: str) -> str:
        """Return a field's LaTeX, or an empty text if the entry does not have it."""
        return self.fields.get(name, "")
