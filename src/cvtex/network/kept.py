"""Answers that are kept between runs, for a day, in the user's cache."""

from __future__ import annotations

import json
import zlib

from cvtex.files import cache
from cvtex.network.addresses import address_of
from cvtex.network.messages import Answer, Request

KIND = "answers"

FRESH = 86_400.0
"""For how many seconds an answer is used: a day."""

_FORM = "1"
"""A number of the form of a kept file, to be raised when it changes."""

_LARGEST = 4_000_000
"""The most bytes of an answer that is kept, compressed."""


def name_of(request: Request) -> str:
    """Return the name of the answer to a request; keys and mail addresses do not change it."""
    return cache.name_of(_FORM, address_of(request, is_complete=False), *request.accept)


def load(name: str, now: float, *, size: int) -> Answer | None:
    """Return a kept answer that is fresh at a time in seconds since 1970, or None.

    It has at most `size` bytes.
    """
    head, _, compressed = (cache.load(KIND, name) or b"").partition(b"\n")
    try:
        kind, charset, since = json.loads(head)
        inflater = zlib.decompressobj()
        content = inflater.decompress(compressed, size)
        if not (inflater.eof and 0 <= now - since < FRESH):
            return None
    except (ValueError, TypeError, zlib.error):
        return None
    return Answer(str(kind), str(charset), content, is_kept=True)


def forget(name: str) -> None:
    """Delete a kept answer, if there is one."""
    cache.remove(KIND, name)


def keep(name: str, answer: Answer, now: float) -> None:
    """Keep an answer, unless it is very large."""
    compressed = zlib.compress(answer.content)
    if len(compressed) <= _LARGEST:
        head = json.dumps([answer.type, answer.charset, now]).encode()
        cache.keep(KIND, name, head + b"\n" + compressed)
