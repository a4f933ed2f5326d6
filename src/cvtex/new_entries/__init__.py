"""Entries to be written into a .bib file: their fields, and their text in BibTeX."""

from __future__ import annotations

from cvtex.new_entries.entry import NewEntry

__all__ = ["NewEntry"]
