"""The inline model: what rich text is, whether it came from Markdown or from LaTeX.

Text is parsed once into a tuple of these values and written once per output format
(`latex_writer`, `plain_text` below). Nothing here is escaped: a `Text` holds what a reader sees.
"""

from __future__ import annotations

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
