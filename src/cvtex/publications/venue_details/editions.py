"""The number of an edition, in the many ways in which bibliographies have it."""

from __future__ import annotations

import re

from cvtex.locales.numbers import Numbers

_WORD = re.compile(
    r"(?i)\s*\b(?:edition|ed|auflage|aufl|édition|éd|edición|edizione|edição|издание|изд)\b\.?$"
)
_NUMBER = re.compile(r"(?i)([0-9]+)\s*(?:st|nd|rd|th|[.ªºaeo]|\.[ªºao]|ère|re|ème|-е)?")

# BibTeX's styles want the number as a word, with a capital.
_WRITTEN = {
    "first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6",
    "seventh": "7", "eighth": "8", "ninth": "9", "tenth": "10",
}  # fmt: skip


def edition_number(edition: str, numbers: Numbers) -> str:
    """Return the number of an edition as the language has it: `2nd` for `2`, `2.` in German.

    The English words for numbers that BibTeX's styles want are numbers in other languages. A word
    for the edition at the end is left out, and any other text is kept.
    """
    written = _WORD.sub("", edition)
    if numbers.ordinal("2") != "2nd":  # not English
        written = _WRITTEN.get(written.lower(), written)
        found = _NUMBER.fullmatch(written)
        written = found[1] if found else written
    return numbers.ordinal(written) if written.isdecimal() else written
