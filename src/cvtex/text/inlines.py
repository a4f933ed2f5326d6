"""The inline model: rich text as values, whether it comes from Markdown or from LaTeX.

A text is parsed once into a tuple of these values, and written in each output format
(`latex_writer`, `html_writer`, `plain_text` below). Nothing here is escaped: a `Text` holds the
characters that a reader sees.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from typing import TypeAlias

from cvtex.diagnostics import Code
from cvtex.locales.typography import capitals
from cvtex.text.math import plain_math


class Style(StrEnum):
    """A style of text."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    SMALL_CAPS = "small-caps"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"
    UNDERLINE = "underline"


@dataclass(frozen=True, slots=True)
class Text:
    """Plain characters, as a reader sees them; a no-break space is U+00A0."""

    text: str


@dataclass(frozen=True, slots=True)
class Styled:
    """Inlines with a style added."""

    style: Style
    children: Inlines


@dataclass(frozen=True, slots=True)
class Upright:
    r"""Inlines that are upright within emphasis (LaTeX's `\textup`, `\textnormal`)."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class InLanguage:
    """Inlines in another language than the text around them; `language` is its tag (BCP 47)."""

    language: str
    children: Inlines


@dataclass(frozen=True, slots=True)
class CodeSpan:
    """Characters in a typewriter font, exactly as they are."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Inlines that link to an address."""

    url: str
    children: Inlines


