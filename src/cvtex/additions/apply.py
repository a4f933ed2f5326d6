"""Carry out a plan: compute the new bytes of a .bib file, and write them in one step."""

from __future__ import annotations

import os
from pathlib import Path

from cvtex.additions.bib_file import BibFile, open_end
from cvtex.additions.insertion import (
    Insertion,
    append_entries,
    insert_fields,
    parsed,
    place_of,
    with_fields,
    with_insertions,
)
from cvtex.additions.plan import Plan
from cvtex.diagnostics import Code, Diagnostic, Result, error, warning
from cvtex.files.read import read_data
from cvtex.files.write import write_file


def carry_out(plan: Plan) -> Result[BibFile]:
    """Return the file as it will be; nothing is written.

    An entry into which nothing can be inserted is reported and stays; the value is None if nothing
    may be written at all.
    """
    file = plan.file
    insertions: list[Insertion] = []
    diagnostics: list[Diagnostic] = []
    expected = list(file.entries)
    for step in plan.updated:
        index = file.references.index(step.reference)
        entry = file.entries[index]
        place = place_of(file, entry)
        if place is None:
            names = ", ".join(f"`{name}`" for name in step.fields)
            message = f"`{entry.key}` is not written as BibTeX asks, so {names} cannot be added"
            hint = "correct it first: `cvtex validate` shows what is wrong"
            diagnostics.append(warning(Code.BIB_SYNTAX, message, entry.span, hints=(hint,)))
            continue
        insertions.append(insert_fields(file, place, step.fields))
        expected[index] = with_fields(entry, step.fields)
    new = [step.entry for step in plan.added]
    if new and (end := open_end(file)):
        message = f"nothing is added to `{file.path}`: what begins here is not closed"
        hint = "add the `}` or the `)` that is missing first"
        return Result(
            None, (*diagnostics, error(Code.FILE_UNWRITABLE, message, end, hints=(hint,)))
        )
    if new:
        insertions.append(append_entries(file, new))
    whole = [*expected, *map(parsed, new)]
    changed = with_insertions(file, insertions, whole)
    return Result(changed.value, (*diagnostics, *changed.diagnostics))


def write(before: BibFile, after: BibFile) -> Diagnostic | None:
    """Replace a file in one step, if it still is as it was read; return what went wrong."""
    if problem := _changed_since(before):
        return problem
    return write_file(before.path, after.data)


def _changed_since(file: BibFile) -> Diagnostic | None:
    """Return a diagnostic if somebody else has changed a file, or made it, since it was read."""
    path: Path = file.path
    if not file.exists:
        if not os.path.lexists(path):
            return None
    elif read_data(path, what="the bibliography").value == file.data:
        return None
    message = f"`{path}` has been changed by another program, so nothing is written to it"
    return error(Code.FILE_UNWRITABLE, message, hints=("run the command again",))
