"""Select and sort the references that a publication list asks for.

These are pure functions over references; `listing` calls them for each list.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from cvtex.bibliography import Reference
from cvtex.bibliography.vocabulary import SYNONYMS, canonical_field, canonical_type
from cvtex.dates import YEARS, DateText
from cvtex.locales.names import sort_key
from cvtex.names import NameList, OwnerSearch
from cvtex.numbers import decimal_number
from cvtex.schema import AuthorPosition, Query, Selection, SortOrder
from cvtex.text.folding import fold_letters, fold_words

Search: TypeAlias = Callable[[Reference], tuple[NameList, OwnerSearch]]
"""A function that returns the names of a reference and the search for the owner among them."""


def candidates(
    selection: Selection, entries: Sequence[Reference], search: Search, alphabet: str = ""
) -> list[Reference]:
    """Return the entries that match a selection, sorted by its `sort_by` and `order`.

    Texts are in the order of an `alphabet` (`locales.names`).

    Without `sort_by` they are in the order of `keys`, or, without `keys`, newest first. Entries
    with equal sort keys stay in the order of the files. `limit` and `repeat` are not applied.
    """
    chosen = list(filter(_matcher(selection, search), entries))
    if selection.last_years is not None:
        years = (year for entry in chosen if (year := _year(entry)) < YEARS.stop)
        newest = max(years, default=0)
        chosen = [entry for entry in chosen if _year(entry) > newest - selection.last_years]
    if selection.keys:
        # If several entries have a key, it means the first.
        by_key = {entry.key: entry for entry in reversed(chosen)}
        chosen = [by_key[key] for key in dict.fromkeys(selection.keys) if key in by_key]
        if not selection.sort_by:
            return chosen[::-1] if selection.order is SortOrder.DESCENDING else chosen
    for field in reversed(selection.sort_by or ("date",)):
        _sort(chosen, field, selection.order, alphabet)
    return chosen


def count_queries(query: Query) -> int:
    """Return the number of queries in a query, itself included; each is compared with entries."""
    return 1 + sum(map(count_queries, (*query.any_of, *query.none_of)))


def _matcher(query: Query, search: Search) -> Callable[[Reference], bool]:
    """Return a function that tells whether an entry meets all conditions of a query.

    The values of the query are made sets once, so that the time for an entry does not depend on
    their number.
    """
    has_type = _type_matcher(query.type)
    keywords = frozenset(word.casefold() for word in query.keywords)
    keys, exclude = frozenset(query.keys), frozenset(query.exclude)
    states = frozenset(map(fold_letters, query.status))
    any_of = [_matcher(part, search) for part in query.any_of]
    none_of = [_matcher(part, search) for part in query.none_of]

    def matches(entry: Reference) -> bool:
        return (
            has_type(entry)
            and (not keywords or _has_keyword(entry, keywords))
            and (not keys or entry.key in keys)
            and entry.key not in exclude
            and _in_years(entry, query.years)
            and (not states or fold_letters(entry.state) in states)
            and (query.selected is None or _is_selected(entry) is query.selected)
            and _at_position(entry, query.author_position, search)
            and (not any_of or any(part(entry) for part in any_of))
            and not any(part(entry) for part in none_of)
        )

    return matches


def _type_matcher(types: Sequence[str]) -> Callable[[Reference], bool]:
    """Return whether an entry has one of the types, by the name as written or by biblatex's.

    `phdthesis` is narrower than biblatex's `thesis`, so it matches only entries written so.
    `preprint` matches each entry that is only in an archive, whatever its type.
    """
    names = frozenset(kind.lower() for kind in types)
    canonical = names | {canonical_type(kind) for kind in types if kind.lower() in SYNONYMS}
    has_preprints = "preprint" in names

    def matches(entry: Reference) -> bool:
        is_named = not names or entry.type in canonical or entry.written_type in names
        return is_named or (has_preprints and entry.is_preprint)

    return matches


def _has_keyword(entry: Reference, keywords: frozenset[str]) -> bool:
    return not keywords.isdisjoint(word.casefold() for word in entry.keywords)


def _in_years(entry: Reference, years: DateText | None) -> bool:
    if years is None:
        return True
    date = entry.date
    moments = [] if date is None else [m for p in date.parts for m in (p.start, p.end) if m]
    return any(
        (part.start is None or moment.year >= part.start.year)
        and (part.open or part.end is None or moment.year <= part.end.year)
        for part in years.parts
        for moment in moments
    )


def _is_selected(entry: Reference) -> bool:
    """Tell whether an entry is marked as selected, by the field or the keyword `selected`."""
    flag = entry.text("selected").lower()
    return flag in {"true", "yes", "1"} or _has_keyword(entry, frozenset(("selected",)))


def _at_position(entry: Reference, position: AuthorPosition | None, search: Search) -> bool:
    if position is None:
        return True
    names, found = search(entry)
    index = found.index
    last = len(names.names) - 1
    # The last author of a list that ends with "and others" is unknown.
    return index == 0 if position is AuthorPosition.FIRST else index == last and not names.others


def _sort(entries: list[Reference], field: str, order: SortOrder | None, alphabet: str) -> None:
    """Sort in place by a field; the sort is stable.

    By default dates and numbers are in descending order, texts in ascending order. Entries without
    a value are last in both orders.
    """
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
    without = [entry for entry in entries if not _value(entry, name)]
    having = [entry for entry in entries if _value(entry, name)]
    if all(decimal_number(_value(entry, name)) is not None for entry in having):
        having.sort(
            key=lambda entry: decimal_number(_value(entry, name)) or 0.0,
            reverse=_is_reversed(order, default=True),
        )
    elif alphabet and name != "key":
        having.sort(
            key=lambda entry: sort_key(_value(entry, name), alphabet),
            reverse=_is_reversed(order, default=False),
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


def _year(entry: Reference) -> int:
    """Return the year of an entry; without a date, 0, or the highest year if yet to appear."""
    date = entry.date
    if date is None:
        return YEARS.stop if entry.state != "published" else 0
    return date.latest_year


def _age(entry: Reference) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """Return the sort key of the date of an entry.

    An entry without a date is the oldest, or the newest if it is yet to appear.
    """
    entry_date = entry.entry_date
    if entry_date is not None:
        return entry_date.sort_key
    never = (0, 0, 0)
    return ((YEARS.stop, 1, 1) if entry.state != "published" else never, never)
