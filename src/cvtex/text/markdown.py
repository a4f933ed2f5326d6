"""Markdown in `cv.yaml` to inlines: emphasis, strong, code, links, `$math$`, and nothing else.

The only module that imports the Markdown library, and only where a text has more than words: to
import it takes longer than to parse a CV. HTML, images, entities, headings and lists are not
Markdown here: a CV says `<1%`, `AT&T` and `#1` and means it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

from cvtex.diagnostics import Code
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
    join,
    text,
)
from cvtex.text.math import check_math
from cvtex.text.problems import TextProblem

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


@dataclass(frozen=True, slots=True)
class MarkdownText:
    """A paragraph as parsed, and what is wrong with it."""

    inlines: Inlines
    problems: tuple[TextProblem, ...] = ()


_MARKS = re.compile(r"[\\*_`\[<$\"\r\0]|  \n|(?<!\w)'|'(?!\w)")
_LINE_END = re.compile(r" ?\n[ \t]*")

_STYLES = {"em_open": Style.EMPHASIS, "strong_open": Style.STRONG}

_MOST_MARKS = 40
# Each quote looks for its other half among all before it.
_MOST_QUOTES = 2000

# pandoc's way to ask for LaTeX: `\LaTeX`{=latex}.
_RAW = "{=latex}"

# An apostrophe before a word that has lost its beginning: `'90s`, `'tis`.
_APOSTROPHE = re.compile(r"(?<![\w'])'(?=\w)(?!\d+['\"])")
_DASH = re.compile(r"(?<!-)--(?!-)(?!(?<=\s--)\w)(?!(?<=^--)\w)")


def has_marks(value: str) -> bool:
    """Tell whether a text has more than words, dashes, apostrophes and line ends."""
    return bool(_MARKS.search(value))


def parse_markdown(value: str) -> MarkdownText:
    """Parse one paragraph; line ends within it are blanks."""
    if not has_marks(value):
        return MarkdownText(text(_dashes(_LINE_END.sub(" ", value)).replace("'", "’")))
    return parse_marks(value)


def parse_marks(value: str) -> MarkdownText:
    """Parse one paragraph as Markdown, whatever is in it."""
    quotes = value.count("'") + value.count('"')
    tokens = _parser(smart=quotes <= _MOST_QUOTES).parseInline(value)[0].children or []
    problems: list[TextProblem] = []
    inlines = _inlines(tokens, problems)
    problems.extend(_unbalanced(inlines))
    return MarkdownText(inlines, tuple(problems))


def split_paragraphs(value: str) -> tuple[str, ...]:
    """Divide prose: paragraphs have blank lines between them."""
    paragraphs = (part.strip() for part in re.split(r"\n[ \t]*\n", value))
    return tuple(paragraph for paragraph in paragraphs if paragraph)


_MAKING = Lock()


def _parser(*, smart: bool) -> MarkdownIt:
    """Return a parser that any thread may use."""
    with _MAKING:
        return _made_parser(smart=smart)


@cache
def _made_parser(*, smart: bool) -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.dollarmath import dollarmath_plugin

    class Parser(MarkdownIt):
        """The library's parser, with link addresses left as they are typed; `_link` judges them."""

        def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 - as the library has it
            """Accept any address as a link."""
            return True

        def normalizeLink(self, url: str) -> str:  # noqa: N802 - the library's name
            """Keep an address exactly, unless it has letters that no address may hold."""
            return url if url.isascii() else super().normalizeLink(url)

    parser = Parser("zero", {"typographer": True, "quotes": "“”‘’"})
    parser.enable(["emphasis", "backticks", "link", "autolink", "escape", "newline", "smartquotes"])
    if not smart:
        parser.disable("smartquotes")
    # What a backslash has made plain stays apart, so that it becomes no dash.
    parser.disable("text_join")
    # `$5 and $6` are prices: a formula has no blank inside its dollars and no digit behind them.
    parser.use(dollarmath_plugin, allow_space=False, allow_digits=False, double_inline=False)
    # The library compiles its rules when they are first used, and lets others see half of them.
    parser.parseInline("*a*")
    return parser


