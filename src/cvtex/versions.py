"""Entries that are one work: versions that an entry names, and preprints of what was published.

What another entry of the CV shows as a version of itself is not listed again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from cvtex.bib_entry import BibEntry, entry_date, keys_in
from cvtex.latex_text import plain_latex
from cvtex.name_folding import skeleton
from cvtex.names import parse_names

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
    """Which entries are shown with others: `hidden` by identity, `preprints` of an entry too."""

    hidden: frozenset[int]
    preprints: Mapping[int, tuple[BibEntry, ...]]


def works(entries: Iterable[BibEntry], is_apart: Callable[[BibEntry], bool]) -> Works:
    """Find the entries of a CV that are one work.

    A preprint has the title of a published entry and shares authors with it; `is_apart` tells
    whether an entry is to stand for itself all the same.
    """
    pool = list(entries)
    hidden = _named_versions(pool)
    published: dict[str, list[BibEntry]] | None = None
    preprints: dict[int, tuple[BibEntry, ...]] = {}
    for entry in pool:
        if not is_preprint(entry) or id(entry) in hidden or is_apart(entry):
            continue
        if published is None:
            published = _by_title(
                other for other in pool if not is_preprint(other) and id(other) not in hidden
            )
        same = [
            other
            for other in published.get(folded_title(entry), ())
            if share_authors(entry, other) and not is_apart(other)
        ]
        if same:
            first = min(same, key=_age)
            preprints[id(first)] = (*preprints.get(id(first), ()), entry)
    hidden.update(id(entry) for found in preprints.values() for entry in found)
    return Works(frozenset(hidden), preprints)


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
