r"""Separate marks from the LaTeX of an author, and remove emphasis.

This is done before a name is split into its parts, because `Jane~Doe$^1$,$^2$` and
`\textbf{Doe, Jane}` would be split wrongly. Emphasis in the source is removed because cvtex
highlights authors itself; marks are returned as data.
"""

from __future__ import annotations

import re
import unicodedata

from cvtex.latex.braces import group_end
from cvtex.latex.formulas import letters_in_math
from cvtex.names.grammar import ACCENT_MACROS, split_commas, split_words
from cvtex.text.entities import entity_text

_SYMBOLS = {
    "*": "*", "∗": "*", "⁎": "*", "＊": "*", "†": "†", "‡": "‡", "§": "§", "¶": "¶", "‖": "‖",
    "⋆": "⋆", "★": "★", "☆": "☆", "✉": "✉", "#": "#", "♯": "#", "♠": "♠", "♣": "♣", "♦": "♦",
    "◊": "◊", "⋄": "⋄", "△": "△", "□": "□",
}  # fmt: skip
"""The symbols that names are marked with, and the form in which each is returned."""

_SYMBOL_MACROS = {
    "dag": "†", "dagger": "†", "textdagger": "†", "ddag": "‡", "ddagger": "‡",
    "textdaggerdbl": "‡", "S": "§", "textsection": "§", "P": "¶", "textparagraph": "¶",
    "ast": "*", "textasteriskcentered": "*", "star": "⋆", "bigstar": "★", "#": "#", "sharp": "#",
    "parallel": "‖", "textbardbl": "‖", "|": "‖", "Vert": "‖", "Letter": "✉", "Envelope": "✉",
    "faEnvelope": "✉", "envelope": "✉", "diamond": "⋄", "spadesuit": "♠", "clubsuit": "♣",
}  # fmt: skip

_SUPERSCRIPTS = frozenset({"textsuperscript", "textsubscript", "sup"})

# Commands whose argument does not belong to the name: notes, identifiers, and sort keys.
_DROPPED = re.compile(
    r"thanks|footnote(?:text)?|inst|affil|orcid\w*|label|vspace|hspace|corref|fnref|email|ead"
    r"|.*(?:noop|no[-_]?sort|sort[-_]?noop).*",
    re.IGNORECASE,
)

# Commands with arguments before the text, and the number of those arguments.
_LEADING_ARGUMENTS = {"textcolor": 1, "colorbox": 1, "fcolorbox": 2, "href": 1, "hyperlink": 1}

