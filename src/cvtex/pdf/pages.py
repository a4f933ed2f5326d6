"""The pages of a PDF: their order, their content, and the fonts and pictures that they use."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from cvtex.pdf.glyphs import glyph_names
from cvtex.pdf.lines import Fonts
from cvtex.pdf.marks import Marker
from cvtex.pdf.objects import LARGEST, Objects, Stream, compressed, unpacked, write_dictionary
from cvtex.pdf.syntax import REFERENCE

REFERENCES = re.compile(rb"([0-9]{1,9})\s+[0-9]{1,5}\s+R\b")
"""References in a value, each with the number of its object."""


def number_of(value: bytes) -> int | None:
    """Return the number of the object that a reference leads to; None for any other value."""
    found = REFERENCE.match(value)
    return int(found[1]) if found else None


def pages_of(objects: Objects, top: bytes) -> list[int]:
    """Return the numbers of the pages in their order; the tree has been checked before."""
    pages: list[int] = []
    waiting, seen = [top], set()
    while waiting:
        kid = waiting.pop()
        number, node = number_of(kid), objects.dictionary(kid)
        if number is None or number in seen:
            return []
        seen.add(number)
        if node.get(b"Type") == b"/Page":
            pages.append(number)
        else:
            kids = (b"%b 0 R" % kid for kid in REFERENCES.findall(node.get(b"Kids", b"")))
            waiting += reversed([*kids])
    return pages


def mark_page(objects: Objects, number: int, marker: Marker, additions: Additions) -> bool:
    """Replace the content of a page; return False if it is not as pdfTeX writes it."""
    page = objects.dictionary(b"%d 0 R" % number)
    content = number_of(page.get(b"Contents", b""))
    held = objects[content] if content is not None else b""
    raw = unpacked(held) if isinstance(held, Stream) else None
    if content is None or raw is None:
        return False
    resources = additions.colours(page, raw)
    fonts = additions.fonts(resources)
    if fonts.space is not None:
        raw = _with_spaces_as_large_as_words(raw, fonts.space)
    page[b"Resources"] = write_dictionary(resources)
    objects[number] = write_dictionary(page)
    pictures = objects.dictionary(resources.get(b"XObject", b""))
    boxes = {name: _box(objects.dictionary(value)) for name, value in pictures.items()}
    objects[content] = compressed({}, marker.page(raw, boxes, fonts))
    return True


_OTHER_SIZE = 2.0
"""The points by which the type of a line may differ for all programs that read it."""


def _with_spaces_as_large_as_words(raw: bytes, space: bytes) -> bytes:
    """Return the content of a page whose spaces have the size of the type before them.

    TeX writes them in ten points, or in one before TeX Live 2023; beside type of another size,
    pdfplumber reads them as a line of their own. They have no width, so nothing moves.
    """
    ends = {chosen[chosen.rfind(b" ") + 1 :] for chosen in raw.split(b" Tf")[:-1]}
    sizes = [float(size) for size in ends if _is_size(size)]
    if not sizes or max(sizes) - min(sizes) < _OTHER_SIZE:
        return raw
    first, *others = raw.split(b"/%b " % space)
    parts, size = [first], _last_size(first)
    for part in others:
        own, rest = part.split(b" ", 1)
        parts.append(b"/%b %b %b" % (space, size or own, rest))
        size = _last_size(rest.removeprefix(b"Tf")) or size
    return b"".join(parts)


def _last_size(content: bytes) -> bytes | None:
    """Return the size of the type that is chosen last, if any is."""
    end = content.rfind(b" Tf")
    size = content[content.rfind(b" ", 0, max(end, 0)) + 1 : max(end, 0)]
    return size if _is_size(size) else None


def _is_size(size: bytes) -> bool:
    return size.replace(b".", b"", 1).isdigit()


_OF_SPACES = (b"+cvtexspace", b"+DummySpace")
_SPACE = b"cvS"
_MAP = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def /CMapName/cvS def /CMapType 2 def
1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <20> <0020> endbfchar
endcmap CMapName currentdict /CMap defineresource pop end end"""


_CMYK = re.compile(rb"[.0-9] [kK]\s")
_TO_RGB = (
    b"{1 exch sub 4 1 roll 1 exch sub 3 index mul 3 1 roll 1 exch sub 3 index mul 3 1 roll"
    b" 1 exch sub 3 index mul 4 1 roll 3 -1 roll pop}"
)
"""Red, green and blue of cyan, magenta, yellow and black: (1 - c)(1 - k), and so on (7.10.5)."""


