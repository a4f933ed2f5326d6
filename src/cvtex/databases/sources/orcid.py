"""ORCID: what a researcher shows of the own record (https://info.orcid.org/documentation).

One request brings summaries of everything, and one more for each hundred works their details. What
several sources have added, ORCID keeps in a group; the version that the researcher prefers is the
one with the highest `display-index`. Works that ORCID has only in outline are completed by their
DOI.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from cvtex.databases import identifiers
from cvtex.databases.answers.asking import ask_json, bad_answer, not_found
from cvtex.databases.answers.bibtex import entries_in_bibtex
from cvtex.databases.answers.description import new_entry
from cvtex.databases.answers.json_values import Json
from cvtex.databases.answers.problems import incomplete
from cvtex.databases.interface import Found
from cvtex.databases.services import ORCID
from cvtex.databases.sources.doi import publication
from cvtex.databases.sources.orcid_parts import parts_of, preferred
from cvtex.diagnostics import Code, Diagnostic, Result
from cvtex.latex import plain_latex
from cvtex.network import Request
from cvtex.new_entries import NewEntry
from cvtex.text.dois import bare_doi, normal_doi
from cvtex.text.folding import fold_title

if TYPE_CHECKING:
    from cvtex.network import Client

API = "https://pub.orcid.org/v3.0"
JSON = ("application/json",)

_AT_ONCE = 100
"""The most works that ORCID sends at once."""

_MOST = 5_000
"""The most works that are asked for."""

_TYPES = {
    "journal-article": "article", "magazine-article": "article", "newspaper-article": "article",
    "journal-issue": "article", "book-review": "article", "review": "article",
    "newsletter-article": "article", "conference-paper": "inproceedings",
    "conference-proceedings": "proceedings", "conference-abstract": "inproceedings",
    "conference-poster": "inproceedings", "book": "book", "edited-book": "book",
    "book-chapter": "incollection", "dictionary-entry": "incollection",
    "encyclopedia-entry": "incollection", "dissertation-thesis": "phdthesis",
    "dissertation": "phdthesis", "report": "techreport", "working-paper": "techreport",
    "preprint": "misc", "data-set": "dataset", "software": "software", "patent": "patent",
    "online-resource": "online", "website": "online", "blog-post": "online",
}  # fmt: skip
_VENUES = {"article": "journaltitle", "inproceedings": "booktitle", "incollection": "booktitle",
           "phdthesis": "institution", "techreport": "institution", "misc": "howpublished",
           "proceedings": "series", "book": "publisher"}  # fmt: skip


def orcid(identifier: str, client: Client) -> Result[Found]:
    """Return the works of an ORCID iD, and what else the record has for a CV."""
    origin = f"orcid:{identifier}"
    request = Request(ORCID, f"{API}/{identifier}/record", JSON, origin)
    record = ask_json(request, client)
    if record.value is None:
        return Result(None, record.diagnostics)
    activities = record.value["activities-summary"]
    if not activities:
        return Result(None, (bad_answer(request, "sends no activities", client),))
    outlines, problems = _works(activities["works"], request, client)
    works, more = _completed(outlines, client)
    parts = parts_of(activities, request, client)
    if not works and not parts and not problems:
        return Result(None, (not_found(request, client),))
    return Result(Found(works, parts), (*problems, *more))


def _works(
    works: Json, request: Request, client: Client
) -> tuple[tuple[NewEntry, ...], tuple[Diagnostic, ...]]:
    """Return the entries of all works, in ORCID's order, and what could not be asked."""
    chosen = [preferred(group["work-summary"]) for group in works["group"]][:_MOST]
    summaries = {code: summary for summary in chosen if (code := summary["put-code"].number)}
    details: dict[int, Json] = {}
    problems: tuple[Diagnostic, ...] = ()
    codes = list(summaries)
    for start in range(0, len(codes), _AT_ONCE):
        listed = ",".join(map(str, codes[start : start + _AT_ONCE]))
        page = replace(request, url=f"{request.url.removesuffix('/record')}/works/{listed}")
        read = ask_json(page, client)
        if read.value is None:
            # The summaries have at least titles, dates and DOIs.
            what = f"only the titles and dates of {len(codes) - start} works have come"
            problems = (incomplete(what, read.diagnostics),)
            break
        for item in read.value["bulk"]:
            if code := item["work"]["put-code"].number:
                details[code] = item["work"]
    entries = (
        _entry(details.get(code, summary), request.subject) for code, summary in summaries.items()
    )
    return tuple(entry for entry in entries if entry.get("title")), problems


