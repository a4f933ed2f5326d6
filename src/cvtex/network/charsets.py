"""Headers that describe a content: its media type and its character set."""

from __future__ import annotations

import re
from contextlib import suppress
from email.message import Message

_LAST_RESORT = "windows-1252"
"""What servers send that name no character set and do not send UTF-8."""

# Python also has codecs that are no character sets, such as `unicode_escape`.
_OF_SERVERS = re.compile(
    r"utf-?(?:8|16|32)(?:[lb]e)?|(?:us-)?ascii|(?:iso-?8859|windows|cp|latin)[-_]?\d{1,4}"
    r"|koi8-[ru]|gb(?:k|2312|18030)|big5(?:-hkscs)?|euc-(?:jp|kr)|shift_jis|iso-2022-jp|macintosh"
)


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
    for name in (charset if _OF_SERVERS.fullmatch(charset) else "", "utf-8"):
        with suppress(LookupError, ValueError):
            if name:
                return content.decode(name).removeprefix("\ufeff")
    return content.decode(_LAST_RESORT, "replace")
