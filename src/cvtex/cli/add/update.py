"""What `cvtex update` does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING, TypeAlias

from cvtex.cli.add.asking import client_of
from cvtex.cli.add.waiting import Waiting
from cvtex.cli.add.wishes import NO_WISHES, Wishes, check_wishes, target_of
from cvtex.cli.add.writing import Outcome, ended, finish
from cvtex.cli.arguments import NO_REQUEST, Request
from cvtex.cli.limits import more_time
from cvtex.cli.terminal import can_ask, say
from cvtex.diagnostics import Code, error

if TYPE_CHECKING:
    from cvtex.additions.updates import Questions
    from cvtex.bibliography import Reference
    from cvtex.network import Client
    from cvtex.new_entries import NewEntry


def update(wishes: Wishes = NO_WISHES, request: Request = NO_REQUEST) -> int:
    """Look for published versions and missing details of all entries; return the exit code."""
    check_wishes(wishes, request, can_ask=can_ask())
    outcome = Outcome()
    target = target_of(wishes, request)
    if target.value is None:
        return ended(outcome, request, target.diagnostics)
    from cvtex.additions import open_bib
    from cvtex.additions.plan import plan_updates
    from cvtex.additions.updates import questions

    opened = open_bib(target.value.path)
    if opened.value is None:
        return ended(outcome, request, opened.diagnostics)
    file = opened.value
    if not file.exists:
        message = f"the bibliography `{file.path}` does not exist"
        hint = "`cvtex add` makes one"
        return ended(outcome, request, (error(Code.FILE_NOT_FOUND, message, hints=(hint,)),))
    outcome.sources[file.source.path] = file.source
    opened_others = (open_bib(path, to_write=False).value for path in target.value.others)
    others = tuple(other for other in opened_others if other is not None)
    asked = questions(file, others)
    if not request.is_quiet:
        for line in _listed(asked):
            say("{}", line, error=request.is_for_programs)
    if not (asked.preprints or asked.incomplete):
        return ended(outcome, request)
    waiting = Waiting()
    with ExitStack() as stack:
        client = client_of(wishes, stack, waiting)
        if client.value is None:
            return ended(outcome, request, client.diagnostics)
        published, details = _answers(asked, client.value, outcome, waiting)
    plan = plan_updates(file, published, details, wishes.key_pattern, others)
    finish(plan, target.value, wishes, request, outcome)
    return ended(outcome, request)


def _listed(asked: Questions) -> Iterator[str]:
    """Yield lines that say which entries databases are asked about."""
    if asked.preprints:
        yield f"No published version here: {_keys(asked.preprints)}"
    for name, word in _WORDS.items():
        lacking = [reference for reference, names in asked.incomplete.items() if name in names]
        if lacking:
            yield f"No {word}: {_keys(lacking)}"
    if not (asked.preprints or asked.incomplete):
        yield "All preprints have their published version, and no entry lacks a DOI, pages or date"


_WORDS = {"doi": "DOI", "pages": "pages", "date": "date"}


def _keys(references: Iterable[Reference]) -> str:
    return ", ".join(reference.key for reference in references)


Answers: TypeAlias = "list[tuple[Reference, NewEntry]]"


def _answers(
    asked: Questions, client: Client, outcome: Outcome, waiting: Waiting
) -> tuple[Answers, Answers]:
    """Return the published versions that databases know, and the details of other entries."""
    from cvtex.databases import missing_details, published_version
    from cvtex.new_entries.cleaning import clean
    from cvtex.new_entries.formats.bibtex import bib_entry

    number, total = 0, len(asked.preprints) + len(asked.incomplete)
    found: tuple[Answers, Answers] = ([], [])
    for ask, references, answers in (
        (published_version, asked.preprints, found[0]),
        (missing_details, tuple(asked.incomplete), found[1]),
    ):
        for reference in references:
            number += 1
            more_time()
            own = bib_entry(reference.entry)
            with waiting.during(f"Asking about {reference.key} ({number} of {total})"):
                answer = ask(own, client)
            outcome.diagnostics.extend(answer.diagnostics)
            if answer.value is not None:
                cleaned = clean(answer.value)
                # The title is in the entry that lacks something else.
                is_whole = answers is found[0]
                outcome.diagnostics.extend(
                    problem
                    for problem in cleaned.diagnostics
                    if is_whole or problem.code is not Code.MISSING_FIELD
                )
                answers.append((reference, cleaned.entry))
    return found
