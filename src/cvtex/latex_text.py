r"""The LaTeX of a .bib field to inlines: accents, symbols, emphasis, formulas, links, in Unicode.

One pass over the text, without recursion into groups, so that any nesting is read. What is not
known keeps its text and is reported; what TeX would execute is never passed on.
"""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from cvtex.braces import group_end
from cvtex.inline import (
    Inlines,
    Link,
    Math,
    Text,
    plain_text,
)
from cvtex.latex_groups import Group, join, script_text, strip
from cvtex.latex_symbols import (
    ACCENTS,
    CONTROL_SYMBOLS,
    DECLARATIONS,
    DROPPED,
    EXECUTING,
    JOURNALS,
    SKIPPED_FIRST,
    SPACING_ACCENTS,
    STYLES,
    SYMBOLS,
    TRANSPARENT,
)
from cvtex.math import check_math
from cvtex.math_symbols import MATH_SYMBOLS


@dataclass(frozen=True, slots=True)
class LatexProblem:
    """A command that cannot be set: where it stands in the value, and what is done about it."""

    offset: int
    command: str
    message: str


@dataclass(frozen=True, slots=True)
class LatexText:
    """A field's text as parsed, and what was not understood."""

    inlines: Inlines
    problems: tuple[LatexProblem, ...] = ()


# Without any of these a value is its own text.
_MEANING = re.compile(r"[\\{}$~`'&\n\r\t\f\v]|--|  |^ | $")

_TOKEN = re.compile(
    r"\\(?P<word>[A-Za-z]+)(?P<blanks>[ \t\n\r\f\v]*)"
    r"|\\(?P<symbol>.|$)"
    r"|(?P<open>\{)|(?P<close>\})"
    r"|(?P<math>\$\$?)"
    r"|(?P<ligature>---|--|``|''|!`|\?`|`|'|~)"
    r"|(?P<entity>&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z]\w*);)"
    r"|(?P<space>[ \t\n\r\f\v]+)"
    r"|(?P<text>(?:[^\\{}$`'~&\s!?-]|-(?!-)|[!?](?!`)|(?<! ) (?![ \t\n\r\f\v]))+|.)",
    re.DOTALL,
)

_LIGATURES = {
    "---": "—", "--": "–", "``": "“", "''": "”", "`": "‘", "'": "’", "!`": "¡", "?`": "¿",
    "~": "\u00a0",
}  # fmt: skip

_MOST_STYLES = 60


def parse_latex(value: str) -> LatexText:
    """Parse the value of a .bib field, whose enclosing braces or quotes are off already."""
    if not _MEANING.search(value):
        return LatexText((Text(unicodedata.normalize("NFC", value)),) if value else ())
    return _Parser(value).parse()


@lru_cache(maxsize=65_536)
def plain_latex(value: str) -> str:
    """Return only the characters of a value, for names, dates, sorting and comparing."""
    return plain_text(parse_latex(value).inlines)


