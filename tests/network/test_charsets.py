"""`network.charsets`: any content is text in the end."""

from __future__ import annotations

import pytest

from cvtex.network.charsets import decoded, media_type


@pytest.mark.parametrize(
    ("header", "read"),
    [
        ("application/json", ("application/json", "")),
        ('Text/XML; Charset="ISO-8859-1"; a=b', ("text/xml", "iso-8859-1")),
        ("text/plain;charset=UTF-8", ("text/plain", "utf-8")),
        ("", ("", "")),
        ("json", ("", "")),
        ("a/b/c; charset", ("text/plain", "")),
        ("text/plain; charset*=utf-8''x", ("text/plain", "")),
    ],
)  # fmt: skip
def test_a_content_type_has_a_type_and_a_charset(header: str, read: tuple[str, str]) -> None:
    """In lower case, without quotes."""
    assert media_type(header) == read


@pytest.mark.parametrize(
    ("content", "charset", "text"),
    [
        ("é".encode(), "", "é"),
        ("é".encode(), "utf8", "é"),
        ("\ufeffé".encode(), "utf-8", "é"),
        ("é".encode("latin-1"), "iso-8859-1", "é"),
        ("é “".encode("windows-1252"), "", "é “"),
        ("é".encode("latin-1"), "utf-8", "é"),
        ("é".encode("utf-16"), "utf-16", "é"),
        ("é".encode(), "unheard-of", "é"),
        ("é".encode(), "base64", "é"),
        ("é".encode(), "rot13", "é"),
        (b"a\\x41", "unicode_escape", "a\\x41"),
        ("é".encode("gb18030"), "gb18030", "é"),
        ("é".encode(), "\x00", "é"),
        (b"\x81", "", "\ufffd"),
    ],
)
def test_a_content_is_decoded(content: bytes, charset: str, text: str) -> None:
    """By its character set, else as UTF-8, else as Windows does; no codec does anything else."""
    assert decoded(content, charset) == text
