"""Entities of HTML in the texts of .bib fields."""

from __future__ import annotations

import html
import re

from cvtex.numbers import whole_number

_DECIMAL = re.compile(r"&#([0-9]+);?")
_LAST_CODE = 0x10FFFF


def entity_text(entity: str) -> str:
    """Return the text of an entity such as `&amp;` or `&#233;`.

    An unknown name is returned as it is. A code beyond Unicode is U+FFFD, as in HTML (section
    "Numeric character reference end state"), however many digits it has.
    """
    decimal = _DECIMAL.fullmatch(entity)
    if decimal and whole_number(decimal[1], _LAST_CODE) is None:
        return "\N{REPLACEMENT CHARACTER}"
    return html.unescape(entity)