class _Parser:
    """One parse: the position in the value and the groups that are open."""

    def __init__(self, value: str) -> None:
        self.value = value
        self.position = 0
        self.groups = [Group(braced=False)]
        self.problems: list[LatexProblem] = []
        self.waiting: Group | None = None  # what a command wants its argument to be

    def parse(self) -> LatexText:
        while self.position < len(self.value):
            match = _TOKEN.match(self.value, self.position)
            if match is None:  # the last alternative takes any character
                break
            self.position = match.end()
            self._token(match)
        while len(self.groups) > 1:
            self._close()
        inlines = strip(join(self.groups[0].inlines))
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
                self._command(content, match.start())
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
                self._add(html.unescape(content))
            case "space":
                self._add(" ")
            case _:
                self._add(content)

    def _add(self, text: str) -> None:
        self.groups[-1].inlines.append(Text(text))

    def _close(self) -> None:
        inlines = self.groups.pop().closed()
        self.groups[-1].inlines.extend(inlines)

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
        elif symbol == "(":
            self._formula(r"\)", self.position)
        else:
            self._add(CONTROL_SYMBOLS.get(symbol, symbol))

    def _command(self, name: str, start: int) -> None:
        if name in ACCENTS and (len(name) > 1 or self._has_argument()):
            self._accent(name)
        elif name in SYMBOLS:
            self._symbol(SYMBOLS[name])
        elif name in DECLARATIONS:
            if len(self.groups) < _MOST_STYLES:
                self.groups.append(Group(braced=False, style=DECLARATIONS[name]))
        elif name in DROPPED or name in SKIPPED_FIRST:
            self._argument()
        elif self._wanted(name):
            return
        elif name in JOURNALS and not self.value.startswith("{", self.position):
            self._add(JOURNALS[name])
        elif name in TRANSPARENT:
            return
        elif name in MATH_SYMBOLS:
            self._symbol(MATH_SYMBOLS[name])
        else:
            self._unknown(name, start)

    def _wanted(self, name: str) -> bool:
        """Set what a command makes of its argument, if it is one of those that do."""
        if name in STYLES:
            self._want(Group(braced=False, style=STYLES[name]))
        elif name == "texttt":
            self._want(Group(braced=False, code=True))
        elif name in {"textup", "upshape"}:
            self._want(Group(braced=False, upright=True))
        elif name in {"enquote", "mkbibquote"}:
            self._want(Group(braced=False, quoted=True))
        elif name in {"url", "path", "nolinkurl"}:
            self._url(self._argument())
        elif name == "href":
            self._want(Group(braced=False, url=_unescape_url(self._argument())))
        else:
            return False
        return True

    def _symbol(self, text: str) -> None:
        """Add a sign, and pass over the `{}` that only ends its command's name."""
        self._add(text)
        if self.value.startswith("{}", self.position):
            self.position += 2

    def _want(self, group: Group) -> None:
        """Let the next argument be such a group; beyond a depth no text has, it is only text."""
        if len(self.groups) < _MOST_STYLES:
            self.waiting = group

    def _unknown(self, name: str, start: int) -> None:
        command = f"\\{name}"
        done = "is not passed on to TeX" if name in EXECUTING else "is not known; its text is kept"
        self.problems.append(LatexProblem(start, command, f"`{command}` {done}"))
        if not self.value.startswith("{", self.position) and name not in EXECUTING:
            blank = " " if self.value[self.position - 1].isspace() else ""
            self._add(command + blank)

    def _accent(self, name: str) -> None:
        argument = self._argument()
        nested = 0 < argument.count("\\") < _MOST_STYLES
        base = plain_text(_Parser(argument).parse().inlines) if nested else argument
        base = re.sub(r"[{}$\\]", "", base)
        mark = ACCENTS[name]
        if not base.strip():
            self._add(SPACING_ACCENTS.get(name, ""))
            return
        letter = {"ı": "i", "ȷ": "j"}.get(base[0], base[0])
        self._add(unicodedata.normalize("NFC", letter + mark) + base[1:])

    def _has_argument(self) -> bool:
        r"""Tell whether what follows can carry an accent: `\c c`, `\v{S}`, but not `\d)`."""
        rest = self.value[self.position : self.position + 1]
        return rest.isalpha() or rest in {"{", "\\"}

    def _argument(self) -> str:
        """Take the argument that follows, without its braces: a group, a command or a letter."""
        while self.value[self.position : self.position + 1].isspace():
            self.position += 1
        start = self.position
        if not self.value.startswith("{", start):
            match = _TOKEN.match(self.value, start)
            if match is None or match["close"]:
                return ""
            self.position = match.end() if match["word"] or match["symbol"] else start + 1
            return self.value[start : self.position]
        self.position = group_end(self.value, start)
        return self.value[start + 1 : self.position].removesuffix("}")

    def _url(self, argument: str) -> None:
        url = _unescape_url(argument)
        self.groups[-1].inlines.append(Link(url, (Text(url),)))

    # -- formulas --

    def _math(self, dollars: str, match: re.Match[str]) -> None:
        if self.value.find(dollars, match.end()) < 0:
            self._add(dollars)  # a dollar that nothing closes is money
            return
        self._formula(dollars, match.end())

    def _formula(self, closing: str, start: int) -> None:
        end = self.value.find(closing, start)
        while end > 0 and closing == "$" and self.value[end - 1] == "\\":
            end = self.value.find(closing, end + 1)
        if end < 0:
            return
        self.position = end + len(closing)
        tex = self.value[start:end]
        script = script_text(tex)
        complaint = check_math(tex)
        if script is not None:
            self.groups[-1].inlines.extend(script)
        elif complaint is None:
            self.groups[-1].inlines.append(Math(" ".join(tex.split())))
        else:
            message = f"`${tex}$` is set as text: {complaint}"
            self.problems.append(LatexProblem(start, "$", message))
            self._add(plain_text((Math(tex),)))


def _unescape_url(argument: str) -> str:
    return re.sub(r"\\([%#&_~{}$])", r"\1", argument).replace(r"\~{}", "~").strip()