def _inlines(tokens: list[Token], problems: list[TextProblem]) -> Inlines:
    """Make inlines of tokens; marks nested deeper than any text has them are passed over."""
    open_marks: list[tuple[Token, list[Inline]]] = []
    inlines: list[Inline] = []
    for token in tokens:
        if token.nesting == 1:
            open_marks.append((token, inlines))
            if len(open_marks) <= _MOST_MARKS:
                inlines = []
        elif token.nesting == -1:
            opening, around = open_marks.pop()
            if len(open_marks) < _MOST_MARKS:
                around.extend(_marked(opening, _joined(inlines), problems))
                inlines = around
        else:
            inlines.append(_inline(token, problems))
    return _joined(inlines)


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
            return Text(_APOSTROPHE.sub("’", _dashes(token.content)))
        case _:
            return Text(token.content)


def _marked(opening: Token, children: Inlines, problems: list[TextProblem]) -> Inlines:
    if opening.type == "link_open":
        return _link(opening, children, problems)
    return (Styled(_STYLES[opening.type], children),)


def _math(tex: str, problems: list[TextProblem]) -> Inline:
    complaint = check_math(tex)
    if complaint is None:
        return Math(tex)
    hint = r"write `\$` if a dollar is meant; raw LaTeX is `` `\command`{=latex} ``"
    problems.append(
        TextProblem(Code.INVALID_MATH, f"`${tex}$` is not a formula: {complaint}", hint, f"${tex}$")
    )
    return Text(f"${tex}$")


def _link(token: Token, children: Inlines, problems: list[TextProblem]) -> Inlines:
    url = str(token.attrs["href"])
    if token.markup == "autolink":
        if not is_autolink(url):
            return (Text(f"<{url.removeprefix('mailto:')}>"),)  # `<x@y>` is no address
        return (Link(url, children if "mailto:" in url else (Text(url),)),)
    if not has_link_scheme(url):
        hint = "a link begins with `https:`, `http:`, `mailto:`, `tel:` or `ftp:`"
        if not has_scheme(url):
            hint = f"write the whole address: `https://{url}`"
        problems.append(
            TextProblem(Code.INVALID_VALUE, f"the link `{url}` leads nowhere", hint, url)
        )
        return children
    return (Link(url, children or (Text(url),)),)


_BRACE = re.compile(r"\\.|[{}]|%.*", re.DOTALL)


def _unbalanced(inlines: Inlines) -> Iterator[TextProblem]:
    """Find LaTeX that takes what is behind it into a group, or ends one that it did not begin."""
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
                    which = "closes" if depth < 0 or lowest else "opens"
                    message = f"the LaTeX `{tex}` {which} a brace without the other one"
                    hint = r"give each `{` its `}`, or write `\{` to print one"
                    yield TextProblem(Code.INVALID_VALUE, message, hint, tex)


def _dashes(value: str) -> str:
    """Write `---` and `--` as dashes, but leave an option such as `--help` alone."""
    return _DASH.sub("–", re.sub(r"(?<!-)---(?!-)", "—", value))


def _joined(inlines: list[Inline]) -> Inlines:
    """Join neighbouring texts, and code that asks to be LaTeX with its `{=latex}`."""
    pieces: list[Inline] = []
    for inline in inlines:
        last = pieces[-1] if pieces else None
        match last, inline:
            case _, Text(""):
                pass
            # Before texts are joined: what a backslash has made plain does not ask for LaTeX.
            case CodeSpan(tex), Text(text) if text.startswith(_RAW):
                pieces[-1] = RawLatex(tex)
                pieces.append(Text(text.removeprefix(_RAW)))
            case _:
                pieces.append(inline)
    return join(pieces)
