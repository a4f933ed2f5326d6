"""The raw fields of a .bib entry to a `BibEntry`: macros, forgotten commas, slips in names.

Comes between `bibliography`, which divides a file into entries, and `bib_value`, which reads one
value.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from cvtex.bibliography.entry import BibEntry, BibField
from cvtex.bibliography.recovery import RawField
from cvtex.bibliography.values import LONGEST, MONTHS, plain_value, read_value, split_field
from cvtex.bibliography.vocabulary import (
    canonical_field,
    canonical_type,
    meant_field,
    meant_type,
)
from cvtex.diagnostics import Code, Diagnostic, Edit, Fix, Note, warning
from cvtex.diagnostics.suggestions import closest
from cvtex.source import Source, Span

_MOST_EXPANDED = 5_000_000
"""How many characters the macros of a file may come to, where they are used."""

_MOST_FIELDS = 500

_MOST_MACROS = 20
"""For how many unknown macros of a field something near is looked for."""


class EntryReader:
    """Reads the entries of one file, whose macros it knows.

    What there is to say goes to `diagnostics`.
    """

    def __init__(self, source: Source, diagnostics: list[Diagnostic]) -> None:
        self.source = source
        self.macros: Mapping[str, str] = {}
        self.diagnostics = diagnostics
        self.expanded = 0  # how many characters macros have come to
        # Names of fields as they are written, with what they are called here.
        self.names: dict[str, tuple[str, str]] = {}

    def entry(self, kind: str, key: str, raw: Iterable[RawField], span: Span) -> BibEntry:
        """Return an entry with its fields; `span` is the place of its beginning."""
        fields: dict[str, BibField] = {}
        source, names = self.source, self.names
        for count, (written, text, line) in enumerate(raw):
            if count == _MOST_FIELDS:
                message = f"`{key}` has more fields than any entry; the others are left out"
                self._warn(Code.BIB_SYNTAX, message, span, "is a brace missing at its end?")
                break
            if len(text) > LONGEST:
                field = BibField("", source, line + 1, written.strip())
                self._too_long(field, key, "is a brace missing at its end?")
                continue
            known = names.get(written)
            if known is not None and known[1] not in fields:
                plain = plain_value(text)
                if plain is not None:
                    # Nearly all fields are like this; what else there may be is for the rest.
                    fields[known[1]] = BibField(plain, source, line + 1, known[0])
                    continue
            self._doubtful_field(fields, key, (written, text, line))
        if not key:
            key = f"line-{span.line}"
            hint = "write one behind the brace: `@article{smith2020, …`"
            message = f"the entry has no citation key, so it is called `{key}`"
            self._warn(Code.BIB_SYNTAX, message, span, hint)
        written_type = self._type(kind.lower(), span)
        for name in [name for name in fields if meant_field(name)]:
            self._misspelt(fields, key, name)
        return BibEntry(key, canonical_type(written_type), written_type, fields, span)

    def _type(self, written: str, span: Span) -> str:
        meant = meant_type(written)
        if meant is None:
            return written
        place = self.source.within(self._head_of(span), written)
        fix = Fix(f"write `{meant}`", (Edit(place, meant),))
        self.diagnostics.append(
            warning(
                Code.UNKNOWN_TYPE,
                f"`@{written}` is no type of entry, and read as `@{meant}`",
                place,
                hints=(f"did you mean `{meant}`?",),
                fix=fix if self.source.slice(place).lower() == written else None,
            )
        )
        return meant

    def _head_of(self, span: Span) -> Span:
        return replace(span, end_line=span.line, end_column=len(self.source.line(span.line)) + 1)

    def _misspelt(self, fields: dict[str, BibField], key: str, name: str) -> None:
        """Read a field as what it was meant to be, unless the entry has that too."""
        meant = meant_field(name)
        if meant is None or canonical_field(meant) in fields:
            return
        field = fields[canonical_field(meant)] = fields.pop(name)
        place = field.name_span
        self.diagnostics.append(
            warning(
                Code.UNKNOWN_FIELD,
                f"`{name}` of `{key}` is no field, and read as `{meant}`",
                place,
                hints=(f"did you mean `{meant}`?",),
                fix=Fix(f"write `{meant}`", (Edit(place, meant),)),
            )
        )

    def _doubtful_field(self, fields: dict[str, BibField], key: str, raw: RawField | None) -> None:
        """Read a field, and those behind it if commas were forgotten."""
        while raw is not None:
            written, text, line = raw
            raw = None
            name = _live_name(written)
            value = read_value(text, self.macros)
            self.expanded += max(0, len(value.latex) - len(text))
            field = BibField(value.latex, self.source, line + 1, name or written.strip())
            if not name:
                message = f"`{written.strip()}` is read as a comment"
                self._warn(Code.BIB_SYNTAX, message, field.name_span)
                return
            if len(value.latex) > LONGEST or self.expanded > _MOST_EXPANDED:
                self._too_long(field, key, "look at the macros that it uses")
                return
            canonical = canonical_field(name)
            if name == written.strip():
                self.names[written] = (name, canonical)
            if value.unknown_macros:
                self.unknown_macros(value.unknown_macros, name, field)
            if value.rest:
                following = split_field(value.rest)
                if following is None:
                    message = f"`{shorten(value.rest)}` behind the value of `{name}` is left out"
                    self._warn(Code.BIB_SYNTAX, message, field.span)
                else:
                    self._no_comma(name, field)
                    raw = (*following, _following_line(text, value.rest, line))
            first = fields.setdefault(canonical, field)
            # `address` and `location` are two fields to whoever wrote them.
            if first.latex != value.latex and first.name.lower() == name.lower():
                self.diagnostics.append(
                    warning(
                        Code.DUPLICATE_FIELD,
                        f"`{key}` has `{name}` twice; the first one counts",
                        field.name_span,
                        hints=("remove one of the two",),
                        notes=(Note("first given here", first.name_span),),
                    )
                )

    def unknown_macros(self, macros: Sequence[str], name: str, field: BibField) -> None:
        """Report macros that are not defined where a field uses them."""
        for count, macro in enumerate(macros):
            names = {name.lower(): short for short, name in MONTHS.items()}
            is_asked = macro.isalpha() and count < _MOST_MACROS
            near = closest(macro, (*names, *self.macros)) if is_asked else None
            close = names.get(near, near) if near else None
            hint = f"define it with `@string{{{macro} = {{…}}}}`, or put the value in braces"
            hint = f"did you mean `{close}`?" if close else hint
            message = f"`{name}` uses the macro `{macro}`, which is not defined"
            self._warn(Code.UNKNOWN_MACRO, message, field.at(macro), hint)

    def _too_long(self, field: BibField, key: str, hint: str) -> None:
        message = f"`{field.name}` of `{key}` is longer than any text, and left out"
        self._warn(Code.BIB_SYNTAX, message, field.name_span, hint)

    def _no_comma(self, name: str, field: BibField) -> None:
        value = field.span
        end = Span(value.path, value.end_line, value.end_column, value.end_line, value.end_column)
        fix = Fix(f"add the comma behind `{name}`", (Edit(end, ","),))
        message = f"a comma is missing after the value of `{name}`"
        place = replace(end, end_column=end.column + 1)
        seen = value != field.name_span
        self.diagnostics.append(
            warning(Code.BIB_SYNTAX, message, place, hints=("add it",), fix=fix if seen else None)
        )

    def _warn(self, code: Code, message: str, span: Span, *hints: str) -> None:
        self.diagnostics.append(warning(code, message, span, hints=hints))


def _following_line(raw: str, rest: str, line: int) -> int:
    """Return the line, from 0, at which what follows a value begins."""
    return line + raw.count("\n", 0, raw.rfind(rest))


def _live_name(written: str) -> str:
    """Return a field's name without comment lines that bibtexparser took for a part of it."""
    if "%" not in written and "\n" not in written:
        return written.strip()
    lines = (line.strip() for line in written.splitlines())
    return " ".join(line for line in lines if line and not line.startswith("%"))


def shorten(text: str, limit: int = 40) -> str:
    """Return the beginning of a text, to be quoted in a message."""
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1] + "…"
