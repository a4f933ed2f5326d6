"""A space character where a line of a paragraph ends, as there is one between words on a line.

TeX drops the space at which it ends a line. Programs that read a page by places do not need it;
those that read its tags would join the words. What is added does not move anything: the next line
has a place of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

_PLACE = re.compile(rb"(?<! 0) T([dm])\b|^BT$", re.MULTILINE)
"""Where a text goes to another place, unless that is on the same line, or begins."""

_OPERANDS = {b"d": 2, b"m": 6}
_FONT = re.compile(rb"/([^\s/()\[\]]+) ([0-9]+(?:\.[0-9]+)?) Tf")
_SHOWN = re.compile(rb"\((?P<text>(?:[^()\\]|\\.)*)\)(?:[-.0-9]*\]TJ|Tj)\Z", re.DOTALL)
_LAST = re.compile(rb"(?:\\([0-7]{3})|\\?(.))\Z", re.DOTALL)
_LONGEST_SHOW = 400
_FARTHEST = 10_000
"""How far before a place in a piece something is looked for, in bytes."""
_SPACE = b"( )Tj"
_WITHIN = re.compile(rb"(?:/[0-9]+:(?:Link|URL|Span|Formula|Reference))+\Z")
_ADDRESS = b":URL"
_JOINS = frozenset({b"/hyphen", b"/endash", b"/emdash", b"/uni2010", b"/uni2011", b"/sfthyphen"})
"""The signs after which a line ends within a word or a number."""


class Fonts(NamedTuple):
    """The fonts of a page: references to them by name, and the name of the one of spaces.

    `glyphs` and `widths` return what the font of a name has by its codes: the names of its glyphs,
    and their widths in thousandths of the size.
    """

    references: Mapping[bytes, bytes]
    space: bytes | None
    glyphs: Callable[[bytes], Mapping[int, bytes]]
    widths: Callable[[bytes], Mapping[int, float]]


class End(NamedTuple):
    """Where a text ends: an offset in the piece, what chose the font there, and its last sign.

    `code` is that of the sign in the font, or None if the sign stands alone, as a dash may. With
    `goes_on` it is the end of a word, and the operator that shows it has further words.
    """

    offset: int
    font: bytes
    code: int | None
    goes_on: bool = False

    @property
    def name(self) -> bytes:
        """The name of the font: `F8` of `/F8 9.96 Tf`."""
        return self.font[1:].split()[0]


class Line(NamedTuple):
    """The line that is being read: its height on the page, and the size of its type."""

    y: float
    size: float


class Lines:
    """Reads the text of a paragraph, piece by piece, and finds the ends of its lines."""

    def __init__(self) -> None:
        self._line: Line | None = None

    def ends(self, piece: bytes) -> Iterator[int]:
        """Yield the places in a piece where a new line begins; 0 for one that begins with it."""
        y = 0.0
        is_first = True
        for found in _PLACE.finditer(piece):
            operator, place = found[1], found.start()
            if operator is None:  # the text begins at the origin of the page
                y = 0.0
                continue
            number = piece[piece.rfind(b" ", 0, place) + 1 : place]
            try:
                y = float(number) + (y if operator == b"d" else 0.0)
            except ValueError:  # a word of the text
                continue
            line = self._line
            # On a line, signs are raised or lowered by less. A further column is above.
            if line is not None and -0.2 * line.size < y - line.y < 2 * line.size:
                is_first = False
                continue
            size = _size(piece, place, line.size if line else 10.0)
            if line is not None and line.y - 0.7 * min(size, line.size) < y < line.y:
                continue
            if line is not None:
                yield 0 if is_first else _start(piece, place, _OPERANDS[operator])
            self._line = Line(y, size)
            is_first = False


def _start(piece: bytes, place: int, operands: int) -> int:
    """Return where the operands of an operator begin."""
    for _ in range(operands):
        place = piece.rfind(b" ", 0, place)
    return place + 1


def _size(piece: bytes, place: int, else_size: float) -> float:
    """Return the size of type before a place in a piece."""
    found = _font_before(piece, place)
    return float(found[2]) if found else else_size


def _font_before(piece: bytes, place: int) -> re.Match[bytes] | None:
    """Return what chooses the font at a place in a piece, if that is near."""
    start = piece.rfind(b"/F", max(0, place - _FARTHEST), place)
    return _FONT.match(piece, start) if start >= 0 else None


def end_of(piece: bytes, place: int) -> End | None:
    """Return where the text before a place ends, unless it ends with a space; None without text."""
    first = max(0, place - _FARTHEST)
    end = max(piece.rfind(b"TJ", first, place), piece.rfind(b"Tj", first, place)) + 2
    found = _SHOWN.search(piece, max(0, end - _LONGEST_SHOW), end) if end > 1 else None
    if found is None or not found["text"] or piece.endswith(_SPACE, 0, end):
        return None
    fonts = _font_before(piece, found.start())
    last = _LAST.search(found["text"])
    if fonts is None or last is None:
        return None
    code = int(last[1], 8) if last[1] else last[2][0]
    is_alone = last[0] == found["text"] and piece[found.start() - 1 : found.start()] == b"["
    return End(end, fonts[0], None if is_alone else code)


_GAP = re.compile(rb"\)-(?:1[4-9][0-9]|[2-9][0-9]{2})(?:\.[0-9]+)?\(")
"""A gap for which pdfTeX writes no space character, as TeX has narrowed it: 0.14 to 1 em."""


def gaps_in(piece: bytes) -> Iterator[End]:
    """Yield the ends of words in a piece that have only a narrow space after them."""
    for found in _GAP.finditer(piece):
        fonts = _font_before(piece, found.start())
        if fonts is not None and piece[found.start() - 1 : found.start()] != b"\\":
            yield End(found.start() + 1, fonts[0], None, goes_on=True)


_CHANGE = re.compile(
    rb"\]TJ/[^\s/()\[\]]+ [0-9.]+ Tf (?P<distance>[0-9]+(?:\.[0-9]+)?) 0 Td(?= \[\((?! ))"
)
"""The end of a text beside one in another font, of which it says how far their beginnings are."""

_BEGIN, _SHOW = b" Td [(", b"]TJ"
_PART = re.compile(
    rb"(?<=\))(?P<kern>-?[0-9.]+)(?=\()|\\(?P<octal>[0-7]{3})"
    rb"|\\(?P<escaped>[()\\])|(?P<sign>[^()\\])",
    re.DOTALL,
)
_LEAST_GAP = 0.14
_UNKNOWN = 1e6


def changes_in(piece: bytes, widths: Callable[[bytes], Mapping[int, float]]) -> Iterator[End]:
    """Yield the ends of words in a piece, after which the font changes and TeX writes no space.

    So it does if the last letter is borrowed from another font. `widths` are those of a font.
    """
    for found in _CHANGE.finditer(piece):
        begin = piece.rfind(_BEGIN, max(0, found.start() - _LONGEST_SHOW), found.start())
        shown = piece[begin + len(_BEGIN) - 1 : found.start()]
        font = _font_before(piece, begin) if begin >= 0 and b"TJ" not in shown else None
        if font is None or shown.endswith(b" )"):
            continue
        size = float(font[2])
        length = _length(shown, widths(font[1])) * size / 1000
        if float(found["distance"]) - length > _LEAST_GAP * size:
            yield End(found.start() + len(_SHOW), font[0], None)


def _length(shown: bytes, widths: Mapping[int, float]) -> float:
    """Return how long a text with its kerns is, in thousandths of the size."""
    length = 0.0
    for part in _PART.finditer(shown):
        if part["kern"]:
            length -= float(part["kern"])
        else:
            code = int(part["octal"], 8) if part["octal"] else (part["escaped"] or part["sign"])[0]
            length += widths.get(code, _UNKNOWN)
    return length


def _space_after(end: End, space: bytes) -> bytes:
    """Return what adds a space after a text; `space` is the name of the font of spaces."""
    size = end.font.split()[1]
    written = b"/%b %b Tf%b%b " % (space, size, _SPACE, end.font)
    return b"]TJ" + written + b"[" if end.goes_on else written


class Texts:
    """The paragraphs of one page, and what has to be added to them."""

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts
        self._lines: dict[bytes, Lines] = {}
        self._ends: dict[bytes, tuple[int, End]] = {}
        self._added: dict[int, list[End]] = {}

    def read(self, index: int, piece: bytes, path: bytes) -> None:
        """Read a piece of the paragraph around `path`; it is at `index` in the content."""
        if self._fonts.space is None:
            return
        paragraph = _WITHIN.sub(b"", path)
        lines = self._lines.setdefault(paragraph, Lines())
        is_address = _ADDRESS in path
        for place in lines.ends(piece):
            if place == 0:
                self._add(*self._ends.get(paragraph, (0, None)))
            elif not is_address:
                self._add(index, end_of(piece, place))
        for gap in (*gaps_in(piece), *changes_in(piece, self._fonts.widths)):
            self._add(index, gap)
        last = end_of(piece, len(piece))
        if last is not None:
            self._ends[paragraph] = index, last
        else:
            self._ends.pop(paragraph, None)

    def _add(self, index: int, end: End | None) -> None:
        """Add a space after a text, if no word or number goes on there."""
        if end is None:
            return
        joins = end.code is not None and self._fonts.glyphs(end.name).get(end.code) in _JOINS
        if not joins:
            self._added.setdefault(index, []).append(end)

    def end(self, out: list[bytes], running: Iterable[bytes]) -> None:
        """Add the spaces to the content of the page; `running` goes on with the next page."""
        for path in running:
            if path and _ADDRESS not in path:
                self._add(*self._ends.get(_WITHIN.sub(b"", path), (0, None)))
        for index, ends in self._added.items():
            piece, place, parts = out[index], 0, list[bytes]()
            for end in sorted(ends):
                parts += [piece[place : end.offset], _space_after(end, self._fonts.space or b"")]
                place = end.offset
            out[index] = b"".join([*parts, piece[place:]])
