"""Find the fields of entries that the page does not show.

This is found out by experiment, so that it is true for every type, field and style: a field is
shown if the publication looks different when the field has another value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from cvtex.bibliography import Reference
from cvtex.bibliography.vocabulary import canonical_field
from cvtex.document import Publication, Venue
from cvtex.publications.library import STYLE_FIELDS, Library, style_of
from cvtex.publications.publication import publication
from cvtex.schema import PublicationStyle
from cvtex.text import Inline, plain_text
from cvtex.text.dois import doi_address, web_address

_USED = STYLE_FIELDS | {"crossref", "xdata", "ids", "related", "keywords", "selected"}
"""Fields that are not meant to be shown: they select entries and say how these are printed."""

_DATE = frozenset({"year", "month", "day"})

_ISSUE = frozenset({"number", "issue"})

_OTHERS = {"date": "1801-02-03", "year": "1801", "month": "2", "day": "3"}
_OTHER_ADDRESS = "https://xq7.example/"
_OTHER_DOI = "10.5555/xq7"
"""Values that a field does not have."""

_FEWEST_LETTERS = 4
"""The length from which a text is recognised within others; shorter ones are there by chance."""


class UnshownFields:
    """Finds the fields that the page does not show, of any entry of a library.

    An experiment is not repeated for an entry of the same type with similar values in the same
    fields, which differ only in letters and digits.
    """

    def __init__(self, library: Library) -> None:
        self.library = library
        self._known: dict[tuple[object, ...], bool] = {}

    def of(self, entry: Reference, shown: Publication) -> tuple[str, ...]:
        """Return the names of the fields of an entry that `shown` does not show, in their order.

        Not returned are empty fields, those that are left out on request, those that only select
        or style entries, and those whose value another field shows: `year` beside `date`.
        """
        style, _ = style_of(self.library, entry, [])
        ignored = _USED | {canonical_field(name) for name in style.omit_fields}
        fields = [
            name
            for name, field in entry.fields.items()
            if name not in ignored and "+an" not in name and field.latex.strip()
        ]
        page = _page(shown)
        text = " ".join(_texts(page)).casefold()
        candidates = [
            name
            for name in fields
            if not (name == entry.role and entry.names.names)
            and not _is_within(entry.text(name), text)
        ]
        unshown = [name for name in candidates if not self._is_shown(entry, style, name, page)]
        if "date" in fields and "date" not in unshown:
            unshown = [name for name in unshown if name not in _DATE]
        if entry.text("number") == entry.text("issue"):
            unshown = [name for name in unshown if name not in _ISSUE]
        return tuple(unshown)

    def _is_shown(
        self, entry: Reference, style: PublicationStyle, name: str, page: tuple[object, ...]
    ) -> bool:
        shape = tuple([(field, _form(entry.get(field))) for field in entry.fields])
        case = (entry.written_type, id(style), entry.key in self.library.style.entries, shape, name)
        known = self._known.get(case)
        if known is None:
            known = self._known[case] = page != _page_without(self.library, entry, name)
        return known


def _form(latex: str) -> str:
    """Return a short value with the same letter for all letters, the same digit for all digits."""
    if len(latex) > _LONGEST_FORM:
        return "…"
    return _DIGITS.sub("0", _LETTERS.sub("x", latex))


_LONGEST_FORM = 30
_LETTERS = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"\d+")


def _page_without(library: Library, entry: Reference, name: str) -> tuple[object, ...]:
    """Return what the page shows of an entry if a field has another value."""
    other = _OTHERS.get(name, "Xq7")
    if name in _DATE and entry.text(name) == other:
        other = "4"
    if name == "doi" and doi_address(entry.literal(name)):
        other = _OTHER_DOI
    elif web_address(entry.get(name), strict=True, base=library.style.links_base or ""):
        other = _OTHER_ADDRESS
    if name in {"author", "editor"}:
        library = replace(library, _searches={})  # they are kept by the identifier of an entry
    return _page(publication(library, entry.with_field(name, other), []))


def _page(shown: Publication) -> tuple[object, ...]:
    """Return what the page shows of a publication."""
    return (
        shown.title,
        *((author.text, author[2:]) for author in shown.authors if author.is_shown),
        shown.closing,
        *(_venue(venue) for line in shown.venue_lines for venue in line),
        *(
            (related.label, related.title, *map(_venue, related.venues))
            for related in shown.related
        ),
        shown.note,
        shown.addendum,
        shown.url,
        *((link.label, link.url) for link in shown.shown_links),
        shown.citations,
    )


def _venue(venue: Venue) -> tuple[object, ...]:
    printed = venue.name, venue.detail, venue.when, venue.awards, venue.acceptance_rate
    return (*printed, venue.delimiter, venue.is_event)


def _texts(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case tuple():
            for part in value:
                yield from _texts(part)
        case _ if isinstance(value, Inline):
            yield plain_text((value,))


def _is_within(text: str, shown: str) -> bool:
    """Tell whether a text of some length is among the printed texts, as whole words."""
    folded = text.casefold().strip()
    if len(folded) < _FEWEST_LETTERS:
        return False
    start = shown.find(folded)
    while start >= 0:
        end = start + len(folded)
        if not shown[start - 1 : start].isalnum() and not shown[end : end + 1].isalnum():
            return True
        start = shown.find(folded, end)
    return False
