"""Where and when a publication appeared: the venue, its details, its date and its awards."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from cvtex.bib_entry import BibEntry, entry_date, month_is_lost
from cvtex.dates import format_date
from cvtex.diagnostic import Code, Diagnostic, warning
from cvtex.document import Venue
from cvtex.inline import Inlines, text
from cvtex.latex_text import plain_latex
from cvtex.library import field_inlines, part_inlines
from cvtex.model import PublicationStyle, VenueDates, VenueLayout
from cvtex.words import Words

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
                line[index] = replace(venue, date="")
    for index, venue in enumerate(line[:-1]):
        last = index == len(line) - 2
        delimiter = f" {words.conjunction} " if last else ", "
        line[index] = replace(venue, delimiter=delimiter)
    return (tuple(line),)


def venue_of(entry: BibEntry, words: Words, diagnostics: list[Diagnostic]) -> Venue:
    """Return the venue that an entry names."""
    awards = (part.strip() for part in entry.get("award").split(";"))
    return Venue(
        type=entry.type,
        name=_venue_name(entry, words, diagnostics),
        detail=_detail(entry),
        date=_printed_date(entry, diagnostics),
        awards=tuple(part_inlines(entry, "award", part, diagnostics) for part in awards if part),
    )


_VENUE_FIELDS = {
    "article": ("journaltitle",),
    "inproceedings": ("booktitle", "eventtitle"),
    "incollection": ("booktitle",),
    "inbook": ("booktitle", "publisher"),
    "book": ("publisher",),
    "proceedings": ("publisher", "organization"),
    "thesis": ("institution",),
    "report": ("institution",),
}

_ANY_VENUE = (
    "journaltitle", "booktitle", "eventtitle", "howpublished", "publisher", "institution",
    "organization",
)  # fmt: skip


def _venue_name(entry: BibEntry, words: Words, diagnostics: list[Diagnostic]) -> Inlines:
    for name in (*_VENUE_FIELDS.get(entry.type, ()), *_ANY_VENUE):
        if entry.get(name):
            return field_inlines(entry, name, diagnostics)
    eprint = entry.get("eprint")
    if eprint:
        archive = plain_latex(entry.get("eprinttype")) or "arXiv"
        archive = {"arxiv": "arXiv"}.get(archive.lower(), archive)
        number = re.sub(rf"(?i)^{re.escape(archive)}:\s*", "", plain_latex(eprint))
        return text(f"{archive} {words.preprint} {archive}:{number}")
    return ()


def _detail(entry: BibEntry) -> Inlines:
    """Return volume, number and pages of an article: `12(3):45–67`."""
    if entry.type != "article":
        return ()
    volume, number = plain_latex(entry.get("volume")), plain_latex(entry.get("number"))
    pages = _NUMBER_RANGE.sub("–", plain_latex(entry.get("pages")))
    issue = f"{volume}({number})" if volume and number else volume or number
    return text(":".join(part for part in (issue, pages) if part))


def _printed_date(entry: BibEntry, diagnostics: list[Diagnostic]) -> str:
    """Return the year for an event, and the date as far as it is known for the rest."""
    date = entry_date(entry)
    if date is None:
        field = entry.fields.get("date") or entry.fields.get("year")
        if field is not None:
            message = f"`{plain_latex(field.latex)}` is not a date, in `{entry.key}`"
            diagnostics.append(warning(Code.INVALID_DATE, message, field.span))
            return plain_latex(field.latex)
        return plain_latex(entry.get("pubstate"))
    if month_is_lost(entry):
        field = entry.fields["month"]
        message = f"`{plain_latex(field.latex)}` is no month, in `{entry.key}`"
        diagnostics.append(warning(Code.INVALID_DATE, message, field.span))
    event = entry.type in {"inproceedings", "incollection", "inbook", "book", "proceedings"}
    return format_date(date, "year" if event else "long")


def _says_something(venue: Venue) -> bool:
    return bool(venue.name or venue.detail or venue.date or venue.awards)
