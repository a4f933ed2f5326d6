"""Entries of the bibliography to publications: titles, authors, venues, awards and what relates.

The second half of the merge: `merge` chooses which entries a section shows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from cvtex.bib_entry import BibEntry, entry_date, month_is_lost, related_keys
from cvtex.dates import format_date
from cvtex.diagnostic import Code, Diagnostic, warning
from cvtex.document import Author, Publication, RelatedWork, Venue
from cvtex.inline import Inlines, text
from cvtex.latex_text import parse_latex, plain_latex
from cvtex.model import AuthorJoiner, EntryStyle, PublicationStyle, VenueDates, VenueLayout
from cvtex.names import Name, parse_names
from cvtex.owner import Owner
from cvtex.words import Words

# The roles of authors that biblatex's data annotations (`author+an`) may name, and their marks.
_ROLE_MARKS = {"equal": "*", "equalcontribution": "*", "cofirst": "*", "corresponding": "†"}

_ANNOTATION = re.compile(r"(\d+)(?::\w+)?\s*=\s*([^;]+)")

_NUMBER_RANGE = re.compile(r"(?<=\d)\s*-+\s*(?=\d)")


@dataclass(frozen=True, slots=True)
class Library:
    """The bibliography with what is needed to present it."""

    entries: tuple[BibEntry, ...]
    by_key: Mapping[str, BibEntry]
    style: PublicationStyle
    words: Words
    owner: Owner


def publication(
    library: Library, entry: BibEntry, label: str, diagnostics: list[Diagnostic]
) -> Publication:
    """Present one entry; what is doubtful about it goes to `diagnostics`."""
    style = _style_of(library.style, entry.key)
    title = _inlines(entry, "title", diagnostics)
    if not title:
        diagnostics.append(warning(Code.MISSING_FIELD, f"`{entry.key}` has no title", entry.span))
    versions = _versions(library, entry, diagnostics)
    same = [version for version in versions if _same_title(version, entry)]
    venues = [_venue(version, library.words, diagnostics) for version in (entry, *same)]
    authors, others = _authors(library, entry, style, diagnostics)
    return Publication(
        key=entry.key,
        type=entry.type,
        label=label,
        title=title,
        authors=authors,
        others=others,
        venue_lines=_venue_lines([v for v in venues if _says_something(v)], style, library.words),
        related=tuple(
            RelatedWork(
                label=_inlines(entry, "relatedstring", diagnostics) or text(library.words.related),
                title=_inlines(version, "title", diagnostics),
                venues=(_venue(version, library.words, diagnostics),),
            )
            for version in versions
            if version not in same
        ),
        note=_inlines(entry, "note", diagnostics),
        url=_url(entry),
        origin=entry.span,
    )


def _style_of(style: PublicationStyle, key: str) -> PublicationStyle:
    own = style.entries.get(key, EntryStyle())
    return style.model_copy(update=own.model_dump(exclude_none=True))


def _versions(
    library: Library, entry: BibEntry, diagnostics: list[Diagnostic]
) -> tuple[BibEntry, ...]:
    found = []
    for key in related_keys(entry):
        version = library.by_key.get(key)
        if version is None:
            message = f"`{entry.key}` is related to `{key}`, which no bibliography has"
            diagnostics.append(warning(Code.UNKNOWN_KEY, message, entry.fields["related"].span))
        else:
            found.append(version)
    return tuple(found)


def _says_something(venue: Venue) -> bool:
    return bool(venue.name or venue.detail or venue.date or venue.awards)


def _same_title(one: BibEntry, other: BibEntry) -> bool:
    def letters(entry: BibEntry) -> str:
        return "".join(filter(str.isalnum, plain_latex(entry.get("title")).casefold()))

    return letters(one) in {"", letters(other)}


def _inlines(entry: BibEntry, name: str, diagnostics: list[Diagnostic]) -> Inlines:
    field = entry.fields.get(name)
    return () if field is None else _parse(entry, name, field.latex, diagnostics)


def _parse(entry: BibEntry, name: str, latex: str, diagnostics: list[Diagnostic]) -> Inlines:
    """Parse the LaTeX of a field, or of a part of it."""
    parsed = parse_latex(latex)
    place = entry.fields[name].span
    diagnostics.extend(
        warning(Code.UNKNOWN_COMMAND, f"{problem.message}, in `{name}` of `{entry.key}`", place)
        for problem in parsed.problems
    )
    return parsed.inlines


def _authors(
    library: Library, entry: BibEntry, style: PublicationStyle, diagnostics: list[Diagnostic]
) -> tuple[tuple[Author, ...], bool]:
    field_name = "author" if "author" in entry.fields else "editor"
    field = entry.fields.get(field_name)
    if field is None:
        return (), False
    parsed = parse_names(field.latex)
    for problem in parsed.problems:
        hints = (problem.hint,) if problem.hint else ()
        message = f"{problem.message}, in `{entry.key}`"
        diagnostics.append(warning(Code.NAME, message, field.span, hints=hints))
    search = library.owner.find(parsed.names)
    if search.index is None and not parsed.others:
        nearest = (
            "" if search.nearest is None else f"; `{parsed.names[search.nearest].text}` is near"
        )
        hint = "if an author is the owner, add how they sign to `signs_as` in the CV"
        message = f"no author of `{entry.key}` is the owner{nearest}"
        diagnostics.append(warning(Code.OWNER_NOT_FOUND, message, field.span, hints=(hint,)))
    if search.ambiguous:
        names = ", ".join(f"`{parsed.names[index].text}`" for index in search.ambiguous)
        message = f"several authors of `{entry.key}` could be the owner: {names}"
        diagnostics.append(warning(Code.OWNER_AMBIGUOUS, message, field.span))
    marks = _annotated_marks(
        "; ".join(
            value.latex
            for name, value in entry.fields.items()
            if name.partition(":")[0] == f"{field_name}+an"
        )
    )
    delimiters = _delimiters(
        len(parsed.names), style.author_joiner, library.words, others=parsed.others
    )
    authors = tuple(
        Author(name, index == search.index, _marks(name, marks.get(index + 1, "")), delimiter)
        for index, (name, delimiter) in enumerate(zip(parsed.names, delimiters, strict=True))
    )
    return authors, parsed.others


def _annotated_marks(annotation: str) -> Mapping[int, str]:
    """Read biblatex's data annotation `1=equal; 2=equal` (manual, section 3.7)."""
    marks: dict[int, str] = {}
    for number, roles in _ANNOTATION.findall(annotation):
        for role in re.split(r"[,\s]+", roles.strip().strip('"')):
            mark = _ROLE_MARKS.get(role.lower().replace("-", "").replace("_", ""), "")
            marks[int(number)] = marks.get(int(number), "") + mark
    return marks


