"""What may stand in the place of a list of references."""

from __future__ import annotations

import re
from enum import StrEnum

from cvtex.diagnostics import Code
from cvtex.schema.fields import text_of
from cvtex.schema.reading import fail
from cvtex.text.addresses import caseless


class OnRequest(StrEnum):
    """What may stand in the place of a list of references."""

    ON_REQUEST = "on request"
    """The references are available on request."""


_ON_REQUEST = rf"(?:[A-Za-z]+\s+)?(?:[Uu][Pp])?{caseless('on')}\s+{caseless('request')}\.?"


def on_request(value: object) -> OnRequest:
    """Return what a text in the place of references says; fail for any other text."""
    text = text_of(value).strip()
    if not re.fullmatch(_ON_REQUEST, text):
        hint = "write `references: on request`, a list of persons, or `text: …` for other words"
        fail(Code.INVALID_VALUE, f"`{text}` is not a list of references", hint)
    return OnRequest.ON_REQUEST


SCHEMA = {"type": "string", "pattern": rf"^\s*{_ON_REQUEST}\s*$"}
"""The JSON Schema of that text."""
