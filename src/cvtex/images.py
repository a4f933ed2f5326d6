"""Pictures that a CV shows: which files will do, and what is wrong with one that will not.

The dimensions are read here, before TeX unpacks anything: a picture of a few KB may claim to be as
large as a continent (PNG: W3C PNG, section 11.2.1; JPEG: ITU-T T.81, section B.2.2).
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from cvtex.diagnostic import Code, Diagnostic, Span, error

LARGEST = 10 << 20
"""How many bytes a picture may have."""

_MOST_PIXELS = 40_000_000
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"


class Image(NamedTuple):
    """A picture: the file it came from, its name for TeX, and what is in it."""

    path: str
    name: str
    data: bytes


def name_for_tex(path: str) -> str:
    """Return the name by which TeX finds a picture: its path, if that leads to no other folder."""
    parts = PurePosixPath(path)
    return parts.name if parts.is_absolute() or ".." in parts.parts else str(parts)


def problem_of(path: str, data: bytes, place: Span) -> Diagnostic | None:
    """Return what is wrong with a picture; `path` is what the CV calls it, at a place of its."""

    def wrong(message: str, hint: str) -> Diagnostic:
        return error(Code.INVALID_VALUE, f"`image`: {message}", place, hints=(hint,))

    try:
        size = _png_size(data) if data.startswith(_PNG) else _jpeg_size(data)
    except (struct.error, IndexError, ValueError):
        return wrong(f"`{path}` is damaged", "export it anew, as PNG or JPEG")
    if size is None:
        return wrong(f"`{path}` is neither PNG nor JPEG", "convert it to one of them")
    width, height = size
    if width * height > _MOST_PIXELS:
        hint = "make it smaller: 600 pixels are as many as are seen"
        return wrong(f"`{path}` has {width:,} by {height:,} pixels", hint)
    return None


def _png_size(data: bytes) -> tuple[int, int]:
    """Return width and height in pixels; raises `ValueError` if a chunk is not whole."""
    size = (0, 0)
    for kind, body in _png_chunks(data):
        if kind == b"IHDR":
            size = struct.unpack(">II", body[:8])
        if kind == b"IEND" and all(size):
            return size
    raise ValueError


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    position = len(_PNG)
    while position < len(data):
        length, kind = struct.unpack_from(">I4s", data, position)
        body = data[position + 8 : position + 8 + length]
        (checksum,) = struct.unpack_from(">I", data, position + 8 + length)
        if zlib.crc32(kind + body) != checksum:
            raise ValueError(kind)
        yield kind, body
        position += length + 12


# The markers of a JPEG that begin a frame: all of C0 to CF but DHT, JPG and DAC.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
# Those that stand alone, without a length: TEM, RST0 to RST7.
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """Return width and height in pixels, or None if this is no JPEG."""
    if not data.startswith(_JPEG):
        return None
    position = 2
    while data[position : position + 1] == b"\xff":
        marker = data[position + 1]
        if marker == 0xFF:  # padding
            position += 1
            continue
        position += 2
        if marker in _ALONE:
            continue
        (length,) = struct.unpack_from(">H", data, position)
        if marker in _FRAMES:
            height, width = struct.unpack_from(">HH", data, position + 3)
            if height and width:
                return width, height
            break
        position += length
    raise ValueError
