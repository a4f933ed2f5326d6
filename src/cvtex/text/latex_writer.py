"""Write inlines and plain text as LaTeX: the only place where text is escaped.

The result is `Latex`, a string type of its own. When a template prints a value that is not `Latex`,
`render` escapes it, so that a template cannot forget to.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from cvtex.hyphenation.marks import BETWEEN, WHOLE
from cvtex.locales import UNKNOWN_LANGUAGE
from cvtex.text.addresses import ascii_address
from cvtex.text.folding import composed
from cvtex.text.glyphs import is_printable
from cvtex.text.inlines import (
    CodeSpan,
    InLanguage,
    Inline,
    Inlines,
    LineBreak,
    Link,
    List,
    Math,
    RawLatex,
    Style,
    Styled,
    Text,
    Upright,
)
from cvtex.text.math import check_math, plain_math, with_commands

if TYPE_CHECKING:
    from cvtex.hyphenation import Hyphenation, LanguageText


class Latex(str):
    """A string that is already LaTeX and must not be escaped again."""

    __slots__ = ()


_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#",
    "%": r"\%", "_": r"\_", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
    "`": r"\textasciigrave{}", "'": r"\textquotesingle{}", '"': r"\textquotedbl{}",
    "\u00a0": "~", "\u00ad": r"\-", "\u202f": r"\cvthinspace{}", "\n": " ", "\t": " ",
}  # fmt: skip

NO_RAW_LATEX = "raw LaTeX is not allowed in this build"

# Two of these in a row form a ligature in TeX's text fonts: dashes, guillemets, a low quote.
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
    r"""Return LaTeX that prints a text exactly, character by character.

    Line ends and tabs are spaces, and other control characters are omitted. Letters and accents are
    composed (NFC). Hebrew is `\cvhebrew`, from right to left. A character that the fonts do not
    have is `\cvmissing` with its code point. The line does not end before a percent sign.
    """
    text = composed(text)
    if not text.isascii() and (parts := re.split(_HEBREW, text))[1:]:
        # Every second part is Hebrew.
        written = (
            rf"\cvhebrew{{{_escape(part)}}}" if index % 2 else _escape(part)
            for index, part in enumerate(parts)
        )
        return Latex("".join(written))
    return _escape(text)


# Hebrew, from the first of its letters to the last; between them spaces, punctuation and accents.
_LETTERS = r"\u0590-\u05ff\ufb1d-\ufb4f"
_HEBREW = rf"([{_LETTERS}](?:[{_LETTERS} \u00a0\u0300-\u036f'\"“”‘’.,:;!?–-]*[{_LETTERS}])?)"


_PERCENT = re.compile(r"(?<=\d) (?=[%‰])")
"""The space between a number and its sign, which would be alone on the next line."""


def _escape(text: str) -> Latex:
    """Return the LaTeX of a text in one direction."""
    text = _PERCENT.sub("\u00a0", text)
    separated = _LIGATURE.sub(lambda match: match[1] + "\0", text)
    escaped = _NOT_LITERAL.sub(lambda match: _character(match[0]), separated)
    return Latex(escaped.replace("\0", "{}"))


# All characters except those of ASCII that have no special meaning to TeX.
_NOT_LITERAL = re.compile(
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


def write(inlines: Inlines, *, raw_latex: bool, language: LanguageText | None = None) -> Latex:
    """Return rich text as LaTeX. Only raw LaTeX is not escaped, and formulas that are safe.

    `language` divides the words of the text; with None, TeX divides them as English.
    Raises `ValueError` for raw LaTeX if `raw_latex` does not allow it.
    """
    return Latex("".join([_command(inline, raw_latex, language) for inline in inlines]))


def _command(  # noqa: C901 - a case for each inline
    inline: Inline,
    raw_latex: bool,  # noqa: FBT001 - called for each inline
    language: LanguageText | None,
) -> str:
    match inline:
        case Text(text):
            return escape(text) if language is None else write_text(text, language)
        case Styled(style, children):
            return (
                f"\\{_STYLES[style]}{{{write(children, raw_latex=raw_latex, language=language)}}}"
            )
        case Upright(children):
            return f"\\textup{{{write(children, raw_latex=raw_latex, language=language)}}}"
        case InLanguage(tag, children):
            return _in_language(tag, children, raw_latex=raw_latex, language=language)
        case CodeSpan(text):
            return f"\\texttt{{{escape(text)}}}"
        case Link(url, children):
            if children == (Text(url),):
                return write_url(url)
            shown = write(children, raw_latex=raw_latex, language=language)
            return f"\\href{{{escape_url(url)}}}{{{shown}}}"
        case Math(tex):
            return _formula(composed(tex))
        case LineBreak():
            return "\\newline{}"
        case RawLatex(tex):
            if not raw_latex:
                raise ValueError(NO_RAW_LATEX)
            return tex
        case List():
            return _list(inline, raw_latex=raw_latex, language=language)


def write_text(text: str, language: LanguageText) -> Latex:
    """Return the LaTeX of a text, with what TeX has to know to divide its words."""
    marked = language.marked(text)
    if marked == text:
        return escape(text)
    return Latex(r"\cvwhole{}".join(map(_with_hyphens, marked.split(WHOLE))))


def _with_hyphens(text: str) -> str:
    r"""Return the LaTeX of a text in which words divide: `a\cvhyphen{a}{v}v` keeps the kern."""
    pieces = text.split(BETWEEN)
    written: list[str] = [escape(pieces[0])]
    for before, piece in pairwise(pieces):
        written.append(f"\\cvhyphen{{{before[-1]}}}{{{piece[0]}}}{escape(piece)}")
    return "".join(written)


def _in_language(
    tag: str, children: Inlines, *, raw_latex: bool, language: LanguageText | None
) -> str:
    r"""Return a text in another language, which programs that read it aloud are told.

    `\cvlang{de}…\cvlang{fr}` switches the division of words there and back.
    """
    inner = language.within(tag) if language else None
    written: str = write(children, raw_latex=raw_latex, language=inner)
    if language and inner and inner.name == language.name:
        return written
    if language and inner:
        written = f"\\cvlang{{{inner.name}}}{written}\\cvlang{{{language.name}}}"
    return written if tag == UNKNOWN_LANGUAGE else f"\\cvinlanguage{{{tag}}}{{{written}}}"


def _list(found: List, *, raw_latex: bool, language: LanguageText | None) -> str:
    r"""Return a list: `\cvlist{first number}{last number}{items}`, without numbers for bullets."""
    name = "cvlooselist" if found.is_loose else "cvlist"
    numbers = "{}{}"
    if found.start is not None:
        numbers = f"{{{found.start}}}{{{found.start + len(found.items) - 1}}}"
    written = (write(item, raw_latex=raw_latex, language=language) for item in found.items)
    items = "".join(f"\n\\cvlistitem{{{item}}}" for item in written)
    return f"\\{name}{numbers}{{{items}}}"


_MOST_EXCEPTIONS = 8000
"""The most exceptions of all languages together: TeX has room for 8191."""
_ON_A_LINE = 8


def hyphens(document: Hyphenation) -> Latex:
    r"""Return what TeX has to know of the languages of a document before its first text.

    `\cvhyphens{tag}{whether an apostrophe joins words}{words}` declares each language, and
    `\cvlang` chooses that of the document. A document in English needs neither.
    """
    lines: list[str] = []
    room = _MOST_EXCEPTIONS
    for language in document.languages():
        words = sorted(language.exceptions.values())[:room]
        room -= len(words)
        rows = (words[start : start + _ON_A_LINE] for start in range(0, len(words), _ON_A_LINE))
        listed = "".join(f"\n  {' '.join(row)}" for row in rows)
        lines.append(f"\\cvhyphens{{{language.name}}}{{{language.elision:d}}}{{{listed}}}\n")
    if document.main.positions is not None:
        lines.append(f"\\cvlang{{{document.main.name}}}\n")
    return Latex("".join(lines))


_NOT_ASCII = re.compile(r"[^\n\t -~]")


def _formula(tex: str) -> str:
    """Write a formula, or its text if TeX must not read it.

    The check here is of what is written. Each character that is replaced after it becomes a group,
    which joins with nothing around it.
    """
    written = with_commands(tex)
    if check_math(written) is not None:
        return escape(plain_math(tex))
    return f"\\({_NOT_ASCII.sub(lambda match: _text_in_formula(match[0]), written)}\\)"


def _text_in_formula(character: str) -> str:
    """Write a character that TeX does not accept in a formula as text."""
    return f"{{\\text{{{_character(character)}}}}}"


def escape_url(url: str) -> Latex:
    r"""Return a web address in ASCII, escaped for the argument of `\href` or `\url`."""
    return Latex(re.sub(r"[%#&$_~]", lambda match: "\\" + match[0], ascii_address(url)))


_BREAK_AFTER = re.compile(r"(?<=[/.?&=_-])(?![/.?&=_-]|$)")
"""Where the line may end in an address that is printed with other letters than those of ASCII."""


def write_url(url: str) -> Latex:
    r"""Return the LaTeX of a web address that is printed as it is, and links to itself.

    `\url` prints ASCII only, so that other letters are printed as text.
    """
    if url.isascii():
        return Latex(f"\\url{{{escape_url(url)}}}")
    parts = r"\allowbreak{}".join(map(escape, _BREAK_AFTER.split(url)))
    return Latex(f"\\href{{{escape_url(url)}}}{{\\texttt{{{parts}}}}}")
