"""DOI: what the agency that registered a DOI says of it (content negotiation of doi.org).

CSL-JSON is asked for first: unlike the BibTeX of the same agencies it has the names of people in
parts, the numbers of articles and the editors. Agencies without it may have BibTeX.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote

from cvtex.databases.answers.asking import ask_bibtex, ask_json, bad_answer
from cvtex.databases.answers.bibtex import BIBTEX
from cvtex.databases.answers.csl import entry_of_csl
from cvtex.databases.answers.description import literal_of
from cvtex.databases.interface import Found
from cvtex.databases.services import DOI
from cvtex.diagnostics import Code, Result
from cvtex.network import Request
from cvtex.new_entries import NewEntry
from cvtex.text.dois import normal_doi

if TYPE_CHECKING:
    from cvtex.network import Client

CSL = ("application/vnd.citationstyles.csl+json",)


def doi(identifier: str, client: Client) -> Result[Found]:
    """Return the publication of a DOI."""
    found = publication(identifier, client)
    value = None if found.value is None else Found((found.value,))
    return Result(value, found.diagnostics)


def publication(identifier: str, client: Client) -> Result[NewEntry]:
    """Return the entry of a DOI, which has the DOI as its field."""
    origin = f"doi:{identifier}"
    address = f"https://doi.org/{quote(identifier, safe='/:;()._-')}"
    request = Request(DOI, address, CSL, origin)
    read = ask_json(request, client)
    problems = read.diagnostics
    if read.value is not None:
        entry = entry_of_csl(read.value, origin)
        if entry is not None:
            return Result(_completed(entry, identifier))
        problems = (bad_answer(request, "has no title", client),)
    if problems[0].code is Code.BAD_ANSWER:
        found = ask_bibtex(replace(request, accept=BIBTEX), client)
        if found.value is not None and found.value[0].get("title"):
            return Result(_completed(found.value[0], identifier), found.diagnostics)
    return Result(None, problems)


def _completed(entry: NewEntry, identifier: str) -> NewEntry:
    """Return an entry with its DOI, in the letters of the agency.

    DataCite's are all capitals, and a short DOI such as `10/abc` stands for another one.
    """
    own = entry.get("doi")
    is_same = normal_doi(own) == normal_doi(identifier) and own != own.upper()
    if is_same or (own and identifier.startswith("10/")):
        return entry
    return replace(entry, fields={**entry.fields, "doi": literal_of(identifier)})
