"""Ask databases and read files: from what a user names to new entries."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from cvtex.cli.add.waiting import Waiting
from cvtex.cli.add.wishes import Wishes
from cvtex.cli.arguments import Request
from cvtex.cli.limits import more_time
from cvtex.cli.standard_input import DASH, with_standard_input
from cvtex.cli.terminal import progress
from cvtex.diagnostics import Code, Diagnostic, Result, error
from cvtex.files.read import decode, read_source
from cvtex.source import Source

if TYPE_CHECKING:
    from cvtex.databases import Part, Query
    from cvtex.network import Client
    from cvtex.new_entries import NewEntry


@dataclass(slots=True)
class Findings:
    """What has been found so far, in the order in which it was asked for."""

    entries: list[NewEntry] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    # The origins of entries of the user's own .bib files, which keep more fields.
    own: set[str] = field(default_factory=set)


def find(names: Sequence[str], wishes: Wishes, request: Request) -> Findings:
    """Return what databases and files have; what fails is a diagnostic, and the rest goes on."""
    from cvtex.databases import query_of, separate

    findings = Findings()
    waiting = Waiting()
    with ExitStack() as stack:
        client: Result[Client] | None = None
        left = deque(dict.fromkeys(part for name in names for part in separate(name) or (name,)))
        while left:
            name = left.popleft()
            asked = query_of(name)
            findings.diagnostics.extend(asked.diagnostics)
            if asked.value is not None:
                client = client or client_of(wishes, stack, waiting)
                if client.value is not None:
                    _ask(asked.value, client.value, findings, waiting)
            elif not asked.diagnostics:
                left.extendleft(reversed(_read(Path(name), request, findings)))
        findings.diagnostics.extend(client.diagnostics if client else ())
    return findings


def client_of(wishes: Wishes, stack: ExitStack, waiting: Waiting) -> Result[Client]:
    """Return a client whose connections are closed at the end of `stack`."""
    from cvtex.network import open_client

    opened = open_client(mail=wishes.mail, refresh=wishes.refresh, watch=waiting.watch)
    if opened.value is not None:
        stack.enter_context(opened.value)
    return opened


def _ask(query: Query, client: Client, findings: Findings, waiting: Waiting) -> None:
    more_time()
    with waiting.during(f"Asking for {query}"):
        found = query.ask(client)
    findings.diagnostics.extend(found.diagnostics)
    if found.value is not None:
        findings.entries.extend(found.value.entries)
        findings.parts.extend(found.value.parts)


def _read(path: Path, request: Request, findings: Findings) -> tuple[str, ...]:
    """Find the entries of a file, or return the identifiers that it is a list of."""
    from cvtex.databases import query_of, separate
    from cvtex.new_entries.formats import read_entries

    if path == DASH:
        (path,), request = with_standard_input([path], request, may_be_bibliography=True)
        read = decode("stdin", request.contents[str(path)])
    else:
        read = read_source(path, what="the file")
    findings.diagnostics.extend(_with_way_out(problem, path) for problem in read.diagnostics)
    if read.value is None:
        return ()
    text = read.value.text.strip()
    if listed := separate(text) or ((text,) if text and query_of(text).value else ()):
        return listed
    findings.sources[read.value.path] = read.value
    with progress(f"Reading {path}"):
        entries = read_entries(read.value)
    findings.diagnostics.extend(entries.diagnostics)
    findings.entries.extend(entries.value or ())
    if path.suffix.lower() == ".bib":
        findings.own.update(entry.origin for entry in entries.value or ())
    return ()


def _with_way_out(problem: Diagnostic, path: Path) -> Diagnostic:
    """Return a problem of a file that does not exist with the other things that are asked for."""
    if problem.code is not Code.FILE_NOT_FOUND:
        return problem
    hint = "to ask a database, name it: `doi:10.1000/182`, `arxiv:2101.00001`, `orcid:…`"
    return error(problem.code, f"there is no file `{path}`", hints=(hint,))


_TELLING = frozenset({
    "title", "booktitle", "maintitle", "author", "editor", "doi", "eprint", "url", "isbn", "pmid",
    "note", "howpublished", "journal", "crossref", "xdata",
})  # fmt: skip
"""Fields by one of which a reader knows what an entry is."""

_OWN_FIELDS = ("keywords", "abstract", "annotation", "annote")


def cleaned(
    entries: Iterable[NewEntry], findings: Findings, keeps: Sequence[str]
) -> tuple[list[NewEntry], list[str]]:
    """Return entries as a person would have written them, and what was changed, a line for each.

    What the user has to look at is added to the diagnostics. The keywords of one's own .bib file
    stay, since lists choose by them.
    """
    from cvtex.new_entries.cleaning import clean

    kept: list[NewEntry] = []
    lines: list[str] = []
    for entry in entries:
        is_own = entry.origin in findings.own
        result = clean(entry, keeps=(*keeps, *(_OWN_FIELDS if is_own else ())))
        findings.diagnostics.extend(result.diagnostics)
        if result.entry.fields.keys() & _TELLING:
            kept.append(result.entry)
        else:
            message = f"`{entry.origin}` has neither a title nor anything else to know a work by"
            hint = "it is left out; look at it in the file or database that it is from"
            findings.diagnostics.append(error(Code.FILE_UNREADABLE, message, hints=(hint,)))
        left = [change.field for change in result.changes if not change.after]
        if left:
            lines.append(f"{entry.origin}: left out {', '.join(f'`{name}`' for name in left)}")
        lines += [
            f"{entry.origin}: `{change.field}` is `{change.after}`, from `{change.before}`"
            for change in result.changes
            if change.after and change.before
        ]
    return kept, lines
