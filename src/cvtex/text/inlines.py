"""The inline model: what rich text is, whether it came from Markdown or from LaTeX.

Text is parsed once into a tuple of these values and written once per output format
(`latex_writer`, `plain_text` below). Nothing here is escaped: a `Text` holds what a reader sees.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from cvtex.text.math import plain_math


class Style(StrEnum):
    """The looks that a stretch of text can have."""

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
    """Inlines set in one more style."""

    style: Style
    children: Inlines


@dataclass(frozen=True, slots=True)
class Upright:
    r"""Inlines set upright within emphasis (LaTeX's `\textup`, `\textnormal`)."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class CodeSpan:
    """Characters set in the typewriter face, exactly as they are."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Inlines that lead to a web address."""

    url: str
    children: Inlines


@dataclass(frozen=True, slots=True)
class Math:
    """A formula in LaTeX's notation, without the dollars, holding only commands of math."""

    tex: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """The end of a line within a paragraph."""


@dataclass(frozen=True, slots=True)
class RawLatex:
    """LaTeX that the user plainly asked for; passed on as it is."""

    tex: str


Inline: TypeAlias = Text | Styled | Upright | CodeSpan | Link | Math | LineBreak | RawLatex
Inlines: TypeAlias = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class RichText:
    """Text of a CV with Markdown's emphasis, strong, code, links and `$math$`, as parsed."""

    inlines: Inlines

    def __str__(self) -> str:
        """Return the characters alone."""
        return plain_text(self.inlines)


@dataclass(frozen=True, slots=True)
class Prose:
    """Paragraphs of rich text, separated by blank lines in the file."""

    paragraphs: tuple[RichText, ...]


def join(inlines: Iterable[Inline]) -> Inlines:
    """Return inlines with neighbouring texts as one text each, and without empty texts."""
    joined: list[Inline] = []
    for inline in inlines:
        last = joined[-1] if joined else None
        if not isinstance(inline, Text):
            joined.append(inline)
        elif isinstance(last, Text):
            joined[-1] = Text(last.text + inline.text)
        elif inline.text:
            joined.append(inline)
    return tuple(joined)


def is_rich(inlines: Inlines) -> bool:
    """Tell whether rich text is more than characters."""
    return not all(isinstance(inline, Text) for inline in inlines)


def without_formulas(inlines: Inlines) -> Inlines:
    """Return inlines without the formulas in them, at any depth."""
    kept: list[Inline] = []
    for inline in inlines:
        match inline:
            case Math():
                pass
            case Styled(style, children):
                kept.append(Styled(style, without_formulas(children)))
            case Upright(children):
                kept.append(Upright(without_formulas(children)))
            case Link(url, children):
                kept.append(Link(url, without_formulas(children)))
            case _:
                kept.append(inline)
    return tuple(kept)


def plain_text(inlines: Inlines) -> str:
    """Return the characters alone: for sorting, matching, document information and messages."""
    return "".join(map(_plain, inlines))


def _plain(inline: Inline) -> str:
    match inline:
        case Text(text) | CodeSpan(text):
            return text
        case Styled(_, children) | Link(_, children) | Upright(children):
            return plain_text(children)
        case Math(tex):
            return plain_math(tex)
        case LineBreak():
            return " "
        case RawLatex():
            return ""


def text(value: str) -> Inlines:
    """Return a plain string as inlines."""
    return (Text(value),) if value else ()
