"""Build the venue of a publication: its name, details, date, status and awards."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from cvtex.bibliography import Reference
from cvtex.bibliography.entry_dates import date_of, date_within
from cvtex.bibliography.vocabulary import VENUE_FIELDS
from cvtex.dates.translation import date_in
from cvtex.diagnostics import Code, Diagnostic, warning
from cvtex.document import Venue
from cvtex.latex import plain_latex
from cvtex.locales import ENGLISH, Locale
from cvtex.locales.phrases import after
from cvtex.names import Name
from cvtex.numbers import decimal_number
from cvtex.publications.library import field_inlines, part_inlines
from cvtex.publications.links import preprint_of
from cvtex.publications.type_names import place_name
from cvtex.publications.venue_details.order import BESIDE_ISSUE, details_of
from cvtex.publications.venue_details.writers import VenueSource, has_own_title, without_label
from cvtex.schema import Detail, PublicationStyle, VenueDates, VenueLayout, Words
from cvtex.text import Inlines, plain_text, text
from cvtex.text.folding import fold_letters

_PLAIN_PAGES = re.compile(r"[\d, -]*")
_NUMBER_RANGE = re.compile(r"(?<=\d)\s*-+\s*(?=\d)")


def venue_lines(
    venues: Sequence[Venue], style: PublicationStyle, words: Words
) -> tuple[tuple[Venue, ...], ...]:
    """Return venues in lines: a line for each venue, or all in one line, joined by "and".

    Empty venues are left out. In one line, equal dates are printed once if the style asks for it.
    """
    line = [venue for venue in venues if not _is_empty(venue)]
    if style.venues is VenueLayout.LINES or len(line) < 2:
        return tuple((venue,) for venue in line)
    if style.venue_dates is VenueDates.SHARED:
        for index, venue in enumerate(line[:-1]):
            if venue.date == line[index + 1].date:
                line[index] = venue._replace(date="")
    for index, venue in enumerate(line[:-1]):
        last = index == len(line) - 2
        following = plain_text(line[index + 1].name)
        joined = words.joined_to(following)
        conjunction = joined.removesuffix(following)
        line[index] = venue._replace(delimiter=f" {conjunction}" if last else ", ")
    return (tuple(line),)


def venue_of(
    entry: Reference, style: PublicationStyle, words: Words, diagnostics: list[Diagnostic]
) -> Venue:
    """Return the venue of an entry, with its printed texts and with its parts as plain text.

    Problems are appended to `diagnostics`.
    """
    rate = entry.text("acceptance_rate") if "acceptance_rate" in entry.fields else ""
    pages = _pages(entry.get("pages") or entry.get("eid"))
    volume, number = _volume_and_number(entry)
    fields = entry.fields
    named_by, name = _venue_name(entry, style, words, diagnostics)
    is_periodical = named_by == "journaltitle" or entry.type == "article"
    issue = ""
    if is_periodical and style.detail is not Detail.SHORT:
        issue = _issue(volume, number, pages)
    if entry.type == "article" and named_by and BESIDE_ISSUE.isdisjoint(fields):
        detail = text(issue) if issue else ()  # most entries: details take time
    else:
        source = VenueSource(
            entry, style, words, named_by, name, number, pages, diagnostics, is_periodical, set()
        )
        detail = details_of(source, issue)
    venue = Venue(
        entry.type,
        name,
        detail,
        _printed_date(entry, words.locale, diagnostics),
        _awards(entry, diagnostics) if "award" in fields else (),
        status_of(entry, words),
        _percentage(rate, words) if rate else "",
        is_event=entry.kind.in_parentheses,
        volume=volume,
        number=number,
        pages=pages,
        editors=_editors(entry) if "editor" in fields else (),
        has_issue=bool(issue),
    )
    return venue if _PARTS.isdisjoint(fields) else venue._replace(**_parts(entry, words))


# What SAGE, IEEE and others write as volume and number of an article that has no issue yet.
_NO_ISSUE = frozenset({
    ("0", "0"), ("pp", "99"), ("pp", ""), ("aheadofprint", "aheadofprint"), ("aheadofprint", ""),
    ("onlinefirst", ""), ("onlinefirst", "onlinefirst"), ("earlyaccess", "pp"),
})  # fmt: skip


def _volume_and_number(entry: Reference) -> tuple[str, str]:
    """Return volume and number without a word before them; empty if there is no issue yet."""
    fields = entry.fields
    volume = without_label(entry.text("volume")) if "volume" in fields else ""
    number = ""
    if "number" in fields or "issue" in fields:
        number = without_label(entry.first_text("number", "issue"))
    if not volume or volume[0] in "123456789":
        return volume, number
    written = tuple(re.sub(r"[\W_]+", "", part.lower()) for part in (volume, number))
    return ("", "") if written in _NO_ISSUE else (volume, number)


# The attributes of `Venue` that few entries have, each with the field that it is read from.
_PART_FIELDS = {
    "chapter": "chapter", "edition": "edition", "series": "series", "publisher": "publisher",
    "place": "location", "institution": "institution", "organization": "organization",
    "event": "eventtitle", "event_place": "venue",
}  # fmt: skip
_PARTS = frozenset(_PART_FIELDS.values())


def _parts(entry: Reference, words: Words) -> Mapping[str, Any]:
    """Return the parts in `_PART_FIELDS` that an entry has, by their names in `Venue`."""
    parts = {
        part: (field == "location" and place_name(entry.get(field), words)) or entry.text(field)
        for part, field in _PART_FIELDS.items()
        if field in entry.fields
    }
    if "address" in entry.fields:  # beside `location`, which is then the place of the event
        event_place = parts.get("event_place") or entry.text("location")
        parts |= {"place": entry.text("address"), "event_place": event_place}
    return parts


def _editors(entry: Reference) -> tuple[Name, ...]:
    """Return the editors of the venue, or nobody if they are listed in place of the authors."""
    return () if entry.role == "editor" else entry.names_in("editor").names


def _awards(entry: Reference, diagnostics: list[Diagnostic]) -> tuple[Inlines, ...]:
    awards = (part.strip() for part in entry.get("award").split(";"))
    return tuple(part_inlines(entry, "award", part, diagnostics) for part in awards if part)


def status_of(entry: Reference, words: Words) -> str:
    """Return the state of a publication in the words of the CV, or nothing if published.

    A state in a note is printed with the note. The date of a state follows it if the entry has
    another date of its own: "forthcoming 2026".
    """
    state, when, field = entry.said_state
    if state == "published" or field not in {"pubstate", "date", "year"}:
        return ""
    word = str(getattr(words.status, state, state))
    own = date_of(entry.entry) if when and field == "pubstate" else None
    other = date_within(when) if own else None
    if own is None or other is None or other.in_full in {own.in_full, own.year}:
        return word
    is_english = words.locale is ENGLISH
    return f"{word} {when if is_english else date_in(other.date, words.locale)}"


def _percentage(written: str, words: Words) -> str:
    """Return a rate as a percentage of the language: `22%` for 22, 0.22 and `22 %`."""
    match = re.fullmatch(r"\s*([0-9.]+)\s*\\?%?\s*", written)
    number = decimal_number(match[1]) if match else None
    if match is None or number is None:
        return written
    is_fraction = "%" not in written and match[1].startswith(("0.", "."))
    return words.locale.numbers.percentage(f"{number * 100:.4g}" if is_fraction else match[1])


def _venue_name(
    entry: Reference, style: PublicationStyle, words: Words, diagnostics: list[Diagnostic]
) -> tuple[str, Inlines]:
    """Return the field that names the venue, or an empty text, and the name with its subtitle."""
    # An entry with both fields has a department or an institute in `institution`.
    first = ("school",) if "school" in entry.fields else ()
    for name in (*first, *entry.kind.venue, *VENUE_FIELDS):
        if entry.get(name) and not (name == "booktitle" and has_own_title(entry)):
            inlines = field_inlines(entry, name, diagnostics)
            if name in _SUBTITLES and style.detail is not Detail.SHORT:
                subtitle, addition = _SUBTITLES[name]
                if subtitle in entry.fields or addition in entry.fields:
                    inlines = with_subtitle(entry, name, inlines, words, diagnostics)
            return name, inlines
    if preprint := preprint_of(entry):
        archive, number = preprint
        subject = entry.text("eprintclass") if style.detail is Detail.FULL else ""
        subject = f" [{subject}]" if subject else ""
        return "", text(f"{after(archive, words.preprint)} {archive}:{number}{subject}")
    return "", ()


_SUBTITLES = {
    name: (name.replace("title", "subtitle"), f"{name}addon")
    for name in ("title", "journaltitle", "booktitle", "eventtitle")
}
"""The fields of the subtitle and of the addition to a title (biblatex, section 2.2.2)."""


def with_subtitle(
    entry: Reference, name: str, title: Inlines, words: Words, diagnostics: list[Diagnostic]
) -> Inlines:
    """Return a title with the subtitle and the addition (biblatex's `titleaddon`) of its field."""
    fields = entry.fields
    subtitle, addition = _SUBTITLES[name]
    if subtitle in fields and (inlines := field_inlines(entry, subtitle, diagnostics)):
        title = (*title, *text(words.colon), *inlines)
    if addition in fields and (inlines := field_inlines(entry, addition, diagnostics)):
        in_brackets = plain_text(inlines).startswith(("(", "["))
        title = (*title, *text(" " if in_brackets else ". "), *inlines)
    return title


def _issue(volume: str, number: str, pages: str) -> str:
    """Return volume, number and pages of a periodical: `12(3):45–67`."""
    issue = f"{volume}({number})" if volume and number else volume or number
    return f"{issue}:{pages}" if issue and pages else issue or pages


def _pages(written: str) -> str:
    """Return pages with an en dash in each range: `12–34`, `S1–S12`, `iv–xii`.

    A range that ends where it begins is one page, and an end that is not known is left out: ADS
    writes `45-+`, and some programs `n/a-n/a`.
    """
    if _PLAIN_PAGES.fullmatch(written):
        pages = _NUMBER_RANGE.sub("–", written)
    else:
        plain = re.sub(r"(?i)^pp?\.\s*", "", plain_latex(written))
        pages = _RANGE.sub(r"\1–\2", _NO_PAGE.sub("", plain))
    first, dash, last = pages.partition("–")
    if dash and first == last:
        return first
    return (_SAME_ENDS.sub(r"\1", pages) if "," in pages else pages).strip("–- ")


_NO_PAGE = re.compile(r"(?i)(?<![^\s–-])(?:n/?a|null|nan|\++|\?+)(?![^\s–,-])")
_SAME_ENDS = re.compile(r"(?<![\w–])(\w+)–\1(?![\w–])")
_RANGE = re.compile(r"(?<![\w-])(\w+)\s*[-–]+\s*(\w+)(?![\w-])")


def _printed_date(entry: Reference, locale: Locale, diagnostics: list[Diagnostic]) -> str:
    """Return only the year or the whole date, as the type asks for, and report invalid months."""
    entry_date = entry.entry_date
    if entry_date is None:
        return _unparsed_date(entry, diagnostics)
    if "month" in entry.fields and entry.has_invalid_month:
        field = entry.fields["month"]
        if not field.is_bare_word:
            message = f"`{entry.text('month')}` is not a month, in `{entry.key}`"
            hint = "write one of `jan`, `feb`, … `dec`, or its number"
            diagnostics.append(warning(Code.INVALID_DATE, message, field.span, hints=(hint,)))
    if entry.kind.is_dated_by_year:
        return entry_date.year
    return entry_date.in_full if locale is ENGLISH else date_in(entry_date.date, locale)


def _unparsed_date(entry: Reference, diagnostics: list[Diagnostic]) -> str:
    """Return the text to print for a date that cannot be parsed, and report it.

    It is the text as written; nothing for a missing date, or for a state such as "in press".
    """
    name = "date" if "date" in entry.fields else "year"
    field = entry.fields.get(name)
    if field is None or not field.latex:
        return ""  # some programs write empty fields
    letters = fold_letters(field.latex)
    if letters == "nd":
        return entry.text(name)
    if entry.state != "published":
        return ""
    if field.is_bare_word:
        return field.latex  # an undefined macro, which has been reported already
    message = f"`{entry.text(name)}` is not a date, in `{entry.key}`"
    hint = "write a year of four digits, or biblatex's `date = {2020-05-31}`"
    diagnostics.append(warning(Code.INVALID_DATE, message, field.span, hints=(hint,)))
    return entry.text(name)


def _is_empty(venue: Venue) -> bool:
    return not (venue.name or venue.detail or venue.when or venue.awards)
