"""Lists of entries in BibTeX that come in pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from cvtex.databases.answers.asking import damage, no_entries
from cvtex.databases.answers.bibtex import entries_in_bibtex
from cvtex.databases.answers.problems import incomplete
from cvtex.databases.interface import Found
from cvtex.diagnostics import Diagnostic, Result
from cvtex.network import Request
from cvtex.new_entries import NewEntry

if TYPE_CHECKING:
    from cvtex.network import Client

_MOST = 100
"""The most pages that are asked for."""


def pages_of(
    request: Request,
    client: Client,
    page_query: Callable[[int], Mapping[str, str]],
    *,
    size: int | None = None,
) -> Result[Found]:
    """Return the entries of all pages of a list.

    `page_query` gives the parameters of a page by its number, from 0. The last page is an empty
    one or, with `size`, one with fewer entries. If a page fails after others have come, or a part
    of one cannot be read, the value has what has come, and a warning says so.
    """
    entries: list[NewEntry] = []
    problems: tuple[Diagnostic, ...] = ()
    last, text = request, ""
    for number in range(_MOST):
        page = replace(request, query={**request.query, **page_query(number)})
        answer = client.get(page)
        if answer.value is None:
            if not entries:
                return Result(None, answer.diagnostics)
            what = f"only the first {len(entries)} entries of `{request.subject}` have come"
            problems = (*problems, incomplete(what, answer.diagnostics))
            break
        last, text = page, answer.value.text
        read = entries_in_bibtex(text, request.subject)
        found = read.value or ()
        if found == tuple(entries[-len(found) :]):
            break  # a server that has no more may send the last page again, or an empty one
        entries.extend(found)
        damaged = damage(page, read.diagnostics, client)
        problems = problems or damaged
        # A page of which a part cannot be read may have had all its entries.
        if not found or (len(found) < (size or 1) and not damaged):
            break
    if not entries:
        return Result(None, (no_entries(text, last, client),))
    return Result(Found(tuple(entries)), problems)
