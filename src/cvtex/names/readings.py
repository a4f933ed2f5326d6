"""The ways to read a name as given names, family name and suffix.

Who signs "Michael Peyton Jones" may be Jones or Peyton Jones; "Doe JA" is Doe, J. A. in indexes.
`owner` compares all readings of one name with all of another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cvtex.names.folding import spellings
from cvtex.names.given_names import (
    Unit,
    are_glued_initials,
    given_units,
    is_initial,
    is_particle,
    is_small_particle,
)
from cvtex.names.name import Name

_SUFFIXES = {
    "jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "2nd": "ii", "3rd": "iii", "4th": "iv",
    "ii": "ii", "iii": "iii", "iv": "iv", "vi": "vi", "vii": "vii", "viii": "viii",
}  # fmt: skip
_FAMILY_NAMES = frozenset({"junior", "senior"})
_TITLES = frozenset({
    "dr", "prof", "professor", "mr", "mrs", "ms", "sir", "dame", "rev", "herr", "frau",
})  # fmt: skip
_DEGREES = frozenset({
    "phd", "dphil", "msc", "bsc", "esq", "frs",
})  # fmt: skip
_MOST_WORDS = 16
_GLUED = re.compile(r"\.(?=[^\W\d_]{2})")
_ASIDE = re.compile(r"\([^()]*\)|[\"“„][^\"”“]*[\"”“]")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a name; `families` holds the spellings of particle and family name."""

    given: tuple[Unit, ...]
    families: frozenset[str]
    suffix: str = ""


def readings(name: Name) -> tuple[Reading, ...]:
    """Return the ways to read a name; a literal one is read as if it had no braces."""
    family, given, suffix, divided = name.family, name.given, name.suffix, name.divided
    if name.literal:
        family, comma, given = family.partition(",")
        divided = bool(comma)
        if "," in given:
            return ()
    family_words, given_words = _words(f"{name.particle} {family}"), _words(given)
    if not divided:
        family_words, given_words = [*given_words, *family_words], []
    if len(family_words) + len(given_words) > _MOST_WORDS:
        return ()
    among_small = any(word[1:] != word[1:].upper() for word in (*given_words, *family_words))
    found: dict[Reading, None] = {}
    for family_rest, family_suffix in _without_suffix(family_words):
        for given_rest, given_suffix in _without_suffix(given_words):
            any_suffix = _suffix(suffix) or family_suffix or given_suffix
            for first, last, are_initials in (
                _divided(given_rest, family_rest)
                if divided
                else _undivided(family_rest, among_small=among_small)
            ):
                families = spellings(" ".join(last))
                units = given_units(_without_title(first), among_small=among_small)
                for given_names in units[-1:] if are_initials else units:
                    found[Reading(given_names, families, any_suffix)] = None
    return tuple(found)


def _words(text: str) -> list[str]:
    return _GLUED.sub(". ", _ASIDE.sub(" ", text)).replace(",", " ").split()


def _bare(word: str) -> str:
    return "".join(spellings(word)) if word.isascii() else min(spellings(word), default="")


def _suffix(text: str) -> str:
    bare = _bare(text)
    return "" if bare in _DEGREES else _SUFFIXES.get(bare, bare)


def _without_suffix(words: list[str]) -> Iterator[tuple[list[str], str]]:
    """Take a suffix off the end; where it may be initials or a family name, it is also left."""
    while len(words) > 1 and _bare(words[-1]) in _DEGREES:
        words = words[:-1]
    bare = _bare(words[-1]) if len(words) > 1 else ""
    # "Vi" is a name, "VI" a number.
    is_word = _SUFFIXES.get(bare) == bare != "jr" and bare != "sr" and words[-1].istitle()
    if bare not in _SUFFIXES or is_word:
        yield words, ""
        return
    yield words[:-1], _SUFFIXES[bare]
    if words[-1].isupper() or bare in _FAMILY_NAMES:
        yield words, ""


def _without_title(words: Sequence[str]) -> Sequence[str]:
    start = 0
    while start < len(words) - 1 and _bare(words[start]) in _TITLES and not words[start].isupper():
        start += 1
    return words[start:]


_Division = tuple[Sequence[str], Sequence[str], bool]


def _divided(given: list[str], family: list[str]) -> Iterator[_Division]:
    """Read "Family, Given", where a particle may stand last ("Berg, J. van der")."""
    among_capitals = any(word[:1].isupper() for word in given)
    end = len(given)
    while end > 1 and is_particle(given[end - 1], among_capitals=among_capitals):
        end -= 1
    yield given[:end], [*given[end:], *family], False
    if end < len(given) and not given[end][:1].islower():
        yield given, family, False


def _undivided(words: list[str], *, among_small: bool) -> Iterator[_Division]:
    """Read "Given Family" with the family name beginning at each word, and "Family DY"."""
    if len(words) == 1:
        yield (), words, False
    among_capitals = any(word[:1].isupper() for word in words)
    for start in range(1, len(words)):
        is_after_particle = start > 1 and is_small_particle(
            words[start - 1], among_capitals=among_capitals
        )
        # Small letters are no initials but particles: Ramón y Cajal.
        is_within_initials = (
            start < len(words) - 1 and is_initial(words[start]) and not words[start].islower()
        )
        if not is_after_particle and not is_within_initials:
            yield words[:start], words[start:], False
    end = len(words)
    while end > 1 and (
        is_initial(words[end - 1]) or are_glued_initials(words[end - 1], among_small=among_small)
    ):
        end -= 1
    if end < len(words) and not is_initial(words[0]):
        yield words[end:], words[:end], True
