"""What entries take from others: `crossref` and `xdata` of BibTeX and biblatex.

After all .bib files are read and before the merge. The rules are biblatex's (manual, sections
2.4.1 and 3.13, appendix B), narrowed where a CV means something else: what belongs to the volume
alone, such as its DOI, is not the paper's.
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
"""Fields that say something of the parent only."""

_DEEPEST = 20
"""How many entries may inherit from each other in a row; a volume in a series is the third."""

_DATES = frozenset({"date", "year", "month", "day"})


def inherit(entries: Sequence[BibEntry]) -> Result[tuple[BibEntry, ...]]:
    """Fill the entries with what they inherit; `@xdata` entries, which only give, are left out.

    A key that no entry has, and a circle, are reported.
    """
    inherits = any("crossref" in entry.fields or "xdata" in entry.fields for entry in entries)
    known = _Known(entries if inherits else ())
    diagnostics: list[Diagnostic] = []
    filled = tuple(
        _filled(entry, known, diagnostics, ()) for entry in entries if entry.type != "xdata"
    )
    return Result(filled, tuple(diagnostics))


class _Known:
    """Entries by their keys: BibTeX takes no notice of case."""

    def __init__(self, entries: Sequence[BibEntry]) -> None:
        self._entries = {key: entries[index] for key, index in by_key(entries).items()}
        self._folded: dict[str, BibEntry] = {}
        for key, entry in self._entries.items():
            self._folded.setdefault(key.lower(), entry)

    def find(self, key: str) -> BibEntry | None:
        return self._entries.get(key) or self._folded.get(key.lower())


def by_key(entries: Sequence[BibEntry]) -> Mapping[str, int]:
    """Return where the entry of each citation key stands, also of those of biblatex's `ids`.

    The first entry of a key counts, and a key before what others have among their `ids`.
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
    """Return the keys of the entries that others name as the volume they are in."""
    return frozenset(
        key for entry in entries if "crossref" in entry.fields for key in keys_in(entry, "crossref")
    )


def _filled(
    entry: BibEntry,
    known: _Known,
    diagnostics: list[Diagnostic],
    below: tuple[BibEntry, ...],
) -> BibEntry:
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
            given = _filled(source, known, diagnostics, (entry, *below))
            taken = given.fields if name == "xdata" else _from_parent(entry, given)
            dated = not _DATES.isdisjoint(fields)
            for field_name, field in taken.items():
                if not (dated and field_name in _DATES):
                    fields.setdefault(field_name, field)
    return replace(entry, fields=fields)


def _from_parent(child: BibEntry, parent: BibEntry) -> Mapping[str, BibField]:
    """Return what a volume gives to something in it, under the names it has there."""
    kind = type_of(child.type)
    title = kind.parent_title
    taken = {name: field for name, field in parent.fields.items() if name not in _NEVER}
    renamed = {"title": title, "subtitle": title.replace("title", "subtitle")}
    fields: dict[str, BibField] = {}
    for name, field in taken.items():
        if name in renamed:
            # BibTeX's style has it the other way round: the parent says `booktitle` itself.
            fields.setdefault(renamed[name], field)
        elif name != "author" or kind.inherits_authors:
            fields[name] = field
    return fields
