"""How a language sets text: its quotation marks, its spaces, and where words may be divided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


UNKNOWN_LANGUAGE = "und"
"""The tag (BCP 47) of a text in an unknown language."""


@dataclass(frozen=True, slots=True)
class Typography:
    """The conventions of one language. Without values they are those of English.

    Sources are the delimiters of the Common Locale Data Repository (version 45) and the style
    guides of the languages where these differ; they are compared by value, as keys of caches.
    """

    quotes: tuple[str, str, str, str] = ("“", "”", "‘", "’")
    """The marks for `"…"`, then those for `'…'`."""

    space_in_quotes: str = ""
    """The space inside of « and »."""

    narrow_space_before: str = ""
    """Punctuation that has a narrow no-break space (U+202F) before it."""

    space_before: str = ""
    """Punctuation that has a no-break space (U+00A0) before it."""

    short_words: str = ""
    """Letters that are words and do not end a line: `v` and `k` in Czech."""

    hyphenation: str = ""
    """The name of the patterns by which words are divided (`hyphenation.patterns`)."""

    hyphen_minimum: tuple[int, int] = (2, 3)
    """The fewest letters before a hyphen, and after it."""

    @property
    def has_spaces(self) -> bool:
        """Whether spaces are changed."""
        spaces = self.space_in_quotes, self.narrow_space_before, self.space_before
        return any(spaces) or bool(self.short_words)

    @property
    def text_rules(self) -> str:
        """What changes the characters of a text, as one text."""
        return "\0".join(
            (
                *self.quotes,
                self.space_in_quotes,
                self.narrow_space_before,
                self.space_before,
                self.short_words,
            )
        )

    @property
    def has_elision(self) -> bool:
        """Whether an apostrophe joins words, as in `l’été`: it is then no quotation mark."""
        return "’" not in self.quotes


ENGLISH_TYPOGRAPHY = Typography()


def typography_from(table: Mapping[str, Any]) -> Typography:
    """Return the typography that the table of a data file describes."""
    values = dict(table)
    for name in ("quotes", "hyphen_minimum"):
        if name in values:
            values[name] = tuple(values[name])
    return Typography(**values)