def _entry(work: Json, origin: str) -> NewEntry:
    """Return the entry of a work: its BibTeX, and what that lacks from the other details."""
    kind = _TYPES.get(work["type"].text.lower().replace("_", "-"), "misc")
    title, subtitle = work["title"]["title"]["value"].text, work["title"]["subtitle"]["value"].text
    if subtitle and subtitle.casefold() not in title.casefold():
        title = f"{title.rstrip(' :.')}: {subtitle}"
    own, whole = _numbers(work)
    texts = {
        "title": title,
        _VENUES.get(kind, "publisher"): work["journal-title"]["value"].text,
        "doi": own.get("doi", ""),
        "eprint": own.get("arxiv", "").lower().removeprefix("arxiv:"),
        "eprinttype": "arxiv" if own.get("arxiv") else "",
        "pmid": own.get("pmid", ""),
        "isbn": own.get("isbn", "") or whole.get("isbn", ""),
        "url": "" if own.get("doi") or own.get("arxiv") else work["url"]["value"].text,
    }
    people = {"author": _contributors(work, "author"), "editor": _contributors(work, "editor")}
    entry = new_entry(kind, origin, texts, people=people, date=_date(work["publication-date"]))
    citation = work["citation"]
    if citation["citation-type"].text.lower() == "bibtex":
        written = entries_in_bibtex(citation["citation-value"].text, origin).value
        if written is not None and len(written) == 1:
            return _joined(entry, written[0])
    return entry


def _joined(entry: NewEntry, written: NewEntry) -> NewEntry:
    """Return the BibTeX of a work with the fields that it lacks; empty without a title."""
    title = written.get("title")
    if not title:
        return entry
    fields = dict(written.fields)
    is_dated = fields.get("date") or fields.get("year")
    for name, latex in entry.fields.items():
        is_venue = name in _VENUES.values()
        if (name == "date" and is_dated) or (is_venue and _has_venue(fields)):
            continue
        fields.setdefault(name, latex)
    # The DOI of the record is the one that is shown on the researcher's page.
    fields |= {"doi": entry.get("doi")} if entry.get("doi") else {}
    kind = entry.type if written.type in {"", "misc", "other"} else written.type
    return replace(written, type=kind, fields=fields)


def _has_venue(fields: dict[str, str]) -> bool:
    return any(fields.get(name) for name in (*_VENUES.values(), "eventtitle"))


_DETAILS = ("volume", "number", "pages", "eid", "publisher", "booktitle")
"""Fields of which a work has one if it is more than an outline."""


def _completed(
    works: Iterable[NewEntry], client: Client
) -> tuple[tuple[NewEntry, ...], tuple[Diagnostic, ...]]:
    """Return works with what their DOI says of them, and what could not be asked."""
    completed: list[NewEntry] = []
    failures: list[Diagnostic] = []
    for work in works:
        full: NewEntry | None = None
        is_outline = not any(work.get(name) for name in _DETAILS)
        if is_outline and normal_doi(work.get("doi")) and not identifiers.arxiv(work.get("doi")):
            found = publication(bare_doi(work.get("doi")), client)
            failures += [p for p in found.diagnostics if p.code is Code.NETWORK_FAILED]
            full = found.value
        is_same = full is not None and _is_same_title(full.get("title"), work.get("title"))
        completed.append(_joined_by_doi(full, work) if full is not None and is_same else work)
    what = f"the details of {len(failures)} works are only those of ORCID"
    return tuple(completed), (incomplete(what, failures),) if failures else ()


def _joined_by_doi(full: NewEntry, work: NewEntry) -> NewEntry:
    """Return what a DOI says of a work, with the numbers that only ORCID has."""
    own = {name: work.get(name) for name in ("eprint", "eprinttype", "pmid") if work.get(name)}
    return replace(full, fields={**own, **full.fields}, origin=work.origin)


def _is_same_title(first: str, second: str) -> bool:
    """Tell whether two titles are the same, of which one may lack the subtitle."""
    titles = sorted((fold_title(plain_latex(first)), fold_title(plain_latex(second))), key=len)
    return bool(titles[0]) and titles[1].startswith(titles[0])


def _numbers(work: Json) -> tuple[dict[str, str], dict[str, str]]:
    """Return the identifiers of a work, and of what it is a part of, by their types."""
    own: dict[str, str] = {}
    whole: dict[str, str] = {}
    for number in work["external-ids"]["external-id"]:
        value = number["external-id-normalized"]["value"].text or number["external-id-value"].text
        relation = number["external-id-relationship"].text.lower().replace("_", "-")
        # Old records do not say how an identifier belongs to a work: it is its own.
        chosen = {"part-of": whole, "self": own, "": own}.get(relation)
        if chosen is not None:
            chosen.setdefault(number["external-id-type"].text.lower(), value)
    return own, whole


def _contributors(work: Json, role: str) -> Iterator[str]:
    for person in work["contributors"]["contributor"]:
        written = person["contributor-attributes"]["contributor-role"].text.lower()
        if written.startswith(role) or (not written and role == "author"):
            yield person["credit-name"]["value"].text


def _date(date: Json) -> tuple[int | None, ...]:
    return tuple(date[name]["value"].number for name in ("year", "month", "day"))