@dataclass(frozen=True, slots=True)
class Math:
    """A formula in LaTeX's notation, without the dollar signs, that `check_math` accepts."""

    tex: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line break within a paragraph."""


@dataclass(frozen=True, slots=True)
class RawLatex:
    """LaTeX that the user asked for explicitly; it is passed on unchanged."""

    tex: str


@dataclass(frozen=True, slots=True)
class List:
    """A list within a text, on lines of its own.

    An item is rich text, and may have lists of the next level. `start` is the number of the first
    item; None means bullets. The items of a loose list have space between them.
    """

    items: tuple[Inlines, ...]
    start: int | None = None
    is_loose: bool = False


Inline: TypeAlias = (
    Text | Styled | Upright | InLanguage | CodeSpan | Link | Math | LineBreak | RawLatex | List
)
Inlines: TypeAlias = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class RichText:
    """One paragraph of a CV, parsed from Markdown (`markdown`), with the lists in it."""

    inlines: Inlines

    def __str__(self) -> str:
        """Return the characters without formatting."""
        return plain_text(self.inlines)


@dataclass(frozen=True, slots=True)
class Prose:
    """Paragraphs of rich text, separated by blank lines in the file."""

    paragraphs: tuple[RichText, ...]


def join(inlines: Iterable[Inline]) -> Inlines:
    """Return inlines with adjacent `Text` values joined and empty ones removed.

    Children of other inlines are not changed.
    """
    joined: list[Inline] = []
    texts: list[Text] = []  # joined at once, since to join each to the last takes quadratic time
    for inline in inlines:
        if isinstance(inline, Text):
            if inline.text:
                texts.append(inline)
            continue
        if texts:
            joined.append(_joined(texts))
            texts = []
        joined.append(inline)
    if texts:
        joined.append(_joined(texts))
    return tuple(joined)


def _joined(texts: Sequence[Text]) -> Text:
    return texts[0] if len(texts) == 1 else Text("".join([part.text for part in texts]))


def is_rich(inlines: Inlines) -> bool:
    """Tell whether rich text has any inline other than `Text`."""
    return not all(isinstance(inline, Text) for inline in inlines)


def raw_latex_of(inlines: Inlines) -> Iterator[RawLatex]:
    """Yield the raw LaTeX in rich text, at any depth."""
    for inline in inlines:
        match inline:
            case RawLatex():
                yield inline
            case Styled(_, children) | Link(_, children) | InLanguage(_, children):
                yield from raw_latex_of(children)
            case Upright(children):
                yield from raw_latex_of(children)
            case List(items):
                for item in items:
                    yield from raw_latex_of(item)


def has_link(inlines: Inlines) -> bool:
    """Tell whether rich text has a link, at any depth, or raw LaTeX, which may be one."""
    for inline in inlines:
        match inline:
            case Link() | RawLatex():
                return True
            case Styled(_, children) | InLanguage(_, children) | Upright(children):
                if has_link(children):
                    return True
            case List(items):
                if any(map(has_link, items)):
                    return True
    return False


def without_formulas(inlines: Inlines) -> Inlines:
    """Return inlines without formulas, at any depth."""
    kept: list[Inline] = []
    for inline in inlines:
        match inline:
            case Math():
                pass
            case Styled(style, children):
                kept.append(Styled(style, without_formulas(children)))
            case Upright(children):
                kept.append(Upright(without_formulas(children)))
            case InLanguage(language, children):
                kept.append(InLanguage(language, without_formulas(children)))
            case Link(url, children):
                kept.append(Link(url, without_formulas(children)))
            case List(items, start, is_loose):
                kept.append(List(tuple(map(without_formulas, items)), start, is_loose))
            case _:
                kept.append(inline)
    return tuple(kept)


def uppercase(inlines: Inlines, language: str = "") -> Inlines:
    """Return inlines in the capitals of a language, a tag, or of the one that a part of them names.

    Code, formulas and raw LaTeX stay as they are.
    """
    changed: list[Inline] = []
    for inline in inlines:
        match inline:
            case Text(value):
                changed.append(Text(capitals(value, language)))
            case Styled(style, children):
                changed.append(Styled(style, uppercase(children, language)))
            case Upright(children):
                changed.append(Upright(uppercase(children, language)))
            case InLanguage(own, children):
                changed.append(InLanguage(own, uppercase(children, own)))
            case Link(url, children):
                changed.append(Link(url, uppercase(children, language)))
            case _:
                changed.append(inline)
    return tuple(changed)


def in_language(language: str, inlines: Inlines) -> Inlines:
    """Return rich text marked as in a language, and the items of the lists in it; not the lists."""
    marked: list[Inline] = []
    for is_list, group in groupby(inlines, lambda inline: isinstance(inline, List)):
        if not is_list:
            marked.append(InLanguage(language, tuple(group)))
            continue
        for found in group:
            if isinstance(found, List):
                items = tuple(in_language(language, item) for item in found.items)
                marked.append(replace(found, items=items))
    return tuple(marked)


def plain_text(inlines: Inlines) -> str:
    """Return the characters without formatting: for sorting, matching, PDF metadata and messages.

    A formula is written as plain text, a line break is a space, and raw LaTeX is omitted. Each item
    of a list is a line with a bullet or a number, as in Markdown.
    """
    joined = "".join(map(_plain, inlines))
    if "\n" in joined and list_depth(inlines):
        return joined.strip("\n").replace("\n\n", "\n")
    return joined


def list_depth(inlines: Inlines) -> int:
    """Return how many lists are in each other in rich text: 0 without a list."""
    lists = (inline for inline in inlines if isinstance(inline, List))
    return max((1 + max(map(list_depth, found.items), default=0) for found in lists), default=0)


def _plain(inline: Inline) -> str:
    match inline:
        case Text(text) | CodeSpan(text):
            return text
        case Styled(_, children) | Link(_, children) | InLanguage(_, children):
            return plain_text(children)
        case Upright(children):
            return plain_text(children)
        case Math(tex):
            return plain_math(tex)
        case LineBreak():
            return " "
        case RawLatex():
            return ""
        case List(items):
            lines = (
                _plain_item(item, marker)
                for item, marker in zip(items, _markers(inline), strict=True)
            )
            return "\n" + "\n".join(lines) + "\n"


def _plain_item(item: Inlines, marker: str) -> str:
    """Return an item as in Markdown: its further lines are indented by the width of its marker."""
    return f"{marker} {plain_text(item)}".replace("\n", "\n" + " " * (len(marker) + 1))


def _markers(found: List) -> tuple[str, ...]:
    """Return what stands before each item of a list: `-`, or `1.`, `2.` and so on."""
    if found.start is None:
        return ("-",) * len(found.items)
    return tuple(f"{found.start + index}." for index in range(len(found.items)))


def text(value: str) -> Inlines:
    """Return a plain string as inlines; an empty string gives an empty tuple."""
    return (Text(value),) if value else ()


@dataclass(frozen=True, slots=True)
class TextProblem:
    """A part of a text that cannot be printed as the user meant it, and a hint how to fix it.

    `part` is the wrong part of the text, or the beginning of it, exactly as in the file.
    """

    code: Code
    message: str
    hint: str
    part: str
