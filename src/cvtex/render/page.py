"""The page of a design in TeX's lengths: the paper, the margins and the sizes of type."""

from __future__ import annotations

from typing import NamedTuple

from cvtex.schema import Design

PAPERS = {
    "letter": ("in", 8.5, 11.0),
    "legal": ("in", 8.5, 14.0),
    "executive": ("in", 7.25, 10.5),
    "a4": ("mm", 210.0, 297.0),
    "a5": ("mm", 148.0, 210.0),
}
"""The unit, the width and the height of each paper (ISO 216 and the sizes of the United States)."""


class Page(NamedTuple):
    """The size of the paper and the margins, as lengths of TeX."""

    width: str
    height: str
    top: str
    bottom: str
    left: str
    right: str


def page_of(design: Design) -> Page:
    """Return the page of a complete design."""
    unit, width, height = PAPERS[design.paper or "letter"]
    margins = design.margins

    def length(name: str, whole: float) -> str:
        margin = getattr(margins, name, None) or "10%"
        if not margin.endswith("%"):
            return str(margin)
        return f"{float(margin[:-1]) / 100 * whole:.5g}{unit}"

    return Page(
        f"{width:g}{unit}",
        f"{height:g}{unit}",
        length("top", height),
        length("bottom", height),
        length("left", width),
        length("right", width),
    )
