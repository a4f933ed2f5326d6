"""Which entries of the bibliography a list shows, and in which order.

Pure functions over entries; `merge` calls them for each block of publications.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from cvtex.bib_entry import BibEntry, canonical_type, entry_date, keys_in
from cvtex.dates import DateText
from cvtex.latex_text import plain_latex
from cvtex.names import parse_names
from cvtex.owner import Owner
from cvtex.sections import AuthorPosition, Selection


def candidates(selection: Selection, entries: Sequence[BibEntry], owner: Owner) -> list[BibEntry]:
    """Return the entries that meet what a selection asks of each by itself, newest first.

    With `keys` the order is that of the keys. Entries of one date stay in the file's order.
    """
    chosen = [
        entry
        for entry in entries
        if _has_type(entry, selection.type)
        and _has_keyword(entry, selection.keywords)
        and (not selection.keys or entry.key in selection.keys)
        and entry.key not in selection.exclude
        and _in_years(entry, selection.years)
        and _at_position(entry, selection.author_position, owner)
    ]
    if selection.keys:
        # Where several entries share a key, it means the first.
        meant = {entry.key: entry for entry in reversed(chosen)}
        return [meant[key] for key in dict.fromkeys(selection.keys) if key in meant]
    return sorted(chosen, key=_age, reverse=True)


def hidden_versions(entries: Iterable[BibEntry]) -> set[str]:
    """Return the keys of entries that another entry shows as a version of itself.

    What is hidden hides nothing, so that of entries that name each other one remains, and nothing
    is lost at the end of a chain.
    """
    pool = list(entries)
    named = {key for entry in pool for key in _versions(entry)}
    hidden: set[str] = set()
    for entry in sorted(pool, key=lambda entry: entry.key in named):
        if entry.key not in hidden:
            hidden.update(_versions(entry))
    return hidden


def _versions(entry: BibEntry) -> Collection[str]:
    return set(keys_in(entry, "related")) - {entry.key}


def _has_type(entry: BibEntry, asked: Sequence[str]) -> bool:
    """Tell whether an entry is of one of the types, by its own name or by biblatex's.

    `phdthesis` is narrower than biblatex's `thesis`: who asks for the first gets only that.
    """
    return not asked or any(
        kind.lower() in {entry.type, entry.written_type}
        or (kind.lower() in _OLD_NAMES and canonical_type(kind) == entry.type)
        for kind in asked
    )


# Names that are nothing but another word for a type of biblatex's.
_OLD_NAMES = frozenset({"conference", "electronic", "www"})


def _has_keyword(entry: BibEntry, asked: Sequence[str]) -> bool:
    own = {word.strip().casefold() for word in plain_latex(entry.get("keywords")).split(",")}
    return not asked or any(word.casefold() in own for word in asked)


def _in_years(entry: BibEntry, asked: DateText | None) -> bool:
    if asked is None:
        return True
    date = entry_date(entry)
    moments = [] if date is None else [m for p in date.parts for m in (p.start, p.end) if m]
    return any(
        (part.start is None or moment.year >= part.start.year)
        and (part.open or part.end is None or moment.year <= part.end.year)
        for part in asked.parts
        for moment in moments
    )


def _at_position(entry: BibEntry, asked: AuthorPosition | None, owner: Owner) -> bool:
    if asked is None:
        return True
    names = parse_names(entry.get("author") or entry.get("editor"))
    index = owner.find(names.names).index
    last = len(names.names) - 1
    # Nobody knows who is last of a list that goes on.
    return index == 0 if asked is AuthorPosition.FIRST else index == last and not names.others


def _age(entry: BibEntry) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """Return when an entry appeared, as what to sort by; one without a date is the oldest."""
    date = entry_date(entry)
    return ((0, 0, 0), (0, 0, 0)) if date is None else date.sort_key
