"""Pictures for a CV: check that TeX can embed a file, and remove its metadata.

The dimensions are read here, before TeX decompresses anything: a picture of a few KB may claim
billions of pixels (PNG: W3C PNG, section 11.2.1; JPEG: ITU-T T.81, section B.2.2).
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from cvtex.diagnostics import Code, Diagnostic, error
from cvtex.source import Span

LARGEST = 10 << 20
"""The most bytes that a picture may have."""

_MOST_PIXELS = 40_000_000
_LONGEST_SIDE = 20_000
_LARGEST_UNPACKED = 128 << 20
"""The most bytes of a decompressed PNG: TeX decompresses it if it is transparent or interlaced."""

_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""The number of channels of a PNG, by its colour type."""

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"


class Image(NamedTuple):
    """A picture: the name by which TeX finds it, and the bytes that TeX is given."""

    name: str
    data: bytes


def name_for_tex(path: str) -> str:
    """Return the name by which TeX finds a picture: its path, unless TeX would refuse that.

    TeX opens no files in other folders, nor in folders whose names begin with a dot.
    """
    place = PurePosixPath(path)
    is_refused = place.is_absolute() or any(part.startswith(".") for part in place.parts)
    return place.name if is_refused else str(place)


def problem_of(
    path: str, data: bytes, place: Span, *, what: str = "`image`: "
) -> Diagnostic | None:
    """Return what is wrong with a picture, or None; `path` is its name in the CV, at `place`.

    `what` begins the message.
    """

    def wrong(message: str, hint: str) -> Diagnostic:
        return error(Code.INVALID_VALUE, f"{what}{message}", place, hints=(hint,))

    try:
        size = _png_size(data) if data.startswith(_PNG) else _jpeg_size(data)
    except (struct.error, LookupError, ValueError):
        return wrong(f"`{path}` is damaged", "export it anew, as PNG or JPEG")
    if size is None:
        return wrong(f"`{path}` is neither PNG nor JPEG", "convert it to one of them")
    if size.is_too_large:
        hint = "make it smaller: 600 pixels are enough"
        return wrong(f"`{path}` has {size.width:,} by {size.height:,} pixels", hint)
    return None


class _Size(NamedTuple):
    """Width and height in pixels, and the number of bytes once decompressed."""

    width: int
    height: int
    unpacked: int = 0

    @property
    def is_too_large(self) -> bool:
        return (
            max(self.width, self.height) > _LONGEST_SIDE
            or self.width * self.height > _MOST_PIXELS
            or self.unpacked > _LARGEST_UNPACKED
        )


def _png_size(data: bytes) -> _Size:
    """Return the size of a PNG; raises `ValueError` if a chunk is damaged."""
    size = _Size(0, 0)
    for kind, body in _png_chunks(data):
        if kind == b"IHDR":
            width, height, depth, color = struct.unpack(">IIBB", body[:10])
            size = _Size(width, height, width * height * depth * _CHANNELS[color] // 8)
        if kind == b"IEND" and size.width and size.height:
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


def without_metadata(data: bytes) -> bytes:
    """Return a JPEG without its metadata; a PNG is returned unchanged.

    Metadata is private (it may contain where the picture was taken), and pdfTeX 1.40 parses it
    carelessly. The segments for format and colours are kept (APP0, APP2, APP14).
    """
    if not data.startswith(_JPEG):
        return data
    kept, position = [_JPEG], 2
    while position + 4 <= len(data) and data[position] == 0xFF and data[position + 1] != _SCAN:
        marker = data[position + 1]
        if marker == 0xFF:  # padding
            position += 1
            continue
        size = (
            2 if marker in _ALONE else 2 + int.from_bytes(data[position + 2 : position + 4], "big")
        )
        if marker not in _METADATA:
            kept.append(data[position : position + size])
        position += size
    return b"".join((*kept, data[position:]))


_SCAN = 0xDA
_METADATA = frozenset({*range(0xE0, 0xF0), 0xFE}) - {0xE0, 0xE2, 0xEE}


# The markers that begin a frame of a JPEG: C0 to CF, except DHT, JPG and DAC.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
# The markers without a length: TEM and RST0 to RST7.
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})


def _jpeg_size(data: bytes) -> _Size | None:
    """Return the size of a JPEG, or None if the data is not a JPEG; raises as `_png_size` does."""
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
                return _Size(width, height)
            break
        position += length
    raise ValueError
