"""Show a plan, ask, and write: the end of both commands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from cvtex.additions import Added, BibFile, Plan, Updated, carry_out, write
from cvtex.cli.add.preview import preview, summary
from cvtex.cli.add.wishes import Target, Wishes
from cvtex.cli.arguments import Request, options_of
from cvtex.cli.terminal import asks, count, has_color, report, say, stream_of
from cvtex.diagnostics import Diagnostic, settle
from cvtex.source import Source


@dataclass(slots=True)
class Outcome:
    """The diagnostics of a run, and the files that they are in."""

    diagnostics: list[Diagnostic] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)


def finish(plan: Plan, target: Target, wishes: Wishes, request: Request, outcome: Outcome) -> None:
    """Show a plan, ask for what is to be done, and do it; all that goes wrong is reported."""
    outcome.sources[plan.file.source.path] = plan.file.source
    is_aside = request.is_for_programs
    is_asked = not (wishes.yes or wishes.dry_run or plan.is_empty)
    if plan.steps and (is_asked or not request.is_quiet):
        say(preview(plan, color=has_color(stream_of(error=is_aside))), error=is_aside)
    # Before the question: what cannot be done is not asked for.
    carried = carry_out(plan)
    if plan.is_empty:
        if not request.is_quiet:
            say("Nothing to add to {}", plan.file.path, error=is_aside)
        return
    if carried.value is None:
        outcome.diagnostics.extend(carried.diagnostics)
        return
    if wishes.dry_run:
        outcome.diagnostics.extend(carried.diagnostics)
        if not request.is_quiet:
            words = (plan.file.path, summary(plan))
            say("{}: {}; nothing is written (--dry-run)", *words, error=is_aside)
        return
    wanted = plan if wishes.yes else _wanted(plan)
    if wanted.is_empty:
        say("Nothing is written", error=True)
        return
    carried = carried if wanted is plan else carry_out(wanted)
    outcome.diagnostics.extend(carried.diagnostics)
    if carried.value is not None:
        _write(wanted, carried.value, target, request, outcome)


def _write(plan: Plan, after: BibFile, target: Target, request: Request, outcome: Outcome) -> None:
    if after.data == plan.file.data:
        return
    failure = write(plan.file, after)
    if failure is not None:
        outcome.diagnostics.append(failure)
        return
    if request.is_quiet:
        return
    made = "" if plan.file.exists else " (a new file)"
    say("Wrote {}{}: {}", plan.file.path, made, summary(plan), error=request.is_for_programs)
    if target.unnamed_by is not None:
        line = f"bibliography: {target.path.name}"
        say("Next: add `{}` to {}", line, target.unnamed_by, error=request.is_for_programs)


def _wanted(plan: Plan) -> Plan:
    """Ask for the new entries and for the updates; return the plan with what is wanted."""
    steps = plan.steps
    if plan.added:
        number = count(len(plan.added), "entry", "entries")
        if not asks(f"Add {number} to {plan.file.path}?"):
            keys = {step.entry.key for step in plan.added}
            steps = tuple(step for step in steps if not _needs(step, keys))
    if any(isinstance(step, Updated) for step in steps):
        updated = sum(isinstance(step, Updated) for step in steps)
        if not asks(f"Insert the missing fields into {count(updated, 'entry', 'entries')}?"):
            steps = tuple(step for step in steps if not isinstance(step, Updated))
    return plan if steps == plan.steps else replace(plan, steps=steps)


def _needs(step: object, keys: set[str]) -> bool:
    """Tell whether a step adds one of some entries, or names it."""
    if isinstance(step, Added):
        return True
    return isinstance(step, Updated) and step.fields.get("related") in keys


def ended(outcome: Outcome, request: Request, more: Sequence[Diagnostic] = ()) -> int:
    """Report the diagnostics, each once, and return the exit code."""
    found = dict.fromkeys((*outcome.diagnostics, *more))
    diagnostics = settle(tuple(found), options_of(request).levels)
    return report(diagnostics, outcome.sources, request.style, quiet=request.is_quiet)
