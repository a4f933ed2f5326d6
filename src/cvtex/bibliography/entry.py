"""Define an entry of a .bib file with its fields in LaTeX, and with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cvtex.diagnostics import Code, Diagnostic, Note, warning
from cvtex.latex.braces import group_end
from cvtex.source import Source, Span


class BibField(NamedTuple):
    """A field: its value in LaTeX, and its place, as a name in a line (from 1) of a source.

    It is a tuple because a large bibliography has hundreds of thousands of fields.
    """

    latex: str
    source: Source
    line: int
    name: str

    @property
    def name_span(self) -> Span:
        """The place of the field's name; it is searched for on each call, which is seldom.

        It is where the name is given a value. The line may have the word in another field before.
        """
        line, name = self.source.line(self.line), self.name
        for found in re.finditer(rf"{re.escape(name)}\s*=", line) if name else ():
            start = found.start()
            if start == 0 or line[start - 1] in _BEFORE_NAME:
                offset = self.source.offset(self.line, start + 1)
                return self.source.span(offset, offset + len(name))
        return self.source.word(self.line, name)

    @property
    def span(self) -> Span:
        """The place of the field's value, or of its name if the value is not found."""
        name = self.name_span
        text = self.source.text
        found = _ASSIGNMENT.match(text, self.source.offset(name.end_line, name.end_column))
        if found is None:
            return name
        start = found.end()
        if text.startswith("{", start):
            return self.source.span(start, group_end(text, start))
        value = _QUOTED_OR_BARE.match(text, start)
        return self.source.span(start, value.end()) if value and value[0] else name

    @property
    def is_bare_word(self) -> bool:
        """Whether the value is a word without braces or quotes: the name of a macro."""
        written = self.source.slice(self.span)
        return written == self.latex and not written.isdigit()

    def at(self, part: str) -> Span:
        """Return the place of a part of the value, or of the whole value if it is not found."""
        return self.source.within(self.span, part)


_BEFORE_NAME = frozenset(' \t,{}"')
_ASSIGNMENT = re.compile(r"\s*=\s*|:[ \t]+")
_QUOTED_OR_BARE = re.compile(r'"(?:[^"{}]|\{[^{}]*\})*"|[^\s,{}"#]+')


@dataclass(frozen=True, slots=True)
class BibEntry:
    """An entry of a .bib file.

    `type` is its type by biblatex's name, and `written_type` as written, in lower case. `fields`
    has its fields by biblatex's names. `span` is the place of its first line.
    """

    key: str
    type: str
    written_type: str
    fields: Mapping[str, BibField]
    span: Span

    def get(self, name: str) -> str:
        """Return a field's LaTeX, or an empty text if the entry does not have it."""
        field = self.fields.get(name)
        return field.latex if field is not None else ""


def keys_in(entry: BibEntry, name: str) -> tuple[str, ...]:
    """Return the citation keys in a field such as `related`, in their order, each once."""
    keys = (key.strip() for key in entry.get(name).split(","))
    return tuple(dict.fromkeys(filter(None, keys)))


def repeated_keys(earlier: Sequence[BibEntry], later: Sequence[BibEntry]) -> Iterator[Diagnostic]:
    """Report the citation keys of `later` that `earlier` has too, in any case of letters."""
    known = {entry.key.lower(): entry for entry in reversed(earlier)} if later else {}
    for entry in later if known else ():
        first = known.get(entry.key.lower())
        if first is not None:
            yield _repeated(entry, first)


def repeated_among(entries: Sequence[BibEntry]) -> Iterator[Diagnostic]:
    """Report the citation keys that an earlier one of the entries has too, in any case."""
    known: dict[str, BibEntry] = {}
    for entry in entries:
        first = known.setdefault(entry.key.lower(), entry)
        if first is not entry:
            yield _repeated(entry, first)


def _repeated(entry: BibEntry, first: BibEntry) -> Diagnostic:
    return warning(
        Code.DUPLICATE_KEY,
        f"the citation key `{entry.key}` is used twice",
        entry.span,
        hints=("give one of the two entries another key; both are kept",),
        notes=(Note("first used here", first.span),),
    )
