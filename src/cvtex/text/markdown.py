"""Parse the Markdown of `cv.yaml` into inlines: emphasis, strong, code, links and `$math$` only.

This is the only module that imports the Markdown library, and only for a text that has markup:
importing it takes longer than parsing a CV. HTML, images, entities, headings and lists are not
supported, so that `<1%`, `AT&T` and `#1` in a CV print as they are written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, TypeAlias

from cvtex.diagnostics import Code
from cvtex.locales import ENGLISH_TYPOGRAPHY, Typography
from cvtex.text.addresses import has_link_scheme, has_scheme, is_autolink
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
    TextProblem,
    join,
    text,
)
from cvtex.text.math import check_math
from cvtex.text.spaces import with_spaces

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token


@dataclass(frozen=True, slots=True)
class MarkdownText:
    """A parsed paragraph and the problems in it."""

    inlines: Inlines
    problems: tuple[TextProblem, ...] = ()


_MARKUP = re.compile(r"[\\*_`\[<$\"\r\0]|  \n|(?<!\w)'|'(?!\w)")
_LINE_END = re.compile(r" ?\n[ \t]*")

_STYLES = {"em_open": Style.EMPHASIS, "strong_open": Style.STRONG}

_DEEPEST = 40
# The library compares each quote with all quotes before it.
_MOST_QUOTES = 2000

# Raw LaTeX in pandoc's notation: `\LaTeX`{=latex}.
_RAW = "{=latex}"

# An apostrophe at the beginning of a shortened word: `'90s`, `'tis`.
_APOSTROPHE = re.compile(r"(?<![\w'])'(?=\w)(?!\d+['\"])")
_DASH = re.compile(r"(?<!-)--(?!-)(?!(?<=\s--)\w)(?!(?<=^--)\w)")


def has_markup(value: str) -> bool:
    """Tell whether a text may have more than words, dashes, apostrophes and line ends."""
    return bool(_MARKUP.search(value))


def parse_markdown(value: str, typography: Typography = ENGLISH_TYPOGRAPHY) -> MarkdownText:
    """Parse one paragraph; line ends within it are spaces.

    `typography` is that of the language of the text: `"…"` and `'…'` become its quotation marks.
    A text without markup is parsed here, which is faster, with the same result as the library's.
    """
    if not has_markup(value):
        plain = text(_dashes(_LINE_END.sub(" ", value)).replace("'", "’"))
        return MarkdownText(with_spaces(plain, typography))
    return parse_markup(value, typography)


def parse_markup(value: str, typography: Typography = ENGLISH_TYPOGRAPHY) -> MarkdownText:
    """Parse one paragraph with the Markdown library, whether it has markup or not."""
    quotes = value.count("'") + value.count('"')
    parser = _parser(smart=quotes <= _MOST_QUOTES, marks=typography.quotes)
    tokens = parser.parseInline(value)[0].children or []
    problems: list[TextProblem] = []
    inlines = with_spaces(_inlines(tokens, problems), typography)
    problems.extend(_unbalanced(inlines))
    return MarkdownText(inlines, tuple(problems))


def split_paragraphs(value: str) -> tuple[str, ...]:
    """Return the paragraphs of a text, which are separated by blank lines."""
    paragraphs = (part.strip() for part in re.split(r"\n[ \t]*\n", value))
    return tuple(paragraph for paragraph in paragraphs if paragraph)


_PARSER_LOCK = Lock()


_Marks: TypeAlias = tuple[str, str, str, str]


def _parser(*, smart: bool, marks: _Marks = ENGLISH_TYPOGRAPHY.quotes) -> MarkdownIt:
    """Return a parser that any thread may use; `smart` turns straight quotes into these marks."""
    with _PARSER_LOCK:
        return _cached_parser(smart=smart, marks=marks)


@cache
def _cached_parser(*, smart: bool, marks: _Marks) -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.dollarmath import dollarmath_plugin

    class Parser(MarkdownIt):
        """The library's parser, without changes to link addresses; `_link` checks them."""

        def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 - the library's signature
            """Accept any address as a link."""
            return True

        def normalizeLink(self, url: str) -> str:  # noqa: N802 - the library's name
            """Keep an address unchanged, unless it has characters that must be encoded."""
            return url if url.isascii() else super().normalizeLink(url)

    parser = Parser("zero", {"typographer": True, "quotes": list(marks)})
    parser.enable(["emphasis", "backticks", "link", "autolink", "escape", "newline", "smartquotes"])
    if not smart:
        parser.disable("smartquotes")
    else:
        parser.core.ruler.before("smartquotes", "omissions", _omissions)
    # Escaped characters stay separate tokens, so that `\--` does not become a dash.
    parser.disable("text_join")
    # `$5 and $6` are prices: a formula has no space inside its dollars and no digit after them.
    parser.use(dollarmath_plugin, allow_space=False, allow_digits=False, double_inline=False)
    # The library compiles its rules at the first use, and other threads would see half of them.
    parser.parseInline("*a*")
    return parser


