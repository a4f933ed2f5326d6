"""A .bib file that entries are added to: its bytes, its entries, and how its lines are written."""

from __future__ import annotations

import codecs
import os
import re
import stat
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cvtex.bibliography import BibEntry, Reference, read_bibliography
from cvtex.bibliography.inheritance import inherit
from cvtex.bibliography.parser_text import TYPE
from cvtex.bibliography.reference import references
from cvtex.diagnostics import Code, Diagnostic, Result, error
from cvtex.files import is_bibliography
from cvtex.files.paths import real_path
from cvtex.files.read import decode, read_data
from cvtex.latex.braces import closed_group_end
from cvtex.source import Source, Span

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NEWLINE = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True, eq=False)
class BibFile:
    """A .bib file as it is on disk, or one that does not exist yet.

    `data` are its bytes, and `text` is their text with its own line ends and without the byte order
    mark `mark`; `encoding` is Python's name. `source` is the text as cvtex parses it, and `entries`
    what it has, each with the reference of the same index in `references`, which has inherited
    fields too. `newline` is the line end that most lines have.
    """

    path: Path
    data: bytes
    mark: bytes
    encoding: str
    text: str
    source: Source
    entries: tuple[BibEntry, ...]
    references: tuple[Reference, ...]
    newline: str
    exists: bool

    def encoded(self, text: str) -> bytes | None:
        """Return a text in the encoding of the file, or None if it has no such characters."""
        try:
            return text.encode(self.encoding, "surrogateescape")
        except UnicodeEncodeError:
            return None

    @property
    def keys(self) -> frozenset[str]:
        """The citation keys of the file, also those in `ids`."""
        own = {entry.key for entry in self.entries}
        return frozenset(own.union(*(reference.keys_in("ids") for reference in self.references)))


def open_bib(path: Path, *, to_write: bool = True) -> Result[BibFile]:
    """Read a .bib file; one that does not exist is empty.

    With `to_write`, a file that the user may not write or make is refused. Diagnostics of the
    entries are not returned: they are of `cvtex validate`.
    """
    exists = os.path.lexists(path)
    refused = (_refusal(path) if exists else _refusal_of_new(path)) if to_write else None
    if refused is not None:
        return Result(None, (refused,))
    read = read_data(path, what="the bibliography") if exists else Result(b"")
    if read.value is None:
        return Result(None, read.diagnostics)
    return bib_file(path, read.value, exists=exists)


def bib_file(path: Path, data: bytes, *, exists: bool = True) -> Result[BibFile]:
    """Return a .bib file with some bytes."""
    mark, encoding = next(
        ((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", "utf-8")
    )
    body = data.removeprefix(mark)
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError:
        if mark:
            message = f"`{path}` is not valid {encoding.upper()}"
            hint = "save it as UTF-8 in an editor first"
            return Result(None, (error(Code.FILE_UNREADABLE, message, hints=(hint,)),))
        # As `files.read` reads it; bytes that mean nothing there stay as they are.
        encoding = "cp1252"
        text = body.decode(encoding, "surrogateescape")
    decoded = decode(str(path), data)
    if decoded.value is None:
        return Result(None, decoded.diagnostics)
    source = decoded.value
    parsed = read_bibliography(source)
    if parsed.value is None:
        return Result(None, parsed.diagnostics)
    filled = {(entry.span, entry.key): entry for entry in inherit(parsed.value).value or ()}
    whole = references([filled.get((entry.span, entry.key), entry) for entry in parsed.value])
    ends = _NEWLINE.findall(text)
    newline = max(("\n", "\r\n", "\r"), key=ends.count)
    return Result(
        BibFile(path, data, mark, encoding, text, source, parsed.value, whole, newline, exists)
    )


def _refusal(path: Path) -> Diagnostic | None:
    """Return why an existing file cannot be changed, or None."""
    target = real_path(path)
    # Whoever made the link would choose what is written to, and its name says that it is BibTeX.
    if os.path.islink(path) and not is_bibliography(target):  # noqa: PTH114 - never raises
        message = f"`{path}` is a link to `{target}`, which is not a .bib file"
        hint = "remove the link, or name another file with `--to`"
        return error(Code.FILE_UNWRITABLE, message, hints=(hint,))
    try:
        mode = path.stat().st_mode
    except OSError:
        return None  # reading it reports the reason
    # A file that is replaced need not be writable itself; whoever protects it means it.
    if stat.S_ISREG(mode) and (not mode & 0o222 or not os.access(path, os.W_OK)):
        message = f"`{path}` is read-only, so nothing is added to it"
        hint = "allow writing to it, or name another file with `--to`"
        return error(Code.FILE_UNWRITABLE, message, hints=(hint,))
    return _refusal_of_folder(path, target.parent)


def _refusal_of_new(path: Path) -> Diagnostic | None:
    """Return why a file cannot be made, or None."""
    folder = path.parent
    if not folder.is_dir():
        message = f"`{path}` cannot be written: its folder does not exist"
        hint = "make the folder first, or name another file with `--to`"
        return error(Code.FILE_UNWRITABLE, message, hints=(hint,))
    return _refusal_of_folder(path, folder)


def _refusal_of_folder(path: Path, folder: Path) -> Diagnostic | None:
    """Return that a file cannot be written to its folder, or None; it is written beside first."""
    if os.access(folder, os.W_OK):
        return None
    message = f"`{path}` cannot be written: its folder is read-only"
    return error(Code.FILE_UNWRITABLE, message, hints=("name another file with `--to`",))


def open_end(file: BibFile) -> Span | None:
    """Return the place of the last entry, comment or macro if it is not closed, or None."""
    text = file.source.text
    last = next(iter(deque(_BEGINNING.finditer(text), maxlen=1)), None)
    if last is None or _is_closed(text, last.end() - 1):
        return None
    return file.source.span(last.start("at"))


_BEGINNING = re.compile(rf"^[ \t]*(?P<at>@)\s*{TYPE}\s*[{{(]", re.MULTILINE)


def _is_closed(text: str, start: int) -> bool:
    """Tell whether what a brace or a bracket opens at an index is closed."""
    if text[start] == "{":
        return closed_group_end(text, start) is not None
    position: int | None = start + 1
    while position is not None and (found := _BRACE_OR_END.search(text, position)):
        if found[0] == ")":
            return True
        position = closed_group_end(text, found.start())
    return False


_BRACE_OR_END = re.compile(r"[{)]")


def same_entries(first: Sequence[BibEntry], second: Sequence[BibEntry]) -> bool:
    """Tell whether two lists of entries have the same keys, types and fields in the same order.

    A month is the same whatever the file has made of its macro.
    """
    return [_content(entry) for entry in first] == [_content(entry) for entry in second]


def _content(entry: BibEntry) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    fields = tuple(
        (name, "" if name == "month" else field.latex) for name, field in entry.fields.items()
    )
    return entry.key, entry.written_type, fields
