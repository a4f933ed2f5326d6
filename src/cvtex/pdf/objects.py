"""All objects of a PDF that pdfTeX wrote, and the same objects as a file.

The file that is written is PDF 1.7. Dictionaries and other small objects are in compressed streams
of objects, and the table of objects is compressed too (ISO 32000-1, 7.5.7 and 7.5.8).
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Mapping
from typing import NamedTuple

from cvtex.pdf.syntax import (
    IN_FILE,
    IN_STREAM,
    REFERENCE,
    begin_of,
    integer,
    read_dictionary,
    read_stream,
    table_of,
)

_MOST_OBJECTS = 200_000
_MOST_UNPACKED = 2**26
"""The greatest size in bytes of all streams of objects together, decompressed."""

LARGEST = 2**26
"""The greatest size in bytes of the content of a page, or of all pictures with content."""

_IN_A_STREAM = 100
"""How many objects are in one stream."""

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_DELIMITERS = re.compile(rb"[^!-~]|[#%()<>\[\]{}/]")


class Stream(NamedTuple):
    """An object with data: its dictionary, and the data as they are in the file."""

    dictionary: Mapping[bytes, bytes]
    data: bytes


Value = bytes | Stream
"""An object: a stream, or what is in the file of any other object."""


class Objects:
    """The objects of a PDF by their numbers, and the entries of its trailer."""

    def __init__(self, objects: dict[int, Value], trailer: Mapping[bytes, bytes]) -> None:
        self._objects = objects
        self._next = max(objects, default=0) + 1
        self.trailer = trailer

    def __getitem__(self, number: int) -> Value:
        """Return the object with a number; one that is not there is null (ISO 32000-1, 7.3.10)."""
        return self._objects.get(number, b"null")

    def __setitem__(self, number: int, value: Value) -> None:
        self._objects[number] = value

    def numbers(self) -> tuple[int, ...]:
        """Return the numbers of all objects."""
        return tuple(self._objects)

    def new(self, value: Value = b"null") -> int:
        """Add an object and return its number; the value can be set later."""
        number, self._next = self._next, self._next + 1
        self._objects[number] = value
        return number

    def dictionary(self, value: bytes) -> dict[bytes, bytes]:
        """Return a dictionary, or the one that a reference leads to; empty for anything else."""
        found = REFERENCE.match(value)
        if found:
            held = self._objects.get(int(found[1]), b"")
            if isinstance(held, Stream):
                return dict(held.dictionary)
            value = held
        return dict(read_dictionary(value, 0)[0])

    def stream(self, value: bytes) -> Stream | None:
        """Return the stream that a reference leads to; None for anything else."""
        found = REFERENCE.match(value)
        held = self._objects.get(int(found[1])) if found else None
        return held if isinstance(held, Stream) else None

    def resolved(self, value: bytes) -> bytes:
        """Return a value, or for a reference what it leads to (empty for a stream)."""
        found = REFERENCE.match(value)
        held = self._objects.get(int(found[1]), b"") if found else value
        return held if isinstance(held, bytes) else b""


def read_objects(pdf: bytes) -> Objects | None:
    """Return all objects of a PDF; None if one of them is not as pdfTeX writes it."""
    found = table_of(pdf)
    if found is None:
        return None
    trailer, table = found
    size = integer(trailer, b"Size") or 0
    if size > _MOST_OBJECTS:
        return None
    objects: dict[int, Value] = {}
    holders: dict[int, dict[int, bytes]] = {}
    left = _MOST_UNPACKED
    for number in range(size):
        entry = table(number)
        if entry is None or entry.kind not in {IN_FILE, IN_STREAM}:
            continue
        if entry.kind == IN_STREAM:
            if entry.place not in holders:
                outer = table(entry.place)
                held = _held(pdf, outer.place, entry.place) if outer else None
                if held is None:
                    return None
                holders[entry.place] = held
                left -= sum(map(len, held.values()))
            if number not in holders[entry.place] or left < 0:
                return None
            objects[number] = holders[entry.place][number]
            continue
        begin = begin_of(pdf, entry.place, number)
        value = _value(pdf, begin) if begin is not None else None
        if value is None:
            return None
        objects[number] = value
    for number, value in tuple(objects.items()):
        is_table = isinstance(value, Stream) and value.dictionary.get(b"Type") == b"/XRef"
        if number in holders or is_table:
            del objects[number]
    return Objects(objects, trailer)


def _held(pdf: bytes, place: int, number: int) -> dict[int, bytes] | None:
    """Return the objects in a stream of objects, by number."""
    begin = begin_of(pdf, place, number)
    outer, data = read_stream(pdf, begin) if begin is not None else ({}, b"")
    first, count = integer(outer, b"First"), integer(outer, b"N")
    if outer.get(b"Type") != b"/ObjStm" or first is None or count is None:
        return None
    head = data[:first].split()
    if len(head) != 2 * count or not all(number.isdigit() for number in head):
        return None
    pairs = [(int(head[i]), first + int(head[i + 1])) for i in range(0, 2 * count, 2)]
    ends = [*(start for _, start in pairs[1:]), len(data)]
    return {
        number: data[start:end].strip() for (number, start), end in zip(pairs, ends, strict=True)
    }


_STREAM = re.compile(rb"\s*stream\r?\n")
_END = re.compile(rb"\s*endobj\b")


def _value(pdf: bytes, begin: int) -> Value | None:
    """Return the object that begins at a place in the file; None if it is not whole."""
    if not pdf.startswith(b"<<", begin):
        end = pdf.find(b"endobj", begin)
        return pdf[begin:end].strip() if end >= 0 else None
    dictionary, end = read_dictionary(pdf, begin)
    if _END.match(pdf, end):
        return pdf[begin:end]
    head, length = _STREAM.match(pdf, end), integer(dictionary, b"Length")
    if head is None or length is None or head.end() + length > len(pdf):
        return None
    return Stream(dictionary, pdf[head.end() : head.end() + length])


def _escape(found: re.Match[bytes]) -> bytes:
    return b"#%02X" % found[0][0]


def write_dictionary(entries: Mapping[bytes, bytes]) -> bytes:
    """Return a dictionary as it is in a file; its values are as they are there."""
    parts = []
    for name, value in entries.items():
        escaped = name if name.isalnum() else _DELIMITERS.sub(_escape, name)
        # A value that begins with a sign of its own needs no space before it.
        gap = b"" if value[:1] in b"/(<[" else b" "
        parts.append(b"/" + escaped + gap + value)
    return b"<<" + b"".join(parts) + b">>"


def write_objects(objects: Objects, root: int, info: int | None) -> bytes:
    """Return the file: PDF 1.7, with an identifier that depends only on its bytes."""
    out = bytearray(_HEADER)
    rows: dict[int, tuple[int, int, int]] = {}
    small: list[tuple[int, bytes]] = []
    for number in objects.numbers():
        value = objects[number]
        if isinstance(value, Stream):
            rows[number] = (IN_FILE, len(out), 0)
            out += _stream(number, value.dictionary, value.data)
        else:
            small.append((number, value))
    for start in range(0, len(small), _IN_A_STREAM):
        part = small[start : start + _IN_A_STREAM]
        number = objects.new()
        heads, body = [], bytearray()
        for item, (held, value) in enumerate(part):
            heads.append(b"%d %d" % (held, len(body)))
            body += value + b"\n"
            rows[held] = (IN_STREAM, number, item)
        head = b" ".join(heads) + b"\n"
        rows[number] = (IN_FILE, len(out), 0)
        names = {b"Type": b"/ObjStm", b"N": b"%d" % len(part), b"First": b"%d" % len(head)}
        out += _stream(number, *compressed(names, head + bytes(body)))
    place, table = len(out), objects.new()
    rows[table] = (IN_FILE, place, 0)
    free = bytes(7)
    data = b"".join(
        bytes((rows[n][0],)) + rows[n][1].to_bytes(4) + rows[n][2].to_bytes(2)
        if n in rows
        else free
        for n in range(table + 1)
    )
    identifier = b"<" + hashlib.md5(out, usedforsecurity=False).hexdigest().encode() + b">"
    names = {b"Type": b"/XRef", b"Size": b"%d" % (table + 1), b"W": b"[1 4 2]"}
    names |= {b"Root": b"%d 0 R" % root, b"ID": b"[" + identifier * 2 + b"]"}
    names |= {b"Info": b"%d 0 R" % info} if info else {}
    out += _stream(table, *compressed(names, data))
    out += b"startxref\n%d\n%%%%EOF\n" % place
    return bytes(out)


def compressed(entries: Mapping[bytes, bytes], data: bytes) -> Stream:
    """Return a stream of data, with the entries of its dictionary that do not concern the data."""
    packed = zlib.compress(data, 9)
    entries = {**entries, b"Filter": b"/FlateDecode", b"Length": b"%d" % len(packed)}
    return Stream(entries, packed)


def unpacked(stream: Stream, most: int = LARGEST) -> bytes | None:
    """Return the data of a stream; None if they are packed in a way that pdfTeX does not use.

    The same if they have more bytes than `most`.
    """
    method = stream.dictionary.get(b"Filter")
    if method is None:
        return stream.data
    if method != b"/FlateDecode" or b"DecodeParms" in stream.dictionary:
        return None
    packed = zlib.decompressobj()
    try:
        data = packed.decompress(stream.data, most) if most > 0 else b""
    except zlib.error:
        return None
    return data if packed.eof else None


def _stream(number: int, dictionary: Mapping[bytes, bytes], data: bytes) -> bytes:
    head = write_dictionary(dictionary)
    return b"%d 0 obj\n%s\nstream\n%s\nendstream\nendobj\n" % (number, head, data)
