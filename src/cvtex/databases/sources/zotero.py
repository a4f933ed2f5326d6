"""Zotero: public libraries and their collections (https://www.zotero.org/support/dev/web_api)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cvtex.databases.answers.bibtex import BIBTEX
from cvtex.databases.interface import Found
from cvtex.databases.services import ZOTERO
from cvtex.databases.sources.pages import pages_of
from cvtex.diagnostics import Result
from cvtex.network import Request

if TYPE_CHECKING:
    from cvtex.network import Client

_PAGE = 100


def zotero(identifier: str, client: Client) -> Result[Found]:
    """Return the publications of `users/12`, `groups/12` or a collection there.

    A collection is `users/12/collections/ABCD2345`, and `users/12/publications` is the user's
    "My Publications".
    """
    list_of = "items" if identifier.endswith("/publications") else "items/top"
    request = Request(
        ZOTERO,
        f"https://api.zotero.org/{identifier}/{list_of}",
        BIBTEX,
        f"zotero:{identifier}",
        query={"v": "3", "format": "bibtex", "limit": str(_PAGE)},
        may_be_empty=True,
    )
    return pages_of(request, client, lambda page: {"start": str(page * _PAGE)})
