"""Texts as scalars of YAML (1.2.2, chapters 7 and 8), each in the plainest form that is read back.

A text is written plainly, in quotes, folded (`>-`) or line by line (`|-`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from cvtex.text.lists import MARKER

# As `builder` has them: the parser takes these characters out of all texts.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")

_NULL = frozenset({"~", "null", "Null", "NULL"})
_INDICATORS = frozenset(",[]{}#&*!|>@`%\"'")
_NO_PLAIN = re.compile(r"[:?-](?:\s|$)|---|\.\.\.|<<$|=$|.*(?::(?:\s|$)|\s#)|\s|.*\s$", re.DOTALL)
_IN_FLOW = re.compile(r"[,\[\]{}]|^(?:[?:]|-(?!\w))|:$")

# Line ends that are not `\n`, and what an editor does not show.
_LINE_ENDS = "\x85\u2028\u2029"
_SHOWN = frozenset("\u00ad\u200c\u200d\u200e\u200f")
"""Invisible characters that scripts need: a soft hyphen, joiners, and marks of direction."""

_WORD = re.compile(r"(?<=\S) (?=\S)")


def clean(text: str) -> str:
    r"""Return a text without what no CV can have: control characters, and line ends but `\n`."""
    if text.isprintable():
        return text
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def inline(text: str, *, in_flow: bool = False) -> str:
    """Return a text on one line: plain, or in quotes if it has to be.

    `in_flow` says that it stands between brackets or braces, where fewer texts can be plain.
    """
    if is_plain(text, in_flow=in_flow):
        return text
    if _has_no_escapes(text) and "\n" not in text:
        if '"' not in text and "\\" not in text:
            return f'"{text}"'
        return "'" + text.replace("'", "''") + "'"
    return '"' + "".join(map(_escaped, text)) + '"'


def is_plain(text: str, *, in_flow: bool = False) -> bool:
    """Tell whether a text is read back if it is written as it is, on one line."""
    if not text or text[0] in _INDICATORS or text in _NULL or _NO_PLAIN.match(text):
        return False
    if in_flow and _IN_FLOW.search(text):
        return False
    return _has_no_escapes(text) and "\n" not in text


def block(text: str, width: int) -> tuple[str, list[str]] | None:
    """Return the header and the lines of a block scalar, or None if the text cannot be one.

    The lines of a text of one line are folded to `width` characters where that changes nothing,
    those of a longer one stay.
    """
    if not _has_no_escapes(text) or text != text.strip():
        return None
    lines = text.split("\n")
    if any(line != line.rstrip() or line.startswith("\t") for line in lines):
        return None
    if len(lines) > 1 or re.match(MARKER, text):
        return "|-", lines
    return ">-", list(folded_lines(text, width))


def folded_lines(text: str, width: int) -> Iterator[str]:
    """Yield the lines of a text of one line: a space each between them makes the text.

    No line begins as an item of a list does: cvtex would read a list (`yaml.folding`).
    """
    line = ""
    rest = _WORD.split(text)
    for number, word in enumerate(rest):
        longer = f"{line} {word}" if line else word
        is_item = re.match(MARKER, " ".join(rest[number : number + 2]))
        if line and len(longer) > width and not is_item:
            yield line
            line = word
        else:
            line = longer
    yield line


def _has_no_escapes(text: str) -> bool:
    """Tell whether all characters can be written as they are, outside of double quotes."""
    return text.isprintable() or not any(map(_needs_escape, text))


def _needs_escape(character: str) -> bool:
    if character in _LINE_ENDS or character == "\t":
        return True
    return unicodedata.category(character) == "Cf" and character not in _SHOWN


_NAMES = {'"': r"\"", "\\": r"\\", "\n": r"\n", "\t": r"\t"}


def _escaped(character: str) -> str:
    """Return a character as it stands in double quotes."""
    if name := _NAMES.get(character):
        return name
    if not _needs_escape(character):
        return character
    number = ord(character)
    return f"\\u{number:04X}" if number <= 0xFFFF else f"\\U{number:08X}"
