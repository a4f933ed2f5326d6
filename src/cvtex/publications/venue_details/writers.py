"""Write the details of a venue, each as rich text: editors, edition, series, publisher, pages, ….

`order` calls these functions in the order of the page. A function yields its parts, which are
joined by commas; empty ones are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

from cvtex.bibliography import Reference
from cvtex.dates import DateError, format_date, parse_date
from cvtex.diagnostics import Diagnostic
from cvtex.document.people import joiner_of
from cvtex.locales.phrases import after, before
from cvtex.publications.library import field_inlines
from cvtex.publications.type_names import place_name, type_name
from cvtex.publications.venue_details.editions import edition_number
from cvtex.publications.venue_details.levels import shows
from cvtex.schema import AuthorJoiner, Detail, PublicationStyle, Words
from cvtex.text import Inlines, Style, Styled, plain_text, text
from cvtex.text.folding import fold_letters

_SPACE = "\u00a0"

_MOST_PEOPLE = 3
"""The most editors or translators that are printed; of more, only the first is (biblatex's
`maxnames`)."""


NUMBERED_KINDS = frozenset({"report", "patent"})
"""The types whose number is printed with their kind: "Technical report 7"."""


class VenueSource(NamedTuple):
    """What the details of a venue are made from.

    `named_by` is the field that names the venue, or empty, and `name` is the name. `number` and
    `pages` are the issue and the pages as printed. `diagnostics` is a list that problems are
    appended to. `is_periodical` tells whether volume, number and pages are printed as those of a
    journal: `12(3):45–67`. `printed` has the folded texts of the details so far.
    """

    entry: Reference
    style: PublicationStyle
    words: Words
    named_by: str
    name: Inlines
    number: str
    pages: str
    diagnostics: list[Diagnostic]
    is_periodical: bool
    printed: set[str]

    def shows(self, detail: str) -> bool:
        """Tell whether the style shows a detail of this type."""
        return shows(self.entry.type, detail, self.style.detail)

    def rich(self, name: str) -> Inlines:
        """Return a field as rich text, unless it names the venue or its text is printed already."""
        if name == self.named_by or name not in self.entry.fields:
            return ()
        if name == "booktitle" and has_own_title(self.entry):
            return ()
        inlines = field_inlines(self.entry, name, self.diagnostics)
        if (
            name == "location"
            and (country := place_name(self.entry.get(name), self.words)) is not None
        ):
            inlines = text(country)
        folded = fold_letters(plain_text(inlines))
        if not folded or folded in self.printed or folded == fold_letters(plain_text(self.name)):
            return ()
        self.printed.add(folded)
        return inlines


def has_own_title(entry: Reference) -> bool:
    """Tell whether the title of the book around an entry is the entry's own: it is the book."""
    get = entry.get
    return get("booktitle") == get("title") and get("booksubtitle") in {"", get("subtitle")}


_PLACED = frozenset({"publisher", "institution", "organization", "school"})
"""The fields whose place is in `location`, from the most to the least likely one."""


def write_place(source: VenueSource) -> Iterator[Inlines]:
    """Write the place after the name of the venue that is there: "KTH, Stockholm"."""
    if source.named_by in _PLACED:
        yield source.rich(_place_field(source))


def _place_field(source: VenueSource) -> str:
    # Programs that write both mean the publisher's by `address`, the conference's by `location`.
    return "address" if source.entry.get("address") else "location"


def write_kind(source: VenueSource) -> Iterator[Inlines]:
    """Write the kind of the publication, for a report or a patent with its number."""
    entry, words = source.entry, source.words
    kind = entry.text("type")
    match entry.type:
        case "thesis":
            written = entry.written_type if entry.written_type in entry.kind.narrower else ""
            yield text(_kind(kind or written, source))
        case "report" | "patent":
            default = words.technical_report if entry.type == "report" else ""
            kind = _kind(kind, source) if kind else _at_start(default, source)
            # A report in a series with the name of a journal has its number there: "J 7".
            is_printed = source.is_periodical and source.style.detail is not Detail.SHORT
            number = "" if is_printed else source.number
            yield text(" ".join(before(kind, number).split()))
        case _:
            name = _kind(kind, source) if kind.islower() else kind
            yield source.rich("type") if name == kind else text(name)


