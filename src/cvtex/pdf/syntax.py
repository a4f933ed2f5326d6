"""The syntax of a PDF as pdfTeX writes it: the table of its objects, dictionaries and streams.

A PDF is read from its end: `startxref` leads to the table of its objects, and that to the root. The
table is a text ("xref") or, from PDF 1.5 on, a compressed stream, and small objects lie together in
compressed streams (ISO 32000-1, 7.5). This reads what pdfTeX writes: one table for the whole file,
and streams with their length in numbers, without predictors. Anything else is None.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Mapping
from typing import NamedTuple

from cvtex.numbers import whole_number

_LARGEST = 2**24
"""The greatest size in bytes of a stream when it is decompressed. pdfTeX puts at most a hundred
objects into one, and the table of a CV has some kilobytes."""

_TAIL = 100
"""The bytes at the end of the file in which `startxref` is looked for."""

_LONGEST = 2**16
"""The greatest size in bytes of a dictionary that is read."""

_SINGLE = frozenset({
    b"Root", b"Size", b"W", b"Index", b"Type", b"Pages", b"Kids", b"Count", b"Length", b"Filter",
    b"DecodeParms", b"First", b"N",
})  # fmt: skip
"""The keys that are read here, which no dictionary has twice."""

_FOREIGN = frozenset({b"Prev", b"XRefStm", b"Encrypt"})
"""Keys of a trailer that lead a reader to other tables, or to other bytes. pdfTeX writes none."""

_END = re.compile(rb"startxref\s+([0-9]{1,12})\s+%%EOF\s*\Z")
_OBJECT = re.compile(rb"\s*([0-9]{1,12})\s+[0-9]{1,5}\s+obj\b\s*")
_SECTION = re.compile(rb"\s*xref\s+0\s+([0-9]{1,9})\s*?\r?\n")
REFERENCE = re.compile(rb"([0-9]{1,9})\s+[0-9]{1,5}\s+R\Z")
_ROW = 20  # bytes of an entry of a table in text
IN_FILE, IN_STREAM = 1, 2

# The start or the end of a value with parts, the start of a string, or a value without parts; white
# space and comments come before it.
_TOKEN = re.compile(
    rb"(?:[\0\t\n\f\r ]++|%[^\r\n]*+)*+"
    rb"(?:(?P<open><<|\[)|(?P<close>>>|\])|(?P<string>\()|(?P<value>"
    rb"[0-9]{1,9}\s+[0-9]{1,5}\s+R\b|/[^\0\s()<>\[\]{}/%]*"
    rb"|<[0-9A-Fa-f\s]*>|[^\0\s()<>\[\]{}/%]+))"
)
_CLOSES = {b"<<": b">>", b"[": b"]"}
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_IN_STRING = re.compile(rb"[()]|\\.", re.DOTALL)
_STREAM = re.compile(rb"\s*stream\r?\n")


class Entry(NamedTuple):
    """Where an object lies: at an offset in the file, or as an item of a stream of objects."""

    kind: int
    place: int
    item: int


Table = Callable[[int], Entry | None]
"""Where the object with a number lies; None if there is none."""


def table_of(pdf: bytes) -> tuple[Mapping[bytes, bytes], Table] | None:
    """Return the trailer of a PDF and the table of its objects; None if it is not whole."""
    end = _END.search(pdf, max(len(pdf) - _TAIL, 0))
    start = whole_number(end[1].decode()) if end else None
    if not pdf.startswith(b"%PDF-") or start is None:
        return None
    found = _text_table(pdf, start) or _stream_table(pdf, start)
    return None if found is None or not _FOREIGN.isdisjoint(found[0]) else found


def _text_table(pdf: bytes, start: int) -> tuple[Mapping[bytes, bytes], Table] | None:
    """Return the trailer and the table at `start`, if it is a text."""
    section = _SECTION.match(pdf, start)
    size = whole_number(section[1].decode()) if section else None
    if section is None or size is None:
        return None
    first, end = section.end(), section.end() + size * _ROW
    if not pdf.startswith(b"trailer", end):
        return None

    def entry(number: int) -> Entry | None:
        row = pdf[first + number * _ROW : first + (number + 1) * _ROW]
        is_used = number < size and re.match(rb"[0-9]{10} [0-9]{5} n", row)
        return Entry(IN_FILE, int(row[:10]), 0) if is_used else None

    return read_dictionary(pdf, end + len(b"trailer"))[0], entry


def _stream_table(pdf: bytes, start: int) -> tuple[Mapping[bytes, bytes], Table] | None:
    """Return the dictionary and the table at `start`, if it is a stream."""
    head = _OBJECT.match(pdf, start)
    trailer, data = read_stream(pdf, head.end()) if head else ({}, b"")
    widths = re.fullmatch(rb"\[\s*([0-9])\s+([0-9])\s+([0-9])\s*\]", trailer.get(b"W", b""))
    if trailer.get(b"Type") != b"/XRef" or widths is None:
        return None
    size = integer(trailer, b"Size") or 0
    if not re.fullmatch(rb"\[\s*0\s+%d\s*\]" % size, trailer.get(b"Index", b"[0 %d]" % size)):
        return None
    kind, place, item = (int(width) for width in widths.groups())
    row = kind + place + item

    def entry(number: int) -> Entry | None:
        cells = data[number * row : (number + 1) * row]
        if number >= size or len(cells) < row:
            return None
        return Entry(
            int.from_bytes(cells[:kind]) if kind else IN_FILE,
            int.from_bytes(cells[kind : kind + place]),
            int.from_bytes(cells[kind + place :]),
        )

    return trailer, entry


def begin_of(pdf: bytes, place: int, number: int | None) -> int | None:
    """Return where the value of the object `number` begins, which is at `place` in the file."""
    head = _OBJECT.match(pdf, place)
    return head.end() if head and whole_number(head[1].decode()) == number else None


def read_stream(pdf: bytes, start: int) -> tuple[Mapping[bytes, bytes], bytes]:
    """Return the dictionary at `start` and the stream after it; both empty if it is not whole."""
    dictionary, end = read_dictionary(pdf, start)
    length = integer(dictionary, b"Length")
    begin = _STREAM.match(pdf, end)
    if begin is None or length is None or begin.end() + length > len(pdf):
        return {}, b""
    data = pdf[begin.end() : begin.end() + length]
    method = dictionary.get(b"Filter")
    if method is None:
        return dictionary, data
    if method != b"/FlateDecode" or b"DecodeParms" in dictionary:
        return {}, b""
    try:
        unpacked = zlib.decompressobj()
        data = unpacked.decompress(data, _LARGEST)
    except zlib.error:
        return {}, b""
    return (dictionary, data) if unpacked.eof else ({}, b"")


def read_dictionary(data: bytes, start: int) -> tuple[Mapping[bytes, bytes], int]:
    """Return the dictionary at `start`, by names without slash, and where it ends.

    Its values are bytes; of those with parts, the whole. It is empty if it is not whole, or has a
    key of `_SINGLE` twice.
    """
    values: dict[bytes, bytes] = {}
    part = data[start : start + _LONGEST]
    closes: list[bytes] = []
    place, began, name = 0, 0, b""
    while found := _TOKEN.match(part, place):
        place = _string_end(part, found.end()) if found["string"] else found.end()
        if found["open"]:
            closes.append(_CLOSES[found["open"]])
            began = found.start("open") if len(closes) == 2 else began
            continue
        if found["close"] and (not closes or found["close"] != closes.pop()):
            break
        if found["close"] and not closes:
            is_whole = found["close"] == b">>" and not name
            return (values, start + place) if is_whole else ({}, start)
        if len(closes) > 1:
            continue
        value = found["value"] or part[began if found["close"] else found.start("string") : place]
        if name:
            if name in values and name in _SINGLE:
                break
            values[name] = value
            name = b""
        elif value.startswith(b"/"):
            name = _ESCAPED.sub(lambda code: bytes.fromhex(code[1].decode()), value[1:])
        else:
            break
    return {}, start


def _string_end(data: bytes, start: int) -> int:
    """Return where the string that begins before `start` ends, with the parentheses in it."""
    depth, place = 1, start
    while depth and (found := _IN_STRING.search(data, place)):
        depth += {b"(": 1, b")": -1}.get(found[0], 0)
        place = found.end()
    return place if not depth else len(data)


def integer(dictionary: Mapping[bytes, bytes], name: bytes) -> int | None:
    """Return the value of a name that is a whole number; None if it is not there."""
    return whole_number(dictionary.get(name, b"").decode("latin-1"))
