"""The inline model: rich text as values, whether it comes from Markdown or from LaTeX.

A text is parsed once into a tuple of these values, and written in each output format
(`latex_writer`, `html_writer`, `plain_text` below). Nothing here is escaped: a `Text` holds the
characters that a reader sees.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

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


Inline: TypeAlias = Text | Styled | Upright | CodeSpan | Link | Math | LineBreak | RawLatex
Inlines: TypeAlias = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class RichText:
    """One paragraph of a CV, parsed from Markdown (`markdown`)."""

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
            case Styled(_, children) | Link(_, children) | Upright(children):
                yield from raw_latex_of(children)


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
            case Link(url, children):
                kept.append(Link(url, without_formulas(children)))
            case _:
                kept.append(inline)
    return tuple(kept)


def plain_text(inlines: Inlines) -> str:
    """Return the characters without formatting: for sorting, matching, PDF metadata and messages.

    A formula is written as plain text, a line break is a space, and raw LaTeX is omitted.
    """
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
    """Return a plain string as inlines; an empty string gives an empty tuple."""
    return (Text(value),) if value else ()