_FONT_SWITCH = re.compile(
    r"\{\s*\\(?:bf|it|em|sl|sc|rm|sf|tt|bfseries|itshape|slshape|scshape|mdseries|upshape|rmfamily"
    r"|sffamily|ttfamily|normalfont|boldmath|tiny|small|large|Large|color\s*\{[^{}]*\})(?![A-Za-z])"
)
_MACRO = re.compile(r"\\([A-Za-z]+|.)\*?", re.DOTALL)
_OPTION = re.compile(r"\s*\[([^\]]{0,200})\]")
_MARKED = re.compile(r"[\\$<&(\[^{_¹²³⁰-₉" + re.escape("".join(_SYMBOLS)) + r"]|[\s~]\d{4}$")
_MARKDOWN = re.compile(r"(\*\*\*|\*\*|__|(?<![\w*])\*)(?=[^\s*])([^*_]*[^\s*_])\1(?!\*)")
_SUP_TAG = re.compile(r"(<su[pb]\b[^<>]*>)|(</su[pb]>)|\n", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_ENTITY = re.compile(r"(?<!\\)&(?:#\d+|#[xX][\da-fA-F]+|[A-Za-z]+\d*);")
_MARK = "[¹²³⁰-⁹" + re.escape("".join(_SYMBOLS)) + "]"
_BETWEEN_MARKS = re.compile(rf"(?<={_MARK})\s*[,;]\s*(?={_MARK})|(?<=\$)\s*[,;]\s*(?=\$\^)")
_EMPTY_PARENTHESES = re.compile(r"[(\[][\s,]*[)\]]")
# dblp adds a number to a name to distinguish persons of the same name.
_DBLP_NUMBER = re.compile(r"[\s~]\{?\d{4}\}?$")

MOST_GROUPS = 100
"""The most groups in a name. Parsing is recursive, and a text with more groups is not a name."""


def take_marks(name: str) -> tuple[str, tuple[str, ...]]:
    """Return the LaTeX of an author without marks and emphasis, and the marks in order.

    A mark is a symbol, a superscript number or a superscript single letter. If the whole name is
    in braces, as of an organisation, only marks after the braces are separated.
    """
    if not _MARKED.search(name) or name.count("{") > MOST_GROUPS:
        return name, ()
    collector = _MarkCollector()
    text = _EMPTY_PARENTHESES.sub("", collector.strip(_undo_markup(name)))
    return text.strip(" ~\t\n"), tuple(dict.fromkeys(collector.marks))


def _undo_markup(name: str) -> str:
    """Return a name with HTML as LaTeX, without Markdown and without the number of dblp."""
    text = _ENTITY.sub(lambda match: entity_text(match[0]), name) if "&" in name else name
    text = _without_script_tags(text) if "<" in text else text
    text = _TAG.sub("", text) if "<" in text else text
    text = _BETWEEN_MARKS.sub("", _MARKDOWN.sub(r"\2", text))
    return _DBLP_NUMBER.sub("", text)


def _without_script_tags(name: str) -> str:
    r"""Return a name with `\textsuperscript` for each `<sup>` or `<sub>` that ends in its line.

    The tags are paired in one pass, since a pattern of a pair would search for an end from each
    tag. Of two tags before an end, the first is replaced.
    """
    out: list[str] = []
    copied = 0
    opened: re.Match[str] | None = None
    for tag in _SUP_TAG.finditer(name):
        if tag[1]:
            opened = tag if opened is None or "\n" in tag[1] else opened
        elif tag[2] and opened is not None:
            content = name[opened.end() : tag.start()]
            out += name[copied : opened.start()], rf"\textsuperscript{{{content}}}"
            copied, opened = tag.end(), None
        elif not tag[2]:
            opened = None
    return "".join((*out, name[copied:]))


def parse_symbols(text: str) -> tuple[str, ...] | None:
    """Return the marks in a superscript or a formula, or None if it contains a word."""
    marks: list[str] = []
    index = 0
    while index < len(text):
        character = text[index]
        index += 1
        if character == "\\":
            macro = _MACRO.match(text, index - 1)
            index = macro.end() if macro else index
            if macro and macro[1] in _SYMBOL_MACROS:
                marks.append(_SYMBOL_MACROS[macro[1]])
        elif character in _SYMBOLS:
            marks.append(_SYMBOLS[character])
        elif character.isdigit():
            digits = unicodedata.normalize("NFKC", character)
            while index < len(text) and text[index].isdigit():
                digits += unicodedata.normalize("NFKC", text[index])
                index += 1
            marks.append(digits)
        elif character.isalpha():
            if text[index : index + 1].isalpha():
                return None
            marks.append(unicodedata.normalize("NFKC", character))
        elif character == "+":
            marks.append(character)
    return tuple(marks)


class _MarkCollector:
    """A walk through the LaTeX of an author; `marks` are those found so far."""

    def __init__(self) -> None:
        self.marks: list[str] = []

    def strip(self, text: str) -> str:
        """Return a text without marks and emphasis, and add its marks to `marks`."""
        out: list[str] = []
        index = 0
        while index < len(text):
            character = text[index]
            if character == "\\":
                index = self._macro(text, index, out)
            elif character == "{":
                end = group_end(text, index)
                out.append(self._group(text[index:end], whole=end - index == len(text.strip())))
                index = end
            elif character == "$" and (end := text.find("$", index + 1)) > 0:
                self._take_or_keep(text[index + 1 : end], text[index : end + 1], out)
                index = end + 1
            elif character == "^" and index + 1 < len(text):
                end = group_end(text, index + 1) if text[index + 1] == "{" else index + 2
                self._take_or_keep(text[index + 1 : end], text[index:end], out)
                index = end
            elif character in _SYMBOLS or (character.isdigit() and not character.isdecimal()):
                end = index + 1
                while end < len(text) and text[end] == character:
                    end += 1
                symbol = _SYMBOLS.get(character) or unicodedata.normalize("NFKC", character)
                self.marks.append(symbol * (end - index))
                index = end
            else:
                out.append(character)
                index += 1
        return "".join(out)

    def _take_or_keep(self, inner: str, whole: str, out: list[str]) -> None:
        is_letters = "\\" in inner and letters_in_math(inner) is not None
        marks = None if is_letters else parse_symbols(inner)
        if marks is None:
            out.append(whole)
        else:
            self.marks.extend(marks)

    def _group(self, group: str, *, whole: bool) -> str:
        """Return a group without a font switch at its start, and without emphasis of all of it."""
        font_switch = _FONT_SWITCH.match(group)
        if font_switch:
            inner = self.strip(_content_of(f"{{{group[font_switch.end() :]}").strip())
            return inner if _has_several_words(inner) else f"{{{inner}}}"
        inner = _content_of(group)
        if inner.startswith("\\") and (emphasis := _emphasised_text(inner)) is not None:
            return self.strip(emphasis)
        return group if whole else f"{{{self.strip(inner)}}}"

    def _macro(self, text: str, start: int, out: list[str]) -> int:
        """Parse a macro with its arguments, add its text to `out`, and return its end."""
        macro = _MACRO.match(text, start)
        if not macro:
            out.append(text[start])
            return start + 1
        name, end = macro[1], macro.end()
        if name in _SYMBOL_MACROS:
            self.marks.append(_SYMBOL_MACROS[name])
            return _after_empty_group(text, end)
        if name == "footnotemark":
            option = _OPTION.match(text, end)
            self.marks.extend(parse_symbols(option[1]) or () if option else ())
            return _after_empty_group(text, option.end() if option else end)
        arguments, end = _arguments(text, end)
        if not arguments or not name.isalpha() or name in ACCENT_MACROS:
            out.append(macro[0])
            return macro.end()
        return self._command(text, macro, arguments, end, out)

    def _command(
        self, text: str, macro: re.Match[str], arguments: list[str], end: int, out: list[str]
    ) -> int:
        """Parse a macro with arguments up to `end`, add its text to `out`, and return its end."""
        name, start = macro[1], macro.start()
        if name in _SUPERSCRIPTS and text[end : end + 1].isalpha():
            # A superscript letter within a word belongs to the word (M\textsuperscript{c}Donald).
            out.append(text[start:end])
        elif name in _SUPERSCRIPTS or name == "ensuremath":
            self._take_or_keep(arguments[0], text[start:end], out)
        elif _DROPPED.fullmatch(name):
            end = group_end(text, text.index("{", macro.end()))
        else:
            inner = self.strip(" ".join(arguments[_LEADING_ARGUMENTS.get(name, 0) :]))
            if name in {"mbox", "hbox"}:
                inner = f"{{{inner}}}"
            elif name not in _LEADING_ARGUMENTS and not _has_several_words(inner):
                inner = f"\\{name}{{{inner}}}"
            out.append(inner)
        return end


def _arguments(text: str, start: int) -> tuple[list[str], int]:
    """Return the contents of the groups after a macro and its optional argument, and their end."""
    option = _OPTION.match(text, start)
    index = option.end() if option else start
    arguments = []
    # An empty group only ends the name of a macro.
    while index < len(text) and text[index] == "{" and "" not in arguments:
        end = group_end(text, index)
        arguments.append(_content_of(text[index:end]))
        index = end
    return arguments, index if arguments else start


def _content_of(group: str) -> str:
    """Return the text between braces; the closing brace may be missing."""
    return group[1:-1] if len(group) > 1 and group.endswith("}") else group[1:]


def _emphasised_text(inner: str) -> str | None:
    """Return the argument of a macro that wraps the whole text, if it has several words."""
    macro = _MACRO.match(inner)
    if not macro or not macro[1].isalpha() or macro[1] in ACCENT_MACROS | {"mbox", "hbox"}:
        return None
    arguments, end = _arguments(inner, macro.end())
    is_whole = len(arguments) == 1 and end == len(inner)
    return arguments[0] if is_whole and _has_several_words(arguments[0]) else None


def _has_several_words(text: str) -> bool:
    return len(split_words(text)) > 1 or len(split_commas(text)) > 1


def _after_empty_group(text: str, index: int) -> int:
    return index + 2 if text.startswith("{}", index) else index
