"""Entries that are one work: versions that an entry names, and preprints of what was published.

What another entry of the CV shows as a version of itself is not listed again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from cvtex.bibliography import Reference
from cvtex.schema import Versions

_SHARED = 0.5
"""How many of the shorter list's authors two versions share at least."""


@dataclass(frozen=True, slots=True)
class Works:
    """Which entries are shown with others, by the `id` of their references.

    `hidden` are those; `preprints` and `venues` have, by the entry that is shown, its preprints and
    the other publications of the same work.
    """

    hidden: frozenset[str]
    preprints: Mapping[str, tuple[Reference, ...]]
    venues: Mapping[str, tuple[Reference, ...]]


def works(entries: Iterable[Reference], versions_of: Callable[[Reference], Versions]) -> Works:
    """Find the entries of a CV that are one work: they have one title and share authors.

    `versions_of` tells what is asked for an entry. A preprint goes with the earliest publication;
    of several publications, if all are to be one, the newest that is not of a workshop leads.
    """
    pool = list(entries)
    hidden = _named_versions(pool)
    kinds = {entry.id: versions_of(entry) for entry in pool}
    shown = [
        entry for entry in pool if entry.id not in hidden and kinds[entry.id] is not Versions.APART
    ]
    venues = _further_venues([one for one in shown if kinds[one.id] is Versions.ALL])
    hidden.update(entry.id for found in venues.values() for entry in found)
    preprints: dict[str, tuple[Reference, ...]] = {}
    published: dict[str, list[Reference]] | None = None
    for entry in shown:
        if not entry.is_preprint:
            continue
        if published is None:
            published = _by_title(
                one for one in shown if not one.is_preprint and one.id not in hidden
            )
        same = [one for one in published.get(entry.folded_title, ()) if share_authors(entry, one)]
        if same:
            first = min(same, key=_age)
            preprints[first.id] = (*preprints.get(first.id, ()), entry)
    hidden.update(entry.id for found in preprints.values() for entry in found)
    return Works(frozenset(hidden), preprints, venues)


def _further_venues(entries: Sequence[Reference]) -> dict[str, tuple[Reference, ...]]:
    """Return the publications that go with another one, by the `id` of that one."""
    venues: dict[str, tuple[Reference, ...]] = {}
    for same in _by_title(one for one in entries if not one.is_preprint).values():
        if len(same) > 1:
            leading, *others = sorted(same, key=_rank, reverse=True)
            further = tuple(one for one in others if share_authors(leading, one))
            if further:
                venues[leading.id] = further
    return venues


def _rank(entry: Reference) -> tuple[bool, tuple[tuple[int, int, int], tuple[int, int, int]]]:
    is_workshop = bool(_WORKSHOP.search(entry.published_in))
    never = (0, 0, 0)
    return (not is_workshop, entry.dated.sort_key if entry.dated else (never, never))


_WORKSHOP = re.compile(r"(?i)\bworkshops?\b")


def share_authors(one: Reference, other: Reference) -> bool:
    """Tell whether the authors of two entries can be those of one work."""
    first, second = one.families, other.families
    return len(first & second) >= _SHARED * max(1, min(len(first), len(second)))


def _by_title(entries: Iterable[Reference]) -> dict[str, list[Reference]]:
    titles: dict[str, list[Reference]] = {}
    for entry in entries:
        if title := entry.folded_title:
            titles.setdefault(title, []).append(entry)
    return titles


def _age(entry: Reference) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    return entry.dated.sort_key if entry.dated else ((9999, 0, 0), (9999, 0, 0))


def _named_versions(pool: Sequence[Reference]) -> set[str]:
    """Return the entries that another one names in `related`.

    What is hidden hides nothing, so that of entries that name each other one remains, and nothing
    is lost at the end of a chain.
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
