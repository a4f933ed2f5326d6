"""Copy the fields that entries inherit from others, by `crossref` and `xdata`.

This runs after all .bib files are read. The rules are biblatex's (manual, sections 2.4.1 and 3.13,
appendix B), except that fields which describe the volume alone, such as its DOI, are not inherited.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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

_DATES = frozenset({"date", "year", "month", "day"})


def inherit(entries: Sequence[BibEntry]) -> Result[tuple[BibEntry, ...]]:
    """Return the entries with the fields that they inherit, without the `@xdata` entries.

    Unknown keys, and entries that inherit from themselves, are reported.
    """
    inherits = any("crossref" in entry.fields or "xdata" in entry.fields for entry in entries)
    known = _Known(entries if inherits else ())
    diagnostics: list[Diagnostic] = []
    filled = tuple(
        _filled(entry, known, diagnostics, ()) for entry in entries if entry.type != "xdata"
    )
    return Result(filled, tuple(diagnostics))


class _Known:
    """The entries by their keys. If no entry has a key exactly, case is ignored, as in BibTeX."""

    def __init__(self, entries: Sequence[BibEntry]) -> None:
        self._entries = {key: entries[index] for key, index in by_key(entries).items()}
        self._folded: dict[str, BibEntry] = {}
        for key, entry in self._entries.items():
            self._folded.setdefault(key.lower(), entry)

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


def _filled(
    entry: BibEntry,
    known: _Known,
    diagnostics: list[Diagnostic],
    below: tuple[BibEntry, ...],
) -> BibEntry:
    """Return an entry with what it inherits; `below` are the entries that inherit from it."""
    if "crossref" not in entry.fields and "xdata" not in entry.fields:
        return entry
    if len(below) > _DEEPEST:
        return entry
    fields: dict[str, BibField] = dict(entry.fields)
    for name in ("xdata", "crossref"):
        for key in keys_in(entry, name):
            source = known.find(key)
            if source is None or source in (entry, *below):
                what = "which no bibliography has" if source is None else "which inherits from it"
                message = f"`{entry.key}` inherits from `{key}`, {what}"
                if not below:
                    place = entry.fields[name].at(key)
                    diagnostics.append(warning(Code.UNKNOWN_KEY, message, place))
                continue
            parent = _filled(source, known, diagnostics, (entry, *below))
            inherited = parent.fields if name == "xdata" else _from_parent(entry, parent)
            has_date = not _DATES.isdisjoint(fields)
            for field_name, field in inherited.items():
                if not (has_date and field_name in _DATES):
                    fields.setdefault(field_name, field)
    return replace(entry, fields=fields)


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
