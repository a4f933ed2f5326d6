"""A .bib file's text to entries; what could not be read becomes a diagnostic, never silence.

The only module that imports bibtexparser. It is used for what it does well, splitting a file into
blocks and fields with their lines; values, duplicates and repairs are ours (`bib_value`,
`bib_recovery`).
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from bibtexparser import model as bib
from bibtexparser.entrypoint import parse_string

from cvtex.bibliography.entry import BibEntry, BibField
from cvtex.bibliography.fields import EntryReader, shorten
from cvtex.bibliography.recovery import Recovered, is_commented_out, recover
from cvtex.bibliography.values import read_value
from cvtex.diagnostics import Code, Diagnostic, Edit, Fix, Note, Result, error, warning
from cvtex.latex.braces import group_end
from cvtex.source import Source, Span

# What bibtexparser logs, it also returns as failed blocks; those are read again below.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)


_LONGEST_MACRO = 20_000
_OPEN_STRING = re.compile(
    r'(?i)@string\s*[{(]\s*(?P<key>[^\s={}()",]+)\s*=\s*[{"]?(?P<value>[^\n{}"]*)'
)


_LARGEST, _MOST_ENTRIES = 20_000_000, 20_000
"""How many characters and entries a file may have: a large group has some thousands of papers."""

_BEGINNING = re.compile(r"@\s*\w+\s*[{(]")


def read_bibliography(source: Source) -> Result[tuple[BibEntry, ...]]:
    """Read all entries of a .bib file, in its order.

    The first of duplicate fields counts (BibTeX's rule); entries that share a key are all kept.
    """
    if len(source.text) > _LARGEST or len(_BEGINNING.findall(source.text)) > _MOST_ENTRIES:
        message = f"more than {_MOST_ENTRIES:,} entries, or {_LARGEST:,} characters"
        hint = "put the publications that the CV is about into a file of their own"
        return Result(None, (error(Code.FILE_UNREADABLE, message, source.span(0), hints=(hint,)),))
    reader = _Reader(source)
    entries = tuple(reader.read())
    if not entries and not reader.diagnostics and _WORDS.search(source.text):
        hint = "an entry is `@type{key, field = {value}, …}`"
        message = "no entry could be found in this file"
        reader.diagnostics.append(warning(Code.BIB_SYNTAX, message, source.span(0), hints=(hint,)))
    return Result(entries, tuple(reader.diagnostics))


def read_bibliographies(sources: Iterable[Source]) -> Result[tuple[BibEntry, ...]]:
    """Read several .bib files as one; what has a key that a file before it has is kept too."""
    entries: list[BibEntry] = []
    said: list[Diagnostic] = []
    for source in sources:
        read = read_bibliography(source)
        said.extend(read.diagnostics)
        said.extend(repeated_keys(entries, read.value or ()))
        entries.extend(read.value or ())
    return Result(tuple(entries), tuple(said))


# What is neither blank nor a comment of biber's, nor an `@string` or the like.
_WORDS = re.compile(r"^[ \t]*[^\s%@]", re.MULTILINE)


def repeated_keys(earlier: Sequence[BibEntry], later: Sequence[BibEntry]) -> Iterator[Diagnostic]:
    """Report the citation keys of a file that files before it have too; both entries are kept."""
    known = {entry.key.lower(): entry for entry in reversed(earlier)} if later else {}
    for entry in later if known else ():
        first = known.get(entry.key.lower())
        if first is not None:
            yield _repeated(entry, first)


def _repeated(entry: BibEntry, first: BibEntry) -> Diagnostic:
    return warning(
        Code.DUPLICATE_KEY,
        f"the citation key `{entry.key}` is used twice",
        entry.span,
        hints=("give one of the two another key; both are kept",),
        notes=(Note("first used here", first.span),),
    )


class _Reader:
    """One file being read, and what there is to say about it."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.diagnostics: list[Diagnostic] = []
        self.entries = EntryReader(source, self.diagnostics)

    def read(self) -> list[BibEntry]:
        blocks = parse_string(self.source.text, parse_stack=[]).blocks
        self.entries.macros = self._macros(blocks)
        first: dict[str, BibEntry] = {}
        entries = list(self._entries(blocks))
        for entry in entries:
            earlier = first.setdefault(entry.key.lower(), entry)
            if earlier is not entry:
                self.diagnostics.append(_repeated(entry, earlier))
        return entries

    def _warn(self, code: Code, message: str, span: Span, *hints: str) -> None:
        self.diagnostics.append(warning(code, message, span, hints=hints))

    def _macros(self, blocks: Sequence[bib.Block]) -> Mapping[str, str]:
        macros: dict[str, str] = {}
        for block in blocks:
            if open_string := _OPEN_STRING.match(block.raw or "") if _is_damaged(block) else None:
                macros[open_string["key"].lower()] = open_string["value"]
                message = f"the macro `{open_string['key']}` is not closed"
                place = self.source.span(self._start(block))
                self._warn(Code.BIB_SYNTAX, message, place, "add the closing `}`")
                continue
            definition = getattr(block, "ignore_error_block", None) or block
            if isinstance(definition, bib.String):
                # BibTeX reads top down: a macro may use those above it, and the last one counts.
                value = read_value(definition.value, macros)
                if value.unknown_macros:
                    line = _number(definition.start_line)
                    field = BibField(value.latex, self.source, line, "")
                    self.entries.unknown_macros(value.unknown_macros, definition.key, field)
                if len(value.latex) > _LONGEST_MACRO:
                    place = self.source.word(_number(definition.start_line), "@")
                    message = f"the macro `{definition.key}` is longer than any text, and cut"
                    self._warn(Code.BIB_SYNTAX, message, place)
                macros[definition.key.lower()] = value.latex[:_LONGEST_MACRO]
        return macros

    def _entries(self, blocks: Sequence[bib.Block]) -> Iterator[BibEntry]:
        """Yield the entries in the file's order; what bibtexparser did not read is read again."""
        done = 0  # all before this index into the text is accounted for
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
                if "%" in text and is_commented_out(self.source.text, self._start(block)):
                    message = f"{_head(block.raw or '')} stands behind a `%`, so it is left out"
                    self._warn(Code.BIB_SYNTAX, message, span, "remove the `%`, or the entry")
                    continue
                fields = ((f.key, str(f.value), f.start_line or 0) for f in entry.fields)
                yield self.entries.entry(entry.entry_type, entry.key, fields, span)
            elif _is_damaged(block) and self._start(block) >= done:
                start, end = self._start(block), self._end_of_damage(blocks, index)
                if end > start:
                    for found in recover(self.source.text, start, end):
                        yield from self._recovered(found)
                    done = end

    def _comment_end(self, block: bib.Block) -> int:
        """Return where an `@comment` ends that holds entries; what is in it is left out (biber)."""
        start = self._start(block)
        end = group_end(self.source.text, self.source.text.index("{", start))
        message = "the entries in this `@comment` are left out"
        self._warn(Code.BIB_SYNTAX, message, self.source.span(start), "remove the `@comment`")
        return end

    def _start(self, block: bib.Block) -> int:
        """Return where a block begins in the text; bibtexparser knows only its line."""
        line = self.source.offset(_number(block.start_line))
        return max(line, self.source.text.find((block.raw or "")[:60], line))

    def _end_of_damage(self, blocks: Sequence[bib.Block], index: int) -> int:
        """Return where the next block begins that could be read, or the end of the file."""
        following = islice(blocks, index + 1, None)
        block = next((block for block in following if not _is_damaged(block)), None)
        return len(self.source.text) if block is None else self._start(block)

    def _recovered(self, found: Recovered) -> Iterator[BibEntry]:
        span = self.source.span(found.start)
        head = _head(self.source.text[found.start : found.end])
        if not found.fields and not found.closed:
            hint = "an entry is `@type{key, field = {value}, …}`"
            message = f"{head} is left out: it cannot be read as an entry"
            self._warn(Code.BIB_SYNTAX, message, span, hint)
            return
        fix: Fix | None = None
        if found.broken:
            name, line = found.broken[0]
            span = self._opening(name, line)
            message = f"the value of `{name}` is not closed, and only its first line is read"
            hint = "add the brace or the quote that closes it"
        elif found.no_comma is not None:
            span = self.source.span(found.no_comma)
            message = f"a comma is missing behind the key `{found.key}`"
            hint, fix = "add it", self._comma_at(found.no_comma)
        elif not found.closed:
            message, hint = f"{head} is not closed", "add the closing `}`"
        else:
            message = f"{head} is not written as BibTeX wants it, but could be read"
            hint = "look for a blank behind `@`, for `,,`, or for a key that is missing"
        self.diagnostics.append(warning(Code.BIB_SYNTAX, message, span, hints=(hint,), fix=fix))
        span = self.source.span(found.start)
        yield self.entries.entry(found.type, found.key, found.fields, span)

    def _opening(self, name: str, line: int) -> Span:
        """Return where the value of a field opens."""
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
    """Return the entry that bibtexparser read, though it may not like the entry's keys."""
    match block:
        case bib.Entry():
            return block
        case bib.DuplicateFieldKeyBlock() | bib.DuplicateBlockKeyBlock():
            inner = block.ignore_error_block
            return inner if isinstance(inner, bib.Entry) else None
    return None


def _is_damaged(block: bib.Block) -> bool:
    """Tell whether a block is one that bibtexparser made nothing of."""
    if _whole(block) or isinstance(getattr(block, "ignore_error_block", None), bib.String):
        return False
    return isinstance(block, bib.ParsingFailedBlock | bib.ImplicitComment)


def _is_cut_comment(block: bib.Block) -> bool:
    """Tell whether a block is an `@comment` that bibtexparser ended where an entry begins."""
    raw = (block.raw or "").lower()
    is_comment = isinstance(block, bib.ParsingFailedBlock) and raw.startswith("@comment")
    return is_comment and "{" in raw


def _number(line: int | None) -> int:
    """Count a line from 1; bibtexparser counts from 0."""
    return (line or 0) + 1


def _head(raw: str) -> str:
    first = raw.strip().partition("\n")[0]
    return f"`{shorten(first)}`"
