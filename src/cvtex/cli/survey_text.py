"""Write the survey of a bibliography as text, as `cvtex bib` prints it."""

from __future__ import annotations

from textwrap import wrap

from cvtex.cli.publication_text import publication_lines
from cvtex.compiler import BibReport
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
    if report.unshown:
        lines.append("  fields that are not printed, and in how many entries:")
        names = (f"{name} {count}" for name, count in report.unshown.items())
        lines += wrap(", ".join(names), _WIDTH, initial_indent="    ", subsequent_indent="    ")
    for entry in () if is_short else report.publications:
        lines.append(f"\n{entry.key} ({entry.type}, line {entry.origin.line})")
        lines += [f"  {line}" for line in publication_lines(entry, Words())]
    return "\n".join(lines)
