"""The pieces that `latex_text` puts inlines together from: groups, scripts, joined texts."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from cvtex.inline import (
    Code,
    Inline,
    Inlines,
    Link,
    Style,
    Styled,
    Text,
    Upright,
    plain_text,
)
from cvtex.math_symbols import MATH_SYMBOLS

_SCRIPT = re.compile(
    r"\s*([\^_])\s*(?:\{([^{}\\$^_]*)\}|([^{}\\$^_\s])|(?:\{)?\\([A-Za-z]+)\s*(?:\})?)\s*"
)


@dataclass(slots=True)
class Group:
    r"""An open group: its inlines so far, and how it is set when it closes.

    A declaration (`\bf`) opens a group of its own that closes with the one around it.
    """

    braced: bool
    style: Style | None = None
    upright: bool = False
    quoted: bool = False
    code: bool = False
    url: str | None = None
    inlines: list[Inline] = field(default_factory=list)

    def closed(self) -> Inlines:
        """Return the group as it stands in the one around it."""
        inlines = join(self.inlines)
        if not inlines:
            return ()
        if self.style is not None:
            return (Styled(self.style, inlines),)
        if self.upright:
            return (Upright(inlines),)
        if self.code:
            return (Code(plain_text(inlines)),)
        if self.url is not None:
            return (Link(self.url, inlines),)
        return (Text("“"), *inlines, Text("”")) if self.quoted else inlines


def script_text(tex: str) -> Inlines | None:
    r"""Return a formula that is only a sign or a script as text: `$^{th}$`, `$\mu$`."""
    bare = tex.strip()
    if bare.startswith("\\") and bare[1:] in MATH_SYMBOLS:
        return (Text(MATH_SYMBOLS[bare[1:]]),)
    match = _SCRIPT.fullmatch(tex)
    if match is None:
        return None
    sign, group, letter, command = match.groups()
    if command is not None and command not in MATH_SYMBOLS:
        return None
    content = (
        MATH_SYMBOLS[command] if command is not None else group if group is not None else letter
    )
    style = Style.SUPERSCRIPT if sign == "^" else Style.SUBSCRIPT
    if content == "∘":
        return (Text("°"),)
    return (Styled(style, (Text(content.strip()),)),) if content.strip() else ()


def join(inlines: list[Inline]) -> Inlines:
    """Join neighbouring texts, with blanks folded and letters composed."""
    joined: list[Inline] = []
    for inline in inlines:
        last = joined[-1] if joined else None
        if isinstance(inline, Text) and isinstance(last, Text):
            joined[-1] = Text(last.text + inline.text)
        elif inline != Text(""):
            joined.append(inline)
    return tuple(
        Text(unicodedata.normalize("NFC", re.sub("[ \t\n]+", " ", inline.text)))
        if isinstance(inline, Text)
        else inline
        for inline in joined
    )


def strip(inlines: Inlines) -> Inlines:
    """Take blanks off both ends."""
    kept = list(inlines)
    if kept and isinstance(kept[0], Text):
        kept[0] = Text(kept[0].text.lstrip(" "))
    if kept and isinstance(kept[-1], Text):
        kept[-1] = Text(kept[-1].text.rstrip(" "))
    return tuple(inline for inline in kept if inline != Text(""))
