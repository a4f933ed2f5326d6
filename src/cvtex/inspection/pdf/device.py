"""A device for pdfminer.six that collects what pages draw, in their order."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from math import hypot
from typing import Any

from pdfminer.encodingdb import name2unicode
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import resolve1
from pdfminer.psparser import literal_name
from pdfminer.utils import MATRIX_IDENTITY, Matrix, apply_matrix_pt, mult_matrix

from cvtex.inspection.pdf.glyphs import WHITE, Color, Drawn, Glyph

_MOST_GLYPHS = 300_000
_MOST_FILLS = 2000
"""The most of either that is kept, of a page for fills."""

_MIDDLE = 0.3
"""The height of the middle of a letter above its baseline, in sizes of its font."""


def draw(pdf: bytes) -> Drawn:
    """Return what a PDF draws; raises what pdfminer.six does for a broken one."""
    manager = _Resources()
    device = _Device(manager)
    interpreter = PDFPageInterpreter(manager, device)
    for page in PDFPage.get_pages(BytesIO(pdf)):
        interpreter.process_page(page)
    return device.drawn


class _Resources(PDFResourceManager):
    """The fonts of a PDF, and which codes of each have a glyph whose name tells no character.

    pdfminer.six takes such a code for the one of Adobe's standard encoding.
    """

    def __init__(self) -> None:
        super().__init__()
        self._unnamed: dict[int, tuple[Any, frozenset[int]]] = {}

    def get_font(self, objid: Any, spec: Any) -> Any:
        font = super().get_font(objid, spec)
        self._unnamed[id(font)] = font, frozenset(_unnamed(spec))
        return font

    def is_known(self, font: Any, code: int) -> bool:
        """Tell whether the map of a font, or the name of its glyph, says what a code is."""
        _, unnamed = self._unnamed.get(id(font), (font, frozenset[int]()))
        return code not in unnamed or _is_mapped(font, code)


def _unnamed(spec: Any) -> Iterator[int]:
    """Yield the codes that the encoding of a font gives a name without a character."""
    encoding = resolve1(spec.get("Encoding"))
    code = 0
    for part in resolve1(encoding.get("Differences")) or () if isinstance(encoding, dict) else ():
        value = resolve1(part)
        if isinstance(value, int):
            code = value
            continue
        try:
            name2unicode(literal_name(value))
        except (KeyError, ValueError):
            yield code
        code += 1


def _is_mapped(font: Any, code: int) -> bool:
    try:
        return font.unicode_map is not None and bool(font.unicode_map.get_unichr(code))
    except KeyError:
        return False


class _Device(PDFTextDevice):
    """What the interpreter calls for each piece of a page."""

    def __init__(self, manager: _Resources) -> None:
        super().__init__(manager)
        self._resources = manager
        self.drawn = Drawn()
        self._page = 0
        self._shift = (0.0, 0.0)
        self._outer: list[Matrix] = []
        self._fills: list[tuple[tuple[float, float, float, float], Color | None]] = []
        self._marks: list[bool] = []

    def begin_page(self, page: Any, ctm: Any) -> None:
        self._page += 1
        self._fills, self._marks, self._outer = [], [], []
        # The interpreter moves the page to the origin; annotations stay where they are.
        self._shift = (page.mediabox[0], page.mediabox[1])
        self.ctm = ctm

    def begin_tag(self, tag: Any, props: Any = None) -> None:
        known = resolve1(props) if props is not None else None
        number = known.get("MCID") if isinstance(known, dict) else None
        is_tagged = isinstance(number, int)
        if isinstance(number, int):
            self.drawn.tagged.add((self._page, number))
        self._marks.append(is_tagged or getattr(tag, "name", "") == "Artifact")

    def end_tag(self) -> None:
        if self._marks:
            self._marks.pop()

    def begin_figure(self, name: str, bbox: Any, matrix: Any) -> None:  # noqa: ARG002 - the device's
        outer = self.ctm or MATRIX_IDENTITY
        self._outer.append(outer)
        self.ctm = mult_matrix(matrix, outer)

    def end_figure(self, name: str) -> None:  # noqa: ARG002 - the device's
        self.ctm = self._outer.pop()

    def render_image(self, name: str, stream: Any) -> None:  # noqa: ARG002 - the device's
        self._mark()
        self._fill([(0.0, 0.0), (1.0, 1.0), (0.0, 1.0), (1.0, 0.0)], None)

    def paint_path(
        self,
        graphicstate: Any,
        stroke: bool,  # noqa: FBT001 - the device's
        fill: bool,  # noqa: FBT001 - the device's
        evenodd: bool,  # noqa: ARG002, FBT001 - the device's
        path: Any,
    ) -> None:
        if not (stroke or fill):
            return
        self._mark()
        if fill:
            points = [(part[i], part[i + 1]) for part in path for i in range(1, len(part) - 1, 2)]
            self._fill(points, _rgb(graphicstate.ncolor, graphicstate.ncs))

    def render_char(  # noqa: PLR0913, PLR0917 - the device's
        self,
        matrix: Matrix,
        font: Any,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: Any,
        graphicstate: Any,
    ) -> float:
        text, is_known = "", self._resources.is_known(font, cid)
        if is_known:
            try:
                text = str(font.to_unichr(cid))
            except PDFUnicodeNotDefined:
                is_known = False
        width = float(font.char_width(cid) * fontsize * scaling)
        self._mark()
        if len(self.drawn.glyphs) < _MOST_GLYPHS:
            x, y = apply_matrix_pt(matrix, (width / 2, fontsize * _MIDDLE + rise))
            self.drawn.glyphs.append(
                Glyph(
                    text,
                    self._page,
                    x + self._shift[0],
                    y + self._shift[1],
                    str(font.fontname).rpartition("+")[2],
                    fontsize * hypot(matrix[2], matrix[3]),
                    _rgb(graphicstate.ncolor, ncs or graphicstate.ncs),
                    self._back(x, y),
                    is_known,
                )
            )
        return width

    def _mark(self) -> None:
        if not any(self._marks):
            pieces = self.drawn.unmarked
            pieces[self._page] = pieces.get(self._page, 0) + 1

    def _fill(self, points: list[tuple[float, float]], color: Color | None) -> None:
        moved = [apply_matrix_pt(self.ctm or MATRIX_IDENTITY, point) for point in points]
        if moved and len(self._fills) < _MOST_FILLS:
            xs, ys = [x for x, _ in moved], [y for _, y in moved]
            self._fills.append(((min(xs), min(ys), max(xs), max(ys)), color))

    def _back(self, x: float, y: float) -> Color | None:
        """Return the colour of what was drawn last at a place."""
        for (left, bottom, right, top), color in reversed(self._fills):
            if left <= x <= right and bottom <= y <= top:
                return color
        return WHITE


def _rgb(color: Any, space: Any) -> Color | None:
    """Return a colour of a device as sRGB; None for a pattern or a space that is not known."""
    values = color if isinstance(color, (list, tuple)) else [color]
    try:
        parts = [min(max(float(value), 0.0), 1.0) for value in values]
    except (TypeError, ValueError):
        return None
    match parts:
        case [gray] if getattr(space, "name", "") in {"", "DeviceGray", "CalGray"}:
            return (gray, gray, gray)
        case [red, green, blue]:
            return (red, green, blue)
        case [cyan, magenta, yellow, black]:
            red, green, blue = ((1 - part) * (1 - black) for part in (cyan, magenta, yellow))
            return (red, green, blue)
    return None
