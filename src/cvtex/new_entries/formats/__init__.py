"""Read publications from files: .bib, RIS, CSL-JSON, EndNote and PubMed."""

from __future__ import annotations

from cvtex.new_entries.formats.registry import FORMATS, format_of, read_entries

__all__ = ["FORMATS", "format_of", "read_entries"]
