"""Write the survey of a bibliography as text, as `cvtex bib` prints it."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap

from cvtex.cli.publication_text import publication_lines
from cvtex.compiler import BibReport
from cvtex.document import Fate
from cvtex.schema import Words

_WIDTH = 80


def survey_text(path: str, report: BibReport, *, is_owned: bool, is_short: bool) -> str:
    """Return the counts of a survey, and each entry as it would be listed, unless `is_short`.

    `path` is the file that was surveyed. With `is_owned` the entries of the owner are counted.
    """
    total = len(report.publications)
    lines = [f"{path}: {total} {'entry' if total == 1 else 'entries'}"]
    width = max(map(len, report.types), default=0)
    lines += [f"  {name:<{width}}  {count}" for name, count in report.types.items()]
    if is_owned:
        lines.append(f"  the owner is in {report.with_owner} of {total}")
    lines += [f"  unread: {_fate_text(fate)}" for fate in report.unread[:_MOST_NAMED]]
    if len(report.unread) > _MOST_NAMED:
        lines.append(f"  unread: {len(report.unread) - _MOST_NAMED} more")
    if report.unshown:
        lines.append("  fields that are not printed, and in how many entries:")
        names = (f"{name} {count}" for name, count in report.unshown.items())
        lines += wrap(", ".join(names), _WIDTH, initial_indent="    ", subsequent_indent="    ")
    for entry in () if is_short else report.publications:
        lines.append(f"\n{entry.key} ({entry.type}, line {entry.origin.line})")
        lines += [f"  {line}" for line in publication_lines(entry, Words())]
    return "\n".join(lines)


_MOST_NAMED = 10
"""The most entries of each outcome that are named."""


def fates_text(fates: Sequence[Fate]) -> str:
    """Return how many entries are listed, merged, left out and unread, and which are not listed.

    The text is empty if every entry is listed.
    """
    if all(fate.outcome == "listed" for fate in fates):
        return ""
    outcomes = ("listed", "merged", "left out", "unread")
    by_outcome = {name: [fate for fate in fates if fate.outcome == name] for name in outcomes}
    counts = ", ".join(f"{len(found)} {name}" for name, found in by_outcome.items())
    entries = "entry" if len(fates) == 1 else "entries"
    lines = [f"  bibliography: {len(fates)} {entries}: {counts}"]
    for name in outcomes[1:]:
        found = by_outcome[name]
        lines += [f"    {name}: {_fate_text(fate)}" for fate in found[:_MOST_NAMED]]
        if len(found) > _MOST_NAMED:
            lines.append(f"    {name}: {len(found) - _MOST_NAMED} more")
    return "\n".join(lines)


def _fate_text(fate: Fate) -> str:
    if fate.target:
        return f"{fate.key} is shown with {fate.target}"
    return f"{fate.key}, since {fate.reason}"
