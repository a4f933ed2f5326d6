"""Find the entries that are versions of the same work.

These are the versions that an entry names in `related`, and preprints and other publications with
the same title and authors. They are shown with the main entry and are not listed again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from cvtex.bibliography import Reference
from cvtex.schema import Versions

_SHARED = 0.5
"""The smallest part of the authors of the shorter list that two versions share."""


@dataclass(frozen=True, slots=True)
class Works:
    """The entries that are shown with another entry; all ids are those of references.

    `hidden` has the ids of these entries. `preprints` and `venues` have, by the id of the main
    entry, its preprints and the other publications of the same work. `uncompared` is the first
    preprint that was not compared with publications, since too many share authors; None if none.
    """

    hidden: frozenset[str]
    preprints: Mapping[str, tuple[Reference, ...]]
    venues: Mapping[str, tuple[Reference, ...]]
    uncompared: Reference | None = None


def find_works(entries: Iterable[Reference], versions_of: Callable[[Reference], Versions]) -> Works:
    """Find the entries of a CV that are the same work: they have the same title and share authors.

    `versions_of` returns the setting `versions` of an entry. A preprint is shown with the earliest
    publication. If all publications of a work are merged, the newest is the main entry, but a
    workshop paper only if there is no other.
    """
    pool = list(entries)
    hidden = _named_versions(pool)
    kinds = {entry.id: versions_of(entry) for entry in pool}
    shown = [
        entry for entry in pool if entry.id not in hidden and kinds[entry.id] is not Versions.APART
    ]
    venues = _further_venues([entry for entry in shown if kinds[entry.id] is Versions.ALL])
    hidden.update(entry.id for found in venues.values() for entry in found)
    preprints, uncompared = _with_preprints(shown, hidden)
    hidden.update(entry.id for found in preprints.values() for entry in found)
    return Works(frozenset(hidden), preprints, venues, uncompared)


MOST_SHARED = 1_000_000
"""The most family names that all preprints share with publications of the same title: 4,000
preprints of a title have 250 each. Only made-up bibliographies have more."""


def _with_preprints(
    shown: Sequence[Reference], hidden: Collection[str]
) -> tuple[dict[str, tuple[Reference, ...]], Reference | None]:
    """Return the preprints that are shown with a publication, by the id of the publication.

    Also return the first preprint that was not compared, or None.
    """
    archived = [entry for entry in shown if entry.is_preprint]
    if not archived:
        return {}, None
    others = (entry for entry in shown if not entry.is_preprint and entry.id not in hidden)
    published = {title: _Published(entries) for title, entries in _by_title(others).items()}
    preprints: dict[str, list[Reference]] = {}
    shared = 0
    for entry in archived:
        titled = published.get(entry.folded_title)
        if titled is None:
            continue
        shared += titled.count_shared(entry)
        if shared > MOST_SHARED:
            return {main: tuple(entries) for main, entries in preprints.items()}, entry
        first = titled.earliest_of(entry)
        if first is not None:
            preprints.setdefault(first.id, []).append(entry)
    return {main: tuple(entries) for main, entries in preprints.items()}, None


class _Published:
    """The publications of a title, of those with the same authors the earliest, by family name."""

    def __init__(self, entries: Iterable[Reference]) -> None:
        earliest: dict[frozenset[str], Reference] = {}
        for entry in sorted(entries, key=_age):
            earliest.setdefault(entry.families, entry)
        self._entries = list(earliest.values())
        # The indices in `_entries`, the earliest first.
        self._by_family: dict[str, list[int]] = {}
        for index, entry in enumerate(self._entries):
            for family in entry.families:
                self._by_family.setdefault(family, []).append(index)

    def count_shared(self, preprint: Reference) -> int:
        """Return how many family names a preprint shares with the publications, all in all."""
        return sum(len(self._by_family.get(family, ())) for family in preprint.families)

    def earliest_of(self, preprint: Reference) -> Reference | None:
        """Return the earliest publication that shares enough authors with a preprint, or None."""
        sharing = {i for name in preprint.families for i in self._by_family.get(name, ())}
        entries = (self._entries[index] for index in sorted(sharing))
        return next((entry for entry in entries if share_authors(preprint, entry)), None)


def _further_venues(entries: Sequence[Reference]) -> dict[str, tuple[Reference, ...]]:
    """Return the publications that are shown with a main entry, by the id of the main entry."""
    venues: dict[str, tuple[Reference, ...]] = {}
    for same in _by_title(entry for entry in entries if not entry.is_preprint).values():
        if len(same) > 1:
            main, *others = sorted(same, key=_rank, reverse=True)
            further = tuple(entry for entry in others if share_authors(main, entry))
            if further:
                venues[main.id] = further
    return venues


def _rank(entry: Reference) -> tuple[bool, tuple[tuple[int, int, int], tuple[int, int, int]]]:
    is_workshop = bool(_WORKSHOP.search(entry.published_in))
    never = (0, 0, 0)
    return (not is_workshop, entry.entry_date.sort_key if entry.entry_date else (never, never))


_WORKSHOP = re.compile(r"(?i)\bworkshops?\b")


def share_authors(first: Reference, second: Reference) -> bool:
    """Tell whether two entries share enough authors to be the same work."""
    families, others = first.families, second.families
    return len(families & others) >= _SHARED * max(1, min(len(families), len(others)))


def _by_title(entries: Iterable[Reference]) -> dict[str, list[Reference]]:
    titles: dict[str, list[Reference]] = {}
    for entry in entries:
        if title := entry.folded_title:
            titles.setdefault(title, []).append(entry)
    return titles


def _age(entry: Reference) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    return entry.entry_date.sort_key if entry.entry_date else ((9999, 0, 0), (9999, 0, 0))


def _named_versions(pool: Sequence[Reference]) -> set[str]:
    """Return the ids of the entries that another entry names in `related`.

    A hidden entry hides no others, so that of entries that name each other one is shown, and the
    end of a chain is not lost.
    """
    named = {key for entry in pool for key in _versions(entry)}
    if not named:
        return set()
    by_key = {entry.key: entry for entry in reversed(pool)}
    hidden: set[str] = set()
    for entry in sorted(pool, key=lambda entry: entry.key in named):
        if entry.key not in hidden:
            hidden.update(_versions(entry))
    return {by_key[key].id for key in hidden if key in by_key}


def _versions(entry: Reference) -> Collection[str]:
    return set(entry.related) - {entry.key}
