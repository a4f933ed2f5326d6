"""Inlines and plain text to LaTeX: the one place where text is escaped.

The result is `Latex`, a string type of its own. Whatever a template prints that is not `Latex`
is escaped on the way (`render`), so that leaving it out is not possible.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from cvtex.text.glyphs import is_printable
from cvtex.text.inlines import (
    CodeSpan,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Math,
    RawLatex,
    Style,
    Styled,
    Text,
    Upright,
)
from cvtex.text.math import math_command


class Latex(str):
    """A string that is LaTeX already."""

    __slots__ = ()


_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#",
    "%": r"\%", "_": r"\_", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
    "`": r"\textasciigrave{}", "'": r"\textquotesingle{}", '"': r"\textquotedbl{}",
    "\u00a0": "~", "\u00ad": r"\-", "\n": " ", "\t": " ",
}  # fmt: skip

# Two of these in a row are a ligature of TeX's text fonts: dashes, guillemets, a low quote.
_LIGATURE = re.compile(r"([-<>,])(?=\1)")

_STYLES = {
    Style.EMPHASIS: "emph",
    Style.STRONG: "textbf",
    Style.SMALL_CAPS: "textsc",
    Style.SUPERSCRIPT: "textsuperscript",
    Style.SUBSCRIPT: "textsubscript",
    Style.UNDERLINE: "underline",
}


def escape(text: str) -> Latex:
    """Return LaTeX that prints a text exactly, character by character."""
    joined = _LIGATURE.sub(lambda match: match[1] + "\0", text)
    escaped = _MEANING.sub(lambda match: _character(match[0]), joined)
    return Latex(escaped.replace("\0", "{}"))


# What may not print as itself: all but the characters of ASCII that TeX has no use for.
_MEANING = re.compile(
    f"[^{re.escape(''.join(sorted(set(map(chr, range(32, 127))) - set(_SPECIAL))))}]"
)


def _character(character: str) -> str:
    special = _SPECIAL.get(character)
    if special is not None:
        return special
    if (character < " " and character != "\0") or character == "\x7f":
        return ""
    if character.isascii() or is_printable(character):
        return character
    return rf"\cvmissing{{{ord(character):04X}}}"


def write(inlines: Inlines) -> Latex:
    """Return the LaTeX of rich text."""
    return Latex("".join(map(_write_one, inlines)))


def _write_one(inline: Inline) -> str:
    match inline:
        case Text(text):
            return escape(text)
        case Styled(style, children):
            return f"\\{_STYLES[style]}{{{write(children)}}}"
        case Upright(children):
            return f"\\textup{{{write(children)}}}"
        case CodeSpan(text):
            return f"\\texttt{{{escape(text)}}}"
        case Link(url, children):
            if children == (Text(url),):
                return write_url(url)
            return f"\\href{{{escape_url(url)}}}{{{write(children)}}}"
        case Math(tex):
            return f"\\({_NOT_ASCII.sub(_in_formula, tex)}\\)"
        case LineBreak():
            return "\\newline{}"
        case RawLatex(tex):
            return tex


_NOT_ASCII = re.compile(r"[^\n\t -~]")


def _in_formula(match: re.Match[str]) -> str:
    """Write a character that TeX does not take in a formula: as its command, or as text."""
    command = math_command(match[0])
    if command is not None:
        return f"{command} " if command[-1].isalpha() else command
    text = _character(match[0])
    return f"{{\\text{{{text}}}}}" if text else ""


# Characters that may stand in a URL (RFC 3986) and mean nothing to TeX; `%` starts an escape that
# is there already.
_URL_SAFE = "/:?#[]@!()*+,;=-._~%&$'"


def escape_url(url: str) -> Latex:
    r"""Return a web address as it has to stand in the argument of `\href` or `\url`."""
    encoded = quote(url, safe=_URL_SAFE)
    return Latex(re.sub(r"[%#&$_~]", lambda match: "\\" + match[0], encoded))


def write_url(url: str) -> Latex:
    """Return a web address that shows itself and leads there."""
    return Latex(f"\\url{{{escape_url(url)}}}")
