"""Find what has become of an entry: its published version, and details that it lacks.

A publication is found by its DOI or its number in arXiv. Without these it is found by its title and
its first author, which have to be the same but for case, accents and punctuation.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from cvtex.databases import identifiers
from cvtex.databases.sources.arxiv import preprint, with_eprint
from cvtex.databases.sources.crossref import candidates, doi_of_published
from cvtex.databases.sources.doi import publication
from cvtex.diagnostics import Code, Diagnostic, Result
from cvtex.latex import plain_latex
from cvtex.names import parse_names
from cvtex.names.folding import skeleton
from cvtex.new_entries import NewEntry
from cvtex.new_entries.cleaning.clean import clean
from cvtex.new_entries.cleaning.fields import named_by_biblatex
from cvtex.new_entries.cleaning.identifiers import with_identifiers
from cvtex.new_entries.cleaning.types import clean_type
from cvtex.text.dois import normal_doi
from cvtex.text.folding import fold_title

if TYPE_CHECKING:
    from cvtex.network import Client

_SHORT = 20
"""The number of letters below which a title is no proof: "Introduction" is one of many works."""

_DETAILS = (
    "doi", "journaltitle", "booktitle", "volume", "number", "pages", "eid", "publisher", "isbn",
    "institution", "year", "month", "eprint", "eprinttype", "eprintclass",
)  # fmt: skip
"""The fields that are filled in, by biblatex's names; dates by BibTeX's."""

_VENUES = ("journaltitle", "booktitle", "institution", "howpublished", "publisher")
_OF_BOOKS = frozenset({"book", "incollection", "inproceedings", "proceedings", "inbook"})


def published_version(entry: NewEntry, client: Client) -> Result[NewEntry]:
    """Return the published version of a preprint, with all that its database says of it.

    It also has the number in arXiv of the preprint. The value is None if there is none as far as is
    known; diagnostics tell what could not be asked.
    """
    fields = named_by_biblatex(entry.fields)
    number, doi = _arxiv_number(fields), _doi(fields)
    problems: list[Diagnostic] = []
    of_arxiv: NewEntry | None = None
    published = ""
    if number:
        found = preprint(number, client)
        problems.extend(found.diagnostics)
        of_arxiv = found.value
        published = normal_doi(of_arxiv.get("doi")) if of_arxiv is not None else ""
    elif doi:
        related = doi_of_published(doi, client)
        # Crossref does not know the DOIs of other agencies, which is no problem of the entry.
        problems.extend(p for p in related.diagnostics if p.code is not Code.NOT_FOUND)
        published = related.value or ""
    version: NewEntry | None = None
    if published and published != doi:
        answer = publication(published, client)
        problems.extend(answer.diagnostics)
        version = answer.value
    if version is None:
        searched = _searched(entry, client)
        problems.extend(searched.diagnostics)
        version = searched.value
    if version is None and of_arxiv is not None and of_arxiv.get("journaltitle"):
        # Where it has been published is known, but only in words.
        version = of_arxiv
    if version is None or normal_doi(version.get("doi")) == doi != "":
        return Result(None, tuple(problems))
    if of_arxiv is not None:
        version = with_eprint(version, of_arxiv)
    return Result(clean(version).entry, tuple(problems))


def missing_details(entry: NewEntry, client: Client) -> Result[NewEntry]:
    """Return the fields that an entry lacks, such as its DOI, pages, volume or date.

    The entry is found by its DOI, or else by its title and first author, which have to be the same.
    The value has only the missing fields, with the origin of what is found. It is None if nothing
    is found or nothing is missing.
    """
    fields = named_by_biblatex(entry.fields)
    number, doi = _arxiv_number(fields), _doi(fields)
    has_venue = any(fields.get(name) for name in _VENUES)
    if doi and not identifiers.arxiv(doi):
        found = publication(doi, client)
    elif number and not has_venue:
        found = preprint(number, client)
    else:
        found = _searched(entry, client, is_dated=True)
    if found.value is None:
        return Result(None, found.diagnostics)
    full = clean(found.value).entry
    names = named_by_biblatex(full.fields)
    if number and not has_venue:
        # The published version is another entry.
        names = {name: names[name] for name in names if name not in {"doi", "journaltitle"}}
    missing = {name: names[name] for name in _DETAILS if names.get(name) and _lacks(fields, name)}
    if fields.get("year", fields.get("date", ""))[:4] not in {"", names.get("year", "")}:
        # It is of another year, such as online before print: the months do not belong together.
        missing.pop("month", None)
    if not has_venue or full.type not in _OF_BOOKS:
        missing = {k: v for k, v in missing.items() if k not in {"publisher", "isbn"}}
    if full.type not in {"techreport", "phdthesis", "mastersthesis"}:
        missing.pop("institution", None)
    if not missing:
        return Result(None, found.diagnostics)
    details = clean(replace(entry, fields=missing)).entry
    origin = found.value.origin
    return Result(
        replace(details, type=entry.type, key=entry.key, origin=origin), found.diagnostics
    )


def _lacks(fields: dict[str, str], name: str) -> bool:
    """Tell whether an entry has neither a field nor another one with the same meaning."""
    same = {
        "year": ("date",), "month": ("date",), "pages": ("eid",), "eid": ("pages",),
        "journaltitle": ("booktitle", "howpublished"), "booktitle": ("journaltitle", "eventtitle"),
        "number": ("issue",), "publisher": ("organization",), "institution": ("publisher",),
    }  # fmt: skip
    return not any(fields.get(known) for known in (name, *same.get(name, ())))


def _doi(fields: dict[str, str]) -> str:
    """Return the DOI, which an entry may have only as its address, or an empty text."""
    return normal_doi(with_identifiers(fields).get("doi", ""))


def _arxiv_number(fields: dict[str, str]) -> str:
    """Return the number in arXiv without its version, or an empty text."""
    is_arxiv = fields.get("eprinttype", "arxiv").lower() == "arxiv"
    values = [fields.get("eprint", "") if is_arxiv else "", fields.get("arxiv", "")]
    values += [value for name in ("doi", "url") if "rxiv" in (value := fields.get(name, ""))]
    number = next((found for value in values if (found := identifiers.arxiv(value))), "")
    return re.sub(r"v\d+$", "", number)


def _searched(entry: NewEntry, client: Client, *, is_dated: bool = False) -> Result[NewEntry]:
    """Return the only published work with the title and the first author of an entry."""
    title, family = _whole_title(entry), _first_family(entry)
    if not (title and family):
        return Result(None)
    found = candidates(title, family, client)
    same = {
        normal_doi(work.get("doi")): work
        for work in found.value or ()
        if fold_title(_whole_title(work)) == fold_title(title)
        and skeleton(_first_family(work)) == skeleton(family)
        and _is_of_kind(entry, work, is_preprint=not is_dated)
        and _may_be_of(entry, work, is_dated=is_dated or len(fold_title(title)) < _SHORT)
    }
    return Result(next(iter(same.values())) if len(same) == 1 else None, found.diagnostics)


def _whole_title(entry: NewEntry) -> str:
    title, subtitle = plain_latex(entry.get("title")), plain_latex(entry.get("subtitle"))
    return f"{title}: {subtitle}" if subtitle else title


def _first_family(entry: NewEntry) -> str:
    names = parse_names(entry.get("author") or entry.get("editor")).names
    return names[0].family if names else ""


_PUBLISHED = frozenset({"article", "inproceedings", "incollection", "book"})
"""The types that the published version of a preprint may have."""

_SAME = {"incollection": "inproceedings", "inbook": "inproceedings", "conference": "inproceedings"}
"""Types that are confused: Crossref calls the papers of some proceedings chapters of a book."""


def _is_of_kind(entry: NewEntry, work: NewEntry, *, is_preprint: bool) -> bool:
    """Tell whether a work has the type of an entry: a thesis is not the article of its title."""
    found = clean_type(work.type, named_by_biblatex(work.fields))
    if is_preprint:
        return found in _PUBLISHED
    own = clean_type(entry.type, named_by_biblatex(entry.fields))
    return _SAME.get(own, own) == _SAME.get(found, found)


def _may_be_of(entry: NewEntry, work: NewEntry, *, is_dated: bool) -> bool:
    """Tell whether the years of an entry and a work fit: the same or the next to it if `is_dated`.

    Of a preprint, the published version may be of any later year.
    """
    years = [_year(entry), _year(work)]
    if None in years:
        return not is_dated or years[0] is None
    own, other = (year or 0 for year in years)
    return abs(own - other) <= 1 if is_dated else other >= own - 1


def _year(entry: NewEntry) -> int | None:
    written = plain_latex(entry.get("year") or entry.get("date"))[:4]
    return int(written) if written.isascii() and written.isdigit() and len(written) == 4 else None
