"""The spaces that a language has and English has not: before punctuation, in guillemets.

French has a space before `; : ! ?` and inside of « », which people type or leave out. Czech, Polish
and Slovak do not end a line with a preposition of one letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial

from cvtex.locales import Typography
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
    Styled,
    Text,
    Upright,
)

_NARROW = "\u202f"
_NO_BREAK = "\u00a0"

# What may stand before punctuation that has a space before it: the end of a word or of a formula.
_WORD_END = r"[\w.)\]}»”’›…%°€$£+*\ufffc]"
_SPACES = r"[ \u00a0\u2009\u202f]*"


def with_spaces(inlines: Inlines, typography: Typography) -> Inlines:
    """Return rich text with the spaces of a language, whether they are written or not.

    Code, formulas, addresses and raw LaTeX are not changed, nor is what is right already.
    """
    if not typography.has_spaces:
        return inlines
    leaves = list(_leaves(inlines))
    changed = {
        number: text
        for number, leaf in enumerate(leaves)
        if isinstance(leaf, Text)
        and (text := _changed(leaves, number, leaf.text, typography)) != leaf.text
    }
    if not changed:
        return inlines
    numbers = iter(range(len(leaves)))
    return _replaced(inlines, changed, numbers)


def _leaves(inlines: Inlines) -> Iterator[Inline]:
    """Yield what is printed, in its order; an address that is printed as it is counts as code."""
    for inline in inlines:
        match inline:
            case Link(url, (Text(shown),)) if shown == url.removeprefix("mailto:"):
                yield CodeSpan(url)
            case Styled(_, children) | Link(_, children) | Upright(children):
                yield from _leaves(children)
            case InLanguage():
                yield CodeSpan("")  # its own language has decided
            case List(items):
                for item in items:
                    yield LineBreak()
                    yield from _leaves(item)
                yield LineBreak()
            case _:
                yield inline


def _replaced(inlines: Inlines, changed: dict[int, str], numbers: Iterator[int]) -> Inlines:
    """Return inlines with other texts, by the number of the leaf; as `_leaves` counts them."""
    made: list[Inline] = []
    for inline in inlines:
        match inline:
            case Link(url, (Text(shown),)) if shown == url.removeprefix("mailto:"):
                next(numbers)
                made.append(inline)
            case Styled(style, children):
                made.append(Styled(style, _replaced(children, changed, numbers)))
            case Link(url, children):
                made.append(Link(url, _replaced(children, changed, numbers)))
            case Upright(children):
                made.append(Upright(_replaced(children, changed, numbers)))
            case List(items, start, is_loose):
                texts = []
                for item in items:
                    next(numbers)
                    texts.append(_replaced(item, changed, numbers))
                next(numbers)
                made.append(List(tuple(texts), start, is_loose))
            case _:
                text = changed.get(next(numbers))
                made.append(inline if text is None else Text(text))
    return tuple(made)


def _changed(leaves: list[Inline], number: int, text: str, typography: Typography) -> str:
    """Return the text of a leaf with its spaces; those before and after it decide at its ends."""
    before = _last(leaves[number - 1]) if number else ""
    after = _first(leaves[number + 1]) if number + 1 < len(leaves) else ""
    whole = before + text + after
    for pattern, space in _rules(typography):
        whole = pattern.sub(partial(_spaced, space, len(whole) - len(after)), whole)
    return whole[len(before) : len(whole) - len(after)]


def _first(leaf: Inline) -> str:
    return _edge(leaf, slice(0, 1))


def _last(leaf: Inline) -> str:
    return _edge(leaf, slice(-1, None))


def _edge(leaf: Inline, part: slice) -> str:
    """Return the character at one end of a leaf; U+FFFC stands for what is not text."""
    match leaf:
        case Text(text):
            return text[part]
        case LineBreak():
            return ""
        case CodeSpan() | Math() | RawLatex():
            return "\ufffc"
    return ""


_ADDRESS = re.compile(r"(?:://|@|www\.)\S*$")


def _spaced(space: str, end: int, found: re.Match[str]) -> str:
    """Return what a rule has found with its space.

    There is none at the end of an address, nor at the end of the leaf, if it is not written there:
    it then belongs to the next leaf.
    """
    if not found["space"] and (
        found.end("space") == end or _ADDRESS.search(found.string, 0, found.start())
    ):
        return found[0]
    return f"{found['left']}{space}{found['right']}"


@cache
def _rules(typography: Typography) -> tuple[tuple[re.Pattern[str], str], ...]:
    r"""Return the patterns of what has a space in it, and that space.

    Punctuation has a space before it where a word ends and nothing but the end of a quotation
    follows: not in `10:30`, `1:2`, `C:\`, `https://`, `a?b` or `:-)`.
    """
    rules = []
    marks = typography.narrow_space_before + typography.space_before
    for some, space in (
        (typography.narrow_space_before, _NARROW),
        (typography.space_before, _NO_BREAK),
    ):
        for mark in some:
            # `!` and `?` may be followed by others, a bracket or a stop; `;)` and `:)` are faces.
            end = r"[\s»”’›\"]|$" if mark in ";:" else rf"[\s»”’›\"\)\].…,{re.escape(marks)}]|$"
            pattern = rf"(?P<left>(?<={_WORD_END}))(?P<space>{_SPACES})(?P<right>{re.escape(mark)})"
            rules.append((re.compile(rf"{pattern}(?={end})"), space))
    if inner := typography.space_in_quotes:
        rules.append((re.compile(rf"(?P<left>«)(?P<space>{_SPACES})(?P<right>(?=\S))"), inner))
        rules.append((re.compile(rf"(?P<left>(?<=\S))(?P<space>{_SPACES})(?P<right>»)"), inner))
    if words := typography.short_words:
        letters = re.escape(words + words.upper())
        letter = rf"(?P<left>(?<![\w.’'-])[{letters}])"
        rules.append((re.compile(rf"{letter}(?P<space> )(?P<right>(?=[\w(„«»‚\"]))"), _NO_BREAK))
    return tuple(rules)
