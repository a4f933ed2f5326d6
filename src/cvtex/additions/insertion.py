"""Insert text into a .bib file, without a change to any other byte, and check the result."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from cvtex.additions.bib_file import BibFile, bib_file, same_entries
from cvtex.additions.layouts import entry_layout, file_heads, file_layout, file_lines
from cvtex.additions.places import EntryPlace, entry_place
from cvtex.bibliography import BibEntry, read_bibliography
from cvtex.bibliography.vocabulary import canonical_field
from cvtex.diagnostics import Code, Diagnostic, Result, error
from cvtex.new_entries import NewEntry, to_bibtex
from cvtex.new_entries.writing import Layout, field_lines, in_order, valid_fields
from cvtex.source import Source


class Insertion(NamedTuple):
    """A text to be inserted before the character at an index of `BibFile.text`."""

    at: int
    text: str


def place_of(file: BibFile, entry: BibEntry) -> EntryPlace | None:
    """Return the place of an entry, or None if nothing can be inserted into it.

    That is so if it is not well-formed, or has other fields there than cvtex read.
    """
    key = "" if entry.key == f"line-{entry.span.line}" else entry.key
    lines = file_lines(file)
    start, end = [*lines, len(file.text) + 1][entry.span.line - 1 : entry.span.line + 1]
    begins = (begin for begin in file_heads(file).get(key, ()) if start <= begin < end)
    places = (entry_place(file.text, begin) for begin in begins)
    place = next((place for place in places if place is not None), None)
    if place is None:
        return None
    written = {canonical_field(field.name) for field in place.fields}
    names = {field.name.lower() for field in place.fields}
    return place if entry.fields.keys() <= written | names else None


def insert_fields(file: BibFile, place: EntryPlace, fields: Mapping[str, str]) -> Insertion:
    """Return the insertion of fields after the last one of an entry, in its own style."""
    layout = entry_layout(file, place)
    text = file.text
    kept = in_order(valid_fields(fields)).items()
    first = place.fields[0].start if place.fields else place.end - 1
    if not _has_line_end(text[place.start : first]):
        # The entry is on one line.
        listed = ", ".join(
            line[:-1] for line in field_lines(kept, replace(layout, indent="", width=0))
        )
        if place.comma is None:
            return Insertion(place.after, f", {listed}")
        return Insertion(place.comma, f" {listed},")
    lines = field_lines(kept, _filled(layout, place, text))
    inserted = file.newline.join(lines)
    if place.comma is None:
        return Insertion(place.after, f",{file.newline}{inserted[:-1]}")
    end = _line_end(text, place.comma, place.end - 1)
    if end is None:
        return Insertion(place.comma, f"{file.newline}{inserted}")
    return Insertion(end, f"{file.newline}{inserted}")


def _filled(layout: Layout, place: EntryPlace, text: str) -> Layout:
    """Return a layout whose width is that of the entry, if each entry has its own."""
    if layout.width is not None or not place.fields:
        return layout
    last = place.fields[-1]
    equals = text.find("=", last.start, last.value)
    return replace(layout, width=max(0, equals - last.start - layout.equals.index("=")))


def _has_line_end(text: str) -> bool:
    return "\n" in text or "\r" in text


def _line_end(text: str, start: int, limit: int) -> int | None:
    """Return the index of the end of a line, if only spaces or a comment are before it."""
    index = start
    while index < limit and text[index] in " \t":
        index += 1
    if index < limit and text[index] == "%":
        while index < limit and text[index] not in "\r\n":
            index += 1
    return index if index < limit and text[index] in "\r\n" else None


def append_entries(file: BibFile, entries: Sequence[NewEntry]) -> Insertion:
    """Return the insertion of entries at the end of a file, after an empty line."""
    layout = file_layout(file)
    written = layout.newline.join(to_bibtex(entry, layout) for entry in entries)
    ends = file.text.replace("\r\n", "\n").replace("\r", "\n")
    if not ends.strip() or ends.endswith("\n\n"):
        between = ""
    else:
        between = layout.newline * (1 if ends.endswith("\n") else 2)
    return Insertion(len(file.text), between + written)


def with_insertions(
    file: BibFile, insertions: Sequence[Insertion], expected: Sequence[BibEntry]
) -> Result[BibFile]:
    """Return the file with insertions, if it then has exactly the entries that are expected.

    If what is inserted would be read as something else, because an entry above is not closed, or if
    the encoding of the file does not have its characters, there is an error, and no value.
    """
    pieces: list[str] = []
    position = 0
    for at, text in sorted(insertions, key=lambda insertion: insertion.at):
        pieces += [file.text[position:at], text]
        position = at
    encoded = file.encoded("".join([*pieces, file.text[position:]]))
    if encoded is None:
        inserted = (c for insertion in insertions for c in insertion.text)
        lacking = next((c for c in inserted if file.encoded(c) is None), "")
        message = f"`{file.path}` is in {file.encoding}, which lacks `{lacking}` of the new text"
        hint = "save it as UTF-8 in an editor first"
        return Result(None, (error(Code.FILE_UNWRITABLE, message, hints=(hint,)),))
    changed = bib_file(file.path, file.mark + encoded, exists=file.exists)
    if changed.value is None:
        return changed
    if not same_entries(changed.value.entries, expected):
        return Result(None, (_not_read_again(file),))
    return changed


def _not_read_again(file: BibFile) -> Diagnostic:
    last = file.source.text.rfind("@")
    span = file.source.span(last) if last >= 0 else None
    message = f"nothing is written to `{file.path}`: cvtex would not read it as it is meant"
    hint = "is a brace missing in the entry above? `cvtex validate` shows such mistakes"
    return error(Code.FILE_UNWRITABLE, message, span, hints=(hint,))


def with_fields(entry: BibEntry, fields: Mapping[str, str]) -> BibEntry:
    """Return an entry with fields that are inserted into it, as cvtex will read it."""
    added = parsed(NewEntry("misc", fields, "k"))
    return replace(entry, fields={**entry.fields, **added.fields})


def parsed(entry: NewEntry) -> BibEntry:
    """Return an entry as cvtex reads it from a .bib file."""
    read = read_bibliography(Source(entry.origin, to_bibtex(entry))).value
    if not read:  # `to_bibtex` writes a well-formed entry
        raise AssertionError(entry)
    return read[0]
