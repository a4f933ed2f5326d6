"""What `cvtex bib` prints of a bibliography: counts, and each entry as it would be listed."""

from __future__ import annotations

from cvtex.cli.publication_text import publication_lines
from cvtex.compiler import BibReport
from cvtex.schema import Words


def survey_text(path: str, report: BibReport, *, is_owned: bool, is_short: bool) -> str:
    """Return what a survey found: the counts, and unless it is to be short each entry."""
    total = len(report.publications)
    lines = [f"{path}: {total} {'entry' if total == 1 else 'entries'}"]
    width = max(map(len, report.types), default=0)
    lines += [f"  {name:<{width}}  {count}" for name, count in report.types.items()]
    if is_owned:
        lines.append(f"  the owner is in {report.with_owner} of {total}")
    for one in () if is_short else report.publications:
        lines.append(f"\n{one.key} ({one.type}, line {one.origin.line})")
        lines += [f"  {line}" for line in publication_lines(one, Words())]
    return "\n".join(lines)
