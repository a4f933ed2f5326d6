"""Texts of other programs as the rich text of a `cv.yaml`.

Whatever has the wrong type keeps its words: numbers are texts, a list or a mapping where a text
belongs is joined.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from cvtex.importers.html import has_html, rich_text_of_html
from cvtex.importers.origin import Node
from cvtex.locales import ENGLISH, Locale
from cvtex.text.escaping import escaped
from cvtex.text.lists import MARKER

_ITEM = re.compile(rf"(\s*(?:{MARKER}))(.*)")


def plain(source: str) -> str:
    """Return a text without markup as rich text, in which lines stay lines, and lists lists.

    Tags and entities of HTML, which some programs leave in their texts, get their meaning.
    """
    if has_html(source):
        return rich_text_of_html(source)
    lines = [line.rstrip() for line in source.strip().splitlines()]
    # One alone is a dash or an ordinal.
    has_list = sum(_ITEM.match(line) is not None for line in lines) > 1
    written = ""
    was_text = False
    for line in lines:
        item = _ITEM.match(line) if has_list else None
        is_text = bool(line) and not item
        written += BREAK if was_text and is_text else "\n"
        written += f"{item[1]}{escaped(item[2])}" if item else escaped(line)
        was_text = is_text
    return written.strip()


BREAK = "\\\n"
"""What begins a new line in rich text."""


def in_lines(rich: str) -> str:
    """Return rich text with paragraphs as the summary of an entry, which has only lines."""
    blocks = [block.strip("\n") for block in re.split(r"\n[ \t]*\n", rich) if block.strip()]
    written = blocks[0] if blocks else ""
    for before, block in pairwise(blocks):
        is_list = _ITEM.match(before.split("\n")[-1]) or _ITEM.match(block)
        written += ("\n" if is_list else BREAK) + block
    return written


def on_one_line(rich: str) -> str:
    """Return rich text as one line."""
    return " ".join(rich.replace(BREAK, " ").split())


@dataclass(frozen=True, slots=True)
class Texts:
    """How the texts of a file are read: the language of the CV, and what its prose is written in.

    `prose_in` turns a long text into rich text; names and other short texts are plain.
    """

    locale: Locale = ENGLISH
    prose_in: Callable[[str], str] = plain

    def line(self, node: Node) -> str:
        """Take a text as one line of rich text; empty if there is none."""
        return on_one_line(_taken(node, lambda source: plain(" ".join(source.split())), ", "))

    def label(self, node: Node) -> str:
        """Take a text as one line without markup, for what is not rich text."""
        return " ".join(_taken(node, str, ", ").split())

    def prose(self, node: Node) -> str:
        """Take a text as paragraphs and lists, for a section of text."""
        return _taken(node, self.prose_in, "\n\n")

    def summary(self, node: Node) -> str:
        """Take a text as lines and lists, for an entry."""
        return in_lines(self.prose(node))

    def items(self, node: Node) -> list[str]:
        """Take the texts of a list, or the only text; an item that is a mapping is one text."""
        return [text for item in node if (text := in_lines(_taken(item, self.prose_in, ", ")))]

    def words(self, node: Node) -> list[str]:
        """Take the words of a list; a text in its place is divided at commas."""
        if node.is_text:
            return [word for part in re.split(r"[,;\n]", self.line(node)) if (word := part.strip())]
        return [word for item in node if (word := self.line(item))]


def joined(*texts: str, by: str = "\n\n") -> str:
    """Return the texts that are not empty, joined."""
    return by.join(filter(None, texts))


def _taken(node: Node, rich: Callable[[str], str], between: str) -> str:
    return joined(*(rich(leaf.text()) for leaf in node.leaves()), by=between)
