"""Write the quotation marks of .bib files that are not TeX's as those of the language."""

from __future__ import annotations

import re

from cvtex.latex.languages import typography_of

_BRACED = re.compile(r'\{(["])\}')
_LITERAL = re.compile(r"\$[^$]*\$|\\(?:url|href|path|verb|texttt)\s*\{[^{}]*\}|\\.", re.DOTALL)
# An opening mark is before a word, and a closing mark after one.
_OPENING = re.compile(r'(?:(?<=[\s(\[{~–—/-])|^)"(?=[\w\\{$¿¡.])')
_CLOSING = re.compile(r'(?<=[\w.,!?;:)}\]$…%’])"(?=[\s)\]}~.,;:!?–—/-]|$)')
_GUILLEMETS = re.compile(r"<<~*(?=[^\s<>~])([^<>]*?[^\s<>~])~*>>")
# In French there are spaces within the marks; elsewhere `a << b` compares two values.
_FRENCH = re.compile(r"<<[\s~]*(?=[^\s<>~])([^<>]*?[^\s<>~])[\s~]*>>")
_LOW = re.compile(r"(?:(?<=[\s(\[{~])|^),,(?=[^\s,])([^,]*?(?:,(?!,)[^,]*?)*)(''|``|[\"“”])")


def with_quotes(value: str, language: str = "") -> str:
    """Return a value with typographic quotation marks for `"…"`, `<<…>>` and `,,…''`.

    `language` is what the entry has in `langid` or `language`; otherwise the marks of `"…"` are
    English. Straight quotes are changed only if they are in pairs: `5"` is a length.
    """
    has_straight = '"' in value and value.count('"') > value.count('\\"')  # not of accents only
    if not has_straight and "<<" not in value and ",," not in value:
        return value
    typography = typography_of(language)
    space = typography.space_in_quotes
    opening, closing = (
        mark.replace("«", f"«{space}").replace("»", f"{space}»") for mark in typography.quotes[:2]
    )
    hidden: list[str] = []

    def hide(match: re.Match[str]) -> str:
        hidden.append(match[0])
        return f"\ue000{len(hidden) - 1}\ue001"

    text = _LITERAL.sub(hide, _BRACED.sub(r"\1", value))
    if space:
        text = _FRENCH.sub(rf"«{space}\1{space}»", text)
    text = _GUILLEMETS.sub(r"«\1»", text)
    low = "“" if closing == "“" else "”"
    text = _LOW.sub(lambda found: f"„{found[1]}{'“' if found[2] in {'``', '“'} else low}", text)
    text = _paired(text, opening, closing)
    return re.sub("\ue000(\\d+)\ue001", lambda found: hidden[int(found[1])], text)


def _paired(text: str, opening: str, closing: str) -> str:
    """Replace straight quotes, if each that opens is followed by one that closes."""
    if '"' not in text:
        return text
    opens = {match.start() for match in _OPENING.finditer(text)}
    closes = {match.start() for match in _CLOSING.finditer(text)}
    places = [index for index, character in enumerate(text) if character == '"']
    if len(places) % 2 or not all(
        index in (closes if number % 2 else opens) for number, index in enumerate(places)
    ):
        return text
    pieces = text.split('"')
    marks = [opening, closing] * (len(places) // 2)
    return "".join(piece + mark for piece, mark in zip(pieces, [*marks, ""], strict=True))
