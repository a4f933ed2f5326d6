"""DBLP: publications of a person or a record, in BibTeX (https://dblp.org/faq)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from cvtex.databases.answers.asking import ask_bibtex
from cvtex.databases.answers.bibtex import BIBTEX
from cvtex.databases.interface import Found
from cvtex.databases.services import DBLP
from cvtex.diagnostics import Result
from cvtex.network import Request
from cvtex.new_entries import NewEntry

if TYPE_CHECKING:
    from cvtex.network import Client

# People of the same name have a number there: `Wei Wang 0001`.
_NUMBER = re.compile(r" \d{4}(?=\s+and\s|$)")


def dblp(identifier: str, client: Client) -> Result[Found]:
    """Return the publications of `pid/12/3456-1`, or that of a record such as `conf/acl/Roe20`."""
    path = identifier if identifier.startswith("pid/") else f"rec/{identifier}"
    origin = f"dblp:{identifier}"
    request = Request(DBLP, f"https://dblp.org/{path}.bib", BIBTEX, origin)
    entries = ask_bibtex(request, client)
    if entries.value is None:
        return Result(None, entries.diagnostics)
    return Result(Found(tuple(map(_tidy, entries.value))), entries.diagnostics)


def _tidy(entry: NewEntry) -> NewEntry:
    """Return an entry without what DBLP adds to keys and to names that several people have."""
    fields = dict(entry.fields)
    for role in ("author", "editor"):
        if role in fields:
            fields[role] = _NUMBER.sub("", fields[role])
    return replace(entry, fields=fields, key=entry.key.removeprefix("DBLP:"))
