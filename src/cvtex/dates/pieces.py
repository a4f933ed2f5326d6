"""Divide the text of a date into pieces: numbers, words and signs, in the scripts of all languages.

`numerals` has put the text into European digits and signs before.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from cvtex.dates.numerals import with_european_numbers, with_months_as_numbers

_DASHES = re.compile(r"--+|[\u2010-\u2015\u2212\u301c\ufe58\ufe63\uff0d\uff5e]")
_TILDES = re.compile(r"(?<=[\w.'’)])\s?~(?=\s?[\w'’])")
# In `mid-2019` and `mi-mai` a hyphen is no range.
_INNER_HYPHENS = re.compile(
    r"(?<=[^\W\d_])-(?=[0-9]{4}(?![0-9]))|(?i:(?<=\bmid)|(?<=\bmi))-(?=[^\W_])"
)
# `20-May-2015` and `20-May-15`, as spreadsheets write them.
_HYPHENED_DAY = re.compile(
    r"(?<![\w-])([0-9]{1,2}(?:st|nd|rd|th|\.)?)-([^\W\d_]{3,}\.?)-['’]?([0-9]{4}|[0-9]{2})(?![\w-])"
)
# Spaces within a date of numbers: `1. 5. 2020` in Czech, `2020. 5. 1.` in Korean, `5 / 2020`.
_SPACED_DAY = re.compile(
    r"(?<![0-9./-])([0-9]{1,4})([./]) ?([0-9]{1,2})\2 ?([0-9]{1,4})(?![0-9])"
    r"|(?<![0-9./-])([0-9]{1,2}) ?([./]) ?([0-9]{4})(?![0-9])"
    r"|(?<![0-9./-])([0-9]{1,2})/([0-9]{1,2}) (?=[0-9]{4}(?![0-9./-]))"
    r"|(?<![0-9./-])([0-9]{4})(\.) ([0-9]{1,2})(?![0-9]|\. ?[^\W\d_])"
)
_PIECES = r"""
    (?P<remark>\( [^()]* \))
    SUFFIXES
    UNSPACED
    | (?P<full>[0-9]{1,4}(?P<sign>[-/.])[0-9]{1,2}(?P=sign)[0-9]{1,4}(?![0-9]))
    | (?P<month_year>[0-9]{1,2}[-/.][0-9]{4}(?![0-9]))
    | (?P<year_month>[0-9]{4}[-/.][0-9]{1,2}(?![0-9]))
    | (?P<day_month>[0-9]{1,2}\.[0-9]{1,2}\.(?![0-9]))
    | (?P<year>[0-9]{4}(?![0-9]))(?:\s?[年년][度도]?)?
    | ['’](?P<short_year>[0-9]{2}(?![0-9]))
    | (?P<short_unit>[0-9]{2})\s?년
    | (?P<month_unit>[0-9]{1,2})\s?(?:月份?|월)
    | (?P<day_unit>[0-9]{1,2})\s?[日號号일]
    | (?P<number>[0-9]{1,2}(?![0-9]))(?:(?:ORDINALS)(?!\w))?
    | (?P<word>[^\W\d_][\wMARKS.'’״׳&+@]*|&)
    | (?P<comma>,) | (?P<semicolon>;) | (?P<slash>/) | (?P<dash>[-–])
    | (?P<other>\S)
"""
# Vowel signs and other marks are in words of these scripts: Hebrew, Arabic, Devanagari, Thai.
_MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0e31"
    "\u0e34-\u0e3a\u0e47-\u0e4e\u200c\u200d"
)
_UNSPACED = "[\u0e00-\u0e7f\u3005-\u30ff\u3400-\u9fff\uac00-\ud7a3]+"
_FIRST_UNSPACED = "\u0e00"


def piece_pattern(
    ordinals: Iterable[str], suffixes: Iterable[str], phrases: Iterable[str]
) -> re.Pattern[str]:
    """Return a regular expression for a piece, whose name is that of the matching group.

    `ordinals` are the suffixes of a day's number, `suffixes` those of a year, a month or a day that
    are pieces of their own, and `phrases` the words, of which those in scripts without spaces
    between words are divided from what follows.
    """
    unspaced = _either(
        phrase
        for phrase in phrases
        if phrase[:1] >= _FIRST_UNSPACED and re.fullmatch(_UNSPACED, phrase)
    )
    suffix = _either(suffixes)
    curly = suffix.replace("'", "['’]")
    pattern = (
        _PIECES.replace(
            "SUFFIXES", rf"| (?P<suffix>(?<=[0-9]) (?:{curly})(?!\w))" if suffix else ""
        )
        .replace(
            "UNSPACED",
            rf"| (?P<phrase>(?:{unspaced})(?={unspaced}|[\W\d_]|$))" if unspaced else "",
        )
        .replace("ORDINALS", _either(ordinals) or "(?!)")
        .replace("MARKS", _MARKS)
    )
    return re.compile(pattern, re.VERBOSE)


def _either(words: Iterable[str]) -> str:
    """Return a regular expression for one of the words, the longest that matches."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda w: (-len(w), w)))


def tidied(text: str) -> str:
    """Return a text in NFC, with European digits, one kind of dash, and no spaces in numbers."""
    text = _DASHES.sub("–", text)
    if not text.replace("–", "-").isascii():
        text = with_european_numbers(unicodedata.normalize("NFC", text))
    if "~" in text:
        text = _TILDES.sub("–", text)
    if "-" in text:
        text = _HYPHENED_DAY.sub(_day_of_hyphened, text)
        text = _INNER_HYPHENS.sub(" ", text)
    if "." in text and {*"IVX"} & {*text}:
        text = with_months_as_numbers(text)
    if " " in text and ("." in text or "/" in text):
        text = _SPACED_DAY.sub(_without_spaces, text)
    return text


def _day_of_hyphened(found: re.Match[str]) -> str:
    day, month, year = found.groups()
    return f"{day} {month} {year if len(year) > 2 else chr(39) + year}"


def _without_spaces(found: re.Match[str]) -> str:
    text = found[0]
    return text.replace(" ", "/") if text.endswith(" ") else text.replace(" ", "")


def pieces_of(text: str, pattern: re.Pattern[str]) -> list[tuple[str, str]]:
    """Return the pieces of a tidied text: the name of the group of each, and its text."""
    return [
        (match.lastgroup or "", match[match.lastgroup or 0]) for match in pattern.finditer(text)
    ]
