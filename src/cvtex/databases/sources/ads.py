"""NASA ADS: astronomy, in BibTeX, with the user's token (https://ui.adsabs.harvard.edu/help/api)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from cvtex.databases.answers.asking import damage, no_entries
from cvtex.databases.answers.bibtex import BIBTEX, entries_in_bibtex
from cvtex.databases.answers.json_values import Json, read_json
from cvtex.databases.answers.problems import user_key
from cvtex.databases.interface import Found
from cvtex.databases.services import ADS
from cvtex.diagnostics import Result
from cvtex.network import Request

if TYPE_CHECKING:
    from cvtex.network import Client


def ads(identifier: str, client: Client) -> Result[Found]:
    """Return the publication of a bibcode, such as `2020ApJ...123..456L`."""
    token = user_key(ADS, "https://ui.adsabs.harvard.edu/user/settings/token")
    if token.value is None:
        return Result(None, token.diagnostics)
    origin = f"ads:{identifier}"
    address = f"https://api.adsabs.harvard.edu/v1/export/bibtex/{quote(identifier, safe='')}"
    secrets = {"Authorization": f"Bearer {token.value}"}
    request = Request(ADS, address, (*BIBTEX, "application/json"), origin, secrets=secrets)
    answer = client.get(request)
    if answer.value is None:
        return Result(None, answer.diagnostics)
    text = answer.value.text
    if text.lstrip().startswith("{"):
        text = (read_json(text) or Json())["export"].content
    entries = entries_in_bibtex(text, origin)
    if not entries.value:
        return Result(None, (no_entries(text, request, client),))
    return Result(Found(entries.value), damage(request, entries.diagnostics, client))
