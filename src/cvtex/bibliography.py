"""A .bib file's text to entries; what could not be read becomes a diagnostic, never silence.

The only module that imports bibtexparser. It is used for what it does well, splitting a file into
blocks and fields with their lines; values, duplicates and repairs are ours (`bib_value`).
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Mapping

from bibtexparser import model as bib
from bibtexparser.entrypoint import parse_string

from cvtex.bib_entry import BibEntry, BibField, canonical_type
from cvtex.bib_value import read_value, split_field
from cvtex.diagnostic import Code, Diagnostic, Note, Result, Span, warning
from cvtex.source import Source

# What bibtexparser logs, it also returns as failed blocks; those are reported below.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)

# BibTeX's names for what biblatex calls otherwise; biblatex's are the ones used from here on.
_FIELD_NAMES = {
    "journal": "journaltitle", "address": "location", "school": "institution",
    "annote": "annotation", "archiveprefix": "eprinttype", "primaryclass": "eprintclass",
    "pdf": "file", "awards": "award",
}  # fmt: skip

_ENTRY_IN_TEXT = re.compile(r"@\s*[\w-]+\s*[{(]")


def read_bibliography(source: Source) -> Result[tuple[BibEntry, ...]]:
    """Read all entries of a .bib file, in its order.

    The first of duplicate fields counts (BibTeX's rule); entries that share a key are all kept.
    """
    diagnostics: list[Diagnostic] = []
    blocks = parse_string(source.text, parse_stack=[]).blocks
    macros = _macros(source, blocks, diagnostics)
    entries: dict[str, BibEntry] = {}
    read: list[BibEntry] = []
    for block in blocks:
        entry = _entry(source, block, macros, diagnostics)
        if entry is None:
            continue
        first = entries.setdefault(entry.key.lower(), entry)
        if first is not entry:
            diagnostics.append(
                warning(
                    Code.DUPLICATE_KEY,
                    f"the citation key `{entry.key}` is used twice",
                    entry.span,
                    hints=("give one of the two another key; both are kept",),
                    notes=(Note("first used here", first.span),),
                )
            )
        read.append(entry)
    return Result(tuple(read), tuple(diagnostics))


def _macros(
    source: Source, blocks: Iterable[bib.Block], diagnostics: list[Diagnostic]
) -> Mapping[str, str]:
    macros: dict[str, str] = {}
    for block in blocks:
        definition = getattr(block, "ignore_error_block", None) or block
        if isinstance(definition, bib.String):
            # BibTeX reads top down: a macro may use those above it, and the last one counts.
            value = read_value(definition.value, macros)
            field = BibField(value.latex, source, _number(definition.start_line), "")
            diagnostics.extend(_unknown(value.unknown_macros, definition.key, field))
            macros[definition.key.lower()] = value.latex
    return macros


def _entry(
    source: Source, block: bib.Block, macros: Mapping[str, str], diagnostics: list[Diagnostic]
) -> BibEntry | None:
    span = source.word(_number(block.start_line), "@")
    match block:
        case bib.Entry():
            return _fields(source, block, span, macros, diagnostics)
        case bib.DuplicateFieldKeyBlock() | bib.DuplicateBlockKeyBlock() if isinstance(
            block.ignore_error_block, bib.Entry
        ):
            return _fields(source, block.ignore_error_block, span, macros, diagnostics)
        case bib.ParsingFailedBlock() if not isinstance(block.ignore_error_block, bib.String):
            reason = getattr(block.error, "abort_reason", "") or "cannot be read"
            what = _head(block.raw or "")
            diagnostics.append(
                warning(
                    Code.BIB_SYNTAX,
                    f"{what} is left out: {_sentence(reason)}",
                    span,
                    hints=("look for a brace or a quote that is not closed",),
                )
            )
        case bib.ImplicitComment() if _ENTRY_IN_TEXT.search(block.comment):
            diagnostics.append(
                warning(
                    Code.BIB_SYNTAX,
                    f"{_head(block.comment)} is not read as an entry",
                    source.word(_number(block.start_line), "@"),
                    hints=("an entry begins `@type{key,` at the start of a line",),
                )
            )
    return None


def _fields(
    source: Source,
    block: bib.Entry,
    span: Span,
    macros: Mapping[str, str],
    diagnostics: list[Diagnostic],
) -> BibEntry:
    fields: dict[str, BibField] = {}
    waiting = [(field.key, str(field.value), field.start_line) for field in reversed(block.fields)]
    while waiting:
        written, raw, line = waiting.pop()
        name = _live_name(written)
        value = read_value(raw, macros)
        field = BibField(value.latex, source, _number(line), name or written.strip())
        if not name:
            message = f"`{written.strip()}` is read as a comment"
            diagnostics.append(warning(Code.BIB_SYNTAX, message, field.span))
            continue
        diagnostics.extend(_unknown(value.unknown_macros, name, field))
        if value.rest:
            following = split_field(value.rest)
            if following is None:
                message = f"`{_shorten(value.rest)}` behind the value of `{name}` is left out"
                diagnostics.append(warning(Code.BIB_SYNTAX, message, field.span))
            else:
                message = f"a comma is missing after the value of `{name}`"
                diagnostics.append(warning(Code.BIB_SYNTAX, message, field.span))
                waiting.append((*following, _following_line(raw, value.rest, line)))
        canonical = _FIELD_NAMES.get(name.lower(), name.lower())
        first = fields.setdefault(canonical, field)
        if first.latex != value.latex:
            diagnostics.append(
                warning(
                    Code.DUPLICATE_FIELD,
                    f"`{block.key}` has `{name}` twice; the first one counts",
                    field.span,
                    notes=(Note("first given here", first.span),),
                )
            )
    written_type = block.entry_type.lower()
    return BibEntry(block.key, canonical_type(written_type), written_type, fields, span)


def _number(line: int | None) -> int:
    """Count a line from 1; bibtexparser counts from 0."""
    return (line or 0) + 1


def _following_line(raw: str, rest: str, line: int | None) -> int:
    """Return the line, from 0, at which what follows a value begins."""
    return (line or 0) + raw.count("\n", 0, raw.rfind(rest))


def _live_name(written: str) -> str:
    """Return a field's name without comment lines that bibtexparser took for a part of it."""
    if "%" not in written and "\n" not in written:
        return written.strip()
    lines = (line.strip() for line in written.splitlines())
    return " ".join(line for line in lines if line and not line.startswith("%"))


def _unknown(macros: Iterable[str], name: str, field: BibField) -> Iterable[Diagnostic]:
    for macro in macros:
        hint = f"define it with `@string{{{macro} = {{…}}}}`, or put the value in braces"
        message = f"`{name}` uses the macro `{macro}`, which is not defined"
        yield warning(Code.UNKNOWN_MACRO, message, field.span, hints=(hint,))


def _head(raw: str) -> str:
    first = raw.strip().partition("\n")[0]
    return f"`{_shorten(first)}`"


def _shorten(text: str, limit: int = 40) -> str:
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _sentence(reason: str) -> str:
    reason = " ".join(reason.split()).rstrip(".")
    return reason[:1].lower() + reason[1:]
