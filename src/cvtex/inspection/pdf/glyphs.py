"""The glyphs of a PDF with their sizes, colours and marks, read with pdfminer.six."""

from __future__ import annotations

from dataclasses import dataclass, field

from cvtex.inspection.extractors.registry import is_installed, quiet

Color = tuple[float, float, float]
"""Red, green and blue of sRGB, from 0 to 1."""

WHITE: Color = (1.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph on a page, which counts from 1; `x` and `y` are near its middle, in points.

    `size` is that of its font in points, `color` and `back` are those of it and of what is behind
    it, None if that is a picture. `is_known` tells whether its character is known.
    """

    text: str
    page: int
    x: float
    y: float
    font: str
    size: float
    color: Color | None
    back: Color | None
    is_known: bool


@dataclass(slots=True)
class Drawn:
    """All glyphs of a PDF in the order in which they are drawn, and how what is drawn is marked.

    `unmarked` counts, by page, the pieces that are neither tagged nor an artifact; `tagged` are the
    page and the identifier of each piece of marked content.
    """

    glyphs: list[Glyph] = field(default_factory=list)
    unmarked: dict[int, int] = field(default_factory=dict)
    tagged: set[tuple[int, int]] = field(default_factory=set)


def drawn(pdf: bytes) -> Drawn | None:
    """Return what a PDF draws; None if pdfminer.six is not installed or cannot read it."""
    if not is_installed("pdfminer"):
        return None
    from cvtex.inspection.pdf.device import draw

    try:
        with quiet():
            return draw(pdf)
    except Exception:  # noqa: BLE001 - a broken PDF; the extractor of the same name reports it
        return None
