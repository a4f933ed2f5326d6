"""Which entries of the bibliography a list shows, and in which order.

Pure functions over entries; `merge` calls them for each block of publications.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from cvtex.bibliography.entry import (
    BibEntry,
    canonical_field,
    canonical_type,
    dated_of,
    entry_date,
    keywords_of,
)
from cvtex.dates.formatting import YEARS, DateText
from cvtex.latex.parser import plain_latex
from cvtex.names.owner import Owner
from cvtex.names.parser import parse_names
from cvtex.publications.venues import state_of
from cvtex.schema.selection import AuthorPosition, Query, Selection, SortOrder


def candidates(selection: Selection, entries: Sequence[BibEntry], owner: Owner) -> list[BibEntry]:
    """Return the entries that meet what a selection asks of each by itself, in its order.

    Without an order of its own that is the order of the `keys`, or else newest first; entries that
    are equal in what is sorted by stay in the file's order.
    """
    chosen = [entry for entry in entries if _meets(entry, selection, owner)]
    if selection.last_years is not None:
        years = (year for entry in chosen if (year := _year(entry)) < YEARS.stop)
        newest = max(years, default=0)
        chosen = [entry for entry in chosen if _year(entry) > newest - selection.last_years]
    if selection.keys:
        # Where several entries share a key, it means the first.
        meant = {entry.key: entry for entry in reversed(chosen)}
        chosen = [meant[key] for key in dict.fromkeys(selection.keys) if key in meant]
        if not selection.sort_by:
            return chosen[::-1] if selection.order is SortOrder.DESCENDING else chosen
    for field in reversed(selection.sort_by or ("date",)):
        _sort(chosen, field, selection.order)
    return chosen


def _meets(entry: BibEntry, query: Query, owner: Owner) -> bool:
    return (
        _has_type(entry, query.type)
        and _has_keyword(entry, query.keywords)
        and (not query.keys or entry.key in query.keys)
        and entry.key not in query.exclude
        and _in_years(entry, query.years)
        and _has_status(entry, query.status)
        and (query.selected is None or _is_selected(entry) is query.selected)
        and _at_position(entry, query.author_position, owner)
        and (not query.any_of or any(_meets(entry, one, owner) for one in query.any_of))
        and not any(_meets(entry, one, owner) for one in query.none_of)
    )


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
    own = {word.casefold() for word in keywords_of(entry)} if asked else ()
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


def _has_status(entry: BibEntry, asked: Sequence[str]) -> bool:
    def letters(state: str) -> str:
        return "".join(filter(str.isalpha, state.lower()))

    return not asked or letters(state_of(entry)) in {letters(state) for state in asked}


def _is_selected(entry: BibEntry) -> bool:
    """Tell whether an entry is marked as selected, by a field or among its keywords."""
    flag = plain_latex(entry.get("selected")).lower()
    return flag in {"true", "yes", "1"} or _has_keyword(entry, ("selected",))


def _at_position(entry: BibEntry, asked: AuthorPosition | None, owner: Owner) -> bool:
    if asked is None:
        return True
    names, search = owner.read(entry.get("author") or entry.get("editor"))
    index = search.index
    last = len(names.names) - 1
    # Nobody knows who is last of a list that goes on.
    return index == 0 if asked is AuthorPosition.FIRST else index == last and not names.others


def _sort(entries: list[BibEntry], field: str, order: SortOrder | None) -> None:
    """Sort by one field, stably; dates and numbers have the newest or largest first by default."""
    name = canonical_field(field)
    if name in {"date", "year"}:
        entries.sort(
            key=_age if name == "date" else _year, reverse=_is_reversed(order, default=True)
        )
        return
    if name == "file":
        if _is_reversed(order, default=False):
            entries.reverse()
        return
    # What has no value stands last, whichever way.
    without = [entry for entry in entries if not _value(entry, name)]
    having = [entry for entry in entries if _value(entry, name)]
    if all(_number(_value(entry, name)) is not None for entry in having):
        having.sort(
            key=lambda entry: _number(_value(entry, name)) or 0.0,
            reverse=_is_reversed(order, default=True),
        )
    else:
        having.sort(
            key=lambda entry: _folded(_value(entry, name)),
            reverse=_is_reversed(order, default=False),
        )
    entries[:] = having + without


def _is_reversed(order: SortOrder | None, *, default: bool) -> bool:
    return default if order is None else order is SortOrder.DESCENDING


def _value(entry: BibEntry, name: str) -> str:
    match name:
        case "type":
            return entry.type
        case "key":
            return entry.key
        case "author" | "editor":
            names = parse_names(entry.get(name)).names
            return " ".join(f"{person.family} {person.given}" for person in names)
        case "venue":
            fields = ("journaltitle", "booktitle", "publisher", "institution")
            return plain_latex(next(filter(None, map(entry.get, fields)), ""))
        case "status":
            return state_of(entry)
    return plain_latex(entry.get(name))


def _number(value: str) -> float | None:
    try:
        return float(value)
    except ValueError:
        return None


def _folded(value: str) -> str:
    decomposed = unicodedata.normalize("NFKD", value.casefold())
    return "".join(c for c in decomposed if c.isalnum() or c.isspace())


def _year(entry: BibEntry) -> int:
    """Return the year that an entry is of; what is to appear is of the last of all years."""
    date = entry_date(entry)
    if date is None:
        return YEARS.stop if state_of(entry) != "published" else 0
    return date.latest_year


def _age(entry: BibEntry) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """Return when an entry appeared, as what to sort by.

    One without a date is the oldest, unless it is still to appear.
    """
    dated = dated_of(entry)
    if dated is not None:
        return dated.sort_key
    never = (0, 0, 0)
    return ((YEARS.stop, 1, 1) if state_of(entry) != "published" else never, never)
