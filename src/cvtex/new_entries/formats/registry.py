"""The formats of files with publications, and which of them a file is in.

To add a format, write a module with a reader and add a line to this table.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from cvtex.diagnostics import Code, Result, error
from cvtex.new_entries.entry import NewEntry
from cvtex.new_entries.formats.bibtex import is_bibtex, read_bibtex
from cvtex.new_entries.formats.csl_json import is_csl_json, read_csl_json
from cvtex.new_entries.formats.endnote import is_endnote, read_endnote
from cvtex.new_entries.formats.interface import FileFormat
from cvtex.new_entries.formats.medline import is_medline, read_medline
from cvtex.new_entries.formats.ris import is_ris, read_ris
from cvtex.source import Source

FORMATS = (
    FileFormat("BibTeX", (".bib", ".bibtex"), is_bibtex, read_bibtex),
    FileFormat("RIS", (".ris",), is_ris, read_ris),
    FileFormat("CSL-JSON", (".json", ".csl"), is_csl_json, read_csl_json),
    FileFormat("EndNote", (".enw",), is_endnote, read_endnote),
    FileFormat("PubMed", (".nbib",), is_medline, read_medline),
)
"""All formats; a text is in the first whose beginning it has."""


def suffixes() -> Iterable[str]:
    """Return the ends of the names of files that can be read."""
    return (suffix for known in FORMATS for suffix in known.suffixes)


def format_of(source: Source) -> FileFormat | None:
    """Return the format of a file, by its text, or by its name if the text shows none."""
    suffix = Path(source.path).suffix.lower()
    by_name = next((known for known in FORMATS if suffix in known.suffixes), None)
    if by_name is not None and by_name.is_like(source.text):
        return by_name
    return next((known for known in FORMATS if known.is_like(source.text)), by_name)


def read_entries(source: Source) -> Result[tuple[NewEntry, ...]]:
    """Read the publications of a file in any format."""
    if not source.text.strip():
        message, hint = f"`{source.path}` is empty", "has the other program written it to its end?"
        return Result(None, (error(Code.FILE_UNREADABLE, message, hints=(hint,)),))
    found = format_of(source)
    if found is None:
        message = f"`{source.path}` is in no format that cvtex can read publications from"
        known = ", ".join(f"{known.name} (`{known.suffixes[0]}`)" for known in FORMATS)
        hint = f"it reads {known}, and lists of identifiers without any other words"
        return Result(None, (error(Code.FILE_UNREADABLE, message, hints=(hint,)),))
    return found.read(source)
