"""The elements of a document as a tree, in the order of reading (ISO 32000-1, 14.7)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple

from cvtex.pdf.strings import read_string, write_string

_KINDS = {b"UL": b"L", b"OL": b"L", b"URL": b"Link"}
_LISTS = {
    b"UL": b"/A<</O/List/ListNumbering/Disc>>",
    b"OL": b"/A<</O/List/ListNumbering/Decimal>>",
}
"""The lists of the macros that say how their items are marked; PDF has one type for all lists."""

_DEEPEST = 40
"""The most elements of a path; cvtex has some ten, but raw LaTeX can write anything."""

_LINK = re.compile(rb"/([0-9]{1,9}):([A-Z][A-Za-z0-9]{0,9})")


_LETTER = re.compile(r"\{\\text \{(.)\}\}")
"""How a formula has a letter that is not of ASCII (`text.latex_writer`)."""

_SOURCE = re.compile(rb"(?<=/Alt)\((?:[^()\\]|\\.)*\)", re.DOTALL)


def _as_text(source: re.Match[bytes]) -> bytes:
    """Return the source of a formula, which TeX writes as it is, as a text string."""
    words = " ".join(read_string(source[0], is_utf8=True).split())
    return write_string(_LETTER.sub(r"\1", words))


class Content(NamedTuple):
    """A piece of marked content: its page, from 0, and its number there."""

    page: int
    number: int


class Annotation(NamedTuple):
    """An annotation: its page, from 0, and the number of its object."""

    page: int
    number: int


@dataclass(slots=True)
class Element:
    """An element of the structure.

    `order` is its place among all elements.
    """

    kind: bytes
    order: float
    attributes: bytes = b""
    kids: list[Element | Content | Annotation] = field(default_factory=list)

    def in_order(self) -> list[Element]:
        """Put what the element has into the order of reading; return it and all below it.

        An element that only has others has them in the order of the document, which is not always
        that of the page. Pieces of a text are in the order of the page.
        """
        below = [kid for kid in self.kids if isinstance(kid, Element)]
        if len(below) == len(self.kids) > 1:
            below.sort(key=_ORDER)
            self.kids = [*below]
        found = [self]
        for kid in below:
            found += kid.in_order()
        return found


_ORDER = attrgetter("order")


class Structure:
    """The elements of a document, made as marks in its pages name them."""

    def __init__(self) -> None:
        self.document = Element(b"Document", 0)
        self._numbered: dict[int, Element] = {}
        self._named: dict[bytes, Element] = {b"": self.document}
        self._section = self.document
        self._last = 0.0

    def element(self, path: bytes, attributes: bytes = b"") -> Element:
        """Return the last element of a path such as `/3:Sect/17:P`; those that are new are made.

        `attributes` are for the last of them, if it is new.
        """
        if path in self._named:
            return self._named[path]
        element = self.document
        for number, kind in _LINK.findall(path)[:_DEEPEST]:
            known = self._numbered.get(int(number))
            if known is None:
                known = Element(_KINDS.get(kind, kind), int(number), _LISTS.get(kind, b""))
                if kind == b"Note":
                    known.attributes = b"/ID(note%s)" % number
                elif kind == b"Formula":
                    attributes = _SOURCE.sub(_as_text, attributes)
                self._numbered[int(number)] = known
                element.kids.append(known)
                self._last = max(self._last, known.order)
            element = known
            if element.kind == b"Sect":
                self._section = element
        element.attributes = element.attributes or attributes
        self._named[path] = element
        return element

    def further(self, kind: bytes) -> Element:
        """Return a new element that no mark names, in the last section after all so far."""
        self._last += 2**-20
        element = Element(kind, self._last)
        self._section.kids.append(element)
        return element

    def numbered(self, number: int) -> Element | None:
        """Return the element with a number, if the pages have one."""
        return self._numbered.get(number)
