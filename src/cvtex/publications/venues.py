"""Where and when a publication appeared: the venue, its details, its date and its awards."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cvtex.bibliography.entry import BibEntry, dated_of, month_is_lost
from cvtex.diagnostics.codes import Code
from cvtex.diagnostics.diagnostic import Diagnostic, warning
from cvtex.document.model import Venue
from cvtex.latex.parser import plain_latex
from cvtex.publications.library import field_inlines, part_inlines
from cvtex.publications.links import preprint_of
from cvtex.schema.publication_style import PublicationStyle, VenueDates, VenueLayout
from cvtex.schema.words import Words
from cvtex.text.inlines import Inlines, text

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


def venue_of(entry: BibEntry, words: Words, diagnostics: list[Diagnostic]) -> Venue:
    """Return the venue that an entry names."""
    rate = plain_latex(entry.get("acceptance_rate")) if "acceptance_rate" in entry.fields else ""
    return Venue(
        entry.type,
        _venue_name(entry, words, diagnostics),
        _detail(entry, words),
        _printed_date(entry, diagnostics),
        _awards(entry, diagnostics) if "award" in entry.fields else (),
        status_of(entry, words),
        _percentage(rate) if rate else "",
    )


def _awards(entry: BibEntry, diagnostics: list[Diagnostic]) -> tuple[Inlines, ...]:
    awards = (part.strip() for part in entry.get("award").split(";"))
    return tuple(part_inlines(entry, "award", part, diagnostics) for part in awards if part)


# What is written for each of biblatex's states (manual, section 4.9.2.11), and for some more.
_STATES = {
    "inpreparation": "in_preparation", "inprep": "in_preparation", "draft": "in_preparation",
    "submitted": "submitted", "underreview": "under_review", "inreview": "under_review",
    "underrevision": "under_revision", "reviseandresubmit": "under_revision",
    "accepted": "accepted", "forthcoming": "forthcoming", "toappear": "forthcoming",
    "inpress": "in_press",
}  # fmt: skip


def state_of(entry: BibEntry) -> str:
    """Return the state of a publication by its name in the words of a CV, or `published`."""
    if "pubstate" not in entry.fields:
        # Where there is no year, people write why.
        written = entry.get("year") or entry.get("date")
        if written.isdecimal():
            return "published"
        return _STATES.get(_letters(written), "published")
    written = plain_latex(entry.get("pubstate"))
    letters = _letters(written)
    return _STATES.get(letters, written if letters not in {"", "published"} else "published")


def _letters(written: str) -> str:
    return "".join(filter(str.isalpha, written.lower()))


def status_of(entry: BibEntry, words: Words) -> str:
    """Return the state of a publication in words, or nothing if it has appeared."""
    state = state_of(entry)
    return "" if state == "published" else str(getattr(words.status, state, state))


def _percentage(written: str) -> str:
    """Return a rate as a percentage: `22%` for 22, 0.22 and `22 %`."""
    match = re.fullmatch(r"\s*([\d.]+)\s*\\?%?\s*", written)
    if not match:
        return written
    is_fraction = "%" not in written and match[1].startswith(("0.", "."))
    return f"{float(match[1]) * 100:.4g}%" if is_fraction else f"{match[1]}%"


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
    if preprint := preprint_of(entry):
        archive, number = preprint
        return text(f"{archive} {words.preprint} {archive}:{number}")
    return ()


def _detail(entry: BibEntry, words: Words) -> Inlines:
    """Return what finds it within the venue: `12(3):45–67`, `pp. 45–67`, the type of a thesis."""
    pages = _pages(entry.get("pages") or entry.get("eid") or entry.get("articleno"))
    number = plain_latex(entry.get("number") or entry.get("issue"))
    match entry.type:
        case "article":
            volume = plain_latex(entry.get("volume"))
            issue = f"{volume}({number})" if volume and number else volume or number
            return text(":".join(part for part in (issue, pages) if part))
        case "inproceedings" | "incollection" | "inbook":
            word = words.pages if re.search(r"[–,]", pages) else words.page
            publisher = "" if entry.type == "inproceedings" else plain_latex(entry.get("publisher"))
            place = f"{word}\u00a0{pages}" if pages else ""
            return text(", ".join(filter(None, (publisher, place))))
        case "book" if edition := plain_latex(entry.get("edition")):
            return text(f"{_ordinal(edition)} {words.edition}")
        case "thesis":
            written = plain_latex(entry.get("type")).lower() or entry.written_type
            known = {"phdthesis": words.phd_thesis, "mastersthesis": words.masters_thesis,
                     "mathesis": words.masters_thesis}  # fmt: skip
            return text(known.get(written, plain_latex(entry.get("type"))))
        case "report" | "patent" if number or entry.get("type"):
            kind = plain_latex(entry.get("type"))
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


def _printed_date(entry: BibEntry, diagnostics: list[Diagnostic]) -> str:
    """Return the year for an event, and the date as far as it is known for the rest."""
    dated = dated_of(entry)
    if dated is None:
        field = entry.fields.get("date") or entry.fields.get("year")
        if field is not None and not field.latex:
            return ""  # programs write empty fields
        if field is not None and _letters(field.latex) in {*_STATES, "nd"}:
            return plain_latex(field.latex) if _letters(field.latex) == "nd" else ""
        if field is not None and field.is_bare_word:
            return field.latex  # a macro that nobody defined, which has been reported
        if field is not None:
            message = f"`{plain_latex(field.latex)}` is not a date, in `{entry.key}`"
            hint = "write a year of four digits, or biblatex's `date = {2020-05-31}`"
            diagnostics.append(warning(Code.INVALID_DATE, message, field.span, hints=(hint,)))
            return plain_latex(field.latex)
        return ""
    field = entry.fields.get("month")
    if field is not None and month_is_lost(entry) and not field.is_bare_word:
        message = f"`{plain_latex(field.latex)}` is no month, in `{entry.key}`"
        hint = "write one of `jan`, `feb`, … `dec`, or its number"
        diagnostics.append(warning(Code.INVALID_DATE, message, field.span, hints=(hint,)))
    event = entry.type in {"inproceedings", "incollection", "inbook", "book", "proceedings"}
    return dated.year if event else dated.in_full


def _says_something(venue: Venue) -> bool:
    return bool(venue.name or venue.detail or venue.when or venue.awards)
