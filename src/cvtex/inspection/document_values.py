"""Walk a `Document` and list what the templates of every theme print of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, cast

from cvtex.document import Author, Publication, Venue
from cvtex.document import model as doc
from cvtex.inspection.places import Places
from cvtex.inspection.values import Expected, Role, Value, fragments_of, links_of
from cvtex.schema import Entry, LinkStyle
from cvtex.schema.design.header import ContactLabels
from cvtex.schema.entry_lists import PlainLine
from cvtex.source import Source, Span
from cvtex.text import Inlines, Math, RawLatex, RichText, text
from cvtex.text.addresses import ascii_address
from cvtex.yaml import YamlDocument

HEADER = "header"
"""What the part above the sections is called in reports."""

_LEADS = frozenset({
    "title", "name", "course", "position", "organization", "institution", "degree", "area",
    "language",
})  # fmt: skip
"""The fields that an entry can begin with."""

_ELSEWHERE = frozenset({"date", "url", "positions", "summary", "highlights"})
"""The fields of an entry that are treated apart."""


def expected(document: doc.Document, yaml: YamlDocument, sources: Mapping[str, Source]) -> Expected:
    """Return all values that a document prints, and its links."""
    return _Walk(document, Places(yaml, sources)).result()


class _Walk:
    """The state of a walk through one document: where it is, and what it has found."""

    def __init__(self, document: doc.Document, places: Places) -> None:
        self.document = document
        self.places = places
        self.values: list[Value] = []
        self.links: list[tuple[str, Span]] = []
        self.section, self.column, self.item = HEADER, "main", 0

    def result(self) -> Expected:
        document = self.document
        self._name()
        sidebar = document.design.sidebar
        self.column = "sidebar" if document.has_sidebar and sidebar and sidebar.contacts else "main"
        for contact in document.header:
            self._contact(contact, document.origin)
        for section in document.sections:
            self.section = "".join(fragments_of(section.title)) or self.section
            self.column = section.place
            self._begin()
            self._heading(section.title, section.origin)
            for block in section.blocks:
                self._block(block)
        if last := document.last_updated:
            self.column = "main"
            self._begin()
            self._add(text(last.date), last.origin)
            self._add(last.note, last.origin)
        running = chain(document.top.values(), document.footer.values())
        return Expected(tuple(self.values), tuple(self.links), tuple(map("".join, running)))

    def _begin(self) -> None:
        self.item += 1

    def _add(
        self, inlines: Inlines, origin: Span, role: Role = Role.TEXT, *, in_bib: bool = False
    ) -> None:
        fragments = fragments_of(inlines)
        if not fragments:
            return
        find = self.places.in_bibliography if in_bib else self.places.in_cv
        longest = max(fragments, key=len)
        place = find(origin, longest)
        self.values.append(Value(fragments, place, self.section, self.column, self.item, role))
        self.links += ((url, place) for url in links_of(inlines))

    def _heading(self, inlines: Inlines, origin: Span) -> None:
        """Add a heading, which nobody can look for by its beginning if that is a formula."""
        is_told = not isinstance(next(iter(inlines), None), (Math, RawLatex))
        self._add(inlines, origin, Role.HEADING if is_told else Role.TEXT)

    def _link(self, url: str | None, origin: Span, *, in_bib: bool = False) -> None:
        if url:
            find = self.places.in_bibliography if in_bib else self.places.in_cv
            self.links.append((url, find(origin, url)))

    def _name(self) -> None:
        document, parts = self.document, self.document.name_parts
        self._add(text(document.name), document.origin, Role.NAME)
        for more in (parts.prefix, parts.credentials, parts.native, parts.pronouns):
            self._add(text(more), document.origin)
        self._add(document.label, document.origin)

    def _contact(self, contact: doc.ContactItem, origin: Span) -> None:
        header = self.document.design.header
        has_words = header is not None and header.labels is ContactLabels.WORDS
        self._begin()
        if has_words or contact.keeps_label:
            self._add(text(contact.label), origin)
        role = {"email": Role.EMAIL, "phone": Role.PHONE}.get(contact.kind, Role.TEXT)
        shown = text(_shown(contact.url)) if contact.kind == "url" and contact.url else contact.text
        self._add(shown, origin, role)
        self._link(contact.url, origin)

    def _block(self, block: doc.Block) -> None:
        self._begin()
        self._heading(block.title, block.origin)
        for inlines in chain(block.paragraphs, block.lines):
            self._begin()
            self._add(inlines, block.origin)
        for contact in block.contacts:
            self._contact(contact, self.document.origin)
        for item in block.items:
            self._item(item, block)
        for group in block.groups:
            self._begin()
            self._add(text(group.title), block.origin, Role.HEADING)
            for publication in group.publications:
                self._publication(publication)
        self._begin()
        self._add(block.legend, block.origin)

    def _item(self, item: doc.Item, block: doc.Block) -> None:
        self._begin()
        entry, origin = item.entry, item.origin
        if isinstance(entry, PlainLine):
            self._add(item.line, origin)
            return
        if item.record is not None:
            self._record(item.record, origin)
        else:
            self._fields(item, block)
        self._add(text(item.date), origin, Role.DATE)
        if isinstance(entry, Entry):
            for value in _texts((entry.summary, entry.highlights)):
                self._begin()
                self._add(value, origin)
            if entry.url and not item.link:
                self._add(text(_shown(entry.url)), origin)
            self._link(item.link or entry.url, origin)
        for position in item.positions:
            self._item(position, block)

    def _fields(self, item: doc.Item, block: doc.Block) -> None:
        """Add the fields of an entry whose kind has a template of its own."""
        entry = item.entry
        has_dots = item.rating is not None and block.layout.style == "dots"
        for name in _fields_of(entry):
            if name in _ELSEWHERE or (has_dots and name in {"level", "fluency"}):
                continue
            if name == "language" and isinstance(entry, Entry):
                continue  # the tag of the language that the entry is in
            value = getattr(entry, name)
            for inlines in _texts(value):
                self._add(inlines, item.origin, Role.LEAD if name in _LEADS else Role.TEXT)
            if name == "email":
                self._link(value and f"mailto:{value}", item.origin)

    def _record(self, record: doc.Record, origin: Span) -> None:
        for lead in (record.title, record.position, record.organization):
            self._add(lead, origin, Role.LEAD)
        for inlines in (_without_joint(record.rest), record.location):
            self._add(inlines, origin)
        for line in record.lines:
            self._add(line.text, origin)
            self._authors(line.authors, origin)
            self._add(text(line.closing), origin)

    def _authors(self, authors: Iterable[Author], origin: Span, *, in_bib: bool = False) -> None:
        for author in authors:
            if author.is_shown:
                self._add(text(author.text), origin, in_bib=in_bib)

    def _publication(self, publication: Publication) -> None:
        self._begin()
        origin = publication.origin
        self._add(publication.title, origin, Role.LEAD, in_bib=True)
        self._link(publication.url, origin, in_bib=True)
        self._authors(publication.authors, origin, in_bib=True)
        self._add(text(publication.closing.strip(" ,")), origin, in_bib=True)
        for venue in chain.from_iterable(publication.venue_lines):
            self._venue(venue, origin)
        self._add(text(publication.citations), origin, in_bib=True)
        for link in publication.shown_links:
            if publication.link_style is LinkStyle.WORDS:
                self._add(text(link.label), origin, in_bib=True)
            self._link(link.url, origin, in_bib=True)
        for related in publication.related:
            self._add(related.label, origin, in_bib=True)
            self._add(related.title, origin, in_bib=True)
            for venue in related.venues:
                self._venue(venue, origin)
        self._add(publication.note, origin, in_bib=True)
        self._add(publication.addendum, origin, in_bib=True)

    def _venue(self, venue: Venue, origin: Span) -> None:
        for inlines in (venue.name, venue.detail, text(venue.when), *venue.awards):
            self._add(inlines, origin, in_bib=True)
        self._add(text(venue.acceptance_rate), origin, in_bib=True)


def _fields_of(entry: Any) -> Iterable[str]:
    return cast("Iterable[str]", type(entry).model_fields)


def _texts(value: Any) -> Iterator[Inlines]:
    """Yield the texts of a field, which may be a list; other values than texts have none."""
    match value:
        case RichText(inlines):
            yield inlines
        case str() if value:
            yield text(value)
        case tuple():
            for item in value:
                yield from _texts(item)


def _shown(url: str) -> str:
    """Return an address as it is printed: with escapes for what an address cannot have."""
    return ascii_address(url) if url.isascii() else url


def _without_joint(inlines: Inlines) -> Inlines:
    """Return what follows a title without the punctuation that it begins with."""
    plain = fragments_of(inlines[:1])
    return inlines[1:] if plain and not re.search(r"\w", plain[0]) else inlines
