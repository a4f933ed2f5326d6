"""Where and when a publication appeared: the venue, its details, its date and its awards."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from cvtex.bibliography import Reference
from cvtex.bibliography.vocabulary import STATES, VENUE_FIELDS
from cvtex.diagnostics import Code, Diagnostic, warning
from cvtex.document import Venue
from cvtex.latex import plain_latex
from cvtex.names import Name
from cvtex.publications.library import field_inlines, part_inlines
from cvtex.publications.links import preprint_of
from cvtex.schema import PublicationStyle, VenueDates, VenueLayout, Words
from cvtex.text import Inlines, text
from cvtex.text.folding import fold_letters

_PLAIN_PAGES = re.compile(r"[\d, -]*")
_NUMBER_RANGE = re.compile(r"(?<=\d)\s*-+\s*(?=\d)")


def venue_lines(
    venues: Sequence[Venue], style: PublicationStyle, words: Words
) -> tuple[tuple[Venue, ...], ...]:
    """Share venues out on lines: one each, or all on one, joined by "and"."""
    line = [venue for venue in venues if _says_something(venue)]
    if style.venues is VenueLayout.LINES or len(line) < 2:
        return tuple((venue,) for venue in line)
    if style.venue_dates is VenueDates.SHARED:
        for index, venue in enumerate(line[:-1]):
            if venue.date == line[index + 1].date:
                line[index] = venue._replace(date="")
    for index, venue in enumerate(line[:-1]):
        last = index == len(line) - 2
        delimiter = f" {words.conjunction} " if last else ", "
        line[index] = venue._replace(delimiter=delimiter)
    return (tuple(line),)


def venue_of(entry: Reference, words: Words, diagnostics: list[Diagnostic]) -> Venue:
    """Return the venue that an entry names, as it is printed and in its parts."""
    rate = entry.text("acceptance_rate") if "acceptance_rate" in entry.fields else ""
    pages = _pages(entry.get("pages") or entry.get("eid") or entry.get("articleno"))
    number = entry.first_text("number", "issue")
    fields = entry.fields
    venue = Venue(
        entry.type,
        _venue_name(entry, words, diagnostics),
        _detail(entry, words, pages, number),
        _printed_date(entry, diagnostics),
        _awards(entry, diagnostics) if "award" in fields else (),
        status_of(entry, words),
        _percentage(rate) if rate else "",
        is_event=entry.kind.in_parentheses,
        volume=entry.text("volume"),
        number=number,
        pages=pages,
        editors=_editors(entry) if "editor" in fields else (),
    )
    return venue if _PARTS.isdisjoint(fields) else venue._replace(**_parts(entry))


# The parts of a venue that few entries have, by the field that each is read from.
_PART_FIELDS = {
    "chapter": "chapter", "edition": "edition", "series": "series", "publisher": "publisher",
    "place": "location", "institution": "institution", "organization": "organization",
    "event": "eventtitle", "event_place": "venue",
}  # fmt: skip
_PARTS = frozenset(_PART_FIELDS.values())


def _parts(entry: Reference) -> Mapping[str, Any]:
    """Return the parts that an entry has, by their names in `Venue`; all are text."""
    return {
        part: entry.text(field) for part, field in _PART_FIELDS.items() if field in entry.fields
    }


def _editors(entry: Reference) -> tuple[Name, ...]:
    """Return who edited the venue; editors who are listed as authors are not that."""
    return () if entry.role == "editor" else entry.names_in("editor").names


def _awards(entry: Reference, diagnostics: list[Diagnostic]) -> tuple[Inlines, ...]:
    awards = (part.strip() for part in entry.get("award").split(";"))
    return tuple(part_inlines(entry, "award", part, diagnostics) for part in awards if part)


def status_of(entry: Reference, words: Words) -> str:
    """Return the state of a publication in words, or nothing if it has appeared."""
    state = entry.state
    return "" if state == "published" else str(getattr(words.status, state, state))


def _percentage(written: str) -> str:
    """Return a rate as a percentage: `22%` for 22, 0.22 and `22 %`."""
    match = re.fullmatch(r"\s*([\d.]+)\s*\\?%?\s*", written)
    if not match:
        return written
    is_fraction = "%" not in written and match[1].startswith(("0.", "."))
    return f"{float(match[1]) * 100:.4g}%" if is_fraction else f"{match[1]}%"


def _venue_name(entry: Reference, words: Words, diagnostics: list[Diagnostic]) -> Inlines:
    for name in (*entry.kind.venue, *VENUE_FIELDS):
        if entry.get(name):
            return field_inlines(entry, name, diagnostics)
    if preprint := preprint_of(entry):
        archive, number = preprint
        return text(f"{archive} {words.preprint} {archive}:{number}")
    return ()


def _detail(entry: Reference, words: Words, pages: str, number: str) -> Inlines:
    """Return what finds it within the venue: `12(3):45–67`, `pp. 45–67`, the type of a thesis."""
    match entry.type:
        case "article":
            volume = entry.text("volume")
            issue = f"{volume}({number})" if volume and number else volume or number
            return text(":".join(part for part in (issue, pages) if part))
        case "inproceedings" | "incollection" | "inbook":
            word = words.pages if re.search(r"[–,]", pages) else words.page
            publisher = "" if entry.type == "inproceedings" else entry.text("publisher")
            place = f"{word}\u00a0{pages}" if pages else ""
            return text(", ".join(filter(None, (publisher, place))))
        case "book" if edition := entry.text("edition"):
            return text(f"{_ordinal(edition)} {words.edition}")
        case "thesis":
            written = entry.text("type").lower() or entry.written_type
            known = {"phdthesis": words.phd_thesis, "mastersthesis": words.masters_thesis,
                     "mathesis": words.masters_thesis}  # fmt: skip
            return text(known.get(written, entry.text("type")))
        case "report" | "patent" if number or entry.get("type"):
            kind = entry.text("type")
            if entry.type == "report" and kind in {"", "techreport"}:
                kind = words.technical_report
            return text(f"{kind} {number}".strip())
    return ()


def _pages(written: str) -> str:
    """Return pages with an en dash in each range: `12–34`, `S1–S12`, `iv–xii`."""
    if _PLAIN_PAGES.fullmatch(written):
        return _NUMBER_RANGE.sub("–", written).strip("–- ")
    plain = re.sub(r"(?i)^pp?\.\s*", "", plain_latex(written))
    return _RANGE.sub(r"\1–\2", plain).strip("–- ")


_RANGE = re.compile(r"(?<![\w-])(\w+)\s*[-–]+\s*(\w+)(?![\w-])")


def _ordinal(number: str) -> str:
    """Return an edition as it is called: `2nd` for `2`, other words as they are."""
    number = re.sub(r"(?i)\s*(?:edition|ed\.?)$", "", number)
    if not number.isdecimal():
        return number
    ending = {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th")
    return number + ("th" if number[-2:] in {"11", "12", "13"} else ending)


def _printed_date(entry: Reference, diagnostics: list[Diagnostic]) -> str:
    """Return the year for an event, and the date as far as it is known for the rest."""
    dated = entry.dated
    if dated is None:
        return _undated(entry, diagnostics)
    if "month" in entry.fields and entry.month_is_lost:
        field = entry.fields["month"]
        if not field.is_bare_word:
            message = f"`{entry.text('month')}` is no month, in `{entry.key}`"
            hint = "write one of `jan`, `feb`, … `dec`, or its number"
            diagnostics.append(warning(Code.INVALID_DATE, message, field.span, hints=(hint,)))
    return dated.year if entry.kind.is_dated_by_year else dated.in_full


def _undated(entry: Reference, diagnostics: list[Diagnostic]) -> str:
    """Return what stands in place of a date that cannot be read, and report it."""
    name = "date" if "date" in entry.fields else "year"
    field = entry.fields.get(name)
    if field is None or not field.latex:
        return ""  # programs write empty fields
    letters = fold_letters(field.latex)
    if letters == "nd":
        return entry.text(name)
    if letters in STATES:
        return ""
    if field.is_bare_word:
        return field.latex  # a macro that nobody defined, which has been reported
    message = f"`{entry.text(name)}` is not a date, in `{entry.key}`"
    hint = "write a year of four digits, or biblatex's `date = {2020-05-31}`"
    diagnostics.append(warning(Code.INVALID_DATE, message, field.span, hints=(hint,)))
    return entry.text(name)


def _says_something(venue: Venue) -> bool:
    return bool(venue.name or venue.detail or venue.when or venue.awards)
