"""How a language sets text: its quotation marks, its spaces, and where words may be divided."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


UNKNOWN_LANGUAGE = "und"
"""The tag (BCP 47) of a text in an unknown language."""


@dataclass(frozen=True, slots=True)
class Typography:
    """The conventions of one language. Without values they are those of English.

    Sources are the delimiters of the Common Locale Data Repository (version 45) and the style
    guides of the languages where these differ; they are compared by value, as keys of caches.
    """

    quotes: tuple[str, str, str, str] = ("“", "”", "‘", "’")
    """The marks for `"…"`, then those for `'…'`."""

    space_in_quotes: str = ""
    """The space inside of « and »."""

    narrow_space_before: str = ""
    """Punctuation that has a narrow no-break space (U+202F) before it."""

    space_before: str = ""
    """Punctuation that has a no-break space (U+00A0) before it."""

    short_words: str = ""
    """Letters that are words and do not end a line: `v` and `k` in Czech."""

    hyphenation: str = ""
    """The name of the patterns by which words are divided (`hyphenation.patterns`)."""

    hyphen_minimum: tuple[int, int] = (2, 3)
    """The fewest letters before a hyphen, and after it."""

    @property
    def has_spaces(self) -> bool:
        """Whether spaces are changed."""
        spaces = self.space_in_quotes, self.narrow_space_before, self.space_before
        return any(spaces) or bool(self.short_words)

    @property
    def text_rules(self) -> str:
        """What changes the characters of a text, as one text."""
        return "\0".join(
            (
                *self.quotes,
                self.space_in_quotes,
                self.narrow_space_before,
                self.space_before,
                self.short_words,
            )
        )

    @property
    def has_elision(self) -> bool:
        """Whether an apostrophe joins words, as in `l’été`: it is then no quotation mark."""
        return "’" not in self.quotes


ENGLISH_TYPOGRAPHY = Typography()


def typography_from(table: Mapping[str, Any]) -> Typography:
    """Return the typography that the table of a data file describes."""
    values = dict(table)
    for name in ("quotes", "hyphen_minimum"):
        if name in values:
            values[name] = tuple(values[name])
    return Typography(**values)


_GREEK = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff][\u0370-\u03ff\u1f00-\u1fff\u0300-\u0345]*")
_GREEK_OR = re.compile(r"(?<!\w)[ήὴἢ](?!\w)")
_HIATUS = re.compile(r"([αεου][\u0300\u0301\u0313\u0314\u0342]+)([ιυ])(?![\u0300-\u0345])")
_ACCENTS = re.compile(r"(?<=\w)[\u0300\u0301\u0313\u0314\u0342]+|(?<=\u0308)[\u0301\u0342]")


def capitals(text: str, language: str = "") -> str:
    """Return a text in the capital letters of its language, a tag (BCP 47).

    Greek capitals have no accents but in the word for *or*, and get a dieresis where the accent
    kept two vowels apart (`μάιος`, `ΜΑΪΟΣ`); the capital of `i` has a dot in Turkish. Source: the
    special casing of the Common Locale Data Repository (`el-Upper`, `tr-Upper`).
    """
    if language.partition("-")[0] in {"tr", "az"}:
        text = text.replace("i\u0307", "i").replace("i", "İ")
    if not _GREEK.search(text):
        return text.upper()
    text = _GREEK_OR.sub("Ή", unicodedata.normalize("NFC", text))
    return _GREEK.sub(_greek_capitals, text).upper()


def _greek_capitals(found: re.Match[str]) -> str:
    if found[0] == "Ή":
        return found[0]
    letters = _HIATUS.sub("\\1\\2\u0308", unicodedata.normalize("NFD", found[0]).lower())
    return unicodedata.normalize("NFC", _ACCENTS.sub("", letters).upper())
