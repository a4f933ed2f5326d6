r"""The tokens of LaTeX in a .bib field, and the arguments of its commands."""

from __future__ import annotations

import re

from cvtex.latex.braces import group_end
from cvtex.latex.symbols import ACCENTS

TOKEN = re.compile(
    r"\\(?P<word>[A-Za-z]+)(?P<trailing>[ \t\n\r\f\v]*)"
    r"|\\(?P<symbol>.|$)"
    r"|(?P<open>\{)|(?P<close>\})"
    r"|(?P<math>\$\$?)"
    r"|(?P<ligature>---|--|``|''|!`|\?`|`|'|~)"
    r"|(?P<entity>&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z]\w*);)"
    r"|(?P<space>[ \t\n\r\f\v]+)"
    r"|(?P<text>(?:[^\\{}$`'~&\s!?-]|-(?!-)|[!?](?!`)|(?<! ) (?![ \t\n\r\f\v]))+|.)",
    re.DOTALL,
)
"""A token; `lastgroup` of the match is its kind (`trailing` for a command with its spaces)."""

_DIMENSION = re.compile(r"\s*=?\s*([-+]?)([\d.,]+)\s*(?:pt|em|ex|mm|cm|in|mu|bp|pc|sp)\s*")
_DISTANCE = re.compile(r"\*?(?:\[-?[\d.]+\s*[a-z]{2}\])?")


class LatexScanner:
    """A position in a value, with methods that read or skip the arguments of a command there."""

    def __init__(self, value: str) -> None:
        self.value = value
        self.position = 0
        self._absent: dict[str, int] = {}  # the index from which a text does not occur

    def find(self, text: str, start: int) -> int:
        """Return what `str.find` returns; a text that does not occur is searched for only once."""
        if start >= self._absent.get(text, len(self.value) + 1):
            return -1
        found = self.value.find(text, start)
        if found < 0:
            self._absent[text] = start
        return found

    def skip_star(self) -> bool:
        """Skip a star, and return whether there was one."""
        starred = self.value.startswith("*", self.position)
        self.position += starred
        return starred

    def skip_optional(self) -> None:
        """Skip an optional argument in brackets."""
        if self.value.startswith("[", self.position):
            end = self.find("]", self.position)
            self.position = end + 1 if end >= 0 else self.position

    def skip_line_break_options(self) -> None:
        r"""Skip the star and the length in brackets that may follow `\\`."""
        if match := _DISTANCE.match(self.value, self.position):
            self.position = match.end()

    def read_dimension(self) -> str | None:
        """Read a length such as `3pt`, and return its sign, or None if there is no length.

        The sign of a length of zero is `-`, because it does not print a space either.
        """
        match = _DIMENSION.match(self.value, self.position)
        if match is None:
            return None
        self.position = match.end()
        is_zero = not match[2].strip("0.,")
        return "-" if is_zero else match[1]

    def has_group(self) -> bool:
        """Tell whether a group that is not empty follows."""
        return self.value.startswith("{", self.position) and not self.has_empty_group()

    def has_empty_group(self) -> bool:
        """Tell whether `{}` follows, which only ends the name of a command."""
        return self.value.startswith("{}", self.position)

    def has_argument(self) -> bool:
        r"""Tell whether a letter, a group or a command follows: `\c c`, `\v{S}`, but not `\d)`."""
        rest = self.value[self.position : self.position + 1]
        return rest.isalpha() or rest in {"{", "\\"}

    def read_argument(self) -> str:
        """Read the argument that follows and return it without braces.

        It is a group, a command or a single character; "" at the end of a group.
        """
        while self.value[self.position : self.position + 1].isspace():
            self.position += 1
        start = self.position
        if not self.value.startswith("{", start):
            match = TOKEN.match(self.value, start)
            if match is None or match["close"]:
                return ""
            # After an accent command, its own argument belongs to the argument: `\~\^e`.
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
    r"""Return the address in the argument of `\url`, without TeX's escapes and without spaces."""
    tilde = re.sub(
        r"\\~\{\}|\\textasciitilde(?:\{\}|\s*)|\{\\textasciitilde\}|\\string~", "~", argument
    )
    return "".join(re.sub(r"\\([%#&_~{}$])|\{(_|%|~)\}|\\[/-]", _unescaped, tilde).split())


def _unescaped(match: re.Match[str]) -> str:
    return match[1] or match[2] or ""