# Words that are shortened at both ends, and are no quotations: `rock 'n' roll`.
_OMISSIONS = re.compile(r"(?<=\w )'(n)'(?= \w)", re.IGNORECASE)


def _omissions(state: StateCore) -> None:
    """Write the apostrophes of words that look as if they were quoted."""
    for block in state.tokens:
        for token in block.children or ():
            if token.type == "text":
                token.content = _OMISSIONS.sub(r"’\1’", token.content)


def _inlines(tokens: list[Token], problems: list[TextProblem]) -> Inlines:
    """Return the inlines of tokens; styles and links nested deeper than `_DEEPEST` are ignored."""
    open_tokens: list[tuple[Token, list[Inline]]] = []
    inlines: list[Inline] = []
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.nesting == 1:
            open_tokens.append((token, inlines))
            if len(open_tokens) <= _DEEPEST:
                inlines = []
        elif token.nesting == -1:
            opening, outer = open_tokens.pop()
            if len(open_tokens) < _DEEPEST:
                outer.extend(_nested(opening, join(inlines), problems))
                inlines = outer
        elif before is not None and _is_raw(before, token):
            inlines[-1] = RawLatex(before.content)
            inlines.append(Text(_text(token.content).text.removeprefix(_RAW)))
        else:
            inlines.append(_inline(token, problems))
    return join(inlines)


def _is_raw(before: Token, token: Token) -> bool:
    r"""Tell whether a token begins with the `{=latex}` of the code directly before it.

    This is decided by the tokens, which are those of the file: in `` `x`*{=latex}* `` and in
    `` `x`\{=latex} `` something stands between them.
    """
    kinds = before.type, token.type
    return kinds == ("code_inline", "text") and token.content.startswith(_RAW)


def _inline(token: Token, problems: list[TextProblem]) -> Inline:
    match token.type:
        case "softbreak":
            return Text(" ")
        case "hardbreak":
            return LineBreak()
        case "code_inline":
            return CodeSpan(token.content)
        case "math_inline":
            return _math(token.content, problems)
        case "text":
            return _text(token.content)
        case _:
            return Text(token.content)


def _text(content: str) -> Text:
    return Text(_APOSTROPHE.sub("’", _dashes(content)))


def _nested(opening: Token, children: Inlines, problems: list[TextProblem]) -> Inlines:
    if opening.type == "link_open":
        return _link(opening, children, problems)
    return (Styled(_STYLES[opening.type], children),)


def _math(tex: str, problems: list[TextProblem]) -> Inline:
    reason = check_math(tex)
    if reason is None:
        return Math(tex)
    hint = r"write `\$` to print a dollar sign, and raw LaTeX as `` `\command`{=latex} ``"
    problems.append(
        TextProblem(Code.INVALID_MATH, f"`${tex}$` is not a formula: {reason}", hint, f"${tex}$")
    )
    return Text(f"${tex}$")


def _link(token: Token, children: Inlines, problems: list[TextProblem]) -> Inlines:
    url = str(token.attrs["href"])
    if token.markup == "autolink":
        if not is_autolink(url):
            return (Text(f"<{url.removeprefix('mailto:')}>"),)  # `<x@y>` is not an address
        return (Link(url, children if "mailto:" in url else (Text(url),)),)
    if not has_link_scheme(url):
        hint = "begin it with `https:`, `http:`, `mailto:`, `tel:` or `ftp:`"
        if not has_scheme(url):
            hint = f"write the whole address: `https://{url}`"
        message = f"the link `{url}` is not a web or e-mail address"
        problems.append(TextProblem(Code.INVALID_VALUE, message, hint, url))
        return children
    return (Link(url, children or (Text(url),)),)


_BRACE = re.compile(r"\\.|[{}]|%.*", re.DOTALL)


def _unbalanced(inlines: Inlines) -> Iterator[TextProblem]:
    """Report raw LaTeX whose braces do not match: it would change the text around it."""
    for inline in inlines:
        match inline:
            case Styled(_, children) | Link(_, children):
                yield from _unbalanced(children)
            case RawLatex(tex):
                depth = lowest = 0
                for brace in _BRACE.findall(tex):
                    depth += {"{": 1, "}": -1}.get(brace, 0)
                    lowest = min(lowest, depth)
                if depth or lowest:
                    is_closed = depth < 0 or lowest
                    verbs = ("closes", "open") if is_closed else ("opens", "close")
                    message = f"the LaTeX `{tex}` {verbs[0]} a brace that it does not {verbs[1]}"
                    hint = r"match each `{` with a `}`, or write `\{` to print a brace"
                    yield TextProblem(Code.INVALID_VALUE, message, hint, tex)


def _dashes(value: str) -> str:
    """Replace `---` and `--` by dashes, but not in an option such as `--help`."""
    return _DASH.sub("–", re.sub(r"(?<!-)---(?!-)", "—", value))