def _kind(written: str, source: VenueSource) -> str:
    """Return the words for a kind, with a capital if they are a word of the CV at the start."""
    name = type_name(written, source.words)
    return name if name == written else _at_start(name, source)


def _at_start(word: str, source: VenueSource) -> str:
    return word if source.name else word[:1].upper() + word[1:]


def write_book_authors(source: VenueSource) -> Iterator[Inlines]:
    """Write the authors of the book that the publication is in, if they are others."""
    book, own = source.entry.names_in("bookauthor"), source.entry.names_in("author")
    if book.names != own.names:
        yield _people(source, "bookauthor", source.words.written_by)


def write_editors(source: VenueSource) -> Iterator[Inlines]:
    """Write the editors of the venue, unless they are listed in place of authors."""
    entry, words = source.entry, source.words
    if entry.role != "editor":
        is_same = entry.names_in("editor").names == entry.names_in("translator").names
        word = words.edited_translated_by if is_same else words.edited_by
        if entry.text("editortype").lower() not in {"", "editor"}:
            word = ""  # a director or a pianist: biblatex has no words for most of these
        yield _people(source, "editor", word)


def write_translators(source: VenueSource) -> Iterator[Inlines]:
    """Write the translators, unless they are the editors and are printed as these."""
    entry = source.entry
    is_same = entry.names_in("editor").names == entry.names_in("translator").names
    if not is_same or entry.role == "editor" or not source.shows("editor"):
        yield _people(source, "translator", source.words.translated_by)


def _people(source: VenueSource, role: str, word: str) -> Inlines:
    found = source.entry.names_in(role)
    names = [name.text for name in found.names]
    if not names:
        return ()
    joiner = joiner_of(source.style, source.words)
    if found.others or len(names) > _MOST_PEOPLE:
        listed = f"{names[0]} {source.words.others}"
    elif len(names) == 1 or joiner is AuthorJoiner.COMMA:
        listed = ", ".join(names)
    else:
        comma = "," if joiner is AuthorJoiner.OXFORD and len(names) > 2 else ""
        listed = f"{', '.join(names[:-1])}{comma} {source.words.joined_to(names[-1])}"
    return text(before(word, listed))


def write_holders(source: VenueSource) -> Iterator[Inlines]:
    """Write the holders of a patent."""
    yield text(", ".join(name.text for name in source.entry.names_in("holder").names))


def write_main_title(source: VenueSource) -> Iterator[Inlines]:
    """Write the title of the work or the issue that the publication is a part of, in italics."""
    for name in ("maintitle", "issuetitle"):
        if title := source.rich(name):
            subtitle = source.rich(name.replace("title", "subtitle"))
            whole = (*title, *text(source.words.colon), *subtitle) if subtitle else title
            yield (Styled(Style.EMPHASIS, whole),)
    for name in ("journaltitle", "booktitle"):
        if source.shows("othertitle") and (title := source.rich(name)):
            yield (Styled(Style.EMPHASIS, title),)


def write_edition(source: VenueSource) -> Iterator[Inlines]:
    """Write the edition, as "2nd edition"."""
    if edition := source.entry.text("edition"):
        numbers = source.words.locale.numbers
        yield text(after(edition_number(edition, numbers), source.words.edition))


def write_version(source: VenueSource) -> Iterator[Inlines]:
    """Write the version of software or data, as "version 1.2"."""
    version = source.entry.text("version")
    is_bare = version[:1].isdecimal()
    yield text(before(source.words.version, version) if is_bare else version)


