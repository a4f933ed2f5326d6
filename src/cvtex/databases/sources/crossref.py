"""Crossref: find a publication by its title, or by its preprint (https://api.crossref.org)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from cvtex.databases.answers.asking import ask_json
from cvtex.databases.answers.csl import entry_of_csl
from cvtex.databases.answers.json_values import Json
from cvtex.databases.services import CROSSREF
from cvtex.diagnostics import Result
from cvtex.network import Request
from cvtex.new_entries import NewEntry
from cvtex.text.dois import normal_doi

if TYPE_CHECKING:
    from cvtex.network import Client

_API = "https://api.crossref.org/works"
_JSON = ("application/json",)
_ROWS = 5
_LONGEST = 300

PREPRINTS = frozenset({"posted-content", "preprint", "peer-review", "component", "grant"})
"""Crossref's types of what is not the published version of anything."""


def candidates(title: str, family: str, client: Client) -> Result[tuple[NewEntry, ...]]:
    """Return the published works whose titles are most similar to a title in plain text.

    `family` is the family name of the first author. The works may be others: compare them.
    """
    query = {"query.bibliographic": title[:_LONGEST], "rows": str(_ROWS)}
    query |= {"query.author": family[:_LONGEST]} if family else {}
    read = _read(_API, query, title[:60], client)
    if read.value is None:
        return Result(None, read.diagnostics)
    items = [item for item in read.value["items"] if item["type"].text not in PREPRINTS]
    entries = (entry_of_csl(item, f"doi:{item['DOI'].text}") for item in items)
    return Result(tuple(entry for entry in entries if entry is not None))


def doi_of_published(preprint: str, client: Client) -> Result[str]:
    """Return the DOI of the published version that the archive of a preprint has reported.

    The value is an empty text if there is none.
    """
    address = f"{_API}/{quote(preprint, safe='')}"
    read = _read(address, {}, f"doi:{preprint}", client)
    if read.value is None:
        return Result(None, read.diagnostics)
    for related in read.value["relation"]["is-preprint-of"]:
        found = normal_doi(related["id"].text)
        if found and found != normal_doi(preprint):
            return Result(found)
    return Result("")


def _read(address: str, query: dict[str, str], subject: str, client: Client) -> Result[Json]:
    who = {"mailto": client.mail} if client.mail else {}
    request = Request(CROSSREF, address, _JSON, subject, query=query, parameters=who)
    read = ask_json(request, client)
    return Result(None, read.diagnostics) if read.value is None else Result(read.value["message"])
