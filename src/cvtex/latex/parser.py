r"""The LaTeX of a .bib field to inlines: accents, symbols, emphasis, formulas, links, in Unicode.

One pass over the text, without recursion into groups, so that any nesting is read. What is not
known keeps its text and is reported; what TeX would execute is never passed on.
"""

from __future__ import annotations

import html
import re
import sys
import unicodedata
from functools import lru_cache
from html.entities import html5
from typing import NamedTuple

from cvtex.diagnostics import Code
from cvtex.latex.groups import Group, modern_math, printable, script_text, strip, tidied
from cvtex.latex.html_tags import without_tags
from cvtex.latex.scanner import TOKEN, LatexScanner, unescape_url
from cvtex.latex.symbols import (
    ACCENTS,
    CASES,
    CONTROL_SYMBOLS,
    DECLARATIONS,
    DROPPED,
    EXECUTING,
    JOURNALS,
    SKIPPED_FIRST,
    SPACES,
    SPACING_ACCENTS,
    STYLES,
    SYMBOLS,
    TRANSPARENT,
)
from cvtex.text import CodeSpan, Inlines, Link, Math, Text, TextProblem, plain_text
from cvtex.text.addresses import link_target
from cvtex.text.math import check_math
from cvtex.text.math_symbols import MATH_SYMBOLS


class LatexText(NamedTuple):
    """A field's text as parsed, and what was not understood."""

    inlines: Inlines
    problems: tuple[TextProblem, ...] = ()


# Without any of these a value is its own text.
_MEANING = re.compile(r"[\\{}$~`'&\n\r\t\f\v]|--|  |^ | $")

_LIGATURES = {
    "---": "—", "--": "–", "``": "“", "''": "”", "`": "‘", "'": "’", "!`": "¡", "?`": "¿",
    "~": "\u00a0",
}  # fmt: skip

_FORMULAS = {"(": r"\)", "[": r"\]"}

# `$5 and $6` are prices, though to TeX they are the formula `5 and`.
_PRICES = re.compile(r"\$\d[^$\\{}^_]*[ (]\$\d")

# `126`, `'176`, `"7E`, or a backquote and the character itself.
_NUMBER = re.compile(
    r"\{?(?:'([0-7]{1,4})|\"([0-9A-F]{1,4})|`\\?(.)|-?(\d{1,5}))\}?[ \n]?", re.DOTALL
)

_MOST_STYLES = 60


def parse_latex(value: str) -> LatexText:
    """Parse the value of a .bib field, whose enclosing braces or quotes are off already."""
    value = without_tags(value)
    if not _MEANING.search(value):
        text = value if value.isascii() else unicodedata.normalize("NFC", value)
        return LatexText((Text(text),) if text else ())
    return _Parser(value).parse()


def _character(code: int) -> str:
    """Return the character of a number, unless it is a control, or half of one."""
    is_printed = code >= 0x20 and not 0x7F <= code < 0xA0 and not 0xD800 <= code < 0xE000
    return chr(code) if is_printed and code <= sys.maxunicode else ""


@lru_cache(maxsize=65_536)
def plain_latex(value: str) -> str:
    """Return only the characters of a value, for names, dates, sorting and comparing."""
    return plain_text(parse_latex(value).inlines)


