"""Numbers written by others: parsed within bounds, and never with an exception.

Every number from a file, a log of TeX or the environment is parsed here. `int` and `float` accept
more than a reader expects (digits of other scripts, `1_000`, `nan`), and raise an exception for
less (`²` is a digit for `str.isdigit`; a number of more than 4,300 digits is an error).
This module is at the bottom: it imports nothing of cvtex.
"""

from __future__ import annotations

import re

LARGEST = 10**9
"""The largest number that a line, a page or a part of a date can have."""

LAST_SECOND = 253_402_300_799
"""The last second of the year 9999 since 1970, after which dates have no common form."""

_LONGEST = 100
"""The most characters of a decimal number; more digits than a `float` holds have no effect."""

_DECIMAL = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")


def whole_number(text: str | None, largest: int = LARGEST) -> int | None:
    """Return the number that consists of ASCII digits, if it is at most `largest`, or None."""
    if not text or not (text.isascii() and text.isdigit()):
        return None
    digits = text.lstrip("0") or "0"
    if len(digits) > len(str(largest)):
        return None
    number = int(digits)
    return number if number <= largest else None


def decimal_number(text: str) -> float | None:
    """Return a number such as `12`, `-0.5` or `.5`, in ASCII digits, or None for other texts."""
    text = text.strip()
    is_number = len(text) <= _LONGEST and _DECIMAL.fullmatch(text)
    return float(text) if is_number else None