class Additions:
    """What pages need besides what TeX gave them."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._drawn: bytes | None = None
        self._cmyk: bytes | None = None

    def colours(self, holder: Mapping[bytes, bytes], content: bytes) -> dict[bytes, bytes]:
        """Say what colours of inks are on a page or in a picture (ISO 19005-2, 6.2.4.3).

        `holder` is its dictionary. Returns its resources, with a meaning of inks if it has some.
        """
        objects = self._objects
        resources = objects.dictionary(holder.get(b"Resources", b""))
        pictures = objects.dictionary(resources.get(b"XObject", b""))
        named = objects.dictionary(resources.get(b"ColorSpace", b""))
        spaces = (
            *(objects.dictionary(picture).get(b"ColorSpace", b"") for picture in pictures.values()),
            *named.values(),
            objects.dictionary(holder.get(b"Group", b"")).get(b"CS", b""),
        )
        has_inks = any(b"/DeviceCMYK" in objects.resolved(space) for space in spaces)
        if not has_inks and not _CMYK.search(content):
            return resources
        if self._cmyk is None:
            names = {b"FunctionType": b"4", b"Domain": b"[0 1 0 1 0 1 0 1]"}
            function = self._objects.new(compressed(names | {b"Range": b"[0 1 0 1 0 1]"}, _TO_RGB))
            inks = b"[/DeviceN[/Cyan/Magenta/Yellow/Black]/DeviceRGB %d 0 R]" % function
            self._cmyk = b"%d 0 R" % self._objects.new(inks)
        named.setdefault(b"DefaultCMYK", self._cmyk)
        resources[b"ColorSpace"] = write_dictionary(named)
        return resources

    def pictures(self) -> None:
        """Say the same in pictures that are pages of other PDFs."""
        objects, left = self._objects, LARGEST
        for number in objects.numbers():
            form = objects[number]
            if isinstance(form, Stream) and form.dictionary.get(b"Subtype") == b"/Form":
                content = unpacked(form, left) or b""
                left -= len(content)
                resources = self.colours(form.dictionary, content)
                if resources:  # without any it has those of the page
                    entries = {**form.dictionary, b"Resources": write_dictionary(resources)}
                    objects[number] = Stream(entries, form.data)

    def fonts(self, resources: dict[bytes, bytes]) -> Fonts:
        """Return the fonts of a page, with one of spaces without width.

        That is a font of cvtex (`cvtexfonts.sty`), or pdfTeX's own before TeX Live 2023. Where TeX
        writes none, the page gets a font of drawings with an empty one (9.6.5).
        """
        objects = self._objects
        named = objects.dictionary(resources.get(b"Font", b""))

        @cache
        def glyphs(name: bytes) -> Mapping[int, bytes]:
            return glyph_names(objects.dictionary(named.get(name, b"")), objects)

        @cache
        def widths(name: bytes) -> Mapping[int, float]:
            return _widths(objects, named.get(name, b""))

        for name, font in named.items():
            if objects.dictionary(font).get(b"BaseFont", b"").endswith(_OF_SPACES):
                return Fonts(named, name, glyphs, widths)
        if not named:
            return Fonts(named, None, glyphs, widths)
        named[_SPACE] = self._drawn = self._drawn or self._draw()
        resources[b"Font"] = write_dictionary(named)
        return Fonts(named, _SPACE, glyphs, widths)

    def _draw(self) -> bytes:
        """Add the font of drawings, and return the reference to it."""
        new = self._objects.new
        drawing, codes = new(compressed({}, b"0 0 d0")), new(compressed({}, _MAP))
        font = new(
            b"<</Type/Font/Subtype/Type3/FontBBox[0 0 0 0]/FontMatrix[.001 0 0 .001 0 0]"
            b"/FirstChar 32/LastChar 32/Widths[0]/Resources<<>>"
            b"/Encoding<</Type/Encoding/Differences[32/space]>>"
            b"/CharProcs<</space %d 0 R>>/ToUnicode %d 0 R>>" % (drawing, codes)
        )
        return b"%d 0 R" % font


def _widths(objects: Objects, font: bytes) -> Mapping[int, float]:
    """Return the widths of the glyphs of a font by their codes, in thousandths of the size."""
    entries = objects.dictionary(font)
    first = entries.get(b"FirstChar", b"")
    numbers = _NUMBER.findall(objects.resolved(entries.get(b"Widths", b"")))
    return dict(enumerate(map(float, numbers), int(first))) if first.isdigit() else {}


_NUMBER = re.compile(rb"[-+]?[0-9]*\.?[0-9]+")


def _box(picture: Mapping[bytes, bytes]) -> tuple[float, float, float, float]:
    """Return the box of a picture before it is placed: of an image, the unit square."""
    numbers = _NUMBER.findall(picture.get(b"BBox", b""))
    if picture.get(b"Subtype") == b"/Form" and len(numbers) == 4:
        left, low, right, high = map(float, numbers)
        return left, low, right, high
    return 0, 0, 1, 1
