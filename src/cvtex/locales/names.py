"""How a language orders names and letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Names:
    """The order of a personal name, and that of the letters."""

    family_first: bool = False
    """Whether the family name comes first, with a space after it: `Kovács János`.

    That Chinese, Japanese and Korean letters have this order needs no rule of a language.
    """

    alphabet: str = ""
    """The letters in their order, with spaces between them, in lower case.

    A letter may have several characters (`ch`), and a `=` stands between letters that are sorted as
    the same. Other letters are sorted as those without their accents. Empty for a language that
    sorts all letters so.
    """


FAMILY_FIRST = frozenset({"hu", "vi"})
"""The languages whose names begin with the family name, as their data say too.

Publications in them name their authors so, whatever the language of the CV.
"""


def sort_key(text: str, alphabet: str) -> tuple[tuple[int, str], ...]:
    """Return the key of a text in the order of an alphabet (`Names.alphabet`).

    Only letters, digits and spaces count, in upper or lower case. Spaces and digits come before all
    letters, and letters of other scripts after them.
    """
    ranks = _ranks(alphabet)
    longest = max(map(len, ranks), default=1)
    folded = unicodedata.normalize("NFC", text.casefold())
    key: list[tuple[int, str]] = []
    start = 0
    while start < len(folded):
        lengths = range(longest, 0, -1)
        found = next((n for n in lengths if folded[start : start + n] in ranks), 0)
        if found:
            key.append((ranks[folded[start : start + found]], ""))
        else:
            key.extend(_others(folded[start], ranks))
        start += found or 1
    return tuple(key)


_OTHER = 1_000
"""The rank of letters that no alphabet has."""


def _others(character: str, ranks: Mapping[str, int]) -> list[tuple[int, str]]:
    """Return the keys of a character that the alphabet does not have: those of its parts."""
    if character.isspace():
        return [(-2, "")]
    if character.isdigit():
        return [(-1, character)]
    base, *marks = list(unicodedata.normalize("NFKD", character))
    for mark in marks:
        # The tone of `ắ` is no part of the letter `ă`.
        letter = unicodedata.normalize("NFC", base + mark)
        if letter in ranks:
            return [(ranks[letter], "")]
    parts = [c for c in (base, *marks) if c.isalnum()]
    return [(ranks.get(c, _OTHER), "" if c in ranks else c) for c in parts]


@cache
def _ranks(alphabet: str) -> dict[str, int]:
    """Return the rank of each letter of an alphabet."""
    groups = [group.split("=") for group in alphabet.split()]
    return {letter: rank for rank, group in enumerate(groups) for letter in group}
