"""Text strings of a PDF: titles, addresses, and words for pictures (ISO 32000-1, 7.9.2.2)."""

from __future__ import annotations

import re


def write_string(text: str) -> bytes:
    """Return a text string: in PDFDocEncoding if it is ASCII, else in UTF-16 (7.9.2.2)."""
    if text.isascii():
        return b"(" + re.sub(rb"([()\\])", rb"\\\1", text.encode()) + b")"
    return b"<FEFF" + text.encode("utf-16-be", "surrogatepass").hex().upper().encode() + b">"


def read_string(value: bytes, *, is_utf8: bool = False) -> str:
    """Return a text string of a PDF (7.3.4 and 7.9.2.2); empty for anything else.

    With `is_utf8` it is in UTF-8, as TeX writes what it does not convert.
    """
    if value.startswith(b"<"):
        digits = re.sub(rb"[^0-9A-Fa-f]", b"", value)
        raw = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
    elif value.startswith(b"("):
        raw = unescaped(value[1:-1])
    else:
        return ""
    if raw.startswith(b"\xfe\xff"):
        return raw[2:].decode("utf-16-be", "replace")
    if is_utf8:
        return raw.decode("utf-8", "replace")
    return "".join(_PDF_DOC.get(code, chr(code)) for code in raw)


def unescaped(text: bytes) -> bytes:
    """Return what is between the parentheses of a string without its escapes (7.3.4.2)."""
    return _ESCAPE.sub(_unescaped, text)


_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def _unescaped(found: re.Match[bytes]) -> bytes:
    sign = found[1]
    if sign[:1].isdigit() and sign < b"8":
        return bytes((int(sign, 8) & 255,))
    return b"" if sign in {b"\r", b"\n", b"\r\n"} else _LETTERS.get(sign, sign)


_PDF_DOC = dict(zip(
    (*range(0x18, 0x20), *range(0x80, 0x9F), 0xA0),
    "\u02d8\u02c7\u02c6\u02d9\u02dd\u02db\u02da\u02dc"
    "\u2022\u2020\u2021\u2026\u2014\u2013\u0192\u2044\u2039\u203a\u2212\u2030\u201e\u201c\u201d"
    "\u2018\u2019\u201a\u2122\ufb01\ufb02\u0141\u0152\u0160\u0178\u017d\u0131\u0142\u0153\u0161"
    "\u017e\u20ac",
    strict=False,
))  # fmt: skip
"""The characters of PDFDocEncoding that are not those of Latin-1 (ISO 32000-1, D.2)."""
