"""Helpers of `latex.parser`: open groups, and texts in their final form."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from cvtex.text import (
    CodeSpan,
    InLanguage,
    Inline,
    Inlines,
    Link,
    Style,
    Styled,
    Text,
    Upright,
    join,
    plain_text,
)
from cvtex.text.folding import composed
from cvtex.text.glyphs import is_printable


@dataclass(slots=True)
class Group:
    r"""An open group: its inlines so far, and what is done with them at its end.

    A declaration (`\bf`) opens a group without braces that ends with the group around it.
    """

    braced: bool
    style: Style | None = None
    upright: bool = False
    quotes: tuple[str, str] | None = None
    code: bool = False
    url: str | None = None
    case: Callable[[str], str] | None = None
    single: bool = False
    """The group is an argument without braces, which consists of a single token."""
    skips_next: bool = False
    """The next group is an alternative to this group and is skipped (`\\texorpdfstring`)."""
    inlines: list[Inline] = field(default_factory=list)

    def to_inlines(self) -> Inlines:
        """Return the inlines that the group adds to the group around it."""
        inlines = normalise(self.inlines)
        if not inlines:
            return ()
        if self.case is not None:
            return change_case(inlines, self.case)
        if self.style is not None:
            return (Styled(self.style, inlines),)
        if self.upright:
            return (Upright(inlines),)
        if self.code:
            return (CodeSpan(plain_text(inlines)),)
        if self.url is not None:
            return (Link(self.url, inlines),)
        if self.quotes is not None:
            return (Text(self.quotes[0]), *inlines, Text(self.quotes[1]))
        return inlines


def change_case(inlines: Inlines, case: Callable[[str], str]) -> Inlines:
    """Return inlines with `case` applied to their text, but not to formulas and addresses."""
    changed: list[Inline] = []
    for inline in inlines:
        match inline:
            case Text(text):
                changed.append(Text(case(text)))
            case Styled(style, children):
                changed.append(Styled(style, change_case(children, case)))
            case Upright(children):
                changed.append(Upright(change_case(children, case)))
            case InLanguage(language, children):
                changed.append(InLanguage(language, change_case(children, case)))
            case Link(url, children):
                changed.append(Link(url, change_case(children, case)))
            case _:
                changed.append(inline)
    return tuple(changed)


def character(code: int) -> str:
    """Return the character with a code; "" for control characters and invalid codes."""
    is_printed = code >= 0x20 and not 0x7F <= code < 0xA0 and not 0xD800 <= code < 0xE000
    return chr(code) if is_printed and code <= sys.maxunicode else ""


def are_printable(text: str) -> bool:
    """Tell whether the text fonts have all characters of a text."""
    return all(letter.isascii() or is_printable(letter) for letter in text)


def normalise(inlines: Iterable[Inline]) -> Inlines:
    """Return inlines with neighbouring texts joined, single spaces, and letters in NFC."""
    return tuple(
        Text(composed(re.sub("[ \t\n]+", " ", inline.text))) if isinstance(inline, Text) else inline
        for inline in join(inlines)
    )


def strip_spaces(inlines: Inlines) -> Inlines:
    """Return inlines without spaces at both ends."""
    kept = list(inlines)
    if kept and isinstance(kept[0], Text):
        kept[0] = Text(kept[0].text.lstrip(" \u00a0"))
    if kept and isinstance(kept[-1], Text):
        kept[-1] = Text(kept[-1].text.rstrip(" \u00a0"))
    return tuple(inline for inline in kept if inline != Text(""))
