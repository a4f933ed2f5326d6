"""Show what would be done to a .bib file, in the manner of a diff."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from cvtex.additions import Added, Plan, Unchanged, Updated
from cvtex.additions.doubles import Kinship
from cvtex.additions.layouts import file_layout
from cvtex.additions.missing import Difference
from cvtex.additions.plan import Step
from cvtex.cli.terminal import count
from cvtex.new_entries import to_bibtex
from cvtex.new_entries.writing import Layout, field_lines

_GREEN, _PLAIN = "\x1b[32m", "\x1b[0m"


def preview(plan: Plan, *, color: bool) -> str:
    """Return a plan as text: lines with `+` come into the file, all others are explanations.

    All words of it come from outside, so that whoever prints it has to make it visible.
    """
    from cvtex.report.visible import visible_lines

    # The file decides how lines end, and this text ends them for a terminal.
    layout = replace(file_layout(plan.file), newline="\n")
    steps = (_step(step, layout) for step in plan.steps)
    lines = [line for step in steps for line in visible_lines("\n".join(step)).split("\n")]
    return "\n".join(_colored(line) if color else line for line in lines)


def _colored(line: str) -> str:
    return f"{_GREEN}{line}{_PLAIN}" if line.startswith("+") else line


def _step(step: Step, layout: Layout) -> Iterator[str]:
    match step:
        case Added(entry, relative, namesake):
            linked = ""
            if relative is not None:
                is_publication = relative.kinship is Kinship.PUBLICATION
                what = "the published version" if is_publication else "the preprint"
                linked = f", {what} of {relative.reference.key} ({relative.equal})"
            yield f"New, from {entry.origin}{linked}:"
            if namesake is not None:
                key, other = namesake.reference.key, namesake.other
                yield f"  {key} has the same title and authors, but another {other}: another work?"
            yield from (f"+ {line}" for line in to_bibtex(entry, layout).rstrip("\n").split("\n"))
        case Updated(reference, fields, origin, reason, differences):
            yield f"Update of {reference.key}, from {origin} ({reason}):"
            yield from (f"+ {line}" for line in field_lines(fields.items(), layout))
            yield from _differences(differences)
        case Unchanged(reference, origin, reason, _, elsewhere) if elsewhere:
            yield f"{reference.key} in {elsewhere} is {origin} already ({reason})"
        case Unchanged(reference, origin, reason, differences):
            yield f"{reference.key} has all of {origin} already ({reason})"
            yield from _differences(differences)
    yield ""


def _differences(differences: Iterable[Difference]) -> Iterator[str]:
    for field, kept, other in differences:
        yield f"  {field} stays {kept}; the source has {other}"


def summary(plan: Plan) -> str:
    """Return what a plan does, in a few words: `2 new entries, 1 update`."""
    added, updated = len(plan.added), len(plan.updated)
    parts = [count(added, "new entry", "new entries")] if added else []
    parts += [count(updated, "update")] if updated else []
    return ", ".join(parts)
