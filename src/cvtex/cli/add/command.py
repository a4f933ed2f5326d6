"""What `cvtex add` does."""

from __future__ import annotations

from collections.abc import Sequence

from cvtex.cli.add.asking import cleaned, find
from cvtex.cli.add.wishes import NO_WISHES, Wishes, check_wishes, target_of
from cvtex.cli.add.writing import Outcome, ended, finish
from cvtex.cli.arguments import NO_REQUEST, OptionError, Request
from cvtex.cli.terminal import can_ask, say

__all__ = ["Wishes", "add"]


def add(names: Sequence[str], wishes: Wishes = NO_WISHES, request: Request = NO_REQUEST) -> int:
    """Add what databases and files have to a .bib file; return the exit code.

    `names` are identifiers and files. If some of them fail, the others are added all the same.
    """
    if not names or not all(names):
        message = "name a publication, such as doi:10.1000/182, or a file"
        raise OptionError(message)
    check_wishes(wishes, request, can_ask=can_ask() and "-" not in names)
    outcome = Outcome()
    target = target_of(wishes, request)
    if target.value is None:
        return ended(outcome, request, target.diagnostics)
    from cvtex.additions import open_bib, plan_additions

    opened = open_bib(target.value.path)
    if opened.value is None:
        return ended(outcome, request, opened.diagnostics)
    findings = find(names, wishes, request)
    entries, changes = cleaned(findings.entries, findings, wishes.keeps)
    outcome.diagnostics, outcome.sources = findings.diagnostics, findings.sources
    if request.is_verbose:
        for line in changes:
            say("{}", line, error=True)
    if entries:
        opened_others = (open_bib(path, to_write=False).value for path in target.value.others)
        others = tuple(other for other in opened_others if other is not None)
        plan = plan_additions(opened.value, entries, wishes.key_pattern, others)
        finish(plan, target.value, wishes, request, outcome)
    if findings.parts:
        from cvtex.cli.add.parts import deliver_parts

        outcome.diagnostics.extend(deliver_parts(findings.parts, wishes.parts, request))
    return ended(outcome, request)
