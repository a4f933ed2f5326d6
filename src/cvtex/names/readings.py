"""The possible readings of a name as given names, family name and suffix.

Plain text often does not say which words are the family name: "Michael Peyton Jones" may be Jones
or Peyton Jones, and in bibliographic indexes "Doe JA" is J. A. Doe. `owner` compares all readings
of one name with all readings of another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cvtex.names.folding import spellings
from cvtex.names.given_parts import (
    Unit,
    are_joined_initials,
    is_initial,
    is_lower_particle,
    is_particle,
    parse_given_names,
)
from cvtex.names.name import Name

_SUFFIXES = {
    "jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "2nd": "ii", "3rd": "iii", "4th": "iv",
    "ii": "ii", "iii": "iii", "iv": "iv", "vi": "vi", "vii": "vii", "viii": "viii",
}  # fmt: skip
_FAMILY_NAMES = frozenset({"junior", "senior"})
"""The suffixes that may also be family names."""
_TITLES = frozenset({
    "dr", "prof", "professor", "mr", "mrs", "ms", "sir", "dame", "rev", "herr", "frau",
})  # fmt: skip
_DEGREES = frozenset({
    "phd", "dphil", "msc", "bsc", "esq", "frs",
})  # fmt: skip
_MOST_WORDS = 16
_DOT_WITHOUT_SPACE = re.compile(r"\.(?=[^\W\d_]{2})")
_NICKNAME = re.compile(r"\([^()]*\)|[\"“„][^\"”“]*[\"”“]")


@dataclass(frozen=True, slots=True)
class Reading:
    """A possible reading of a name; `families` has the spellings of particle and family name."""

    given: tuple[Unit, ...]
    families: frozenset[str]
    suffix: str = ""


def readings(name: Name) -> tuple[Reading, ...]:
    """Return the possible readings of a name, without duplicates.

    A literal name is read as if it had no braces. A name of more than 16 words has no readings.
    """
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
    is_mixed_case = any(word[1:] != word[1:].upper() for word in (*given_words, *family_words))
    found: dict[Reading, None] = {}
    for family_rest, family_suffix in _without_suffix(family_words):
        for given_rest, given_suffix in _without_suffix(given_words):
            any_suffix = _normal_suffix(suffix) or family_suffix or given_suffix
            for first, last, are_initials in (
                _divide_at_comma(given_rest, family_rest)
                if divided
                else _divide_anywhere(family_rest, name_is_mixed_case=is_mixed_case)
            ):
                families = spellings(" ".join(last))
                parsed = parse_given_names(_without_title(first), name_is_mixed_case=is_mixed_case)
                for given_names in parsed[-1:] if are_initials else parsed:
                    if len(given_names) <= _MOST_WORDS:  # `a.a.a` is one word with three names
                        found[Reading(given_names, families, any_suffix)] = None
    return tuple(found)


def _words(text: str) -> list[str]:
    """Return the words of a name without nicknames: "A.Crane" as two words."""
    return _DOT_WITHOUT_SPACE.sub(". ", _NICKNAME.sub(" ", text)).replace(",", " ").split()


def _fold(word: str) -> str:
    return "".join(spellings(word)) if word.isascii() else min(spellings(word), default="")


def _normal_suffix(text: str) -> str:
    folded = _fold(text)
    return "" if folded in _DEGREES else _SUFFIXES.get(folded, folded)


def _without_suffix(words: list[str]) -> Iterator[tuple[list[str], str]]:
    """Yield the words without a suffix at the end, and the suffix, without degrees.

    Where the suffix may also be initials or a family name, yield the words with it as well.
    """
    while len(words) > 1 and _fold(words[-1]) in _DEGREES:
        words = words[:-1]
    last = _fold(words[-1]) if len(words) > 1 else ""
    # "Vi" is a name, but "VI" is a numeral.
    is_name = _SUFFIXES.get(last) == last != "jr" and last != "sr" and words[-1].istitle()
    if last not in _SUFFIXES or is_name:
        yield words, ""
        return
    yield words[:-1], _SUFFIXES[last]
    if words[-1].isupper() or last in _FAMILY_NAMES:
        yield words, ""


def _without_title(words: Sequence[str]) -> Sequence[str]:
    start = 0
    while start < len(words) - 1 and _fold(words[start]) in _TITLES and not words[start].isupper():
        start += 1
    return words[start:]


_Division = tuple[Sequence[str], Sequence[str], bool]
"""Given names, particle and family name, and whether the given names are known to be initials."""


def _divide_at_comma(given: list[str], family: list[str]) -> Iterator[_Division]:
    """Yield the divisions of "Family, Given"; particles may be last ("Berg, J. van der")."""
    name_has_capitals = any(word[:1].isupper() for word in given)
    end = len(given)
    while end > 1 and is_particle(given[end - 1], name_has_capitals=name_has_capitals):
        end -= 1
    yield given[:end], [*given[end:], *family], False
    if end < len(given) and not given[end][:1].islower():
        yield given, family, False


def _divide_anywhere(words: list[str], *, name_is_mixed_case: bool) -> Iterator[_Division]:
    """Yield the divisions of "Given Family", at each word, and of "Family DY"."""
    if len(words) == 1:
        yield (), words, False
    name_has_capitals = any(word[:1].isupper() for word in words)
    for start in range(1, len(words)):
        is_after_particle = start > 1 and is_lower_particle(
            words[start - 1], name_has_capitals=name_has_capitals
        )
        # A lower-case letter is a particle, not an initial: Ramón y Cajal.
        is_within_initials = (
            start < len(words) - 1 and is_initial(words[start]) and not words[start].islower()
        )
        if not is_after_particle and not is_within_initials:
            yield words[:start], words[start:], False
    end = len(words)
    while end > 1 and (
        is_initial(words[end - 1])
        or are_joined_initials(words[end - 1], name_is_mixed_case=name_is_mixed_case)
    ):
        end -= 1
    if end < len(words) and not is_initial(words[0]):
        yield words[end:], words[:end], True
