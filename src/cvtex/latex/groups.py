"""Helpers of `latex.parser`: open groups, and formulas and texts in their final form."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from cvtex.text import (
    CodeSpan,
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
from cvtex.text.glyphs import is_printable
from cvtex.text.math_symbols import MATH_SYMBOLS

_SCRIPT = re.compile(
    r"\s*([\^_])\s*(?:\{([^{}\\$^_~&]*)\}"
    r"|\{?\\(?:mathrm|textrm|text|mbox)\s*\{([^{}\\$^_~&]*)\}\}?"
    r"|([^{}\\$^_\s~&])|\{?\\([A-Za-z]+)\s*\}?)\s*"
)

# Formulas of a single symbol that are printed as text.
_TEXT_SYMBOLS = {
    "-": "−", "+": "+", "<": "<", ">": ">", "=": "=", "|": "|", "/": "/", "*": "∗", "'": "′",
    "''": "″",
}  # fmt: skip

_MODERN_FONTS = {
    "rm": "mathrm", "bf": "mathbf", "it": "mathit", "sf": "mathsf", "tt": "mathtt",
    "cal": "mathcal",
}  # fmt: skip
_OLD_FONT = re.compile(r"\{\\(rm|bf|it|sf|tt|cal)\b\s*([^{}]*)\}")


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


_LEADING_FONT = re.compile(r"^\s*\\(rm|it|bf|sf|tt)(?![A-Za-z])\s*(.*)$", re.DOTALL)
_CALLIGRAPHIC = re.compile(r"\\cal(?![A-Za-z])\s?\{?([A-Za-z])\}?")
_OLD_NAMES = re.compile(r"\\(bm|mathscr|mathds|mathbbm|emph|Box)(?![A-Za-z])")
_MODERN_NAMES = {
    "bm": "boldsymbol", "mathscr": "mathcal", "mathds": "mathbb", "mathbbm": "mathbb",
    "emph": "mathit", "Box": "square",
}  # fmt: skip


def _is_flat(tex: str) -> bool:
    return tex.count("{") == tex.count("}") and bool(tex.strip())


def modernise_math(tex: str) -> str:
    r"""Return a formula with the commands of current LaTeX: `{\rm eff}` as `{\mathrm{eff}}`.

    Commands of LaTeX 2.09 and of some packages are replaced. Spaces are single, with none at the
    ends; the command `\ ` is kept.
    """
    tex = _LEADING_FONT.sub(
        lambda old: rf"\{_MODERN_FONTS[old[1]]}{{{old[2]}}}" if _is_flat(old[2]) else old[0], tex
    )
    tex = _OLD_NAMES.sub(lambda old: rf"\{_MODERN_NAMES[old[1]]}", tex)
    tex = _CALLIGRAPHIC.sub(r"\\mathcal{\1}", tex)
    tex = _OLD_FONT.sub(lambda old: rf"{{\{_MODERN_FONTS[old[1]]}{{{old[2]}}}}}", tex)
    return _single_spaced(tex)


_SPACES = re.compile(r"(\\.)|\s+", re.DOTALL)


def _single_spaced(tex: str) -> str:
    spaced = _SPACES.sub(lambda match: match[1] or " ", tex).lstrip()
    return spaced if spaced.endswith("\\ ") else spaced.rstrip()


def math_as_text(tex: str) -> Inlines | None:
    r"""Return a formula that is only a symbol or a script as text: `$^{th}$`, `$\mu$`.

    Return None for other formulas, and for characters that the text fonts do not have.
    """
    bare = tex.strip()
    symbol = _TEXT_SYMBOLS.get(bare) or MATH_SYMBOLS.get(bare[1:] if bare.startswith("\\") else "")
    if symbol is not None:
        return (Text(symbol),) if are_printable(symbol) else None
    match = _SCRIPT.fullmatch(tex)
    if match is None:
        return None
    script, group, upright, letter, command = match.groups()
    content = MATH_SYMBOLS.get(command) if command else group or upright or letter
    if content is None or not are_printable(content):
        return None
    if content == "∘":
        return (Text("°"),)
    if not any(map(str.isalpha, content)):
        content = content.replace("-", "−")
    style = Style.SUPERSCRIPT if script == "^" else Style.SUBSCRIPT
    return (Styled(style, (Text(content.strip()),)),) if content.strip() else ()


def normalise(inlines: Iterable[Inline]) -> Inlines:
    """Return inlines with neighbouring texts joined, single spaces, and letters in NFC."""
    return tuple(
        Text(unicodedata.normalize("NFC", re.sub("[ \t\n]+", " ", inline.text)))
        if isinstance(inline, Text)
        else inline
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
