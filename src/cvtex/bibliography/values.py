"""Parse the value of a BibTeX field: remove braces and quotes, join at `#`, expand macros.

bibtexparser splits a file into entries and fields; this module parses what is after the `=`, by the
grammar of BibTeX (btxdoc, "The bibliography-database file").
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple
from unicodedata import category, normalize

from cvtex.latex.braces import closed_group_end
from cvtex.locales import ENGLISH
from cvtex.locales.months import month_number

MONTHS = {name[:3].lower(): name for name in ENGLISH.months}
"""The macros that every BibTeX style defines: `jan` to `dec`, with the English names."""

_NUMBERED_MONTH = re.compile(r"\s*(0?[1-9]|1[0-2])\s*[月월]\s*")
_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")


def english_month(written: str) -> str:
    """Return the English name of a month that is written in any language, or `written` unchanged.

    Punctuation and a year are ignored; a value that has a day is a date and is not changed. `5月`
    has a sign after the number.
    """
    if found := _NUMBERED_MONTH.fullmatch(written):
        number = int(found[1])
    else:
        letters = (letter for letter in written if category(letter)[0] in "LM")
        number = 0 if _DAY.search(written) else month_number("".join(letters))
    return ENGLISH.months[number - 1] if number else written


_WORD = re.compile(r"[^\s{}\"#,%'()=]+")
_FIELD = re.compile(r"\s*([^\s{}\"#,%'()=]+)\s*=\s*")


class Value(NamedTuple):
    """A parsed value.

    `latex` is its LaTeX with each run of white space as one space. `unknown_macros` are the macros
    that are not defined, and `rest` is the text after the value, from the index `rest_start` on.
    """

    latex: str
    unknown_macros: tuple[str, ...] = ()
    rest: str = ""
    rest_start: int = 0


LONGEST = 200_000
"""The largest number of characters in a value; the longest author lists need a third of it."""


def read_value(raw: str, macros: Mapping[str, str]) -> Value:
    """Parse a value and expand its macros, whose names are in lower case in `macros`.

    An unknown macro is replaced by its own name, so that no text of the user is lost. Parsing stops
    once the macros come to more than `LONGEST` characters.
    """
    plain = plain_value(raw)
    if plain is not None:
        return Value(plain)
    pieces: list[str] = []
    unknown: list[str] = []
    position = size = 0
    while True:
        position = _skip_spaces(raw, position)
        end = _piece_end(raw, position)
        if end is None:
            break
        piece = raw[position:end]
        if piece[0] in '{"':
            pieces.append(piece[1:-1])
        elif piece.isdigit():
            pieces.append(piece)
        else:
            known = macros.get(piece.lower(), MONTHS.get(piece.lower()))
            if known is None:
                unknown.append(piece)
            pieces.append(piece if known is None else known)
            size += len(pieces[-1])
            if size > LONGEST:
                break
        position = _skip_spaces(raw, end)
        if not raw.startswith("#", position):
            break
        position += 1
    position = _skip_spaces(raw, position)
    latex = _with_single_spaces("".join(pieces))
    return Value(latex, tuple(unknown), raw[position:].rstrip(), position)


def _with_single_spaces(text: str) -> str:
    """Return a text with each run of white space as one space, and none at its ends.

    Its characters are in NFC: a text pasted on macOS has letters and accents apart.
    """
    if text.isprintable() and "  " not in text and text[:1] != " " and text[-1:] != " ":
        return text if text.isascii() else normalize("NFC", " ".join(text.split()))
    return normalize("NFC", " ".join(text.split()))


def plain_value(raw: str) -> str | None:
    """Parse a value that is a number or one group without braces or commands in it.

    Return None for any other value.
    """
    if raw[:1] == "{" and raw.find("}") == len(raw) - 1 and raw.rfind("{") == 0:
        inner = raw[1:-1]
        return None if "\\" in inner else _with_single_spaces(inner)
    return raw if raw.isdecimal() else None


def value_end(raw: str, start: int) -> int | None:
    """Return the index after a value of one or more pieces, or None if no piece is complete."""
    end: int | None = None
    position = start
    while (stop := _piece_end(raw, _skip_spaces(raw, position))) is not None:
        end = stop
        position = _skip_spaces(raw, stop)
        if not raw.startswith("#", position):
            break
        position += 1
    return end


def split_field(rest: str) -> tuple[str, str] | None:
    """Split the text after a value into the name and the value of a field, if a comma is missing.

    Return None if the text is not a field.
    """
    match = _FIELD.match(rest)
    return (match[1], rest[match.end() :]) if match else None


def _skip_spaces(raw: str, position: int) -> int:
    while position < len(raw) and raw[position].isspace():
        position += 1
    return position


def _piece_end(raw: str, start: int) -> int | None:
    if start >= len(raw):
        return None
    if raw[start] == "{":
        return closed_group_end(raw, start)
    if raw[start] == '"':
        depth = 0
        for index in range(start + 1, len(raw)):
            match raw[index]:
                case "{":
                    depth += 1
                case "}":
                    depth -= 1
                # BibTeX rejects "G\"odel", which people often write.
                case '"' if depth <= 0 and raw[index - 1] != "\\":
                    return index + 1
        return None
    word = _WORD.match(raw, start)
    return word.end() if word else None
