"""The summary of `cvtex check`: a line for each check."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cvtex.cli.terminal import can_print, say
from cvtex.diagnostics import Diagnostic
from cvtex.inspection import Inspection, State
from cvtex.report.visible import visible

_SIGNS = {State.GOOD: "✓", State.BAD: "✗", State.SKIPPED: "–"}
_PLAIN_SIGNS = {State.GOOD: "ok", State.BAD: "!!", State.SKIPPED: "--"}


def print_summary(  # noqa: PLR0913 - all but the first four by name
    pdf: Path,
    cv: Path | None,
    found: Inspection,
    diagnostics: Sequence[Diagnostic],
    *,
    is_stale: bool = False,
    full: bool = False,
) -> None:
    """Print what was checked, and how it went.

    `diagnostics` are those that are reported: a check whose problems are all off counts as not
    made, but not a check that has found what another one reports. `is_stale` tells whether the CV
    has changed since the PDF was made. With `full` the share of words in each section is shown too.
    """
    if not found.rows:
        return
    if cv is None:
        say("Checked {}", pdf)
    else:
        since = ", which has changed since" if is_stale else ""
        say(f"Checked {{}} against {{}}{since}", pdf, cv)
    signs = _SIGNS if can_print("".join(_SIGNS.values())) else _PLAIN_SIGNS
    codes = {diagnostic.code for diagnostic in diagnostics}
    width = max(len(row.title) for row in found.rows)
    for row in found.rows:
        is_off = bool(row.codes) and codes.isdisjoint(row.codes)
        sign = signs[State.SKIPPED if is_off else row.state]
        say(f"  {sign} {row.title:{width}}  {visible(row.line)}")
    if full:
        for section, shares in found.recall.items():
            shown = ", ".join(f"{name} {share * 100:.1f} %" for name, share in shares.items())
            say(f"    {visible(section)}: {shown}")
