"""Parse the text of a .bib file into entries, and report everything that could not be parsed.

The only module that imports bibtexparser, which splits a file into blocks and fields with their
line numbers. Values (`values`), duplicates, and entries with syntax errors (`recovery`) are parsed
by cvtex itself.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from bibtexparser import model as bib
from bibtexparser.entrypoint import parse_string

from cvtex.bibliography.entry import BibEntry, BibField, repeated_among, repeated_keys
from cvtex.bibliography.fields import EntryReader, shorten
from cvtex.bibliography.parser_text import TYPE, parser_text
from cvtex.bibliography.recovery import RecoveredEntry, is_commented_out, recover
from cvtex.bibliography.values import read_value
from cvtex.diagnostics import Code, Diagnostic, Edit, Fix, Result, error, warning
from cvtex.latex.braces import group_end
from cvtex.source import Source, Span

# bibtexparser also returns what it logs, as failed blocks; these are parsed again below.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)


_LONGEST_MACRO = 20_000
"""The largest number of characters in the value of a macro."""

_OPEN_STRING = re.compile(
    r'(?i)@string\s*[{(]\s*(?P<key>[^\s={}()",]+)\s*=\s*[{"]?(?P<value>[^\n{}"]*)'
)


_LARGEST, _MOST_ENTRIES = 20_000_000, 20_000
"""The largest numbers of characters and of entries in a file; a large group has a few thousand."""

_BEGINNING = re.compile(rf"@\s*{TYPE}\s*[{{(]")

_FORM = "an entry is `@type{key, field = {value}, …}`"


class Unread(NamedTuple):
    """An entry that is not read: how it begins, its place, and the reason."""

    head: str
    span: Span
    reason: str


def read_bibliography(
    source: Source, unread: list[Unread] | None = None
) -> Result[tuple[BibEntry, ...]]:
    """Parse all entries of a .bib file, in the order of the file.

    Of duplicate fields the first is kept (BibTeX's rule); of entries with the same key all are
    kept. The value is None only if the file is too large. Entries that are not read are appended to
    `unread`; each is reported too.
    """
    if len(source.text) > _LARGEST or len(_BEGINNING.findall(source.text)) > _MOST_ENTRIES:
        message = f"the file has more than {_MOST_ENTRIES:,} entries or {_LARGEST:,} characters"
        hint = "put the publications of the CV into a smaller file"
        return Result(None, (error(Code.FILE_UNREADABLE, message, source.span(0), hints=(hint,)),))
    reader = _Reader(source)
    entries = tuple(reader.read())
    if unread is not None:
        unread.extend(reader.unread)
    if not entries and not reader.diagnostics and _WORDS.search(source.text):
        message = "no entry could be found in this file"
        reader.diagnostics.append(warning(Code.BIB_SYNTAX, message, source.span(0), hints=(_FORM,)))
    return Result(entries, tuple(reader.diagnostics))


def read_bibliographies(
    sources: Iterable[Source], unread: list[Unread] | None = None
) -> Result[tuple[BibEntry, ...]]:
    """Parse several .bib files as one; entries with the key of an earlier file are kept too.

    Entries that are not read are appended to `unread`.
    """
    entries: list[BibEntry] = []
    diagnostics: list[Diagnostic] = []
    for source in sources:
        read = read_bibliography(source, unread)
        diagnostics.extend(read.diagnostics)
        diagnostics.extend(repeated_keys(entries, read.value or ()))
        entries.extend(read.value or ())
    return Result(tuple(entries), tuple(diagnostics))


# A line that has text and is not a biber comment, an `@string` or the like.
_WORDS = re.compile(r"^[ \t]*[^\s%@]", re.MULTILINE)


class _Reader:
    """The parser of one file, which collects the diagnostics."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.diagnostics: list[Diagnostic] = []
        self.unread: list[Unread] = []
        self.entries = EntryReader(source, self.diagnostics)
        self.parser_text = parser_text(source.text)
        self.restored = self.parser_text.restored

    def read(self) -> list[BibEntry]:
        blocks = parse_string(self.parser_text.text, parse_stack=[]).blocks
        self.entries.macros = self._macros(blocks)
        entries = list(self._entries(blocks))
        self.diagnostics.extend(repeated_among(entries))
        return entries

    def _warn(self, code: Code, message: str, span: Span, *hints: str) -> None:
        self.diagnostics.append(warning(code, message, span, hints=hints))

    def _macros(self, blocks: Sequence[bib.Block]) -> Mapping[str, str]:
        macros: dict[str, str] = {}
        for block in blocks:
            if open_string := _OPEN_STRING.match(block.raw or "") if _is_damaged(block) else None:
                macros[open_string["key"].lower()] = self.restored(open_string["value"])
                message = f"the macro `{open_string['key']}` is not closed"
                place = self.source.span(self._start(block))
                self._warn(Code.BIB_SYNTAX, message, place, "add the closing `}`")
                continue
            definition = getattr(block, "ignore_error_block", None) or block
            if isinstance(definition, bib.String):
                # BibTeX reads top down: a macro may use those above it, and the last definition
                # of a name is used.
                value = read_value(self.restored(definition.value), macros)
                if value.unknown_macros:
                    line = _number(definition.start_line)
                    field = BibField(value.latex, self.source, line, "")
                    self.entries.unknown_macros(value.unknown_macros, definition.key, field)
                if len(value.latex) > _LONGEST_MACRO:
                    place = self.source.word(_number(definition.start_line), "@")
                    message = f"the macro `{definition.key}` is too long and is cut"
                    self._warn(Code.BIB_SYNTAX, message, place)
                macros[definition.key.lower()] = value.latex[:_LONGEST_MACRO]
        return macros

    def _entries(self, blocks: Sequence[bib.Block]) -> Iterator[BibEntry]:
        """Yield the entries in the order of the file; what bibtexparser rejected is recovered."""
        done = 0  # the text before this index has been processed
        comment_end = 0
        for index, block in enumerate(blocks):
            if comment_end and self._start(block) < comment_end:
                continue
            if _is_cut_comment(block):
                comment_end = done = self._comment_end(block)
                continue
            entry = _whole(block)
            if entry is not None:
                line = _number(entry.start_line)
                text = self.source.line(line)
                start = max(text.find("@"), 0) + 1
                end = text.find(",", start) + 1 or len(text) + 1
                span = Span(self.source.path, line, start, line, end)
                if "%" in text and is_commented_out(self.source, self._start(block)):
                    message = f"{self._head(block.raw or '')} is after a `%`, so it is ignored"
                    self._warn(Code.BIB_SYNTAX, message, span, "remove the `%`, or the entry")
                    self._leave(block.raw or "", span, "it is after a `%`")
                    continue
                fields = ((f.key, str(f.value), f.start_line or 0) for f in entry.fields)
                kind, key = entry.entry_type, entry.key
                if self.parser_text.characters:
                    kind, key = self.restored(kind).strip(), self.restored(key)
                    fields = (
                        (self.restored(name), self.restored(value), number)
                        for name, value, number in fields
                    )
                yield self.entries.entry(kind, key, fields, span)
            elif isinstance(block, bib.ExplicitComment):
                if "@" in block.comment:
                    start = self._start(block)
                    self._leave_comment(start, start + len(block.raw or ""))
            elif _is_damaged(block) and self._start(block) >= done:
                start, end = self._start(block), self._end_of_damage(blocks, index)
                if end > start:
                    for found in recover(self.source, start, end):
                        yield from self._recovered_entry(found)
                    done = end

    def _comment_end(self, block: bib.Block) -> int:
        """Report an `@comment` with entries, which are ignored as in biber; return its end."""
        start = self._start(block)
        end = group_end(self.source.text, self.source.text.index("{", start))
        message = "the entries in this `@comment` are ignored"
        span = self.source.span(start)
        self._warn(Code.BIB_SYNTAX, message, span, "remove the `@comment`")
        self._leave_comment(start, end)
        return end

    def _leave_comment(self, start: int, end: int) -> None:
        for found in recover(self.source, start + 1, end):
            head = self.source.text[found.start : found.end]
            self._leave(head, self.source.span(found.start), "it is in an `@comment`")

    def _leave(self, raw: str, span: Span, reason: str) -> None:
        head = self.restored(raw).strip().partition("\n")[0]
        self.unread.append(Unread(shorten(head.rstrip(" ,")), span, reason))

    def _head(self, raw: str) -> str:
        """Return the first line of an entry, to quote it in a message."""
        return f"`{shorten(self.restored(raw).strip().partition(chr(10))[0])}`"

    def _start(self, block: bib.Block) -> int:
        """Return the index at which a block begins; bibtexparser gives only its line."""
        line = self.source.offset(_number(block.start_line))
        return max(line, self.parser_text.text.find((block.raw or "")[:60], line))

    def _end_of_damage(self, blocks: Sequence[bib.Block], index: int) -> int:
        """Return the index of the next block that could be parsed, or of the end of the file."""
        following = islice(blocks, index + 1, None)
        block = next((block for block in following if not _is_damaged(block)), None)
        return len(self.source.text) if block is None else self._start(block)

    def _recovered_entry(self, found: RecoveredEntry) -> Iterator[BibEntry]:
        """Report what is wrong with a recovered entry, and yield it if it is an entry at all."""
        span = self.source.span(found.start)
        head = self._head(self.source.text[found.start : found.end])
        if not found.fields and not found.is_closed:
            message = f"{head} is not an entry, so it is ignored"
            self._warn(Code.BIB_SYNTAX, message, span, _FORM)
            self._leave(self.source.text[found.start : found.end], span, "it is not an entry")
            return
        message = hint = ""
        fix: Fix | None = None
        if found.unclosed:
            name, line = found.unclosed[0]
            span = self._opening(name, line)
            message = f"the value of `{name}` is not closed, so only its first line is read"
            hint = "add the closing brace or quote"
        elif found.missing_comma is not None:
            span = self.source.span(found.missing_comma)
            message = f"a comma is missing after the key `{found.key}`"
            hint, fix = "add it", self._comma_at(found.missing_comma)
        elif not found.is_closed:
            message, hint = f"{head} is not closed", "add the closing `}`"
        elif found.fault is not None:
            span = self.source.span(found.fault)
            message = f"{head} is not valid BibTeX, but could be read"
            hint = "look here for two commas, for `;`, or for text that is not a field"
            hint = _FORM if found.fault == found.start else hint
        if message:
            self.diagnostics.append(warning(Code.BIB_SYNTAX, message, span, hints=(hint,), fix=fix))
        span = self.source.span(found.start)
        yield self.entries.entry(found.type, found.key, found.fields, span)

    def _opening(self, name: str, line: int) -> Span:
        """Return the place at which the value of a field begins; `line` counts from 0."""
        found = BibField("", self.source, line + 1, name).name_span
        index = self.source.offset(found.end_line, found.end_column)
        text = self.source.text
        while index < len(text) - 1 and text[index] in " \t=":
            index += 1
        return self.source.span(index)

    def _comma_at(self, index: int) -> Fix:
        span = self.source.span(index)
        empty = Span(span.path, span.line, span.column, span.line, span.column)
        return Fix("add the comma", (Edit(empty, ","),))


def _whole(block: bib.Block) -> bib.Entry | None:
    """Return the entry of a block, also of one that bibtexparser rejects for a duplicate key."""
    match block:
        case bib.Entry():
            return block
        case bib.DuplicateFieldKeyBlock() | bib.DuplicateBlockKeyBlock():
            inner = block.ignore_error_block
            return inner if isinstance(inner, bib.Entry) else None
    return None


def _is_damaged(block: bib.Block) -> bool:
    """Tell whether bibtexparser could not parse a block."""
    if _whole(block) or isinstance(getattr(block, "ignore_error_block", None), bib.String):
        return False
    return isinstance(block, bib.ParsingFailedBlock | bib.ImplicitComment)


def _is_cut_comment(block: bib.Block) -> bool:
    """Tell whether bibtexparser ended this `@comment` too early, at an entry inside it."""
    raw = (block.raw or "").lower()
    is_comment = isinstance(block, bib.ParsingFailedBlock) and raw.startswith("@comment")
    return is_comment and "{" in raw


def _number(line: int | None) -> int:
    """Return the number of a line, from 1; bibtexparser counts from 0."""
    return (line or 0) + 1
