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
from cvtex.text import plain_text
from cvtex.text.escaping import escaped
from cvtex.text.lists import MARKER
from cvtex.text.markdown import parse_markdown

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
    written, before = "", ""
    for line in lines:
        item = _ITEM.match(line) if has_list else None
        kind = "item" if item else "text" if line else ""
        if kind == "text" and before == "text":
            written += f"{BREAK}{escaped(line)}"
        elif kind == "text" and before == "item":  # it goes on
            kind = "item"
            written += f"\n  {escaped(line.strip())}"
        else:
            written += f"\n{item[1]}{escaped(item[2])}" if item else f"\n{escaped(line)}"
        before = kind
    return written.strip()


def unwrapped(source: str) -> str:
    """Return a text in which lines that are only divided at a width are one, as in a block of YAML.

    So is prose in which the first word of a line has no place in the line before it, and half of
    these words are in lower case.
    """
    return "\n\n".join(map(_joined_lines, re.split(r"\n[ \t]*\n", source.strip())))


_NARROWEST, _WIDEST = 50, 120
"""The widths at which people divide lines."""


def _joined_lines(paragraph: str) -> str:
    lines = [line.strip() for line in paragraph.split("\n")]
    width = max(map(len, lines))
    is_full = [
        len(line) + 1 + len(following.partition(" ")[0]) > width
        for line, following in pairwise(lines)
    ]
    small = [full and after[:1].islower() for full, after in zip(is_full, lines[1:], strict=True)]
    is_prose = _NARROWEST <= width <= _WIDEST and 2 * sum(small) >= max(2, sum(is_full))
    if not is_prose or any(map(_ITEM.match, lines)):
        return paragraph
    ends = [" " if full else "\n" for full in is_full]
    return "".join(map("".join, zip(lines, [*ends, ""], strict=True)))


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


def divided(rich: str) -> tuple[str, list[str]]:
    """Return what stands before a list with bullets at the end of rich text, and its items.

    Lists in the list stay in its items. Without such a list, all of the text is before it.
    """
    lines = rich.strip().split("\n")
    starts = [number for number, line in enumerate(lines) if _BULLET.match(line)]
    first = starts[0] if starts else len(lines)
    if any(line and not line.startswith(" ") for line in lines[first:] if not _BULLET.match(line)):
        return rich, []
    items = [lines[start:end] for start, end in pairwise([*starts, len(lines)])]
    texts = ["\n".join([_BULLET.sub("", head), *rest]).strip() for head, *rest in items]
    return "\n".join(lines[:first]).strip(), texts


_BULLET = re.compile(r"^[-*+•][ \t]+(?=\S)")


def on_one_line(rich: str) -> str:
    """Return rich text as one line, in which the items of a list have semicolons between them."""
    written = ""
    for line in rich.replace(BREAK, "\n").splitlines():
        words = _BULLET.sub("", line.strip())
        is_item = words != line.strip()
        between = "; " if is_item and written and written[-1] not in ".,;:!?" else " "
        written += (between if written and words else "") + words
    return " ".join(written.split())


def _without_trailing_spaces(rich: str) -> str:
    """Return rich text without spaces at the ends of lines; two of them are a line break."""
    written = re.sub(r"(?<=\S) {2,}\n(?=\S)(?![-*+•] |\d+[.)] )", lambda _: BREAK, rich)
    return re.sub(r"(?<![ \t])[ \t]+(?=\n|\Z)", "", written)


@dataclass(frozen=True, slots=True)
class Texts:
    """How the texts of a file are read: the language of the CV, and what its prose is written in.

    `prose_in` turns a long text into rich text; names and other short texts are plain, but for
    those that `is_marked` tells to be in the same form. `words_for`
    translates a text of a kind, such as `degree`, that the format has in English; it returns an
    empty text for all others. `has_lists_apart` says that a list in a summary is the highlights.
    """

    locale: Locale = ENGLISH
    prose_in: Callable[[str], str] = plain
    is_marked: Callable[[str], bool] = lambda _text: False
    words_for: Callable[[str, str], str] = lambda _kind, _text: ""
    has_lists_apart: bool = False

    def term(self, node: Node, kind: str) -> str:
        """Take a text of which the format has a list, in the language of the CV."""
        if word := self.words_for(kind, node.peek()):
            node.understood()
            return word
        return self.line(node)

    def line(self, node: Node) -> str:
        """Take a text as one line of rich text; empty if there is none."""
        return on_one_line(_taken(node, self._line, ", "))

    def _line(self, source: str) -> str:
        words = " ".join(source.split())
        return self.prose_in(words) if self.is_marked(words) else plain(words)

    def label(self, node: Node) -> str:
        """Take a text as one line without markup, for what is not rich text."""
        return " ".join(_taken(node, _unmarked, ", ").split())

    def prose(self, node: Node) -> str:
        """Take a text as paragraphs and lists, for a section of text."""
        return _without_trailing_spaces(_taken(node, self.prose_in, "\n\n"))

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


def _unmarked(source: str) -> str:
    """Return a text without tags and entities of HTML."""
    if not has_html(source):
        return source
    return plain_text(parse_markdown(on_one_line(rich_text_of_html(source))).inlines)


def _taken(node: Node, rich: Callable[[str], str], between: str) -> str:
    return joined(*(rich(leaf.text()) for leaf in node.leaves()), by=between)