class _Parser(LatexScanner):
    """One parse: the position in the value and the groups that are open."""

    def __init__(self, value: str) -> None:
        super().__init__(value)
        self.groups = [Group(braced=False)]
        self.problems: list[TextProblem] = []
        self.waiting: Group | None = None  # what a command wants its argument to be

    def parse(self) -> LatexText:
        while self.position < len(self.value):
            match = TOKEN.match(self.value, self.position)
            if match is None:  # the last alternative takes any character
                break
            self.position = match.end()
            self._token(match)
        while len(self.groups) > 1:
            self._close()
        inlines = strip(tidied(self.groups[0].inlines))
        return LatexText(inlines, tuple(self.problems))

    def _token(self, match: re.Match[str]) -> None:
        kind = match.lastgroup
        if kind == "blanks":
            kind = "word"
        content = match.group(kind or "text")
        if self.waiting is not None and kind == "close":
            self.waiting = None  # `{\emph}` has no argument
        if self.waiting is not None and kind not in {"open", "space"}:
            # `\emph x`: an argument without braces is one token.
            if kind == "text":
                blanks = len(content) - len(content.lstrip(" "))
                self.position = match.start() + blanks + 1
                content = content[blanks : blanks + 1]
                if not content:
                    return
            wanted, self.waiting = self.waiting, None
            depth = len(self.groups)
            wanted.single = True
            self.groups.append(wanted)
            self._plain_token(kind, content, match)
            if self.waiting is None:  # else the argument is itself a command with an argument
                while len(self.groups) > depth:
                    self._close()
            return
        self._plain_token(kind, content, match)

    def _plain_token(self, kind: str | None, content: str, match: re.Match[str]) -> None:
        match kind:
            case "word":
                self._command(content)
            case "symbol":
                self._control_symbol(content)
            case "open":
                group, self.waiting = self.waiting or Group(braced=True), None
                group.braced = True
                self.groups.append(group)
            case "close":
                self._close_brace()
            case "math":
                self._math(content, match)
            case "ligature":
                self._add(_LIGATURES[content])
            case "entity":
                known = content[1] == "#" or content[1:] in html5
                self._add(html.unescape(content) if known else content)
            case "space":
                self._add(" ")
            case _:
                self._add(content)

    def _add(self, text: str) -> None:
        self.groups[-1].inlines.append(Text(text))

    def _close(self) -> None:
        group = self.groups.pop()
        self.groups[-1].inlines.extend(group.closed())
        if group.skips_next and self.value.startswith("{", self.position):
            self.argument()
        if self.groups[-1].single:
            self._close()

    def _close_brace(self) -> None:
        if not any(group.braced for group in self.groups):
            return  # a `}` too many says nothing
        while not self.groups[-1].braced:
            self._close()
        self._close()

    # -- commands --

    def _control_symbol(self, symbol: str) -> None:
        if symbol in ACCENTS:
            self._accent(symbol)
        elif symbol in _FORMULAS and self.find(_FORMULAS[symbol], self.position) >= 0:
            self._formula(_FORMULAS[symbol], self.position)
        elif symbol == "\\":
            self._add(" ")
            self.distance()
        else:
            self._add(CONTROL_SYMBOLS.get(symbol, symbol))

    def _command(self, name: str) -> None:
        if name in ACCENTS and (len(name) > 1 or self.has_argument()):
            self._accent(name)
        elif name in SYMBOLS:
            self._symbol(SYMBOLS[name])
        elif name in DECLARATIONS:
            if len(self.groups) < _MOST_STYLES:
                self.groups.append(Group(braced=False, style=DECLARATIONS[name]))
        elif name in DROPPED or name in SKIPPED_FIRST:
            self.star()
            self.optional()
            if self.value.startswith("{", self.position):
                self.argument()
        elif self._wanted(name) or self._verbatim(name) or self._spacing(name):
            return
        elif name in TRANSPARENT:
            if name in {"makebox", "framebox"}:
                self.optional()
        elif not self._named(name):
            self._unknown(name)

    def _named(self, name: str) -> bool:
        """Add what a command is the name of: a journal, or a sign of formulas."""
        if name in JOURNALS and not self.has_group():
            self._symbol(JOURNALS[name])
        elif name in MATH_SYMBOLS:
            self._sign(name)
        else:
            return False
        return True

    def _wanted(self, name: str) -> bool:
        """Set what a command makes of its argument, if it is one of those that do."""
        if name in STYLES:
            self._want(Group(braced=False, style=STYLES[name]))
        elif name in CASES:
            self._want(Group(braced=False, case=CASES[name]))
        elif name == "texttt":
            self._want(Group(braced=False, code=True))
        elif name in {"textup", "textnormal"}:
            self._want(Group(braced=False, upright=True))
        elif name in {"ttfamily", "tt"}:
            self._declare(Group(braced=False, code=True))
        elif name in {"upshape", "normalfont", "rm"}:
            self._declare(Group(braced=False, upright=True))
        elif name in {"enquote", "mkbibquote"}:
            inner = (
                self.star()
                or sum(group.quotes is not None for group in self.groups[-_MOST_STYLES:]) % 2
            )
            self._want(Group(braced=False, quotes=("‘", "’") if inner else ("“", "”")))
        elif name == "texorpdfstring":
            self._want(Group(braced=False, skips_next=True))
        elif name == "href":
            self._want(Group(braced=False, url=self._address(name)))
        else:
            return False
        return True

    def _verbatim(self, name: str) -> bool:
        """Set an argument that is not text: an address, a formula, characters as they are."""
        if name in {"url", "path", "nolinkurl"}:
            self._url(name)
        elif name == "ensuremath":
            self._set_formula(self.argument())
        elif name == "verb":
            delimiter = self.value[self.position : self.position + 1]
            end = self.value.find(delimiter, self.position + 1) if delimiter.strip() else -1
            if end < 0:
                return False
            self.groups[-1].inlines.append(CodeSpan(self.value[self.position + 1 : end]))
            self.position = end + 1
        else:
            return False
        return True

    def _declare(self, group: Group) -> None:
        """Let the rest of the group around be such a group."""
        if len(self.groups) < _MOST_STYLES:
            self.groups.append(group)

    def _sign(self, name: str) -> None:
        """Add a sign of formulas, in the text face if that has it."""
        if printable(MATH_SYMBOLS[name]) or check_math(f"\\{name}") is not None:
            self._symbol(MATH_SYMBOLS[name])
        else:
            self._symbol("")
            self.groups[-1].inlines.append(Math(f"\\{name}"))

    def _spacing(self, name: str) -> bool:
        """Set what stands for a distance, a break or a character by its number."""
        if name in SPACES:
            self._space()
        elif name in {"linebreak", "nolinebreak", "pagebreak", "nopagebreak"}:
            self.optional()
        elif name in {"penalty", "char", "symbol"}:
            self._numbered(name)
        else:
            return False
        return True

    def _numbered(self, name: str) -> None:
        """Read a command with a number: a character by its code, or a penalty, which is nothing."""
        number = _NUMBER.match(self.value, self.position)
        if number is None:
            return
        self.position = number.end()
        if name != "penalty":
            octal, hexadecimal, sign, decimal = number.groups()
            code = int(octal, 8) if octal else int(hexadecimal, 16) if hexadecimal else 0
            self._add(sign or _character(code or int(decimal or 0)))

    def _space(self) -> None:
        """Add a blank for a space of some width, unless the width is negative."""
        self.star()
        if self.value.startswith("{", self.position):
            negative = self.argument().lstrip().startswith("-")
        elif (sign := self.dimension()) is not None:
            negative = sign == "-"
        else:
            return
        self._add("" if negative else " ")

    def _symbol(self, text: str) -> None:
        """Add a sign, and pass over the `{}` that only ends its command's name."""
        self._add(text)
        if self.has_empty_group():
            self.position += 2

    def _want(self, group: Group) -> None:
        """Let the next argument be such a group; beyond a depth no text has, it is only text."""
        if len(self.groups) < _MOST_STYLES:
            self.waiting = group

    def _unknown(self, name: str) -> None:
        command = f"\\{name}"
        if name in {"footnote", "footnotetext"}:
            self.optional()
            self.argument()
            done = "is left out, with its text"
        elif name in {"begin", "end"}:
            self.argument()
            done = "is left out; the text within is kept"
        elif name in EXECUTING:
            done = "is not passed on to TeX"
        else:
            done = "is not known; its text is kept"
            if not self.has_group():
                blank = " " if self.value[self.position - 1].isspace() else ""
                self._symbol(command + blank)
        self._report(f"`{command}` {done}", command)

    def _report(self, message: str, command: str) -> None:
        hint = "write it as a character, or without the command"
        self.problems.append(TextProblem(Code.UNKNOWN_COMMAND, message, hint, command))

    def _accent(self, name: str) -> None:
        argument = self.argument()
        nested = 0 < argument.count("\\") < _MOST_STYLES
        base = plain_text(_Parser(argument).parse().inlines) if nested else argument
        base = re.sub(r"[{}$\\]", "", base)
        mark = ACCENTS[name]
        if not base.strip():
            self._add(SPACING_ACCENTS.get(name, ""))
            return
        letter = {"ı": "i", "ȷ": "j"}.get(base[0], base[0])
        self._add(unicodedata.normalize("NFC", letter + mark) + base[1:])

    def _address(self, name: str) -> str | None:
        """Read an address, and report one that leads where a link may not."""
        written = unescape_url(self.argument())
        found = link_target(written)
        if found is None and written:
            message = f"`{written}` is no web address, and no link is made to it"
            self._report(message, f"\\{name}")
        return found

    def _url(self, name: str) -> None:
        start = self.position
        url = self._address(name)
        shown = Text(unescape_url(self.value[start : self.position].strip("{}")))
        self.groups[-1].inlines.append(Link(url, (shown,)) if url else shown)

    # -- formulas --

    def _math(self, dollars: str, match: re.Match[str]) -> None:
        if self.find(dollars, match.end()) < 0:
            self._add(dollars)  # a dollar that nothing closes is money
            return
        if _PRICES.match(self.value, match.start()):
            self._add("$")
            return
        self._formula(dollars, match.end())

    def _formula(self, closing: str, start: int) -> None:
        end = self.find(closing, start)
        while end > 0 and closing == "$" and self.value[end - 1] == "\\":
            end = self.find(closing, end + 1)
        if end < 0:
            return
        self.position = end + len(closing)
        self._set_formula(self.value[start:end])

    def _set_formula(self, tex: str) -> None:
        tex = modern_math(tex)
        script = script_text(tex)
        complaint = check_math(tex)
        if script is not None:
            self.groups[-1].inlines.extend(script)
        elif complaint is None:
            self.groups[-1].inlines.append(Math(" ".join(tex.split())))
        else:
            message = f"`${tex}$` is set as text: {complaint}"
            self._report(message, "$")
            self._add(plain_text((Math(tex),)))
