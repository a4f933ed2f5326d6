"""DOI: what the agency that registered a DOI says of it (content negotiation of doi.org).

CSL-JSON is asked for first: unlike the BibTeX of the same agencies it has the names of people in
parts, the numbers of articles and the editors. Agencies without it may have BibTeX.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote

from cvtex.databases.answers.bibtex import BIBTEX, entries_in_bibtex
from cvtex.databases.answers.csl import entry_of_csl
from cvtex.databases.answers.json_values import read_json
from cvtex.databases.answers.problems import bad_answer
from cvtex.databases.interface import Found
from cvtex.databases.services import DOI
from cvtex.diagnostics import Code, Result
from cvtex.network import Request
from cvtex.new_entries import NewEntry
from cvtex.new_entries.latex_values import literal_value
from cvtex.text.dois import normal_doi

if TYPE_CHECKING:
    from cvtex.network import Client

CSL = ("application/vnd.citationstyles.csl+json", "application/json")


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
    answer = client.get(request)
    problems = answer.diagnostics
    if answer.value is not None:
        read = read_json(answer.value, request)
        problems = read.diagnostics or (bad_answer(request, "has no title"),)
        entry = None if read.value is None else entry_of_csl(read.value, origin)
        if entry is not None:
            return Result(_completed(entry, identifier))
    if problems and problems[0].code is Code.BAD_ANSWER:
        answer = client.get(replace(request, accept=BIBTEX))
        entries = () if answer.value is None else entries_in_bibtex(answer.value.text, origin)
        if entries and entries[0].get("title"):
            return Result(_completed(entries[0], identifier))
    return Result(None, problems)


def _completed(entry: NewEntry, identifier: str) -> NewEntry:
    """Return an entry with its DOI, in the letters of the agency.

    DataCite's are all capitals, and a short DOI such as `10/abc` stands for another one.
    """
    own = entry.get("doi")
    is_same = normal_doi(own) == normal_doi(identifier) and own != own.upper()
    if is_same or (own and identifier.startswith("10/")):
        return entry
    return replace(entry, fields={**entry.fields, "doi": literal_value(identifier)})
