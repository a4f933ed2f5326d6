"""Ask for JSON, XML or BibTeX. An answer that cannot be used is not kept for the next run."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from cvtex.databases.answers.bibtex import entries_in_bibtex
from cvtex.databases.answers.json_values import Json, read_json
from cvtex.databases.answers.problems import incomplete
from cvtex.databases.answers.xml_values import Xml, read_xml
from cvtex.diagnostics import Code, Diagnostic, Result, error
from cvtex.new_entries import NewEntry

if TYPE_CHECKING:
    from cvtex.network import Client, Request


def ask_json(request: Request, client: Client) -> Result[Json]:
    """Return the value of an answer in JSON."""
    answer = client.get(request)
    if answer.value is None:
        return Result(None, answer.diagnostics)
    value = read_json(answer.value.text)
    if value is None:
        return Result(None, (bad_answer(request, "sends JSON that cannot be read", client),))
    return Result(value)


def ask_xml(request: Request, client: Client) -> Result[Xml]:
    """Return the outermost element of an answer in XML."""
    answer = client.get(request)
    if answer.value is None:
        return Result(None, answer.diagnostics)
    element = read_xml(answer.value)
    if element is None:
        return Result(None, (bad_answer(request, "sends XML that cannot be read", client),))
    return Result(element)


def ask_bibtex(request: Request, client: Client) -> Result[tuple[NewEntry, ...]]:
    """Return the entries of an answer in BibTeX, of which there is at least one.

    A warning tells if a part of the answer cannot be read.
    """
    answer = client.get(request)
    if answer.value is None:
        return Result(None, answer.diagnostics)
    text = answer.value.text
    entries = entries_in_bibtex(text, request.subject)
    if entries.value:
        return Result(entries.value, damage(request, entries.diagnostics, client))
    return Result(None, (no_entries(text, request, client),))


_BEGINNING = re.compile(r"@(?!(?i:comment|preamble|string)\b)")


def no_entries(text: str, request: Request, client: Client) -> Diagnostic:
    """Return the diagnostic for a text without an entry of BibTeX: nothing, or something else."""
    if _BEGINNING.search(text) or text.lstrip().startswith("<"):
        return bad_answer(request, "sends BibTeX that cannot be read", client)
    return not_found(request, client)


def damage(
    request: Request, problems: Sequence[Diagnostic], client: Client
) -> tuple[Diagnostic, ...]:
    """Return the warning for an answer of which a part cannot be read; `problems` tell which.

    There is none without a problem.
    """
    if not problems:
        return ()
    client.forget(request)
    what = f"a part of what {request.service.name} sends for `{request.subject}` cannot be read"
    return (incomplete(what, problems),)


def bad_answer(request: Request, what: str, client: Client) -> Diagnostic:
    """Return the diagnostic for an answer of no use; `what` says what the service does."""
    client.forget(request)
    message = f"{request.service.name} {what} for `{request.subject}`"
    hint = "try again later; if it stays so, the form of the answers has changed: open an issue"
    return error(Code.BAD_ANSWER, message, hints=(hint,))


def not_found(request: Request, client: Client) -> Diagnostic:
    """Return the diagnostic for an answer that says that there is nothing."""
    client.forget(request)
    message = f"{request.service.name} has nothing for `{request.subject}`"
    hint = "is it spelled right? new entries take a while to get into a database"
    return error(Code.NOT_FOUND, message, hints=(hint,))
