r"""How many pages a PDF has: the leaves of its page tree, from /Root and /Pages on.

A document can add keys to the dictionaries of pdfTeX (`\pdfcatalog`, `\pdfpagesattr`,
`\pdftrailer`), and readers differ in which of equal keys they take. A PDF in which a key that
matters here is there twice, or whose counts are not those of its leaves, is therefore damaged.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from cvtex.numbers import whole_number
from cvtex.pdf.syntax import (
    IN_FILE,
    IN_STREAM,
    REFERENCE,
    Table,
    begin_of,
    integer,
    read_dictionary,
    read_stream,
    table_of,
)

_MOST_NODES = 20_000
"""The greatest number of pages, and of nodes of their tree, that are counted."""

_MOST_UNPACKED = 2**26
"""The greatest size in bytes of all streams that are decompressed for one PDF."""

_KID = re.compile(rb"[0-9]{1,9}\s+[0-9]{1,5}\s+R\b")
_KIDS = re.compile(rb"\[((?:\s*+[0-9]{1,9}\s++[0-9]{1,5}\s++R\b)*+)\s*+\]")


def page_count(pdf: bytes) -> int | None:
    """Return the number of pages; None if this is not a whole PDF as pdfTeX writes it.

    The work is bounded by the size of the file, `_MOST_NODES` and `_MOST_UNPACKED`.
    """
    found = table_of(pdf)
    if found is None:
        return None
    trailer, table = found
    objects = _Objects(pdf, table)
    root = objects.at(trailer.get(b"Root", b""))
    return _leaves(objects, root.get(b"Pages", b"")) if root.get(b"Type") == b"/Catalog" else None


def _leaves(objects: _Objects, top: bytes) -> int | None:
    """Return the number of pages below the node `top` (`2 0 R`); None if a node is not right.

    Each is named once, and has as many leaves below it as it says.
    """
    if objects.at(top).get(b"Type") != b"/Pages":
        return None
    seen: set[int] = set()
    leaves = 0
    # A node, or what the number of leaves has to be when those below a node have been counted.
    waiting: list[bytes | int] = [top]
    while waiting:
        item = waiting.pop()
        if isinstance(item, int):
            if leaves != item:
                return None
            continue
        node, number = objects.at(item), int(item.split()[0])
        if number in seen or len(seen) >= _MOST_NODES:
            return None
        seen.add(number)
        kids, count = _KIDS.fullmatch(node.get(b"Kids", b"")), integer(node, b"Count")
        if node.get(b"Type") == b"/Page" and node.keys().isdisjoint({b"Kids", b"Count"}):
            leaves += 1
        elif node.get(b"Type") == b"/Pages" and kids is not None and count is not None:
            waiting += [leaves + count, *reversed(_KID.findall(kids[1]))]
        else:
            return None
    return leaves


class _Objects:
    """The dictionaries of a PDF by their references; the stream that was used last is kept."""

    def __init__(self, pdf: bytes, table: Table) -> None:
        self._pdf, self._table = pdf, table
        self._left = _MOST_UNPACKED
        self._last: tuple[int, Mapping[bytes, bytes], bytes] = (-1, {}, b"")

    def at(self, reference: bytes) -> Mapping[bytes, bytes]:
        """Return the dictionary that a reference (`5 0 R`) leads to; empty if there is none."""
        found = REFERENCE.match(reference)
        number = whole_number(found[1].decode()) if found else None
        entry = self._table(number) if number is not None else None
        if entry is None:
            return {}
        if entry.kind == IN_FILE:
            begin = begin_of(self._pdf, entry.place, number)
            return read_dictionary(self._pdf, begin)[0] if begin is not None else {}
        outer, data = self._holder(entry.place) if entry.kind == IN_STREAM else ({}, b"")
        first, count = integer(outer, b"First"), integer(outer, b"N")
        if first is None or count is None or entry.item >= count:
            return {}
        # Pairs of the number of an object and its place after `First`.
        pairs = data[:first].split(maxsplit=2 * entry.item + 2)[2 * entry.item : 2 * entry.item + 2]
        found_number, place = (
            whole_number(part.decode("latin-1")) for part in (*pairs, b"", b"")[:2]
        )
        if found_number != number or place is None:
            return {}
        return read_dictionary(data, first + place)[0]

    def _holder(self, number: int) -> tuple[Mapping[bytes, bytes], bytes]:
        """Return the stream of objects with a number; empty if there is none, or no more work."""
        if number == self._last[0]:
            return self._last[1:]
        entry = self._table(number)
        begin = begin_of(self._pdf, entry.place, number) if entry else None
        if entry is None or entry.kind != IN_FILE or begin is None or self._left <= 0:
            return {}, b""
        outer, data = read_stream(self._pdf, begin)
        self._left -= len(data)
        if outer.get(b"Type") != b"/ObjStm":
            return {}, b""
        self._last = (number, outer, data)
        return outer, data
