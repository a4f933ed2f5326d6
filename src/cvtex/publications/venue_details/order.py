"""Put the details of a venue together: editors, edition, series, publisher, pages and others.

Their order is that of biblatex's standard styles (manual, section 2.1), which is nearly that of the
Chicago Manual of Style. `levels` decides which of them a type shows, and `writers`
writes them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from cvtex.publications.venue_details.writers import (
    NUMBERED_KINDS,
    VenueSource,
    write_book_authors,
    write_chapter,
    write_edition,
    write_editors,
    write_event,
    write_holders,
    write_identifiers,
    write_imprint,
    write_kind,
    write_main_title,
    write_original_date,
    write_page_count,
    write_pages,
    write_place,
    write_series,
    write_translators,
    write_version,
)
from cvtex.text import Inline, Inlines, Text, join, text


class _Printer(NamedTuple):
    """The function that writes a detail, and the fields of which an entry has to have one."""

    detail: str
    write: Callable[[VenueSource], Iterator[Inlines]]
    fields: tuple[str, ...]


_PRINTERS = (
    _Printer("place", write_place, ("location", "address")),
    _Printer("kind", write_kind, ("type",)),
    _Printer("holder", write_holders, ("holder",)),
    _Printer("maintitle", write_main_title, (
        "maintitle", "issuetitle", "journaltitle", "booktitle",
    )),
    _Printer("bookauthor", write_book_authors, ("bookauthor",)),
    _Printer("editor", write_editors, ("editor",)),
    _Printer("translator", write_translators, ("translator",)),
    _Printer("edition", write_edition, ("edition",)),
    _Printer("version", write_version, ("version",)),
    _Printer("volume", write_series, ("series", "volume", "number", "issue", "volumes")),
    _Printer("event", write_event, ("eventtitle", "venue", "address")),
    _Printer("imprint", write_imprint, (
        "publisher", "institution", "school", "organization", "howpublished", "location", "address",
    )),
    _Printer("origdate", write_original_date, ("origdate", "origyear")),
    _Printer("chapter", write_chapter, ("chapter",)),
    _Printer("pages", write_pages, ("pages", "eid")),
    _Printer("pagetotal", write_page_count, ("pagetotal",)),
    _Printer("identifiers", write_identifiers, ("isbn", "issn", "isrn")),
)  # fmt: skip
"""The details in the order of the page."""

_PRINTERS_OF = {
    name: tuple(rank for rank, printer in enumerate(_PRINTERS) if name in printer.fields)
    for name in {name for printer in _PRINTERS for name in printer.fields}
}
_KIND = next(rank for rank, printer in enumerate(_PRINTERS) if printer.detail == "kind")


def details_of(source: VenueSource, issue: str) -> Inlines:
    """Return the details of a venue; they begin with the issue of a periodical, if there is one."""
    entry = source.entry
    names = _PRINTERS_OF.keys() & entry.fields.keys()
    names.discard(source.named_by)
    if source.is_periodical:
        names -= _IN_ISSUE
    parts = [text(issue)] if issue else []
    ranks = {rank for name in names for rank in _PRINTERS_OF[name]} if names else set()
    if entry.type == "thesis" or (entry.type in NUMBERED_KINDS and source.number):
        ranks.add(_KIND)
    for rank in sorted(ranks) if ranks else ():
        printer = _PRINTERS[rank]
        if source.shows(printer.detail):
            parts.extend(part for part in printer.write(source) if part)
    return _joined(parts) if len(parts) > 1 else parts[0] if parts else ()


_IN_ISSUE = frozenset({"volume", "number", "issue", "pages"})
"""The fields that are all printed as the issue of a periodical."""

BESIDE_ISSUE = frozenset(_PRINTERS_OF) - _IN_ISSUE - {"journaltitle"}
"""The fields of which an article has one if it has more details than its issue."""


def _joined(parts: Iterable[Inlines]) -> Inlines:
    joined: list[Inline] = []
    for part in parts:
        if joined:
            joined.append(Text(", "))
        joined.extend(part)
    return join(joined)
