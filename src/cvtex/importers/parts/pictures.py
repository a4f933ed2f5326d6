"""Pictures within a text: Base64, or an address that has the data."""

from __future__ import annotations

import base64
import binascii
import re

_DATA = re.compile(r"data:image/(png|jpe?g);base64,(.*)", re.DOTALL)
_LARGEST = 20 << 20
"""The most characters of a picture."""


def picture_in(text: str) -> tuple[str, bytes]:
    """Return a name for a picture and its bytes; both are empty if it is not a PNG or a JPEG.

    The text is `data:image/png;base64,…`, or Base64 of that, or the picture in Base64.
    """
    if len(text) > _LARGEST:
        return "", b""
    found = _DATA.match(text)
    if found is None:
        data = _decoded(text)
        found = _DATA.match(data[:_LARGEST].decode("latin-1"))
        if found is None:
            return _named(data)
    return _named(_decoded(found[2]))


def _named(data: bytes) -> tuple[str, bytes]:
    if data.startswith(b"\x89PNG"):
        return "photo.png", data
    return ("photo.jpg", data) if data.startswith(b"\xff\xd8\xff") else ("", b"")


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(re.sub(r"\s+", "", text), validate=True)
    except (binascii.Error, ValueError):
        return b""
