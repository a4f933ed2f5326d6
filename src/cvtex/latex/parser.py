r"""Parse the LaTeX of a .bib field to inlines: accents, symbols, emphasis, formulas and links.

The text is parsed in one pass without recursion into groups, so that any nesting can be parsed. An
unknown command is reported and its text is kept. Commands that TeX would execute are never passed
on.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html.entities import html5
from typing import NamedTuple

from cvtex.diagnostics import Code
from cvtex.latex.formulas import (
    are_printable,
    is_within_word,
    letters_in_math,
    math_as_text,
    modernise_math,
)
from cvtex.latex.groups import Group, character, normalise, strip_spaces
from cvtex.latex.html_tags import without_tags
from cvtex.latex.quotes import with_quotes
from cvtex.latex.scanner import TOKEN, LatexScanner, unescape_url
from cvtex.latex.symbols import (
    ACCENTS,
    CASES,
    CONTROL_SYMBOLS,
    DECLARATIONS,
    EXECUTING,
    JOURNALS,
    LIGATURES,
    QUOTES,
    SKIP_ARGUMENT,
    SKIP_FIRST_ARGUMENT,
    SPACES,
    SPACING_ACCENTS,
    STYLES,
    SYMBOLS,
    TRANSPARENT,
)
from cvtex.text import CodeSpan, Inlines, Link, Math, Text, TextProblem, plain_text
from cvtex.text.addresses import link_target
from cvtex.text.entities import entity_text
from cvtex.text.folding import composed
from cvtex.text.math import check_math
from cvtex.text.math_symbols import MATH_SYMBOLS


class LatexText(NamedTuple):
    """The inlines of a field, and the problems found in it."""

    inlines: Inlines
    problems: tuple[TextProblem, ...] = ()


# A value without a match is plain text.
_NOT_PLAIN = re.compile(r"[\\{}$~`'&\n\r\t\f\v\"<]|--|,,|  |^ | $")

_FORMULAS = {"(": r"\)", "[": r"\]"}

# `$5 and $6` are prices, although for TeX `5 and` is a formula.
_PRICES = re.compile(r"\$\d[^$\\{}^_]*[ (]\$\d")

# The code of a character: `126`, `'176`, `"7E`, or a backquote and the character itself.
_NUMBER = re.compile(
    r"\{?(?:'([0-7]{1,4})|\"([0-9A-F]{1,4})|`\\?(.)|-?(\d{1,5}))\}?[ \n]?", re.DOTALL
)

_MOST_STYLES = 60
"""The most nested styles. Deeper styles are ignored, since inlines are processed recursively."""

MOST_PROBLEMS = 100
"""The most problems of a value that are reported, each of which is searched for in the file."""


def parse_latex(value: str, language: str = "") -> LatexText:
    """Parse a value without the braces or quotes around it; `language` is that of its quotes."""
    if not _NOT_PLAIN.search(value):
        return LatexText((Text(composed(value)),) if value else ())
    return _Parser(with_quotes(without_tags(value), language)).parse()


@lru_cache(maxsize=65_536)
def plain_latex(value: str) -> str:
    """Return the plain text of a value, for names, dates, sorting and comparing."""
    return plain_text(parse_latex(value).inlines)


class _Parser(LatexScanner):
    """The state of a parse: the position in the value, the open groups, and the problems.

    `pending` is a group for the next argument, after a command that styles its argument.
    """

    def __init__(self, value: str) -> None:
        super().__init__(value)
        self.groups = [Group(braced=False)]
        self.problems: list[TextProblem] = []
        self.pending: Group | None = None

    def parse(self) -> LatexText:
        while self.position < len(self.value):
            match = TOKEN.match(self.value, self.position)
            if match is None:  # the last alternative takes any character
                break
            self.position = match.end()
            self._token(match)
        while len(self.groups) > 1:
            self._close()
        inlines = strip_spaces(normalise(self.groups[0].inlines))
        return LatexText(inlines, tuple(self.problems))

    def _token(self, match: re.Match[str]) -> None:
        kind = match.lastgroup
        if kind == "trailing":
            kind = "word"
        content = match.group(kind or "text")
        if self.pending is not None and kind == "close":
            self.pending = None  # `{\emph}` has no argument
        if self.pending is not None and kind not in {"open", "space"}:
            # `\emph x`: an argument without braces is a single token.
            if kind == "text":
                spaces = len(content) - len(content.lstrip(" "))
                self.position = match.start() + spaces + 1
                content = content[spaces : spaces + 1]
                if not content:
                    return
            group, self.pending = self.pending, None
            depth = len(self.groups)
            group.single = True
            self.groups.append(group)
            self._plain_token(kind, content, match)
            # If a group is pending again, the argument is a command that has an argument itself.
            if self.pending is None:
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
                # Without a style, it shares the list of the group around it: copies of the inlines
                # at the ends of nested groups would take quadratic time.
                group = self.pending or Group(braced=True, inlines=self.groups[-1].inlines)
                group.braced, self.pending = True, None
                self.groups.append(group)
            case "close":
                self._close_brace()
            case "math":
                self._dollar(content, match)
            case "ligature":
                self._add(LIGATURES[content])
            case "entity":
                known = content[1] == "#" or content[1:] in html5
                self._add(entity_text(content) if known else content)
            case "space":
                self._add(" ")
            case _:
                self._add(content)

    def _add(self, text: str) -> None:
        self.groups[-1].inlines.append(Text(text))

    def _close(self) -> None:
        group = self.groups.pop()
        if group.inlines is not self.groups[-1].inlines:
            self.groups[-1].inlines.extend(group.to_inlines())
        if group.skips_next and self.value.startswith("{", self.position):
            self.read_argument()
        if self.groups[-1].single:
            self._close()

    def _close_brace(self) -> None:
        if not any(group.braced for group in self.groups):
            return  # a superfluous `}` has no effect
        while not self.groups[-1].braced:
            self._close()
        self._close()

    # -- commands --

    def _control_symbol(self, symbol: str) -> None:
        if symbol in ACCENTS:
            self._accent(symbol)
        elif symbol in _FORMULAS and self.find(_FORMULAS[symbol], self.position) >= 0:
            self._read_formula(_FORMULAS[symbol], self.position)
        elif symbol == "\\":
            self._add(" ")
            self.skip_line_break_options()
        else:
            self._add(CONTROL_SYMBOLS.get(symbol, symbol))

    def _command(self, name: str) -> None:
        if name in ACCENTS and (len(name) > 1 or self.has_argument()):
            self._accent(name)
        elif name in SYMBOLS:
            self._add_symbol(SYMBOLS[name])
        elif name in DECLARATIONS:
            self._style_rest_of_group(Group(braced=False, style=DECLARATIONS[name]))
        elif name in SKIP_ARGUMENT or name in SKIP_FIRST_ARGUMENT:
            self.skip_star()
            self.skip_optional()
            if self.value.startswith("{", self.position):
                self.read_argument()
        elif (
            self._command_with_argument(name)
            or self._verbatim_command(name)
            or self._spacing_command(name)
        ):
            return
        elif name in TRANSPARENT:
            if name in {"makebox", "framebox"}:
                self.skip_optional()
        elif not self._named_symbol(name):
            self._unknown_command(name)

    def _named_symbol(self, name: str) -> bool:
        """Add a journal or a math symbol, if a command is the name of one."""
        if name in JOURNALS and not self.has_group():
            self._add_symbol(JOURNALS[name])
        elif name in MATH_SYMBOLS:
            self._math_symbol(name)
        else:
            return False
        return True

    def _command_with_argument(self, name: str) -> bool:
        """Process a command that styles its argument or the rest of its group, if it is such."""
        if name in STYLES:
            self._style_argument(Group(braced=False, style=STYLES[name]))
        elif name in CASES:
            self._style_argument(Group(braced=False, case=CASES[name]))
        elif name == "texttt":
            self._style_argument(Group(braced=False, code=True))
        elif name in {"textup", "textnormal"}:
            self._style_argument(Group(braced=False, upright=True))
        elif name in {"ttfamily", "tt"}:
            self._style_rest_of_group(Group(braced=False, code=True))
        elif name in {"upshape", "normalfont", "rm"}:
            self._style_rest_of_group(Group(braced=False, upright=True))
        elif name in QUOTES:
            inner = (
                self.skip_star()
                or sum(group.quotes is not None for group in self.groups[-_MOST_STYLES:]) % 2
            )
            self._style_argument(Group(braced=False, quotes=QUOTES[name][inner]))
        elif name == "texorpdfstring":
            self._style_argument(Group(braced=False, skips_next=True))
        elif name == "href":
            self._style_argument(Group(braced=False, url=self._read_address(name)))
        else:
            return False
        return True

    def _verbatim_command(self, name: str) -> bool:
        """Process a command whose argument is not text: an address, a formula, or verbatim."""
        if name in {"url", "path", "nolinkurl"}:
            self._add_url(name)
        elif name == "ensuremath":
            self._add_formula(start=self.position - len(r"\ensuremath"), tex=self.read_argument())
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

    def _style_rest_of_group(self, group: Group) -> None:
        """Style the rest of the current group as `group`."""
        if len(self.groups) < _MOST_STYLES:
            self.groups.append(group)

    def _math_symbol(self, name: str) -> None:
        """Add a math symbol: as text if the text fonts have it, otherwise as a formula."""
        if are_printable(MATH_SYMBOLS[name]) or check_math(f"\\{name}") is not None:
            self._add_symbol(MATH_SYMBOLS[name])
        else:
            self._add_symbol("")
            self.groups[-1].inlines.append(Math(f"\\{name}"))

    def _spacing_command(self, name: str) -> bool:
        """Process a command for a space, a break, or a character by its code, if it is such."""
        if name in SPACES:
            self._add_space()
        elif name in {"linebreak", "nolinebreak", "pagebreak", "nopagebreak"}:
            self.skip_optional()
        elif name in {"penalty", "char", "symbol"}:
            self._command_with_number(name)
        else:
            return False
        return True

    def _command_with_number(self, name: str) -> None:
        """Read the number of a command: add the character with that code; ignore a penalty."""
        number = _NUMBER.match(self.value, self.position)
        if number is None:
            return
        self.position = number.end()
        if name != "penalty":
            octal, hexadecimal, quoted, decimal = number.groups()
            code = int(octal, 8) if octal else int(hexadecimal, 16) if hexadecimal else 0
            self._add(quoted or character(code or int(decimal or 0)))

    def _add_space(self) -> None:
        """Add a space for a length, unless the length is negative."""
        self.skip_star()
        if self.value.startswith("{", self.position):
            negative = self.read_argument().lstrip().startswith("-")
        elif (sign := self.read_dimension()) is not None:
            negative = sign == "-"
        else:
            return
        self._add("" if negative else " ")

    def _add_symbol(self, text: str) -> None:
        """Add the text of a command, and skip the `{}` that only ends the name of the command."""
        self._add(text)
        if self.has_empty_group():
            self.position += 2

    def _style_argument(self, group: Group) -> None:
        """Style the next argument as `group`, unless styles are nested too deeply."""
        if len(self.groups) < _MOST_STYLES:
            self.pending = group

    def _unknown_command(self, name: str) -> None:
        command = f"\\{name}"
        if name in {"footnote", "footnotetext"}:
            self.skip_optional()
            self.read_argument()
            effect = "is left out, with its text"
        elif name in {"begin", "end"}:
            self.read_argument()
            effect = "is left out; the text in it is kept"
        elif name in EXECUTING:
            effect = "is not passed on to TeX"
        else:
            effect = "is not known; its text is kept"
            if not self.has_group():
                space = " " if self.value[self.position - 1].isspace() else ""
                self._add_symbol(command + space)
        hint = "write it as a character, or without the command"
        self._report(f"`{command}` {effect}", hint, command)

    def _report(self, message: str, hint: str, command: str) -> None:
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(TextProblem(Code.UNKNOWN_COMMAND, message, hint, command))
        elif len(self.problems) == MOST_PROBLEMS:
            message = f"more than {MOST_PROBLEMS} commands cannot be used; the others are not shown"
            hint = "correct the first ones, or remove the field"
            self.problems.append(TextProblem(Code.UNKNOWN_COMMAND, message, hint, command))

    def _accent(self, name: str) -> None:
        argument = self.read_argument()
        nested = 0 < argument.count("\\") < _MOST_STYLES
        base = plain_text(_Parser(argument).parse().inlines) if nested else argument
        base = re.sub(r"[{}$\\]", "", base)
        mark = ACCENTS[name]
        if not base.strip():
            self._add(SPACING_ACCENTS.get(name, ""))
            return
        letter = {"ı": "i", "ȷ": "j"}.get(base[0], base[0])
        self._add(composed(letter + mark) + base[1:])

    def _read_address(self, name: str) -> str | None:
        """Read an address and return what it links to; report an address that may not be linked."""
        address = unescape_url(self.read_argument())
        target = link_target(address)
        if target is None and address:
            message = f"`{address}` is not a web address, so it is not linked"
            self._report(message, "begin it with `https://`", f"\\{name}")
        return target

    def _add_url(self, name: str) -> None:
        start = self.position
        url = self._read_address(name)
        text = Text(unescape_url(self.value[start : self.position].strip("{}")))
        self.groups[-1].inlines.append(Link(url, (text,)) if url else text)

    # -- formulas --

    def _dollar(self, dollars: str, match: re.Match[str]) -> None:
        if self.find(dollars, match.end()) < 0:
            self._add(dollars)  # a dollar without a second dollar is a price
            return
        if _PRICES.match(self.value, match.start()):
            self._add("$")
            return
        self._read_formula(dollars, match.end())

    def _read_formula(self, closing: str, start: int) -> None:
        """Add the formula from `start` to `closing`, unless `closing` is missing."""
        end = self.find(closing, start)
        while end > 0 and closing == "$" and self.value[end - 1] == "\\":
            end = self.find(closing, end + 1)
        if end < 0:
            return
        self.position = end + len(closing)
        self._add_formula(self.value[start:end], start - len(closing))

    def _add_formula(self, tex: str, start: int) -> None:
        """Add a formula that ends at the position, and begins with its delimiter at `start`."""
        tex = modernise_math(tex)
        letters = letters_in_math(tex)
        if letters and (check_math(tex) or is_within_word(self.value, start, self.position)):
            self._add(letters)
            return
        text = math_as_text(tex)
        mistake = check_math(tex)
        if text is not None:
            self.groups[-1].inlines.extend(text)
        elif mistake is None:
            self.groups[-1].inlines.append(Math(tex))
        else:
            message = f"`${tex}$` is printed as text: {mistake}"
            self._report(message, "correct the formula, or write it as text", "$")
            self._add(plain_text((Math(tex),)))
