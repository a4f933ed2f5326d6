"""arXiv: preprints (https://info.arxiv.org/help/api, the Atom API)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from cvtex.databases.answers.asking import ask_xml, bad_answer, not_found
from cvtex.databases.answers.description import new_entry, text_of_tex
from cvtex.databases.answers.xml_values import Xml
from cvtex.databases.interface import Found
from cvtex.databases.services import ARXIV
from cvtex.databases.sources.doi import publication
from cvtex.diagnostics import Result
from cvtex.network import Request
from cvtex.new_entries import NewEntry
from cvtex.text.dois import normal_doi

if TYPE_CHECKING:
    from cvtex.network import Client

_ATOM = ("application/atom+xml",)
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_ADDRESS = re.compile(r"https?://arxiv\.org/abs/(?P<id>.+?)(?:v\d+)?")


def arxiv(identifier: str, client: Client) -> Result[Found]:
    """Return the preprint of a number such as `2101.00001`, `2101.00001v2` or `hep-th/9711200`.

    If arXiv knows the DOI of its published version, the entry is that version, with the number in
    arXiv.
    """
    found = preprint(identifier, client)
    if found.value is None:
        return Result(None, found.diagnostics)
    entry = found.value
    if doi := normal_doi(entry.get("doi")):
        published = publication(doi, client)
        if published.value is not None:
            return Result(Found((with_eprint(published.value, entry),)))
    return Result(Found((entry,)))


def preprint(identifier: str, client: Client) -> Result[NewEntry]:
    """Return what arXiv says of a preprint, also of the place where it has been published."""
    origin = f"arxiv:{identifier}"
    query = {"id_list": identifier, "max_results": "1"}
    request = Request(ARXIV, "https://export.arxiv.org/api/query", _ATOM, origin, query=query)
    read = ask_xml(request, client)
    if read.value is None:
        return Result(None, read.diagnostics)
    if read.value.name != "feed":
        return Result(None, (bad_answer(request, "sends no feed", client),))
    entry = read.value.first("entry")
    address = _ADDRESS.fullmatch(entry.first("id").text)
    if address is None or not entry.first("title").text:
        return Result(None, (not_found(request, client),))
    if _bare(address["id"]) != _bare(identifier):
        what = f"answers with `{address['id']}`, another preprint,"
        return Result(None, (bad_answer(request, what, client),))
    has_version = re.search(r"v\d+$", identifier)
    return Result(_entry(entry, identifier if has_version else address["id"], origin))


def _bare(number: str) -> str:
    """Return a number without its version, and without the subject that old ones may have."""
    return re.sub(r"v\d+$|\.[a-z-]+(?=/)", "", number.lower())


def _entry(entry: Xml, number: str, origin: str) -> NewEntry:
    journal = entry.first("journal_ref").text
    texts = {
        "title": text_of_tex(entry.first("title").text),
        "journaltitle": text_of_tex(journal),
        "doi": entry.first("doi").text,
        "eprint": number,
        "eprinttype": "arxiv",
        "eprintclass": entry.first("primary_category").attributes.get("term", ""),
    }
    names = [author.text for author in entry.all("author", "name")]
    found = _DATE.match(entry.first("published").text)
    date = (int(found[1]), int(found[2]), int(found[3])) if found else ()
    kind = "article" if journal else "misc"
    return new_entry(kind, origin, texts, people={"author": names}, date=date)


def with_eprint(published: NewEntry, of_arxiv: NewEntry) -> NewEntry:
    """Return a published version with the number of its preprint in arXiv."""
    names = ("eprint", "eprinttype", "eprintclass")
    fields = {name: of_arxiv.get(name) for name in names if of_arxiv.get(name)}
    return replace(published, fields={**published.fields, **fields}, origin=of_arxiv.origin)
