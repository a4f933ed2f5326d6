"""Entries that are one work: versions that an entry names, and preprints of what was published.

What another entry of the CV shows as a version of itself is not listed again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from cvtex.bibliography.entry import BibEntry, entry_date, keys_in
from cvtex.latex.parser import plain_latex
from cvtex.names.folding import skeleton
from cvtex.names.parser import parse_names
from cvtex.schema.publication_style import Versions

_ARCHIVES = re.compile(
    r"(?i)\b(?:\w*arxiv|corr|(?:bio|med|chem|edu|eco|eng|tech)rxiv|ssrn|osf|research\s?square"
    r"|preprints?(?:\.org)?|e-?prints?)\b"
)
_WITHOUT_VENUE = frozenset({"misc", "online", "unpublished", "report"})
_VENUES = ("journaltitle", "booktitle", "howpublished", "publisher", "institution", "organization")
_SHARED = 0.5
"""How many of the shorter list's authors two versions share at least."""


@dataclass(frozen=True, slots=True)
class Works:
    """Which entries are shown with others: `hidden` by identity.

    `preprints` and `venues` have, by the identity of an entry that is shown, its preprints and the
    other publications of the same work.
    """

    hidden: frozenset[int]
    preprints: Mapping[int, tuple[BibEntry, ...]]
    venues: Mapping[int, tuple[BibEntry, ...]]


def works(entries: Iterable[BibEntry], versions_of: Callable[[BibEntry], Versions]) -> Works:
    """Find the entries of a CV that are one work: they have one title and share authors.

    `versions_of` tells what is asked for an entry. A preprint goes with the earliest publication;
    of several publications, if all are to be one, the newest that is not of a workshop leads.
    """
    pool = list(entries)
    hidden = _named_versions(pool)
    kinds = {id(entry): versions_of(entry) for entry in pool}
    shown = [
        entry
        for entry in pool
        if id(entry) not in hidden and kinds[id(entry)] is not Versions.APART
    ]
    venues = _further_venues([one for one in shown if kinds[id(one)] is Versions.ALL])
    hidden.update(id(entry) for found in venues.values() for entry in found)
    preprints: dict[int, tuple[BibEntry, ...]] = {}
    published: dict[str, list[BibEntry]] | None = None
    for entry in shown:
        if not is_preprint(entry):
            continue
        if published is None:
            published = _by_title(
                one for one in shown if not is_preprint(one) and id(one) not in hidden
            )
        same = [one for one in published.get(folded_title(entry), ()) if share_authors(entry, one)]
        if same:
            first = min(same, key=_age)
            preprints[id(first)] = (*preprints.get(id(first), ()), entry)
    hidden.update(id(entry) for found in preprints.values() for entry in found)
    return Works(frozenset(hidden), preprints, venues)


def _further_venues(entries: Sequence[BibEntry]) -> dict[int, tuple[BibEntry, ...]]:
    """Return the publications that go with another one, by the identity of that one."""
    venues: dict[int, tuple[BibEntry, ...]] = {}
    for same in _by_title(one for one in entries if not is_preprint(one)).values():
        if len(same) > 1:
            leading, *others = sorted(same, key=_rank, reverse=True)
            further = tuple(one for one in others if share_authors(leading, one))
            if further:
                venues[id(leading)] = further
    return venues


def _rank(entry: BibEntry) -> tuple[bool, tuple[tuple[int, int, int], tuple[int, int, int]]]:
    is_workshop = bool(_WORKSHOP.search(" ".join(map(entry.get, _VENUES))))
    date = entry_date(entry)
    never = (0, 0, 0)
    return (not is_workshop, (never, never) if date is None else date.sort_key)


_WORKSHOP = re.compile(r"(?i)\bworkshops?\b")


def is_preprint(entry: BibEntry) -> bool:
    """Tell whether an entry is in an archive only."""
    if entry.type not in {"article", *_WITHOUT_VENUE}:
        return False
    venue = " ".join(filter(None, map(entry.get, _VENUES)))
    if entry.type == "article" or venue:
        return bool(_ARCHIVES.search(venue))
    return bool(
        entry.get("eprint")
        or entry.get("arxiv")
        or _ARCHIVES.search(f"{entry.get('url')} {entry.get('doi')}")
        or entry.type == "unpublished"
    )


def folded_title(entry: BibEntry) -> str:
    """Return the letters and digits of a title, without case and accents."""
    plain = unicodedata.normalize("NFKD", plain_latex(entry.get("title")).casefold())
    return "".join(filter(str.isalnum, plain))


def share_authors(one: BibEntry, other: BibEntry) -> bool:
    """Tell whether the authors of two entries can be those of one work."""
    first, second = _families(one), _families(other)
    return len(first & second) >= _SHARED * max(1, min(len(first), len(second)))


def _families(entry: BibEntry) -> frozenset[str]:
    names = parse_names(entry.get("author") or entry.get("editor")).names
    return frozenset(skeleton(name.family) for name in names)


def _by_title(entries: Iterable[BibEntry]) -> dict[str, list[BibEntry]]:
    titles: dict[str, list[BibEntry]] = {}
    for entry in entries:
        if title := folded_title(entry):
            titles.setdefault(title, []).append(entry)
    return titles


def _age(entry: BibEntry) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    date = entry_date(entry)
    return ((9999, 0, 0), (9999, 0, 0)) if date is None else date.sort_key


def _named_versions(pool: Sequence[BibEntry]) -> set[int]:
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
    return {id(by_key[key]) for key in hidden if key in by_key}


def _versions(entry: BibEntry) -> Collection[str]:
    return set(keys_in(entry, "related")) - {entry.key} if "related" in entry.fields else ()