def write_series(source: VenueSource) -> Iterator[Inlines]:
    """Write series, number and volume, as "vol. 2, Series 14" or "Series, vol. 14".

    BibTeX has the number in the series in `volume`, biblatex in `number`; `volume` is then that of
    a work in several volumes.
    """
    entry, words = source.entry, source.words
    with_kind = entry.type in NUMBERED_KINDS
    number = "" if source.is_periodical or with_kind else source.number
    series = source.rich("series") if source.shows("series") else ()
    volume: Inlines = ()
    if not source.is_periodical and (written := without_label(entry.text("volume"))):
        volume = _numbered(written, words.volume)
    if series and number:
        series, number = (*series, *text(f" {number}")), ""
        yield volume
        yield series
    else:
        yield series
        yield volume
    if number:
        yield _numbered(number, words.number)
    if volumes := entry.text("volumes"):
        counted = words.count(volumes, words.volumes, space=_SPACE)
        yield text(counted if volumes.isdecimal() else volumes)


_LABEL = re.compile(r"(?i)^(?:vol(?:ume)?|no|nr|num(?:ber)?|issue)(?:\.\s*|\s+)(?=\d)")


def without_label(written: str) -> str:
    """Return a volume or number without a word for it, such as `vol.`, before it."""
    return _LABEL.sub("", written) if written and not written[0].isdecimal() else written


def _numbered(number: str, word: str) -> Inlines:
    """Write a number with its word before it; a text that begins with letters has its own word."""
    return text(before(word, number, space=_SPACE) if _NUMBER.match(number) else number)


_NUMBER = re.compile(r"(?i)\w?\d|[ivxlcdm]+\b|\w\b")


def write_event(source: VenueSource) -> Iterator[Inlines]:
    """Write the name and the place of the event."""
    yield source.rich("eventtitle")
    yield source.rich("venue")
    if source.entry.get("address"):
        yield source.rich("location")


def write_imprint(source: VenueSource) -> Iterator[Inlines]:
    """Write the publisher with its place, as "Berlin: De Gruyter", or the place alone."""
    publisher = source.rich("publisher") if source.shows("publisher") else ()
    bodies = [
        body
        for name in ("institution", "school", "organization", "howpublished")
        if source.shows(name) and (body := source.rich(name))
    ]
    place = source.rich(_place_field(source)) if source.shows("place") else ()
    if publisher and place:
        publisher, place = (*place, *text(source.words.colon), *publisher), ()
    yield publisher
    yield from bodies
    yield place


def write_original_date(source: VenueSource) -> Iterator[Inlines]:
    """Write the year of the original of a translation or reprint."""
    written = source.entry.first_text("origdate", "origyear")
    with suppress(DateError):  # a date that cannot be parsed is printed as written
        written = format_date(parse_date(written), "year")
    if written:
        yield text(before(source.words.first_published, written))


def write_chapter(source: VenueSource) -> Iterator[Inlines]:
    """Write the number of the chapter, as "chap. 5", or its title."""
    if chapter := source.entry.text("chapter"):
        yield _numbered(chapter, source.words.chapter)


def write_pages(source: VenueSource) -> Iterator[Inlines]:
    """Write the pages, and the number of an article that has both."""
    if source.pages and not source.is_periodical:
        several = re.search(r"[–,]", source.pages)
        word = source.words.pages if several else source.words.page
        yield text(before(word, source.pages, space=_SPACE))
    if source.entry.get("pages") and (number := source.entry.text("eid")):
        yield text(before(source.words.article_number, number, space=_SPACE))


def write_page_count(source: VenueSource) -> Iterator[Inlines]:
    """Write how many pages the work has."""
    if count := source.entry.text("pagetotal"):
        counted = source.words.count(count, source.words.page_count, space=_SPACE)
        yield text(counted if count.isdecimal() else count)


def write_identifiers(source: VenueSource) -> Iterator[Inlines]:
    """Write ISBN, ISSN and ISRN."""
    for name in ("isbn", "issn", "isrn"):
        if number := source.entry.text(name):
            has_word = number[:4].lower() == name
            yield text(number if has_word else f"{name.upper()}{_SPACE}{number}")
