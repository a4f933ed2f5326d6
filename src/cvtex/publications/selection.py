"""Which entries of the bibliography a list shows, and in which order.

Pure functions over references; `listing` calls them for each block of publications.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from cvtex.bibliography import Reference
from cvtex.bibliography.vocabulary import SAME, canonical_field, canonical_type
from cvtex.dates import YEARS, DateText
from cvtex.names import NameList, OwnerSearch
from cvtex.schema import AuthorPosition, Query, Selection, SortOrder
from cvtex.text.folding import fold_letters, fold_words

Search: TypeAlias = Callable[[Reference], tuple[NameList, OwnerSearch]]
"""What returns the names of a reference, and who of them is the owner (`Library.search`)."""


def candidates(
    selection: Selection, entries: Sequence[Reference], search: Search
) -> list[Reference]:
    """Return the entries that meet what a selection asks of each by itself, in its order.

    Without an order of its own that is the order of the `keys`, or else newest first; entries that
    are equal in what is sorted by stay in the file's order.
    """
    chosen = [entry for entry in entries if _meets(entry, selection, search)]
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


def _meets(entry: Reference, query: Query, search: Search) -> bool:
    return (
        _has_type(entry, query.type)
        and _has_keyword(entry, query.keywords)
        and (not query.keys or entry.key in query.keys)
        and entry.key not in query.exclude
        and _in_years(entry, query.years)
        and _has_status(entry, query.status)
        and (query.selected is None or _is_selected(entry) is query.selected)
        and _at_position(entry, query.author_position, search)
        and (not query.any_of or any(_meets(entry, one, search) for one in query.any_of))
        and not any(_meets(entry, one, search) for one in query.none_of)
    )


def _has_type(entry: Reference, asked: Sequence[str]) -> bool:
    """Tell whether an entry is of one of the types, by its own name or by biblatex's.

    `phdthesis` is narrower than biblatex's `thesis`: who asks for the first gets only that.
    """
    return not asked or any(
        kind.lower() in {entry.type, entry.written_type}
        or (kind.lower() in SAME and canonical_type(kind) == entry.type)
        for kind in asked
    )


def _has_keyword(entry: Reference, asked: Sequence[str]) -> bool:
    own = {word.casefold() for word in entry.keywords} if asked else ()
    return not asked or any(word.casefold() in own for word in asked)


def _in_years(entry: Reference, asked: DateText | None) -> bool:
    if asked is None:
        return True
    date = entry.date
    moments = [] if date is None else [m for p in date.parts for m in (p.start, p.end) if m]
    return any(
        (part.start is None or moment.year >= part.start.year)
        and (part.open or part.end is None or moment.year <= part.end.year)
        for part in asked.parts
        for moment in moments
    )


def _has_status(entry: Reference, asked: Sequence[str]) -> bool:
    return not asked or fold_letters(entry.state) in {fold_letters(state) for state in asked}


def _is_selected(entry: Reference) -> bool:
    """Tell whether an entry is marked as selected, by a field or among its keywords."""
    flag = entry.text("selected").lower()
    return flag in {"true", "yes", "1"} or _has_keyword(entry, ("selected",))


def _at_position(entry: Reference, asked: AuthorPosition | None, search: Search) -> bool:
    if asked is None:
        return True
    names, found = search(entry)
    index = found.index
    last = len(names.names) - 1
    # Nobody knows who is last of a list that goes on.
    return index == 0 if asked is AuthorPosition.FIRST else index == last and not names.others


def _sort(entries: list[Reference], field: str, order: SortOrder | None) -> None:
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
            key=lambda entry: fold_words(_value(entry, name)),
            reverse=_is_reversed(order, default=False),
        )
    entries[:] = having + without


def _is_reversed(order: SortOrder | None, *, default: bool) -> bool:
    return default if order is None else order is SortOrder.DESCENDING


def _value(entry: Reference, name: str) -> str:
    match name:
        case "type":
            return entry.type
        case "key":
            return entry.key
        case "author" | "editor":
            names = entry.names_in(name).names
            return " ".join(f"{person.family} {person.given}" for person in names)
        case "venue":
            return entry.first_text("journaltitle", "booktitle", "publisher", "institution")
        case "status":
            return entry.state
    return entry.text(name)


def _number(value: str) -> float | None:
    try:
        return float(value)
    except ValueError:
        return None


def _year(entry: Reference) -> int:
    """Return the year that an entry is of; what is to appear is of the last of all years."""
    date = entry.date
    if date is None:
        return YEARS.stop if entry.state != "published" else 0
    return date.latest_year


def _age(entry: Reference) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """Return when an entry appeared, as what to sort by.

    One without a date is the oldest, unless it is still to appear.
    """
    dated = entry.dated
    if dated is not None:
        return dated.sort_key
    never = (0, 0, 0)
    return ((YEARS.stop, 1, 1) if entry.state != "published" else never, never)
