"""The value of a BibTeX field: braces and quotes off, `#` joined, macros looked up.

bibtexparser splits a file into entries and fields; what stands behind the `=` is read here, by
BibTeX's grammar (btxdoc, "The bibliography-database file").
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from cvtex.latex.braces import closed_group_end
from cvtex.locales import ENGLISH
from cvtex.locales.months import month_number

MONTHS = {name[:3].lower(): name for name in ENGLISH.months}
"""The macros that every BibTeX style defines."""

_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")


def english_month(written: str) -> str:
    """Return the English name of a month in any language, or what is written.

    Signs and a year about the month are left out; a value with a day is a date and stays.
    """
    number = 0 if _DAY.search(written) else month_number("".join(filter(str.isalpha, written)))
    return ENGLISH.months[number - 1] if number else written


_WORD = re.compile(r"[^\s{}\"#,%'()=]+")
_FIELD = re.compile(r"\s*([^\s{}\"#,%'()=]+)\s*=\s*")


class Value(NamedTuple):
    """A field's LaTeX with blanks folded, the macros it lacks, and what stood behind it."""

    latex: str
    unknown_macros: tuple[str, ...] = ()
    rest: str = ""


LONGEST = 200_000
"""How many characters a value may have: the authors of the largest experiments need a third."""


def read_value(raw: str, macros: Mapping[str, str]) -> Value:
    """Read the pieces of a value as far as they go; what follows them is its `rest`.

    An unknown macro stands for its own name, so that nothing the user wrote is lost. Macros that
    come to more than `LONGEST` characters are not read to their end.
    """
    plain = plain_value(raw)
    if plain is not None:
        return Value(plain)
    pieces: list[str] = []
    unknown: list[str] = []
    position = size = 0
    while True:
        position = _skip_blanks(raw, position)
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
        position = _skip_blanks(raw, end)
        if not raw.startswith("#", position):
            break
        position += 1
    return Value(_folded("".join(pieces)), tuple(unknown), raw[position:].strip())


def _folded(text: str) -> str:
    """Return a text with each stretch of blanks as one blank, and none about it."""
    if text.isprintable() and "  " not in text and text[:1] != " " and text[-1:] != " ":
        return text if text.isascii() else " ".join(text.split())
    return " ".join(text.split())


def plain_value(raw: str) -> str | None:
    """Read a value that is a number or one group without others in it; None if it is more."""
    if raw[:1] == "{" and raw.find("}") == len(raw) - 1 and raw.rfind("{") == 0:
        inner = raw[1:-1]
        return None if "\\" in inner else _folded(inner)
    return raw if raw.isdecimal() else None


def value_end(raw: str, start: int) -> int | None:
    """Return the index behind a value of one or more pieces, or None if none is whole."""
    end: int | None = None
    position = start
    while (stop := _piece_end(raw, _skip_blanks(raw, position))) is not None:
        end = stop
        position = _skip_blanks(raw, stop)
        if not raw.startswith("#", position):
            break
        position += 1
    return end


def split_field(rest: str) -> tuple[str, str] | None:
    """Read text behind a value as the next field, as when the comma between was forgotten."""
    match = _FIELD.match(rest)
    return (match[1], rest[match.end() :]) if match else None


def _skip_blanks(raw: str, position: int) -> int:
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
                # Godel is often written "G\"odel", which BibTeX refuses and people mean.
                case '"' if depth <= 0 and raw[index - 1] != "\\":
                    return index + 1
        return None
    word = _WORD.match(raw, start)
    return word.end() if word else None
