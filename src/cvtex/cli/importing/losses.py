"""What was not carried over, as a list for people: the reasons, and below each the places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cvtex.importers.conversion import Loss
from cvtex.report.visible import visible

_WIDTH = 72
"""The most characters of a text in a line of the list; the whole text is at its place."""


def losses_text(losses: Sequence[Loss]) -> str:
    """Return the list: each reason once, in the order of the first place of each."""
    groups: dict[str, list[Loss]] = {}
    for loss in losses:
        groups.setdefault(loss.reason, []).append(loss)
    return "\n".join(line for reason, group in groups.items() for line in _lines(reason, group))


def _lines(reason: str, group: Sequence[Loss]) -> Iterator[str]:
    yield f"Not carried over{f': {visible(reason)}' if reason else ''}"
    for loss in group:
        text = " ".join(loss.text.split())
        shown = text if len(text) <= _WIDTH else f"{text[:_WIDTH].rstrip()}…"
        place = f"{loss.span}: " if loss.span else ""
        yield f"  {visible(place)}{visible(loss.path)}: {visible(shown)}"
