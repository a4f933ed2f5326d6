"""Texts of programs that have no markup, as the rich text of a `cv.yaml`.

Whatever has the wrong type keeps its words: numbers are texts, a list where a text belongs is
joined, and so is a mapping.
"""

from __future__ import annotations

import re

from cvtex.importers.html import has_html, rich_text_of_html
from cvtex.importers.origin import Node
from cvtex.text.escaping import escaped
from cvtex.text.lists import MARKER

_ITEM = re.compile(rf"\s*({MARKER})(.*)")


def line_of(node: Node) -> str:
    """Take a text as one line of rich text; empty if there is none."""
    return " ".join(_rich(node, ", ").split())


def label_of(node: Node) -> str:
    """Take a text as one line without markup, for what is not rich text."""
    return " ".join(_words(node, ", ").split())


def prose_of(node: Node) -> str:
    """Take a text as paragraphs, with the lists that it has: lines that begin as items do."""
    return _rich(node, "\n\n")


def texts_of(node: Node) -> list[str]:
    """Take the texts of a list as rich text, or the only text.

    An item that is a mapping, as in some files, has its texts in one.
    """
    return list(filter(None, map(prose_of, node)))


def words_of(node: Node) -> list[str]:
    """Take the words of a list; a text that stands in its place is divided at commas."""
    if node.is_text:
        return [word for part in re.split(r"[,;\n]", line_of(node)) if (word := part.strip())]
    return list(filter(None, map(line_of, node)))


def joined(*texts: str, by: str = "\n\n") -> str:
    """Return the texts that are not empty, joined."""
    return by.join(filter(None, texts))


def _rich(node: Node, between: str) -> str:
    parts = []
    for leaf in node.leaves():
        if has_html(leaf.peek()):
            parts.append(rich_text_of_html(leaf.meaning()))
        else:
            parts.append(_escaped(leaf.text()))
    return joined(*parts, by=between)


def _words(node: Node, between: str) -> str:
    return joined(*(leaf.text() for leaf in node.leaves()), by=between)


def _escaped(plain: str) -> str:
    """Return a plain text as rich text, in which lists stay lists."""
    lines = plain.splitlines()
    if sum(map(bool, map(_ITEM.match, lines))) < 2:  # noqa: PLR2004 - one is a dash or an ordinal
        return escaped(plain)
    return "\n".join(
        f"{item[1]}{escaped(item[2])}" if (item := _ITEM.match(line)) else escaped(line)
        for line in lines
    )
