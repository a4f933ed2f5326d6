"""Marks in the pages that TeX wrote (`tags.tex`) to marked content (ISO 32000-1, 14.6).

A mark is a comment on a line of its own: what follows belongs to an element of the structure, to an
artifact, or to nothing. Every operator that paints is put into marked content; without a mark, a
rule is an artifact, and text or a picture is `Unmarked`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from cvtex.pdf.conformance import Breach, content_breaches, is_balanced
from cvtex.pdf.glyphs import Shown
from cvtex.pdf.lines import Fonts, Texts
from cvtex.pdf.standards import Standard
from cvtex.pdf.structure import Content, Element, Structure

_MARK = re.compile(rb"^%cv([=+<>!-])(\S*) ([0-9]{1,9}) (.*)\n", re.MULTILINE)
_STRING = re.compile(rb"\((?:[^()\\]|\\.)*+\)|<[0-9A-Fa-f\s]*>", re.DOTALL)
_NAMES = rb"(?<![^\s()<>\[\]{}/%%])(?:%b)(?![^\s()<>\[\]{}/%%])"
_PAINTS = re.compile(_NAMES % rb"TJ|Tj|['\"]|f\*?|F|[BbSs]\*?|sh|Do|EI")
_SHOWS = re.compile(_NAMES % rb"TJ|Tj|['\"]")
_PICTURE = re.compile(_NAMES % rb"Do|EI|sh")
_IMAGE = re.compile(_NAMES % rb"EI" + rb"|/Im[0-9]+ Do\b")
"""A picture that pdfTeX includes, or one within the content; not a box of text."""

_DESCRIBED = (b":Figure", b":Formula")
_ARTIFACT = b"A"
_MAIN = b""


class Kind(StrEnum):
    """What has no mark, or stands in a paragraph and would need elements of its own."""

    TEXT = "text"
    PICTURE = "picture"
    TABLE = "table"
    LIST = "list"
    HEADING = "heading"


class Unmarked(NamedTuple):
    """A piece of a page without a mark; `line` is that of the last mark before it in the LaTeX.

    `sample` is how a text without a mark begins, as far as its letters are in ASCII; it may be
    empty.
    """

    kind: Kind
    page: int
    line: int
    sample: str = ""


_UNBALANCED = Breach(
    "marked content that begins in one place and ends in another", frozenset({Standard.UA})
)


class _State(NamedTuple):
    """What follows a mark belongs to: the path of an element, `A`, or nothing."""

    path: bytes = b""
    attributes: bytes = b""


_NOTHING = _State()
_MOST_BOXES = 50
"""For so many pictures the box is found, which reads all of a page before them."""
_Box = tuple[float, float, float, float]


class Marker:
    """Goes through the pages in their order, and builds the structure on the way.

    `contents` are the elements of the pieces of content of each page, `shown` the glyphs on them,
    `unmarked` what had no mark, and `breaches` what a standard forbids.
    """

    def __init__(self, structure: Structure) -> None:
        self.structure = structure
        self.contents: list[list[Element]] = []
        self.shown = Shown()
        self.unmarked: list[Unmarked] = []
        self.breaches: list[Breach] = []
        self.marks = 0
        self._parts: dict[bytes, list[_State]] = {}
        self._around = [_MAIN]
        self._line = 0
        self._boxes = _MOST_BOXES

    def page(self, raw: bytes, pictures: Mapping[bytes, _Box], fonts: Fonts) -> bytes:
        """Return the content of the next page with marked content in place of the marks.

        `pictures` are the boxes of the pictures that it may paint, by name.
        """
        self.contents.append([])
        self.breaches += content_breaches(raw)
        self.shown.begin_page(fonts.references)
        has_marks = b"EMC" in raw or b"BDC" in raw or b"BMC" in raw
        out: list[bytes] = []
        is_open: bytes | None = None
        place = 0
        texts = Texts(fonts)
        for mark in [*_MARK.finditer(raw), None]:
            piece = raw[place : mark.start() if mark else len(raw)]
            state = self._stack()[-1]
            has_words = b"/ActualText" in state.attributes or b"/ActualText" in piece
            self.shown.add(piece, has_words=has_words)
            if has_marks and not is_balanced(piece):
                self.breaches.append(_UNBALANCED)
            if piece and self._paints(piece, state):
                if is_open != state.path or not state.path:
                    out.append(b"EMC\n" * (is_open is not None))
                    element = self._begin(state, piece)
                    out.append(self._operator(element))
                    is_open = state.path
                    if element is not None and element.kind == b"Figure" and self._boxes:
                        self._boxes -= 1
                        element.attributes += _box_of(raw[: place + len(piece)], pictures)
                if state.path and state.path != _ARTIFACT:
                    texts.read(len(out), piece, state.path)
                    self._look_for_images(piece, state.path)
            elif is_open is not None and is_open != state.path:
                # What does not paint may stay in the element, or begin the next one.
                out.append(b"EMC\n")
                is_open = None
            out.append(piece)
            if mark:
                place = mark.end()
                self._obey(mark)
        out.append(b"EMC\n" * (is_open is not None))
        texts.end(out, [stack[-1].path for stack in self._parts.values()])
        return b"".join(out)

    def _look_for_images(self, piece: bytes, path: bytes) -> None:
        """Note a picture that is in a text: it has no words for those who do not see it."""
        may_have = (b"Do" in piece or b"EI" in piece) and not any(map(path.count, _DESCRIBED))
        if may_have and _IMAGE.search(_STRING.sub(b"()", piece)):
            self.unmarked.append(Unmarked(Kind.PICTURE, len(self.contents), self._line))

    def _stack(self) -> list[_State]:
        return self._parts.setdefault(self._around[-1], [_NOTHING])

    def _obey(self, mark: re.Match[bytes]) -> None:
        """Change the state as a mark says."""
        sign, path, attributes = mark[1], mark[2], mark[4].strip()
        self.marks += 1
        self._line = int(mark[3])
        stack = self._stack()
        match sign:
            case b"=":
                stack[-1] = _State(path, attributes)
            case b"+":
                stack.append(_State(path, attributes))
            case b"-":
                if len(stack) > 1:
                    stack.pop()
            case b">":
                self._around.append(path)
            case b"<":
                if len(self._around) > 1:
                    self._around.pop()
            case b"!" if path.decode("latin-1") in {*Kind}:
                self.unmarked.append(Unmarked(Kind(path.decode()), len(self.contents), self._line))

    @staticmethod
    def _paints(piece: bytes, state: _State) -> bool:
        if state.path and b"TJ" in piece:
            return True
        return bool(_PAINTS.search(_STRING.sub(b"()", piece)))

    def _begin(self, state: _State, piece: bytes) -> Element | None:
        """Return the element of a piece of a page; None for an artifact."""
        if state.path == _ARTIFACT:
            return None
        if state.path:
            return self.structure.element(state.path, state.attributes)
        bare = _STRING.sub(b"()", piece)
        kinds = {Kind.TEXT: _SHOWS, Kind.PICTURE: _PICTURE}
        found = [kind for kind, operators in kinds.items() if operators.search(bare)]
        for kind in found:
            shown = _sample(piece) if kind is Kind.TEXT else ""
            self.unmarked.append(Unmarked(kind, len(self.contents), self._line, shown))
        return self.structure.further(b"P") if Kind.TEXT in found else None

    def _operator(self, element: Element | None) -> bytes:
        """Return the operator that begins the marked content of an element, or of an artifact."""
        if element is None:
            return b"/Artifact BMC\n"
        here = self.contents[-1]
        here.append(element)
        element.kids.append(Content(len(self.contents) - 1, len(here) - 1))
        return b"/%b <</MCID %d>> BDC\n" % (element.kind, len(here) - 1)


_SHOWN = re.compile(
    rb"\((?P<text>(?:[^()\\]|\\.)*+)\)|(?P<gap>(?<=\))-(?:1[4-9][0-9]|[2-9][0-9]{2})|T[dm]\b)",
    re.DOTALL,
)
_LONGEST_SAMPLE = 30


def _sample(piece: bytes) -> str:
    """Return how the text of a piece begins, up to the first character that is not in ASCII."""
    text = ""
    for shown in _SHOWN.finditer(piece):
        text += (
            " "
            if shown["text"] is None
            else re.sub(rb"\\([()\\])", rb"\1", shown["text"]).decode("latin-1")
        )
        if len(text) > 2 * _LONGEST_SAMPLE:
            break
    (known,) = re.findall(r"\A[ -\[\]-~]*", text)
    return " ".join(known.split())[:_LONGEST_SAMPLE].rstrip()


_NUMBER = rb"[-+]?[0-9]{0,9}\.?[0-9]{1,9}"
_PLACES = re.compile(
    rb"(?P<save>(?<!\S)q\s)|(?P<restore>(?<!\S)Q\s)"
    rb"|(?P<cm>(?:(?<!\S)%b\s+){6})cm\s|/(?P<name>[^\s/]+) Do\b" % _NUMBER
)
_Matrix = tuple[float, float, float, float, float, float]


def _box_of(content: bytes, pictures: Mapping[bytes, _Box]) -> bytes:
    """Return the attribute with the box around the last picture that a page paints, if it can."""
    matrix: _Matrix = (1, 0, 0, 1, 0, 0)
    saved: list[_Matrix] = []
    box = None
    for found in _PLACES.finditer(_STRING.sub(b"()", content)):
        if found["save"]:
            saved.append(matrix)
        elif found["restore"]:
            matrix = saved.pop() if saved else matrix
        elif found["cm"]:
            a, b, c, d, e, f = map(float, found["cm"].split())
            k, m, n, o, p, q = matrix
            matrix = (a * k + b * n, a * m + b * o, c * k + d * n, c * m + d * o,
                      e * k + f * n + p, e * m + f * o + q)  # fmt: skip
        elif found["name"] in pictures:
            left, low, right, high = pictures[found["name"]]
            k, m, n, o, p, q = matrix
            corners = ((left, low), (right, low), (left, high), (right, high))
            xs = [x * k + y * n + p for x, y in corners]
            ys = [x * m + y * o + q for x, y in corners]
            box = (min(xs), min(ys), max(xs), max(ys))
    return b"/A<</O/Layout/BBox[%.3f %.3f %.3f %.3f]>>" % box if box else b""
