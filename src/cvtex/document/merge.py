"""Merge a CV and the contents of its lists of publications into a `Document`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple

from cvtex.dates import DateText, format_date, unbroken
from cvtex.diagnostics import Code, Diagnostic, Result, error
from cvtex.document import model as doc
from cvtex.document.contacts import CONTACT_FIELDS, contact_items
from cvtex.document.numbering import number, number_lists
from cvtex.document.publications import Fate, Lists, PublicationList
from cvtex.document.ratings import Rating, rating_in
from cvtex.document.records import Records
from cvtex.locales import Locale, locale_of
from cvtex.schema import CV, Entry, Language, Section, Skill, Words
from cvtex.schema.design import DateFormat
from cvtex.schema.design.elements import AddressPlace
from cvtex.schema.design.page import FooterDesign, TopDesign
from cvtex.schema.design.section_layout import Place
from cvtex.schema.design.sidebar import SidebarPosition
from cvtex.schema.entry_lists import PlainLine
from cvtex.schema.kinds.on_request import OnRequest
from cvtex.schema.kinds.placing import PLACING
from cvtex.schema.languages import is_part
from cvtex.schema.person import Name
from cvtex.schema.section import PlacedBlock
from cvtex.text import Inlines, Prose, RichText, plain_text, text
from cvtex.text.inlines import has_link
from cvtex.yaml import Path, YamlDocument


def merge(
    cv: CV, lists: Lists, source: YamlDocument, fates: tuple[Fate, ...] = ()
) -> Result[doc.Document]:
    """Return the document of a CV: dates formatted, contacts resolved, publications numbered.

    `lists` are the contents of the lists of publications, one for each section that has a list, and
    `fates` say what became of each entry of the bibliography. `source` is the parsed file, which
    gives the places of the CV's parts. A contact block that shows a field that the CV does not have
    is an error (`missing-field`); the document is returned without it.
    """
    return _Merge(cv, lists, source).result(fates)


class _Language(NamedTuple):
    """What a part of a CV is printed with in its language."""

    words: Words
    locale: Locale
    records: Records


class _Merge:
    """The state of one merge, which all sections share."""

    def __init__(self, cv: CV, lists: Lists, source: YamlDocument) -> None:
        self.cv = cv
        self.lists = lists
        self.source = source
        self.diagnostics: list[Diagnostic] = []
        self.languages: dict[str, _Language] = {}

    def result(self, fates: tuple[Fate, ...]) -> Result[doc.Document]:
        cv = self.cv
        shows_contact = any("contact" in section.kinds for section in cv.sections)
        contacts = (
            () if shows_contact else self._contacts(self._header_fields(), self._language(""))
        )
        # A section without blocks is an error, unless the user has made it a warning.
        sections = tuple(
            self._section(section, index)
            for index, section in enumerate(cv.sections)
            if section.kinds
        )
        merged = doc.Document(
            origin=self.source.locate(("name",)),
            name=self._name(),
            name_parts=_parts(cv.name),
            label=cv.label.inlines if cv.label else (),
            header=contacts,
            sections=number(number_lists(sections), cv.publication_style.numbering),
            last_updated=self._last_updated(),
            language=cv.language,
            words=cv.words,
            design=cv.design,
            image=cv.image.file if cv.image else None,
            image_alt=cv.image.alt if cv.image else None,
            image_origin=self.source.locate(("image",)) if cv.image else None,
            top=self._running_texts(self.cv.design.top),
            footer=self._running_texts(self.cv.design.footer),
            bibliography=fates,
        )
        return Result(merged, tuple(self.diagnostics))

    def _section(self, section: Section, index: int) -> doc.Section:
        path: Path = ("sections", index)
        blocks = tuple(
            self._placed(block._replace(path=(*path, *block.path)))
            for block in section.blocks_in_order
        )
        place = self._place(section)
        origin, language = self.source.locate(path), section.language or ""
        return doc.Section(section.title.inlines, blocks, origin, place, language)

    def _place(self, section: Section) -> str:
        """Return the column of a section: the one that it names, or that of the design."""
        sidebar = self.cv.design.sidebar
        if sidebar is None or sidebar.position in {None, SidebarPosition.NONE}:
            return Place.MAIN
        is_beside = set(section.kinds) <= set(sidebar.kinds or ())
        return section.layout.place or (Place.SIDEBAR if is_beside else Place.MAIN)

    def _placed(self, block: PlacedBlock) -> doc.Block:
        """Return a block of the CV, with its title and with the layout that it has."""
        layout = doc.Layout(**block.layout.model_dump())
        is_list = block.kind == "publications"
        content = self.lists[block.path] if is_list else block.content
        language = self._language(block.language)
        made = self._block(block.kind, content, layout, block.path, language)
        title = block.title.inlines if block.title else ()
        return replace(made, title=title, language=block.language, words=language.words)

    def _name(self) -> str:
        """Return the owner's name in the order of the CV's language."""
        rules = self._language("").locale.names
        return self.cv.name.ordered(family_first=rules.family_first)

    def _language(self, tag: str) -> _Language:
        """Return what a part in a language is printed with; an empty tag is that of the CV."""
        tag = tag or self.cv.language
        if tag not in self.languages:
            words, locale = self.cv.words_in(tag), locale_of(tag)
            date = partial(self._date, locale=locale)
            records = Records(self.cv, words, date, self.diagnostics)
            self.languages[tag] = _Language(words, locale, records)
        return self.languages[tag]

    def _block(
        self, kind: str, content: object, layout: doc.Layout, path: Path, language: _Language
    ) -> doc.Block:
        origin = self.source.locate(path)
        match content:
            case Prose(paragraphs):
                prose = tuple(paragraph.inlines for paragraph in paragraphs)
                return doc.Block(kind, layout, origin, paragraphs=prose)
            case PublicationList(groups, prefix, legend):
                return doc.Block(
                    kind, layout, origin, groups=groups, label_prefix=prefix, legend=legend
                )
            case tuple() if kind == "contact":
                fields = tuple(field.value for field in content)
                return doc.Block(
                    kind, layout, origin, contacts=self._contacts(fields, language, path)
                )
            case tuple() if kind == "list":
                lines = tuple(line.inlines for line in content)
                return doc.Block(kind, layout, origin, lines=lines)
            case OnRequest():
                words = text(language.words.entries.on_request)
                return doc.Block(kind, layout, origin, paragraphs=(words,))
            case tuple():
                items = self._items(kind, content, path, language)
                items = items if self._repeats_dates(layout) else _without_repeated(items)
                return doc.Block(kind, layout, origin, items=items)
        raise TypeError(content)

    def _items(
        self, kind: str, entries: Iterable[Any], path: Path, around: _Language
    ) -> tuple[doc.Item, ...]:
        items: list[doc.Item] = []
        for index, entry in enumerate(entries):
            own = (*path, index)
            tag = entry.language if isinstance(entry, Entry) and is_part(type(entry)) else None
            language = self._language(tag) if tag else around
            date = self._date(getattr(entry, "date", None), language.locale)
            date = unbroken(date, language.locale)
            inner = getattr(entry, "positions", ())
            positions = self._items("", inner, (*own, "positions"), language)
            record = (
                None if isinstance(entry, PlainLine) else self._record(kind, entry, own, language)
            )
            items.append(
                doc.Item(
                    entry,
                    date,
                    self.source.locate(own),
                    _rating(entry),
                    record,
                    positions,
                    self._link(entry),
                    date,
                    tag or "",
                    language.words,
                )
            )
        return tuple(items)

    def _record(
        self, kind: str, entry: Entry, path: Path, language: _Language
    ) -> doc.Record | None:
        own = self.cv.kinds.get(kind)
        placing = own.placing if own else PLACING.get(kind)
        if placing is None:
            return None
        records = language.records
        return records.record(entry, placing, lambda field: self.source.locate((*path, field)))

    def _repeats_dates(self, layout: doc.Layout) -> bool:
        dates = self.cv.design.dates
        own = dates.repeat if dates else None
        return own is not False if layout.repeat_dates is None else layout.repeat_dates

    def _link(self, entry: object) -> str | None:
        """Return the address that the first part of an entry links to, if the design wants it.

        An entry with a link in its texts keeps its address on a line, since a link cannot be in
        another.
        """
        design = self.cv.design.entries
        if design is None or design.url is not AddressPlace.TITLE or not isinstance(entry, Entry):
            return None
        texts = [getattr(entry, name, None) for name in _FIRST_PARTS]
        has_links = any(isinstance(text, RichText) and has_link(text.inlines) for text in texts)
        return None if has_links else entry.url

    def _date(self, date: DateText | None, locale: Locale) -> str:
        pattern = (self.cv.design.date_format or DateFormat.AS_WRITTEN).value
        return "" if date is None else format_date(date, pattern, locale)

    def _own_date(self, date: DateText | None) -> str:
        """Return a date of the CV itself, in its language."""
        return self._date(date, self._language("").locale)

    def _last_updated(self) -> doc.LastUpdated | None:
        last = self.cv.last_updated
        if last is None:
            return None
        note: Inlines = last.note.inlines if last.note else ()
        return doc.LastUpdated(
            self._own_date(last.date), note, self.source.locate(("last_updated",))
        )

    def _header_fields(self) -> Iterable[str]:
        header = self.cv.design.header
        return header.order if header and header.order is not None else CONTACT_FIELDS

    def _running_texts(
        self, design: TopDesign | FooterDesign | None
    ) -> Mapping[str, tuple[str, ...]]:
        """Return the pieces of the top or the foot: text, or `{page}` or `{pages}`, for TeX."""
        cv = self.cv
        if design is None:
            return {}
        date = cv.last_updated.date if cv.last_updated else None
        known = {"{name}": self._name(), "{date}": self._own_date(date)}
        return {
            side: tuple(known.get(piece, piece) for piece in _PLACEHOLDER.split(text) if piece)
            for side in ("left", "center", "right")
            if (text := getattr(design, side)) is not None
        }

    def _contacts(
        self, fields: Iterable[str], language: _Language, path: Path = ()
    ) -> tuple[doc.ContactItem, ...]:
        items: list[doc.ContactItem] = []
        for index, field in enumerate(fields):
            found = contact_items(self.cv, field, language.words, language.locale)
            if not found and path:
                message = f"the CV has no `{field}` to show here"
                place = self.source.locate((*path, index))
                hint = f"add `{field}: …` at the top level"
                self.diagnostics.append(error(Code.MISSING_FIELD, message, place, hints=(hint,)))
            items.extend(found)
        return tuple(items)


def _parts(name: Name) -> doc.NameParts:
    """Return what belongs to a name, and is not in it."""
    return doc.NameParts(
        given=name.given or "",
        family=name.family or "",
        suffix=name.suffix or "",
        prefix=name.prefix or "",
        credentials=", ".join(name.credentials),
        native=name.native or "",
        pronouns=name.pronouns or "",
    )


def _without_repeated(items: Iterable[doc.Item]) -> tuple[doc.Item, ...]:
    """Return items of which each date is printed once, at the first of the items that have it.

    A line of text is between two items of the same date, but an item without a date is not.
    """
    last = ""
    kept: list[doc.Item] = []
    for item in items:
        same = bool(item.date) and item.date == last
        positions = _without_repeated(item.positions)
        kept.append(replace(item, date="" if same else item.date, positions=positions))
        if not item.line:
            last = "" if positions else item.full_date
    return tuple(kept)


def _rating(entry: object) -> Rating | None:
    match entry:
        case Skill(level=RichText() as level) | Language(fluency=RichText() as level):
            return rating_in(plain_text(level.inlines))
    return None


_PLACEHOLDER = re.compile(r"(\{\w+\})")

_FIRST_PARTS = (
    "title", "name", "course", "position", "organization", "institution", "degree", "area",
)  # fmt: skip
"""The fields of which one is the first part of an entry."""
