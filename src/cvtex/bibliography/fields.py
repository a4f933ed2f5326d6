"""Turn the raw fields of an entry into a `BibEntry`.

This expands macros, finds missing commas, and corrects misspelled names of types and fields.
`bibtex` splits a file into entries and calls this module, which parses each value with `values`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from cvtex.bibliography.entry import BibEntry, BibField
from cvtex.bibliography.recovery import RawField
from cvtex.bibliography.values import LONGEST, MONTHS, plain_value, read_value, split_field
from cvtex.bibliography.vocabulary import (
    ALWAYS_READ,
    PLACEHOLDERS,
    canonical_field,
    canonical_type,
    corrected_field,
    corrected_type,
)
from cvtex.diagnostics import Code, Diagnostic, Edit, Fix, Note, warning
from cvtex.diagnostics.suggestions import closest
from cvtex.source import Source, Span

_MOST_EXPANDED = 5_000_000
"""The largest number of characters that the macros of a file may expand to, over all fields."""

_MOST_FIELDS = 500
"""The largest number of fields in an entry."""

_MOST_MACROS = 20
"""The number of unknown macros in a field for which a similar name is searched for."""


class EntryReader:
    """Makes the entries of one file; `macros` are those of the file, by their lower-case names.

    Problems are appended to `diagnostics`.
    """

    def __init__(self, source: Source, diagnostics: list[Diagnostic]) -> None:
        self.source = source
        self.macros: Mapping[str, str] = {}
        self.diagnostics = diagnostics
        self.expanded = 0  # the number of characters that macros have added so far
        # From the name of a field as written, with spaces, to that name and biblatex's name.
        self.names: dict[str, tuple[str, str]] = {}

    def entry(self, kind: str, key: str, raw: Iterable[RawField], span: Span) -> BibEntry:
        """Return an entry of the type `kind` with its fields; `span` is its first line."""
        fields: dict[str, BibField] = {}
        source, names = self.source, self.names
        if not key:
            key = f"line-{span.line}"
            hint = "write one after the brace: `@article{smith2020, …`"
            message = f"the entry has no citation key, so it is called `{key}`"
            self._warn(Code.BIB_SYNTAX, message, span, hint)
        for count, (written, text, line) in enumerate(raw):
            if count == _MOST_FIELDS:
                self._report_too_many(key, span)
                break
            if len(text) > LONGEST:
                field = BibField("", source, line + 1, written.strip())
                self._report_too_long(field, key, "is a brace missing at its end?")
                continue
            known = names.get(written)
            if known is not None and known[1] not in fields:
                plain = plain_value(text)
                if plain is not None and plain not in PLACEHOLDERS:
                    # The fast path, for nearly all fields; `_add_field` handles all of them.
                    fields[known[1]] = BibField(plain, source, line + 1, known[0])
                    continue
            self._add_field(fields, key, (written, text, line))
        written_type = self._type(kind.lower(), span)
        for name in [name for name in fields if corrected_field(name)]:
            self._correct_field(fields, key, name)
        return BibEntry(key, canonical_type(written_type), written_type, fields, span)

    def _type(self, written: str, span: Span) -> str:
        """Return the type of an entry in lower case; a misspelled type is corrected, reported."""
        meant = corrected_type(written)
        if meant is None:
            return written
        place = self.source.within(self._head_of(span), written)
        fix = Fix(f"write `{meant}`", (Edit(place, meant),))
        self.diagnostics.append(
            warning(
                Code.UNKNOWN_TYPE,
                f"`@{written}` is not an entry type; it is read as `@{meant}`",
                place,
                hints=(f"did you mean `{meant}`?",),
                fix=fix if self.source.slice(place).lower() == written else None,
            )
        )
        return meant

    def _head_of(self, span: Span) -> Span:
        return replace(span, end_line=span.line, end_column=len(self.source.line(span.line)) + 1)

    def _correct_field(self, fields: dict[str, BibField], key: str, name: str) -> None:
        """Rename a misspelled field and report it, unless the entry has the correct field too."""
        meant = corrected_field(name)
        if meant is None or canonical_field(meant) in fields:
            return
        field = fields[canonical_field(meant)] = fields.pop(name)
        place = field.name_span
        self.diagnostics.append(
            warning(
                Code.UNKNOWN_FIELD,
                f"`{name}` of `{key}` is not a field; it is read as `{meant}`",
                place,
                hints=(f"did you mean `{meant}`?",),
                fix=Fix(f"write `{meant}`", (Edit(place, meant),)),
            )
        )

    def _add_field(self, fields: dict[str, BibField], key: str, raw: RawField | None) -> None:
        """Parse a field, and the fields after it if commas are missing, and add them to `fields`.

        Everything that is wrong with them is reported.
        """
        for _ in range(_MOST_FIELDS):
            if raw is None:
                return
            written, text, line = raw
            raw = None
            name = _without_comments(written)
            value = read_value(text, self.macros)
            self.expanded += max(0, len(value.latex) - len(text))
            field = BibField(value.latex, self.source, line + 1, name or written.strip())
            if not name:
                message = f"`{written.strip()}` is read as a comment"
                self._warn(Code.BIB_SYNTAX, message, field.name_span)
                return
            if len(value.latex) > LONGEST or self.expanded > _MOST_EXPANDED:
                self._report_too_long(field, key, "check the macros that it uses")
                return
            canonical = canonical_field(name)
            if name == written.strip():
                self.names[written] = (name, canonical)
            if value.latex in PLACEHOLDERS and canonical not in ALWAYS_READ and not value.rest:
                return
            if value.unknown_macros:
                self.unknown_macros(value.unknown_macros, name, field)
            if value.rest:
                following = split_field(value.rest)
                if following is None:
                    message = f"`{shorten(value.rest)}` after the value of `{name}` is ignored"
                    self._warn(Code.BIB_SYNTAX, message, field.span)
                else:
                    self._report_missing_comma(name, field)
                    raw = (*following, line + text.count("\n", 0, value.rest_start))
            self._keep(fields, key, canonical, field)
        if raw is not None:
            self._report_too_many(key, BibField("", self.source, raw[2] + 1, raw[0]).name_span)

    def _keep(self, fields: dict[str, BibField], key: str, canonical: str, field: BibField) -> None:
        """Add a field to `fields`, or report that the entry has it already."""
        first = fields.setdefault(canonical, field)
        if first.latex == field.latex:
            return
        # `address` and `location` are different fields to the people who write them.
        if first.name.lower() != field.name.lower():
            _keep_both(fields, canonical, field)
            return
        self.diagnostics.append(
            warning(
                Code.DUPLICATE_FIELD,
                f"`{key}` has `{field.name}` twice; the first is used",
                field.name_span,
                hints=("remove one of the two",),
                notes=(Note("first given here", first.name_span),),
            )
        )

    def unknown_macros(self, macros: Sequence[str], name: str, field: BibField) -> None:
        """Report undefined macros at the field `name` that uses them."""
        for count, macro in enumerate(macros):
            names = {name.lower(): short for short, name in MONTHS.items()}
            may_suggest = macro.isalpha() and count < _MOST_MACROS
            near = closest(macro, (*names, *self.macros)) if may_suggest else None
            close = names.get(near, near) if near else None
            hint = f"define it with `@string{{{macro} = {{…}}}}`, or put the value in braces"
            hint = f"did you mean `{close}`?" if close else hint
            message = f"`{name}` uses the macro `{macro}`, which is not defined"
            self._warn(Code.UNKNOWN_MACRO, message, field.at(macro), hint)

    def _report_too_many(self, key: str, place: Span) -> None:
        message = f"`{key}` has more than {_MOST_FIELDS} fields; the others are ignored"
        self._warn(Code.BIB_SYNTAX, message, place, "is a brace missing at its end?")

    def _report_too_long(self, field: BibField, key: str, hint: str) -> None:
        message = f"`{field.name}` of `{key}` is too long and is ignored"
        self._warn(Code.BIB_SYNTAX, message, field.name_span, hint)

    def _report_missing_comma(self, name: str, field: BibField) -> None:
        value = field.span
        end = Span(value.path, value.end_line, value.end_column, value.end_line, value.end_column)
        fix = Fix(f"add the comma after `{name}`", (Edit(end, ","),))
        message = f"a comma is missing after the value of `{name}`"
        place = replace(end, end_column=end.column + 1)
        certain = fix if value != field.name_span else None
        self.diagnostics.append(
            warning(Code.BIB_SYNTAX, message, place, hints=("add it",), fix=certain)
        )

    def _warn(self, code: Code, message: str, span: Span, *hints: str) -> None:
        self.diagnostics.append(warning(code, message, span, hints=hints))


def _keep_both(fields: dict[str, BibField], canonical: str, field: BibField) -> None:
    """Add a field that has another name of a field in `fields`, and another value.

    The one with biblatex's name is used in its place, and the other is kept under its own name.
    """
    first, name = fields[canonical], field.name.lower()
    if not first.latex:
        fields[canonical] = field
    elif field.latex and name == canonical:
        fields.setdefault(first.name.lower(), first)
        fields[canonical] = field
    elif field.latex:
        fields.setdefault(name, field)


def _without_comments(written: str) -> str:
    """Return a field's name without the comment lines that bibtexparser takes for part of it."""
    if "%" not in written and "\n" not in written:
        return written.strip()
    lines = (line.strip() for line in written.splitlines())
    return " ".join(line for line in lines if line and not line.startswith("%"))


def shorten(text: str, limit: int = 40) -> str:
    """Return at most `limit` characters of a text on one line, to quote it in a message."""
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1] + "…"
