"""Headers that describe a content: its media type and its character set."""

from __future__ import annotations

import codecs
from email.message import Message

_LAST_RESORT = "windows-1252"
"""What servers send that name no character set and do not send UTF-8."""


def media_type(header: str) -> tuple[str, str]:
    """Return the media type and the character set of a `Content-Type`, both in lower case."""
    message = Message()
    message["Content-Type"] = header
    charset = message.get_param("charset")
    # `Message` has `text/plain` for what it cannot read.
    kind = message.get_content_type() if "/" in header else ""
    return kind, charset.strip().lower() if isinstance(charset, str) else ""


def decoded(content: bytes, charset: str) -> str:
    """Return a content as text: in its character set, else in UTF-8, else in Windows-1252.

    A byte order mark is left out. Bytes that mean nothing become U+FFFD.
    """
    for name in (charset, "utf-8"):
        try:
            if name and codecs.lookup(name)._is_text_encoding:  # noqa: SLF001 - `bytes.decode` asks it too
                return content.decode(name).removeprefix("\ufeff")
        except (LookupError, ValueError):
            continue
    return content.decode(_LAST_RESORT, "replace")
