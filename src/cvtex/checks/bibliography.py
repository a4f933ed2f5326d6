"""Check the entries of a bibliography: duplicates, capitals, addresses, years, missing fields.

These are pure functions over references. `check_listing` checks the entries that a CV shows, and
`check_all` a whole bibliography.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from cvtex.bibliography import BibField, Reference
from cvtex.diagnostics import Code, Diagnostic, Edit, Fix, Level, Levels, Note, warning
from cvtex.publications import Library, Listing
from cvtex.publications.publication import publication
from cvtex.publications.unshown import UnshownFields
from cvtex.publications.versions import is_published_as, share_authors
from cvtex.source import Span
from cvtex.text.dois import (
    doi_address,
    is_relative,
    meant_web_address,
    without_tex,
)


def check_listing(
    listing: Listing, levels: Levels, *, this_year: int | None
) -> Iterator[Diagnostic]:
    """Check the entries that a CV shows, and, if `levels` ask for it, report those it does not.

    `this_year` is the current year; with None, the years of publications are not checked.
    """
    yield from lint_entries(listing.listed, this_year=this_year, base=_base(listing.library))
    if is_on(Code.UNSHOWN_FIELD, levels):
        unshown_fields = UnshownFields(listing.library)
        for entry in listing.listed:
            shown = publication(listing.library, entry, [])
            yield from unshown(entry, unshown_fields.of(entry, shown))
    if is_on(Code.UNLISTED_ENTRY, levels):
        for entry in listing.unlisted:
            message = f"no list of the CV shows `{entry.key}`"
            hint = "select it in a list of publications, or remove it from this file"
            yield warning(Code.UNLISTED_ENTRY, message, entry.span, hints=(hint,))


def is_on(code: Code, levels: Levels) -> bool:
    """Tell whether the levels of a CV ask for a kind of problem."""
    return levels.get(code, code.default) is not Level.OFF


def unshown(entry: Reference, names: Iterable[str]) -> Iterator[Diagnostic]:
    """Report the fields of an entry that the page does not show."""
    for name in names:
        field = entry.fields[name]
        message = f"the page does not show `{field.name}` of `{entry.key}`"
        hint = "`publication_style: {detail: full}` shows more fields; `note` and `addendum` can"
        hint += " hold any text"
        yield warning(Code.UNSHOWN_FIELD, message, field.name_span, hints=(hint,))


def check_all(library: Library, *, this_year: int | None) -> Iterator[Diagnostic]:
    """Check a whole bibliography, also for published preprints and for missing fields.

    `this_year` is the current year; with None, the years of publications are not checked.
    """
    entries = library.entries
    yield from lint_entries(entries, this_year=this_year, base=_base(library))
    yield from published_preprints(entries)
    for entry in entries:
        yield from missing_fields(entry)


def _base(library: Library) -> str:
    return library.style.links_base or ""


def lint_entries(
    entries: Sequence[Reference], *, this_year: int | None, base: str = ""
) -> Iterator[Diagnostic]:
    """Report duplicates, texts in capitals, invalid addresses and DOIs, and doubtful years.

    `this_year` is the current year; with None, the years of publications are not checked. `base` is
    the address that relative addresses begin at, if there is one.
    """
    yield from duplicates(entries)
    for entry in entries:
        yield from _capitals(entry)
        yield from _addresses(entry, base)
        if this_year is not None:
            yield from _doubtful_years(entry, this_year)


def duplicates(entries: Sequence[Reference]) -> Iterator[Diagnostic]:
    """Report entries with the DOI, or the title and authors, of an earlier entry.

    A preprint and its publication are not duplicates, and two entries with the same title and
    different DOIs are not either.
    """
    by_doi: dict[str, Reference] = {}
    for entry in entries:
        if entry.doi and (first := by_doi.setdefault(entry.doi, entry)) is not entry:
            yield _duplicate(entry, first, "DOI", "doi")
    same_number: set[str] = set()
    by_number: dict[str, Reference] = {}
    for entry in entries:
        if entry.arxiv and (first := by_number.setdefault(entry.arxiv, entry)) is not entry:
            is_version = entry.is_preprint != first.is_preprint
            if is_version and entry.folded_title == first.folded_title:
                continue
            if entry.doi and entry.doi == first.doi:
                continue
            if not _are_related(entry, first):
                same_number.add(entry.id)
                yield _duplicate(entry, first, "arXiv number", "eprint")
    for entry, first in _same_title(entries):
        # Different DOIs are different works, and equal DOIs have been reported.
        has_dois = "doi" in entry.fields and "doi" in first.fields
        if entry.is_preprint == first.is_preprint and not has_dois and entry.id not in same_number:
            yield _duplicate(entry, first, "title", "title")


def _are_related(first: Reference, second: Reference) -> bool:
    return first.key in second.related or second.key in first.related


def published_preprints(entries: Sequence[Reference]) -> Iterator[Diagnostic]:
    """Report preprints that have the same title and authors as a publication."""
    for entry, first in _same_title(entries):
        preprint, other = (entry, first) if entry.is_preprint else (first, entry)
        if entry.is_preprint != first.is_preprint and is_published_as(preprint, other):
            message = f"the preprint `{preprint.key}` was published as `{other.key}`"
            hint = "they are listed as one publication; write `versions: apart` to list both, or"
            hint += f" `related = {{{preprint.key}}}` in `{other.key}` to confirm it"
            yield warning(
                Code.PUBLISHED_PREPRINT,
                message,
                preprint.span,
                hints=(hint,),
                notes=(Note("published here", other.span),),
            )


def _same_title(entries: Sequence[Reference]) -> Iterator[tuple[Reference, Reference]]:
    """Yield each entry that has the title and authors of an earlier entry, and that entry.

    Entries that another entry names in `related` are known versions, and are left out.
    """
    named = {key for entry in entries if "related" in entry.fields for key in entry.related}
    by_title: dict[str, Reference] = {}
    for entry in entries:
        title = "" if entry.key in named else entry.folded_title
        first = by_title.setdefault(title, entry) if title else entry
        if first is not entry and share_authors(entry, first):
            yield entry, first


def _duplicate(entry: Reference, first: Reference, what: str, field: str) -> Diagnostic:
    hint = f"remove one of them, or write `related = {{{entry.key}}}` in `{first.key}`"
    return warning(
        Code.DUPLICATE_ENTRY,
        f"`{entry.key}` has the same {what} as `{first.key}`",
        _place(entry, field),
        hints=(f"{hint} if it is a version",),
        notes=(Note("the first entry", _place(first, field)),),
    )


def _place(entry: Reference, field: str) -> Span:
    return entry.fields[field].span if field in entry.fields else entry.span


_PLAIN_DOI = re.compile(r"10\.\d+/[\w./-]+")
_ADDRESS = re.compile(r"(?i)(https?|ftp)://\S|\\url\b|\\href\b")


def _is_address(latex: str, base: str) -> bool:
    is_whole = _ADDRESS.match(latex) or _ADDRESS.match(without_tex(latex))
    return bool(is_whole or (base and is_relative(latex)))


def _addresses(entry: Reference, base: str) -> Iterator[Diagnostic]:
    """Report web addresses without a scheme, and invalid DOIs (DOI Handbook, section 2.2)."""
    url = entry.fields.get("url")
    if url is not None and url.latex and not _is_address(url.latex, base):
        message = f"`url` of `{entry.key}` does not begin with `https://`"
        place, meant = url.at(url.latex), meant_web_address(url.latex)
        is_plain = meant and url.source.slice(place) == url.latex
        fix = Fix(f"write `{meant}`", (Edit(place, meant),)) if is_plain else None
        hint = f"write `{without_tex(meant)}`" if meant else "correct it, or remove it"
        yield warning(Code.INVALID_VALUE, message, place, hints=(hint,), fix=fix)
    doi = entry.fields.get("doi")
    if doi is None or not doi.latex or _PLAIN_DOI.fullmatch(doi.latex):
        return
    if not doi_address(entry.literal("doi")):
        message = f"`{entry.literal('doi')}` of `{entry.key}` is not a DOI"
        yield warning(Code.INVALID_VALUE, message, doi.span, hints=("a DOI begins with `10.`",))


_CAPITALS = ("title", "booktitle", "journaltitle")
_WORD = re.compile(r"[^\W\d_]+")
# For speed, names are only parsed if the field has three capitals in a row, which few fields have.
_CAPITAL_NAME = re.compile(r"[A-ZÀ-ÞΑ-ΩА-Я]{3}")
_FEWEST_LETTERS = 12
"""Texts in capitals with fewer letters are taken for acronyms: `ACM TOMS`, `PLOS ONE`."""


def _capitals(entry: Reference) -> Iterator[Diagnostic]:
    for name in _CAPITALS:
        field = entry.fields.get(name)
        if field is not None and field.latex.isupper():
            text = entry.text(name)
            words = _WORD.findall(text)
            if text.isupper() and len(words) > 1 and len("".join(words)) >= _FEWEST_LETTERS:
                yield _in_capitals(entry, field, f"`{text}`", "write it as it should be printed")
    for name in ("author", "editor"):
        field = entry.fields.get(name)
        if field is not None and _CAPITAL_NAME.search(field.latex):
            for person in entry.names_in(name).names:
                parts = person.given, person.family
                if all(part.isupper() and len(_longest_word(part)) > 2 for part in parts):
                    shown = f"the name `{person.given} {person.family}`"
                    hint = "write it in upper and lower case; the owner is found in either form"
                    yield _in_capitals(entry, field, shown, hint)
                    break


def _longest_word(text: str) -> str:
    return max(_WORD.findall(text), key=len, default="")


def _in_capitals(entry: Reference, field: BibField, what: str, hint: str) -> Diagnostic:
    message = f"{what} of `{entry.key}` is in capital letters only"
    return warning(Code.ALL_CAPITALS, message, field.span, hints=(hint,))


def missing_fields(entry: Reference) -> Iterator[Diagnostic]:
    """Report the required fields of its type that an entry does not have, except the title."""
    for names in entry.kind.required:
        is_forthcoming = "pubstate" in names and entry.state != "published"
        is_without_venue = names == ("journaltitle",) and entry.is_preprint
        if not (is_forthcoming or is_without_venue) and not any(entry.get(name) for name in names):
            needed = " or ".join(f"`{name}`" for name in names[:2])
            message = f"`{entry.key}` (@{entry.written_type}) has no {needed}"
            if names != ("title",):  # a missing title is reported when the entry is presented
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
        message = f"`{entry.key}` is dated `{written}`, which is {_when(year, this_year)}"
        hint = "correct the year; for a work that is yet to appear, add `pubstate = {forthcoming}`"
        yield warning(Code.SUSPICIOUS_YEAR, message, field.span, hints=(hint,))


def _when(year: int, this_year: int) -> str:
    return "too long ago" if year < this_year else "too far in the future"
