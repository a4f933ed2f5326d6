"""Find the lists in a text of `cv.yaml`: lines that begin with a bullet or a number.

The rules are those of Markdown (CommonMark 0.31, sections 5.2 and 5.3) with three differences,
since a CV is written by hand: two columns of indentation are always enough for a list in a list,
numbers are kept as they are written, and `•` is a bullet too. The texts in the lists are not parsed
here, and the Markdown library is not needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines of text without a blank line, joined by line feeds.

    `is_apart` tells whether a blank line stands before it.
    """

    text: str
    is_apart: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """The items of a list, each with its blocks; `start` is the first number, None for bullets.

    `is_apart` tells whether a blank line stands before the list, `is_loose` whether blank lines
    divide its items.
    """

    items: tuple[tuple[Block, ...], ...]
    start: int | None = None
    is_apart: bool = False
    is_loose: bool = False


Block: TypeAlias = Paragraph | Items

BULLETS = "-*+•"
MARKER = rf"(?:[{BULLETS}]|[0-9]{{1,9}}[.)])[ \t]+(?=\S)"
"""The pattern of what begins an item: a bullet or a number, and spaces."""

_ITEM = re.compile(rf"([ \t]*)({MARKER})(.*)")
_LIST = re.compile(rf"^[ \t]*{MARKER}", re.MULTILINE)
_NESTED = 2
"""The columns by which a nested list is indented at least."""


def has_list(value: str) -> bool:
    """Tell whether any line of a text begins as an item of a list does."""
    return bool(_LIST.search(value))


def divide(value: str) -> tuple[Block, ...]:
    """Return the paragraphs and lists of a text.

    A text that is only one item with a number is a paragraph: `1. Prize` may be an ordinal. Lists
    that are more than `_DEEPEST` deep are paragraphs.
    """
    blocks = _blocks([line.rstrip() for line in value.expandtabs(4).split("\n")])
    match blocks:
        case (Items(items=((Paragraph(),),), start=int()),):
            return (Paragraph(value.strip()),)
    return blocks


_DEEPEST = 8
"""The most lists in each other that are read; the limit keeps the time proportional to the text."""


def _blocks(lines: Sequence[str], level: int = 0) -> tuple[Block, ...]:
    """Return the blocks of lines, which are in lists of a level."""
    blocks: list[Block] = []
    paragraph: list[str] = []
    is_apart = False  # from what stands before
    at = 0
    while at < len(lines):
        line = lines[at]
        if level < _DEEPEST and _begins_list(lines, at, after=paragraph):
            if paragraph:
                blocks.append(Paragraph("\n".join(paragraph), is_apart))
                paragraph, is_apart = [], False
            end = _end_of_list(lines, at)
            blocks.extend(_lists(lines[at:end], level + 1, is_apart=is_apart))
            is_apart = not lines[end - 1]
            at = end
            continue
        if line:
            paragraph.append(line.strip())
        elif paragraph:
            blocks.append(Paragraph("\n".join(paragraph), is_apart))
            paragraph, is_apart = [], True
        at += 1
    if paragraph:
        blocks.append(Paragraph("\n".join(paragraph), is_apart))
    return tuple(blocks)


def _begins_list(lines: Sequence[str], at: int, *, after: Sequence[str]) -> bool:
    """Tell whether a line begins a list, `after` some lines of a paragraph.

    A number within a sentence may be at the start of a line: `in May`, and below it `2019. Then`.
    There a list begins with 1, or the next line has the next number.
    """
    item = _ITEM.fullmatch(lines[at])
    if not item or not after or item[2][0] in BULLETS:
        return bool(item)
    following = _ITEM.fullmatch(lines[at + 1]) if at + 1 < len(lines) else None
    number = int(item[2].rstrip()[:-1])
    return number == 1 or bool(following and following[2].startswith(str(number + 1)))


def _end_of_list(lines: Sequence[str], start: int) -> int:
    """Return the index after the last line of the lists that begin at a line.

    After a blank line, a list continues with an item, or with text that is indented like its own.
    """
    margin = _indentation(lines[start])
    for index in range(start + 1, len(lines)):
        line = lines[index]
        is_new = line and not lines[index - 1] and not _ITEM.fullmatch(line)
        if is_new and _indentation(line) < margin + _NESTED:
            return index
    return len(lines)


def _lists(lines: Sequence[str], level: int, *, is_apart: bool) -> Iterator[Items]:
    """Yield the lists of lines that begin with an item: another kind of marker begins another."""
    run: list[_Item] = []
    for item in _items(lines):
        if run and not _continues(run, item.marker):
            yield _list(run, level, is_apart=is_apart)
            is_apart = not run[-1].lines[-1]
            run = []
        run.append(item)
    yield _list(run, level, is_apart=is_apart)


class _Item(NamedTuple):
    """The marker of an item, and its lines; in the first one, the marker is replaced by spaces."""

    marker: str
    lines: list[str]

    @property
    def number(self) -> int:
        return int(self.marker[:-1])


def _items(lines: Sequence[str]) -> Iterator[_Item]:
    """Yield the items at the first level of lines, of which the first begins an item."""
    margin = _indentation(lines[0])
    current: _Item | None = None
    for line in lines:
        item = _ITEM.fullmatch(line)
        if item and (current is None or _indentation(line) < margin + _NESTED):
            if current:
                yield current
            current = _Item(item[2].rstrip(), [" " * item.start(3) + item[3]])
        elif current:
            current.lines.append(line)
    if current:
        yield current


def _continues(run: Sequence[_Item], marker: str) -> bool:
    """Tell whether a marker continues a list.

    Numbers go up by one, or are all 1, as Markdown allows; others would be printed wrongly.
    """
    if marker[-1] != run[-1].marker[-1]:
        return False
    if marker in BULLETS:
        return True
    last, number = run[-1].number, int(marker[:-1])
    has_ones = len(run) > 1 and last == 1
    return last == number == 1 or (number == last + 1 and not has_ones)


def _list(run: Sequence[_Item], level: int, *, is_apart: bool) -> Items:
    start = None if run[0].marker in BULLETS else run[0].number
    is_loose = any(not item.lines[-1] for item in run[:-1])
    return Items(tuple(_blocks(item.lines, level) for item in run), start, is_apart, is_loose)


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip())
