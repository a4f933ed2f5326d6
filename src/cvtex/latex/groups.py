"""The pieces that `latex.parser` puts inlines together from: groups, scripts, joined texts."""

from __future__ import annotations

import re
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

# Formulas of one sign that people write for its look in text.
_SIGNS = {
    "-": "−", "+": "+", "<": "<", ">": ">", "=": "=", "|": "|", "/": "/", "*": "∗", "'": "′",
    "''": "″",
}  # fmt: skip

_NEW_FONTS = {
    "rm": "mathrm", "bf": "mathbf", "it": "mathit", "sf": "mathsf", "tt": "mathtt",
    "cal": "mathcal",
}  # fmt: skip
_OLD_FONT = re.compile(r"\{\\(rm|bf|it|sf|tt|cal)\b\s*([^{}]*)\}")


@dataclass(slots=True)
class Group:
    r"""An open group: its inlines so far, and how it is set when it closes.

    A declaration (`\bf`) opens a group of its own that closes with the one around it.
    """

    braced: bool
    style: Style | None = None
    upright: bool = False
    quotes: tuple[str, str] | None = None
    code: bool = False
    url: str | None = None
    case: Callable[[str], str] | None = None
    single: bool = False
    """The group is an argument without braces, which ends with the token that it is."""
    skips_next: bool = False
    """The group after this one is another form of it (`\\texorpdfstring`)."""
    inlines: list[Inline] = field(default_factory=list)

    def closed(self) -> Inlines:
        """Return the group as it stands in the one around it."""
        inlines = tidied(self.inlines)
        if not inlines:
            return ()
        if self.case is not None:
            return recased(inlines, self.case)
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


def recased(inlines: Inlines, case: Callable[[str], str]) -> Inlines:
    """Return inlines with their letters in another case; formulas and addresses keep theirs."""
    changed: list[Inline] = []
    for inline in inlines:
        match inline:
            case Text(text):
                changed.append(Text(case(text)))
            case Styled(style, children):
                changed.append(Styled(style, recased(children, case)))
            case Upright(children):
                changed.append(Upright(recased(children, case)))
            case Link(url, children):
                changed.append(Link(url, recased(children, case)))
            case _:
                changed.append(inline)
    return tuple(changed)


def printable(text: str) -> bool:
    """Tell whether the text faces have every character."""
    return all(character.isascii() or is_printable(character) for character in text)


_LEADING_FONT = re.compile(r"^\s*\\(rm|it|bf|sf|tt)(?![A-Za-z])\s*(.*)$", re.DOTALL)
_CALLIGRAPHIC = re.compile(r"\\cal(?![A-Za-z])\s?\{?([A-Za-z])\}?")
_OTHER_NAMES = re.compile(r"\\(bm|mathscr|mathds|mathbbm|emph|Box)(?![A-Za-z])")
_MODERN = {
    "bm": "boldsymbol", "mathscr": "mathcal", "mathds": "mathbb", "mathbbm": "mathbb",
    "emph": "mathit", "Box": "square",
}  # fmt: skip


def _is_flat(tex: str) -> bool:
    return tex.count("{") == tex.count("}") and bool(tex.strip())


def modern_math(tex: str) -> str:
    r"""Return a formula with LaTeX 2.09's `{\rm eff}` as `{\mathrm{eff}}`."""
    tex = _LEADING_FONT.sub(
        lambda old: rf"\{_NEW_FONTS[old[1]]}{{{old[2]}}}" if _is_flat(old[2]) else old[0], tex
    )
    tex = _OTHER_NAMES.sub(lambda old: rf"\{_MODERN[old[1]]}", tex)
    tex = _CALLIGRAPHIC.sub(r"\\mathcal{\1}", tex)
    return _OLD_FONT.sub(lambda old: rf"{{\{_NEW_FONTS[old[1]]}{{{old[2]}}}}}", tex)


def script_text(tex: str) -> Inlines | None:
    r"""Return a formula that is only a sign or a script as text: `$^{th}$`, `$\mu$`.

    What the text faces cannot print stays a formula.
    """
    bare = tex.strip()
    sign = _SIGNS.get(bare) or MATH_SYMBOLS.get(bare[1:] if bare.startswith("\\") else "")
    if sign is not None:
        return (Text(sign),) if printable(sign) else None
    match = _SCRIPT.fullmatch(tex)
    if match is None:
        return None
    script, group, upright, letter, command = match.groups()
    content = MATH_SYMBOLS.get(command) if command else group or upright or letter
    if content is None or not printable(content):
        return None
    if content == "∘":
        return (Text("°"),)
    if not any(map(str.isalpha, content)):
        content = content.replace("-", "−")
    style = Style.SUPERSCRIPT if script == "^" else Style.SUBSCRIPT
    return (Styled(style, (Text(content.strip()),)),) if content.strip() else ()


def tidied(inlines: Iterable[Inline]) -> Inlines:
    """Join neighbouring texts (`inlines.join`), with blanks folded and letters composed."""
    return tuple(
        Text(unicodedata.normalize("NFC", re.sub("[ \t\n]+", " ", inline.text)))
        if isinstance(inline, Text)
        else inline
        for inline in join(inlines)
    )


def strip(inlines: Inlines) -> Inlines:
    """Take blanks off both ends."""
    kept = list(inlines)
    if kept and isinstance(kept[0], Text):
        kept[0] = Text(kept[0].text.lstrip(" \u00a0"))
    if kept and isinstance(kept[-1], Text):
        kept[-1] = Text(kept[-1].text.rstrip(" \u00a0"))
    return tuple(inline for inline in kept if inline != Text(""))
