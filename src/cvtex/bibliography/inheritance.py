"""Copy the fields that entries inherit from others, by `crossref` and `xdata`.

This runs after all .bib files are read. The rules are biblatex's (manual, sections 2.4.1 and 3.13,
appendix B), except that fields which describe the volume alone, such as its DOI, are not inherited.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from cvtex.bibliography.entry import BibEntry, BibField, keys_in
from cvtex.bibliography.vocabulary import type_of
from cvtex.diagnostics import Code, Diagnostic, Result, warning

_NEVER = frozenset(
    """
    crossref xref xdata ids keywords related relatedtype relatedstring relatedoptions options label
    shorthand sortkey execute entryset entrysubtype presort award note addendum abstract annotation
    doi url urldate eprint eprinttype eprintclass isbn file selected pubstate citations
    """.split()  # noqa: SIM905 - a list of words
)
"""Fields that describe only the parent, and are not inherited by `crossref`."""

_DEEPEST = 20
"""The longest chain of entries that inherit from each other; real ones have three at most."""

_MOST_SOURCES = 200
"""The most entries that an entry inherits from, directly or not; the ways to them multiply."""

_DATES = frozenset({"date", "year", "month", "day"})


def inherit(entries: Sequence[BibEntry]) -> Result[tuple[BibEntry, ...]]:
    """Return the entries with the fields that they inherit, without the `@xdata` entries.

    Unknown keys, and entries that inherit from themselves, are reported.
    """
    inherits = any("crossref" in entry.fields or "xdata" in entry.fields for entry in entries)
    known = _Known(entries if inherits else ())
    diagnostics: list[Diagnostic] = []
    filled = tuple(
        _Inheritance(known, diagnostics).result(entry) for entry in entries if entry.type != "xdata"
    )
    return Result(filled, tuple(diagnostics))


class _Known:
    """The entries by their keys. If no entry has a key exactly, case is ignored, as in BibTeX."""

    def __init__(self, entries: Sequence[BibEntry]) -> None:
        self._entries = {key: entries[index] for key, index in by_key(entries).items()}
        self._folded: dict[str, BibEntry] = {}
        for key, entry in self._entries.items():
            self._folded.setdefault(key.lower(), entry)
        self.inherited: dict[tuple[str, str], Mapping[str, BibField]] = {}

    def find(self, key: str) -> BibEntry | None:
        return self._entries.get(key) or self._folded.get(key.lower())


def by_key(entries: Sequence[BibEntry]) -> Mapping[str, int]:
    """Return the index of the entry of each citation key, including the keys in biblatex's `ids`.

    If several entries have a key, it means the first; a key has priority over the same key in the
    `ids` of another entry.
    """
    last = range(len(entries) - 1, -1, -1)
    found = {
        key: index
        for index in last
        if "ids" in entries[index].fields
        for key in keys_in(entries[index], "ids")
    }
    return found | {entries[index].key: index for index in last}


def parents(entries: Iterable[BibEntry]) -> frozenset[str]:
    """Return the keys that entries have in `crossref`: the volumes that they are part of."""
    return frozenset(
        key for entry in entries if "crossref" in entry.fields for key in keys_in(entry, "crossref")
    )


class _Inheritance:
    """The inheritance of one entry; `sources` is how many entries it has taken fields from."""

    def __init__(self, known: _Known, diagnostics: list[Diagnostic]) -> None:
        self.known = known
        self.diagnostics = diagnostics
        self.sources = 0

    def result(self, entry: BibEntry) -> BibEntry:
        """Return the entry with what it inherits."""
        filled = self._filled(entry, ())
        if self.sources > _MOST_SOURCES:
            message = f"`{entry.key}` inherits from more than {_MOST_SOURCES} entries"
            hint = "the fields of the others are left out"
            self.diagnostics.append(warning(Code.BIB_SYNTAX, message, entry.span, hints=(hint,)))
        return filled

    def _filled(self, entry: BibEntry, below: tuple[BibEntry, ...]) -> BibEntry:
        """Return an entry with what it inherits; `below` are the entries that inherit from it."""
        if "crossref" not in entry.fields and "xdata" not in entry.fields:
            return entry
        if len(below) > _DEEPEST:
            return entry
        fields: dict[str, BibField] = dict(entry.fields)
        for name, key in self._keys(entry):
            source = self.known.find(key)
            if source is None or any(source is other for other in (entry, *below)):
                if not below:
                    self._report(entry, name, key, is_known=source is not None)
                continue
            self.sources += 1
            if self.sources > _MOST_SOURCES:
                break
            parent = self._filled(source, (entry, *below))
            inherited = (
                parent.fields if name == "xdata" else self._from_parent(entry, source, parent)
            )
            has_date = not _DATES.isdisjoint(fields)
            for field_name, field in inherited.items():
                if not (has_date and field_name in _DATES):
                    fields.setdefault(field_name, field)
        return replace(entry, fields=fields)

    def _from_parent(
        self, child: BibEntry, source: BibEntry, filled: BibEntry
    ) -> Mapping[str, BibField]:
        """Return the fields that a child inherits from its volume; `filled` has what that inherits.

        They are alike for all children of a type, if the volume inherits nothing.
        """
        if filled is not source:
            return _from_parent(child, filled)
        known = self.known.inherited.get((child.type, source.key))
        if known is None:
            known = self.known.inherited[child.type, source.key] = _from_parent(child, source)
        return known

    def _keys(self, entry: BibEntry) -> Iterator[tuple[str, str]]:
        """Yield the fields by which an entry inherits, with each key in them."""
        return ((name, key) for name in ("xdata", "crossref") for key in keys_in(entry, name))

    def _report(self, entry: BibEntry, name: str, key: str, *, is_known: bool) -> None:
        what = "which inherits from it" if is_known else "which no bibliography has"
        message = f"`{entry.key}` inherits from `{key}`, {what}"
        place = entry.fields[name].at(key)
        self.diagnostics.append(warning(Code.UNKNOWN_KEY, message, place))


def _from_parent(child: BibEntry, parent: BibEntry) -> Mapping[str, BibField]:
    """Return the fields that `child` inherits from its volume, under their names in `child`."""
    kind = type_of(child.type)
    title = kind.parent_title
    inherited = {name: field for name, field in parent.fields.items() if name not in _NEVER}
    renamed = {"title": title, "subtitle": title.replace("title", "subtitle")}
    fields: dict[str, BibField] = {}
    for name, field in inherited.items():
        if name in renamed:
            # In the style of BibTeX the parent has a `booktitle` already, which is kept.
            fields.setdefault(renamed[name], field)
        elif name != "author" or kind.inherits_authors:
            fields[name] = field
    return fields
