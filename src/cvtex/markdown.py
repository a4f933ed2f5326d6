"""Markdown in `cv.yaml` to inlines: emphasis, strong, code, links, `$math$`, and nothing else.

The only module that imports the Markdown library. HTML, images, entities, headings and lists are
not Markdown here: a CV says `<1%`, `AT&T` and `#1` and means it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin

from cvtex.inline import (
    Code,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Math,
    RawLatex,
    Style,
    Styled,
    Text,
)
from cvtex.math import check_math


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that cannot be printed as it was meant, and a way out.

    `code` is the diagnostic code: `invalid-math` or `invalid-value`.
    """

    code: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class MarkdownText:
    """A paragraph as parsed, and what is wrong with it."""

    inlines: Inlines
    problems: tuple[Problem, ...] = ()


# Without any of these a text is its own parse.
_MEANING = re.compile(r"[\\*_`\[\]<$\n'\"-]")

_STYLES = {"em": Style.EMPHASIS, "strong": Style.STRONG}

# pandoc's way to ask for LaTeX: `\LaTeX`{=latex}.
_RAW = "{=latex}"

_EMAIL_DOMAIN = re.compile(r"mailto:[^@]+@[^@]*\.")
_SCHEMES = re.compile(r"(?i)(https?|ftp|mailto|tel):|[/#]")
_DASH = re.compile(r"(?<!-)--(?!-)(?!(?<=\s--)\w)(?!(?<=^--)\w)")


def parse_markdown(value: str) -> MarkdownText:
    """Parse one paragraph; line ends within it are blanks."""
    if not _MEANING.search(value):
        return MarkdownText((Text(value),) if value else ())
    tokens = _parser().parseInline(value)[0].children or []
    problems: list[Problem] = []
    return MarkdownText(_join(_inlines(iter(tokens), None, problems)), tuple(problems))


def parse_paragraphs(value: str) -> tuple[MarkdownText, ...]:
    """Parse prose: paragraphs with blank lines between them."""
    paragraphs = (part.strip() for part in re.split(r"\n[ \t]*\n", value))
    return tuple(parse_markdown(paragraph) for paragraph in paragraphs if paragraph)


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"typographer": True, "quotes": "“”‘’"})
    parser.enable(["emphasis", "backticks", "link", "autolink", "escape", "newline", "smartquotes"])
    # `$5 and $6` are prices: a formula has no blank inside its dollars and no digit behind them.
    parser.use(dollarmath_plugin, allow_space=False, allow_digits=False, double_inline=False)
    return parser


def _inlines(
    tokens: Iterator[Token], closing: str | None, problems: list[Problem]
) -> Iterator[Inline]:
    """Yield inlines up to a closing token."""
    for token in tokens:
        if token.type == closing:
            return
        match token.type.removesuffix("_open"):
            case "text":
                yield Text(_dashes(token.content))
            case "softbreak":
                yield Text(" ")
            case "hardbreak":
                yield LineBreak()
            case "code_inline":
                yield Code(token.content)
            case "math_inline":
                yield _math(token.content, problems)
            case "em" | "strong" as name:
                children = _join(_inlines(tokens, f"{name}_close", problems))
                yield Styled(_STYLES[name], children)
            case "link":
                children = _join(_inlines(tokens, "link_close", problems))
                yield from _link(token, children, problems)


def _math(tex: str, problems: list[Problem]) -> Inline:
    complaint = check_math(tex)
    if complaint is None:
        return Math(tex)
    hint = r"write `\$` if a dollar is meant; raw LaTeX is `` `\command`{=latex} ``"
    problems.append(Problem("invalid-math", f"`${tex}$` is not a formula: {complaint}", hint))
    return Text(f"${tex}$")


def _link(token: Token, children: Inlines, problems: list[Problem]) -> Iterator[Inline]:
    url = str(token.attrs["href"])
    automatic = token.markup == "autolink"
    if automatic and url.startswith("mailto:") and not _EMAIL_DOMAIN.match(url):
        yield Text(f"<{url.removeprefix('mailto:')}>")  # `<x@y>` is no address
        return
    if not _SCHEMES.match(url):
        hint = f"write the whole address: `https://{url}`"
        problems.append(Problem("invalid-value", f"the link `{url}` leads nowhere", hint))
    yield Link(url, (Text(url),) if automatic and "mailto:" not in url else children)


def _dashes(text: str) -> str:
    """Write `---` and `--` as dashes, but leave an option such as `--help` alone."""
    return _DASH.sub("–", re.sub(r"(?<!-)---(?!-)", "—", text))


def _join(inlines: Iterator[Inline]) -> Inlines:
    """Join neighbouring texts, and code that asks to be LaTeX with its `{=latex}`."""
    joined: list[Inline] = []
    for inline in inlines:
        last = joined[-1] if joined else None
        match last, inline:
            case Code(tex), Text(text) if text.startswith(_RAW):
                joined[-1] = RawLatex(tex)
                if text != _RAW:
                    joined.append(Text(text.removeprefix(_RAW)))
            case _, Text(""):
                pass
            case Text(before), Text(after):
                joined[-1] = Text(before + after)
            case _:
                joined.append(inline)
    return tuple(joined)
