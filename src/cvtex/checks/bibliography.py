"""What a careful reader notices about the entries of a bibliography, each by itself or together.

Pure functions over references. `check_listing` looks at what a CV shows, and `check_all` at a whole
bibliography.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cvtex.bibliography import BibField, Reference
from cvtex.diagnostics import Code, Diagnostic, Edit, Fix, Level, Levels, Note, warning
from cvtex.publications import Listing
from cvtex.publications.versions import share_authors
from cvtex.source import Span
from cvtex.text.dois import doi_address


def check_listing(
    listing: Listing, levels: Levels, *, this_year: int | None
) -> Iterator[Diagnostic]:
    """Check what the lists of a CV show, and report what they leave out if `levels` ask for it.

    `this_year` is what the years of publications are measured against, if they are to be.
    """
    yield from lint_entries(listing.listed, this_year=this_year)
    if levels.get(Code.UNLISTED_ENTRY, Code.UNLISTED_ENTRY.default) is not Level.OFF:
        for entry in listing.unlisted:
            message = f"no list of the CV shows `{entry.key}`"
            hint = "let a list of publications select it, or leave it out of this file"
            yield warning(Code.UNLISTED_ENTRY, message, entry.span, hints=(hint,))


def check_all(entries: Sequence[Reference], *, this_year: int | None) -> Iterator[Diagnostic]:
    """Check a whole bibliography: also preprints of what was published, and missing fields."""
    yield from lint_entries(entries, this_year=this_year)
    yield from published_preprints(entries)
    for entry in entries:
        yield from gaps(entry)


def lint_entries(entries: Sequence[Reference], *, this_year: int | None) -> Iterator[Diagnostic]:
    """Report doubles, texts in capitals, and, given the year it is, years that cannot be right."""
    yield from doubles(entries)
    for entry in entries:
        yield from _capitals(entry)
        yield from _addresses(entry)
        if this_year is not None:
            yield from _doubtful_years(entry, this_year)


def doubles(entries: Sequence[Reference]) -> Iterator[Diagnostic]:
    """Report entries that share a DOI or a title, each with the first one.

    A preprint and what it became are no doubles, nor are works of one title with a DOI each.
    """
    by_doi: dict[str, Reference] = {}
    for entry in entries:
        if entry.doi and (first := by_doi.setdefault(entry.doi, entry)) is not entry:
            yield _double(entry, first, "DOI", "doi")
    for entry, first in _same_title(entries):
        # Two DOIs are two works, or have been reported.
        has_dois = "doi" in entry.fields and "doi" in first.fields
        if entry.is_preprint == first.is_preprint and not has_dois:
            yield _double(entry, first, "title", "title")


def published_preprints(entries: Sequence[Reference]) -> Iterator[Diagnostic]:
    """Report preprints that have the title of what was published."""
    for entry, first in _same_title(entries):
        if entry.is_preprint != first.is_preprint:
            preprint, other = (entry, first) if entry.is_preprint else (first, entry)
            message = f"the preprint `{preprint.key}` was published as `{other.key}`"
            hint = "they are listed as one; `versions: apart` keeps them apart, and"
            hint += f" `related = {{{preprint.key}}}` in the other says that you know"
            yield warning(
                Code.PUBLISHED_PREPRINT,
                message,
                preprint.span,
                hints=(hint,),
                notes=(Note("published here", other.span),),
            )


def _same_title(entries: Sequence[Reference]) -> Iterator[tuple[Reference, Reference]]:
    """Yield the entries of one title and of the same people, each with the first of them.

    What another entry names as its version is known to be one.
    """
    named = {key for entry in entries if "related" in entry.fields for key in entry.related}
    by_title: dict[str, Reference] = {}
    for entry in entries:
        title = "" if entry.key in named else entry.folded_title
        first = by_title.setdefault(title, entry) if title else entry
        if first is not entry and share_authors(entry, first):
            yield entry, first


def _double(entry: Reference, first: Reference, what: str, field: str) -> Diagnostic:
    return warning(
        Code.DUPLICATE_ENTRY,
        f"`{entry.key}` has the {what} of `{first.key}`",
        _place(entry, field),
        hints=(f"remove one, or name it as a version: `related = {{{entry.key}}}`",),
        notes=(Note("the first one", _place(first, field)),),
    )


def _place(entry: Reference, field: str) -> Span:
    return entry.fields[field].span if field in entry.fields else entry.span


_ADDRESS = re.compile(r"(?i)(https?|ftp)://\S|\\url\b|\\href\b")


def _addresses(entry: Reference) -> Iterator[Diagnostic]:
    """Report addresses that lack their beginning, and DOIs that are none (DOI Handbook, 2.2)."""
    url = entry.fields.get("url")
    if url is not None and url.latex and not _ADDRESS.match(url.latex):
        written = entry.literal("url")
        message = f"`url` of `{entry.key}` does not begin with `https://`"
        place = url.at(url.latex)
        is_plain = url.source.slice(place) == url.latex and "." in written
        fix = Fix(f"write `https://{written}`", (Edit(place, f"https://{written}"),))
        hint = f"write `https://{written}`" if "." in written else "mend it, or remove it"
        certain = fix if is_plain else None
        yield warning(Code.INVALID_VALUE, message, place, hints=(hint,), fix=certain)
    doi = entry.fields.get("doi")
    if doi is None or not doi.latex or "10." in doi.latex:
        return
    if not doi_address(entry.literal("doi")):
        message = f"`{entry.literal('doi')}` of `{entry.key}` is not a DOI"
        yield warning(Code.INVALID_VALUE, message, doi.span, hints=("a DOI begins with `10.`",))


_CAPITALS = ("title", "booktitle", "journaltitle")
_WORD = re.compile(r"[^\W\d_]+")
# Looking for three capitals first is a question of speed: few lists of names have any.
_CAPITAL_NAME = re.compile(r"[A-ZÀ-ÞΑ-ΩА-Я]{3}")
_FEWEST_LETTERS = 12
"""Shorter texts in capitals are acronyms: `ACM TOMS`, `PLOS ONE`."""


def _capitals(entry: Reference) -> Iterator[Diagnostic]:
    for name in _CAPITALS:
        field = entry.fields.get(name)
        if field is not None and field.latex.isupper():
            text = entry.text(name)
            words = _WORD.findall(text)
            if text.isupper() and len(words) > 1 and len("".join(words)) >= _FEWEST_LETTERS:
                yield _in_capitals(entry, field, f"`{text}`", "write it as it is to be printed")
    for name in ("author", "editor"):
        field = entry.fields.get(name)
        if field is not None and _CAPITAL_NAME.search(field.latex):
            for person in entry.names_in(name).names:
                parts = person.given, person.family
                if all(part.isupper() and len(_longest_word(part)) > 2 for part in parts):
                    shown = f"the name `{person.given} {person.family}`"
                    hint = "write it as people do: the owner is found all the same"
                    yield _in_capitals(entry, field, shown, hint)
                    break


def _longest_word(text: str) -> str:
    return max(_WORD.findall(text), key=len, default="")


def _in_capitals(entry: Reference, field: BibField, what: str, hint: str) -> Diagnostic:
    message = f"{what} of `{entry.key}` is in capitals only"
    return warning(Code.ALL_CAPITALS, message, field.span, hints=(hint,))


def gaps(entry: Reference) -> Iterator[Diagnostic]:
    """Report the fields that an entry of its type needs and does not have."""
    for names in entry.kind.needs:
        if not any(entry.get(name) for name in names):
            needed = " or ".join(f"`{name}`" for name in names[:2])
            message = f"`{entry.key}` (@{entry.written_type}) has no {needed}"
            if names != ("title",):  # a title that is missing is reported when it is listed
                yield warning(Code.MISSING_FIELD, message, entry.span)


def _doubtful_years(entry: Reference, this_year: int) -> Iterator[Diagnostic]:
    date = entry.date
    name = "date" if "date" in entry.fields else "year"
    field = entry.fields.get(name)
    if date is None or field is None:
        return
    year = date.latest_year
    if not 1800 <= year <= this_year + 2:
        written = entry.text(name)
        message = f"`{entry.key}` is of `{written}`, which is {_when(year, this_year)}"
        hint = "mend the year; what is to appear says so: `pubstate = {forthcoming}`"
        yield warning(Code.SUSPICIOUS_YEAR, message, field.span, hints=(hint,))


def _when(year: int, this_year: int) -> str:
    return "long ago" if year < this_year else "in the future"