def _marks(name: Name, annotated: str) -> str:
    own = "".join(name.marks)
    return own + "".join(mark for mark in annotated if mark not in own)


def _delimiters(count: int, joiner: AuthorJoiner, words: Words, *, others: bool) -> tuple[str, ...]:
    """Return what stands behind each author, by the rule for the last but one."""
    if count == 0:
        return ()
    last = {
        AuthorJoiner.COMMA: ", ",
        AuthorJoiner.AND: f" {words.conjunction} ",
        # Two authors take no comma before "and".
        AuthorJoiner.OXFORD: f", {words.conjunction} " if count > 2 else f" {words.conjunction} ",
    }[joiner]
    if others:
        return (", ",) * count if count > 1 else (" ",)
    return ((", ",) * (count - 2) + (last, "")) if count > 1 else ("",)


def _venue_lines(
    venues: Sequence[Venue], style: PublicationStyle, words: Words
) -> tuple[tuple[Venue, ...], ...]:
    if style.venues is VenueLayout.LINES or len(venues) < 2:
        return tuple((venue,) for venue in venues)
    line = list(venues)
    if style.venue_dates is VenueDates.SHARED:
        for index, venue in enumerate(line[:-1]):
            if venue.date == line[index + 1].date:
                line[index] = replace(venue, date="")
    for index, venue in enumerate(line[:-1]):
        last = index == len(line) - 2
        delimiter = f" {words.conjunction} " if last else ", "
        line[index] = replace(venue, delimiter=delimiter)
    return (tuple(line),)


def _venue(entry: BibEntry, words: Words, diagnostics: list[Diagnostic]) -> Venue:
    awards = (part.strip() for part in entry.get("award").split(";"))
    return Venue(
        type=entry.type,
        name=_venue_name(entry, words, diagnostics),
        detail=_detail(entry),
        date=_printed_date(entry, diagnostics),
        awards=tuple(_parse(entry, "award", part, diagnostics) for part in awards if part),
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
            return _inlines(entry, name, diagnostics)
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


def _url(entry: BibEntry) -> str | None:
    if doi := plain_latex(entry.get("doi")):
        return "https://doi.org/" + re.sub(r"(?i)^(https?://(dx\.)?doi\.org/|doi:\s*)", "", doi)
    if url := plain_latex(entry.get("url")):
        return url if re.match(r"(?i)[a-z]+://", url) else f"https://{url}"
    archive = plain_latex(entry.get("eprinttype")).lower()
    if (eprint := plain_latex(entry.get("eprint"))) and archive in {"", "arxiv"}:
        return f"https://arxiv.org/abs/{eprint.removeprefix('arXiv:')}"
    return None
