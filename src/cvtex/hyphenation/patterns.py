"""Patterns for the division of words, in the form of TeX and LibreOffice, and Liang's algorithm.

The algorithm is that of F. M. Liang, "Word Hy-phen-a-tion by Com-put-er" (Stanford, 1983). The
library pyphen has patterns of most languages, those of LibreOffice, and the algorithm too; but it
prepares all patterns before the first word, so that only its patterns are used. Its patterns of
German are of 1995 (`wei-te-rent-wick-lung`), and it has none of Finnish and Turkish: cvtex has
these in the folder `data`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Patterns:
    """The patterns of a language by their letters, such as `{"hen": "1hen"}`; a dot is an edge."""

    by_letters: Mapping[str, str]
    longest: int

    def positions(self, word: str) -> tuple[int, ...]:
        """Return the numbers of letters before each place where a word in lower case divides."""
        edged = f".{word}."
        levels = [0] * (len(edged) + 1)
        for start in range(len(edged)):
            for end in range(start + 1, min(start + self.longest, len(edged)) + 1):
                pattern = self.by_letters.get(edged[start:end])
                if pattern is not None:
                    _raise(levels, start, pattern)
        return tuple(place - 1 for place in range(2, len(edged) - 1) if levels[place] % 2)


def _raise(levels: list[int], place: int, pattern: str) -> None:
    """Raise the levels of the places from `place` on to those of a pattern.

    In a pattern with a slash the letters would change at the hyphen (Hungarian `asz-szony`). Such a
    place is not used, so that its odd level becomes the even one above it.
    """
    letters, slash, _ = pattern.partition("/")
    for character in letters:
        if character.isdecimal():
            level = int(character)
            if slash and level % 2:
                level += 1
            levels[place] = max(levels[place], level)
        else:
            place += 1


_NO_PATTERN = re.compile(r"[%#]|[A-Z]{5}")
_DIGITS = re.compile(r"[0-9]|/.*")


_NEXT_LEVEL = "NEXTLEVEL"


def parse_patterns(lines: Sequence[str]) -> Patterns:
    """Return the patterns of the lines of a dictionary; comments and settings are left out.

    Those above a line `NEXTLEVEL` are of compounds with hyphens and apostrophes, which are divided
    into words before.
    """
    if _NEXT_LEVEL in lines:
        lines = lines[lines.index(_NEXT_LEVEL) + 1 :]
    kept = [line for line in lines if line and not _NO_PATTERN.match(line)]
    letters = _DIGITS.sub("", "\n".join(kept)).split("\n") if kept else []
    pairs = zip(letters, kept, strict=True)
    by_letters = {letter: pattern for letter, pattern in pairs if letter != pattern}
    return Patterns(by_letters, max(map(len, by_letters), default=0))


_OWN = Path(__file__).parent / "data"
_ENCODINGS = {"microsoft-cp1251": "cp1251"}


def load_patterns(name: str) -> Patterns | None:
    """Return the patterns of a name, or None if there are none.

    They are those of cvtex, such as `fi`, or of pyphen, such as `fr` and `pt_BR`.
    """
    own = _OWN / f"{name}.txt"
    if own.is_file():
        return parse_patterns(own.read_text(encoding="utf-8").splitlines())
    import pyphen  # type: ignore[import-untyped] # it has no types

    path = pyphen.LANGUAGES.get(name)
    if path is None:
        return None
    encoding, *lines = path.read_bytes().splitlines()
    text = b"\n".join(lines).decode(_ENCODINGS.get(encoding.decode(), encoding.decode()))
    return parse_patterns([line.strip() for line in text.split("\n")])
