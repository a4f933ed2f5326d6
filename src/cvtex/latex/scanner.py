r"""The tokens of LaTeX in a .bib field, and the arguments that follow its commands."""

from __future__ import annotations

import re

from cvtex.latex.braces import group_end
from cvtex.latex.symbols import ACCENTS

TOKEN = re.compile(
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
"""One token; the name of the group that matched tells which kind it is."""

_DIMENSION = re.compile(r"\s*=?\s*([-+]?)([\d.,]+)\s*(?:pt|em|ex|mm|cm|in|mu|bp|pc|sp)\s*")
_DISTANCE = re.compile(r"\*?(?:\[-?[\d.]+\s*[a-z]{2}\])?")


class LatexScanner:
    """A position in a value, and how to take from there what belongs to a command."""

    def __init__(self, value: str) -> None:
        self.value = value
        self.position = 0
        self.absent: dict[str, int] = {}

    def find(self, text: str, start: int) -> int:
        """Find a text as `str.find` does; what is not there is looked for only once."""
        if start >= self.absent.get(text, len(self.value) + 1):
            return -1
        found = self.value.find(text, start)
        if found < 0:
            self.absent[text] = start
        return found

    def star(self) -> bool:
        """Pass over a star and tell whether there was one."""
        starred = self.value.startswith("*", self.position)
        self.position += starred
        return starred

    def optional(self) -> None:
        """Pass over an optional argument in brackets."""
        if self.value.startswith("[", self.position):
            end = self.find("]", self.position)
            self.position = end + 1 if end >= 0 else self.position

    def distance(self) -> None:
        r"""Pass over what may stand after `\\`: a star, a distance in brackets."""
        if match := _DISTANCE.match(self.value, self.position):
            self.position = match.end()

    def dimension(self) -> str | None:
        """Take a length as in `3pt` and return its sign, or None if there is none."""
        match = _DIMENSION.match(self.value, self.position)
        if match is None:
            return None
        self.position = match.end()
        is_nothing = not match[2].strip("0.,")
        return "-" if is_nothing else match[1]

    def has_group(self) -> bool:
        """Tell whether a group with something in it follows."""
        return self.value.startswith("{", self.position) and not self.has_empty_group()

    def has_empty_group(self) -> bool:
        """Tell whether `{}` follows, which only ends the name of a command."""
        return self.value.startswith("{}", self.position)

    def has_argument(self) -> bool:
        r"""Tell whether what follows can carry an accent: `\c c`, `\v{S}`, but not `\d)`."""
        rest = self.value[self.position : self.position + 1]
        return rest.isalpha() or rest in {"{", "\\"}

    def argument(self) -> str:
        """Take the argument that follows, without its braces: a group, a command or a letter."""
        while self.value[self.position : self.position + 1].isspace():
            self.position += 1
        start = self.position
        if not self.value.startswith("{", start):
            match = TOKEN.match(self.value, start)
            if match is None or match["close"]:
                return ""
            # An accent may stand upon another one: then the letter of both is the argument.
            while (
                match is not None and match["symbol"] in ACCENTS and match.end() < len(self.value)
            ):
                match = TOKEN.match(self.value, match.end())
            begin = start if match is None else match.start()
            if match is not None and match["open"] and begin > start:
                self.position = group_end(self.value, begin)
            elif match is not None and (match["word"] or match["symbol"]):
                self.position = match.end()
            else:
                self.position = begin + 1
            return self.value[start : self.position]
        self.position = group_end(self.value, start)
        return self.value[start + 1 : self.position].removesuffix("}")


def unescape_url(argument: str) -> str:
    """Return the address that is meant by one written for TeX."""
    tilde = re.sub(
        r"\\~\{\}|\\textasciitilde(?:\{\}|\s*)|\{\\textasciitilde\}|\\string~", "~", argument
    )
    return "".join(re.sub(r"\\([%#&_~{}$])|\{(_|%|~)\}|\\[/-]", _unescaped, tilde).split())


def _unescaped(match: re.Match[str]) -> str:
    return match[1] or match[2] or ""
