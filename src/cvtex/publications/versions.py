"""Find the entries that are versions of the same work.

These are the versions that an entry names in `related`, and preprints and other publications with
the same title and authors. They are shown with the main entry and are not listed again.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from cvtex.bibliography import Reference
from cvtex.dates import DateText
from cvtex.schema import Versions

_SHARED = 0.5
"""The smallest part of all authors of two versions that both versions have."""


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
    """The publications of a title: groups with the same authors, by family name."""

    def __init__(self, entries: Iterable[Reference]) -> None:
        groups: dict[tuple[frozenset[str], bool], list[Reference]] = {}
        for entry in sorted(entries, key=_age):
            groups.setdefault((entry.families, entry.names.others), []).append(entry)
        self._groups = [_SameAuthors(group) for group in groups.values()]
        # The indices in `_groups`, the earliest first.
        self._by_family: dict[str, list[int]] = {}
        for index, group in enumerate(self._groups):
            for family in group.families:
                self._by_family.setdefault(family, []).append(index)

    def count_shared(self, preprint: Reference) -> int:
        """Return how many family names a preprint shares with the publications, all in all."""
        return sum(len(self._by_family.get(family, ())) for family in _families(preprint))

    def earliest_of(self, preprint: Reference) -> Reference | None:
        """Return the earliest publication that may be that of a preprint, or None."""
        sharing = {i for name in _families(preprint) for i in self._by_family.get(name, ())}
        for index in sorted(sharing):
            group = self._groups[index]
            if share_authors(preprint, group.entries[0]):
                found = group.earliest_of(preprint)
                if found is not None:
                    return found
        return None


class _SameAuthors:
    """Publications of one title with the same authors, the earliest first."""

    def __init__(self, entries: Sequence[Reference]) -> None:
        self.entries = entries
        self.families = _families(entries[0])
        self._undated = next((entry for entry in entries if entry.date is None), None)
        dated = ((entry.date.latest_year, entry) for entry in entries if entry.date is not None)
        self._dated = sorted(dated, key=itemgetter(0))
        self._by_arxiv: dict[str, Reference] = {}
        for entry in entries:
            if entry.arxiv:
                self._by_arxiv.setdefault(entry.arxiv, entry)

    def earliest_of(self, preprint: Reference) -> Reference | None:
        """Return the earliest publication that is not older than a preprint (`_is_older`)."""
        if preprint.date is None:
            return self.entries[0]
        if preprint.arxiv and preprint.arxiv in self._by_arxiv:
            return self._by_arxiv[preprint.arxiv]
        index = bisect_left(self._dated, _first_year(preprint.date), key=itemgetter(0))
        return self._dated[index][1] if index < len(self._dated) else self._undated


def _families(entry: Reference) -> Collection[str]:
    """Return the family names of the authors, or an empty name if there are none."""
    return entry.families or ("",)


def is_published_as(preprint: Reference, other: Reference) -> bool:
    """Tell whether a publication with the title of a preprint is the same work."""
    return share_authors(preprint, other) and not _is_older(other, preprint)


def _is_older(entry: Reference, preprint: Reference) -> bool:
    """Tell whether an entry is of an earlier year than a preprint, which then is another work.

    With the same number in arXiv they are the same work, whatever their dates.
    """
    if entry.date is None or preprint.date is None:
        return False
    if entry.arxiv and entry.arxiv == preprint.arxiv:
        return False
    return entry.date.latest_year < _first_year(preprint.date)


def _first_year(date: DateText) -> int:
    return min((moment.year for moment in date.moments), default=0)


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
    """Tell whether the author lists of two entries, each as a whole, are those of one work.

    They have at least half of all their authors in common. A list that ends with "and others" is
    compared as far as it goes. Of single authors, the initials count too.
    """
    families, others = first.families, second.families
    if not families or not others:
        return not families and not others
    if len(families) == len(others) == 1 and first.initials and second.initials:
        return families == others and not first.initials.isdisjoint(second.initials)
    if first.names.others and len(families) <= len(others):
        return families <= others
    if second.names.others and len(others) <= len(families):
        return others <= families
    return len(families & others) >= _SHARED * len(families | others)


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
