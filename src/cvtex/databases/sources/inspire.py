"""INSPIRE: high energy physics, in BibTeX (https://github.com/inspirehep/rest-api-doc)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cvtex.databases.answers.asking import ask_bibtex
from cvtex.databases.answers.bibtex import BIBTEX
from cvtex.databases.interface import Found
from cvtex.databases.services import INSPIRE
from cvtex.databases.sources.pages import pages_of
from cvtex.diagnostics import Result
from cvtex.network import Request

if TYPE_CHECKING:
    from cvtex.network import Client

_API = "https://inspirehep.net/api/literature"
_PAGE = 250


def inspire(identifier: str, client: Client) -> Result[Found]:
    """Return the record of a number (`1234`), or a key (`Roe:2020abc`), or those of an author.

    An author is `author/1018902`, by the number there, or `M.Lindqvist.1`, by the name.
    """
    origin = f"inspire:{identifier}"
    if identifier.isdigit():
        request = Request(
            INSPIRE, f"{_API}/{identifier}", BIBTEX, origin, query={"format": "bibtex"}
        )
        entries = ask_bibtex(request, client)
        value = None if entries.value is None else Found(entries.value)
        return Result(value, entries.diagnostics)
    query = {"q": _search(identifier), "format": "bibtex", "size": str(_PAGE), "sort": "mostrecent"}
    request = Request(INSPIRE, _API, BIBTEX, origin, query=query, may_be_empty=True)
    return pages_of(request, client, lambda page: {"page": str(page + 1)}, size=_PAGE)


def _search(identifier: str) -> str:
    if identifier.startswith("author/"):
        return f"authors.recid:{identifier.removeprefix('author/')}"
    return f'texkeys:"{identifier}"' if ":" in identifier else f"a {identifier}"
