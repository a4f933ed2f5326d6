r"""Make the text that bibtexparser is given, in which it finds every entry.

bibtexparser takes an entry whose type is not a word, such as `@data-set` or `@a:b`, for a comment,
and a type that begins like a command for the command: `@commentary` of biblatex for `@comment`. It
ends `@misc(a(b), …)` in its key, and does not count a line end after a backslash. So it is given a
text of the same length that has letters in the place of such characters.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

TYPE = r"[^\s\"#%'(),={}@]+"
"""A pattern of what BibTeX takes for the type of an entry, but for `@` (bibtex.web, section 90)."""

_NOT_LETTER = r"[^\w\s\"#%'(),={}@]"
_COMMAND = r"(?i:comment|preamble|string)"

# The text between entries may have addresses of mail, so here an entry begins with an `@` that is
# not after a letter, and goes on with a key and a comma, or ends after the key and with its line.
_KEY = r"(?:[^,={}()]|\([^,={}()]*\))*"
KEY_WITH_FIELDS = rf"(?:\{{[^,={{}}]*[,=]|\({_KEY},[^,={{}}()]*[=)])"
"""A pattern of what tells that an unusual type is one: a brace, a key, and a comma or a field."""

KEY_ALONE = r"[{(]\s*[^\s,={}()@]+\s*[})][ \t]*(?:[\n@%]|\Z)"
"""A pattern of what tells it too, directly after the type: a key in braces, alone in its line."""

_KEY_IN_BRACKETS = r"[ \t]*\(\s*(?P<key>[^\s,(){}=\"@]*\([^\s,{}=\"@]*\)[^\s,(){}=\"@]*)(?=\s*[,)])"

# Nearly all types are a word before a brace, which is tried first.
_ODD = re.compile(
    rf"@(?!(?!{_COMMAND})\w+\{{)(?:(?<!\w@)(?=\w*{_NOT_LETTER}|[ \t]+(?!{_COMMAND}\s*[{{(]))"
    rf"(?P<type>[ \t]*{TYPE})(?=[ \t]*{KEY_WITH_FIELDS}|{KEY_ALONE})"
    rf"|(?P<like_command>{_COMMAND}{TYPE})(?=\s*[{{(])"
    rf"|\w+{_KEY_IN_BRACKETS})"
)
_WITH_KEY = re.compile(rf"@\w+{_KEY_IN_BRACKETS}")
_CONTINUED = re.compile(r"(?P<backslash>\\)\n")

_BEGINS_LIKE_COMMAND = re.compile(rf"[ \t]*{_COMMAND}")
_LETTERS = range(0x20000, 0x2A6D7)
"""The code points of rare Chinese letters, which have no capitals, and most of which no text has.
"""


@dataclass(frozen=True, slots=True)
class ParserText:
    """The text for bibtexparser, and the character of the file for each letter put into it."""

    text: str
    characters: Mapping[int, str]

    def restored(self, text: str) -> str:
        """Return a part of the text as it is in the file."""
        return text.translate(self.characters) if self.characters else text


def parser_text(text: str) -> ParserText:
    """Return the text that bibtexparser is given for the text of a file.

    Both are of the same length and have the same lines, so that an index means the same in both.
    """
    patterns = [_CONTINUED] if "\\\n" in text else []
    if _ODD.search(text):
        patterns += [_ODD, _WITH_KEY]  # first the type of an entry becomes a word, then the key
    if not patterns:
        return ParserText(text, {})
    used = set(text)
    free = (letter for letter in map(chr, _LETTERS) if letter not in used)
    letters: dict[str, str] = {}

    def letter_for(character: str) -> str:
        if character not in letters:
            letters[character] = next(free, character)
        return letters[character]

    def replaced(found: re.Match[str]) -> str:
        group = found.lastgroup or 0  # the alternative that was found
        part = found[group]
        start, end = (index - found.start() for index in found.span(group))
        first = bool(_BEGINS_LIKE_COMMAND.match(part))
        new = "".join(
            letter_for(c) if (first and index == 0) or not (c.isalnum() or c == "_") else c
            for index, c in enumerate(part)
        )
        return found[0][:start] + new + found[0][end:]

    for pattern in patterns:
        text = pattern.sub(replaced, text)
    return ParserText(text, {ord(new): old for old, new in letters.items() if new != old})
