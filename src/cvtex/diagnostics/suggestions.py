"""Suggest the known word that a misspelled word stands for.

A typo is one letter added, left out or replaced, or two adjacent letters swapped; four of five
misspellings are of this kind (F. J. Damerau, "A technique for computer detection and correction of
spelling errors", CACM 7(3), 1964). Other words are compared by their similarity (`difflib`).
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

# The lowest similarity, from 0 to 1, at which a word may stand for another.
ALMOST_SAME = 0.85
"""For names of people, and where something else is tried next."""

PROBABLE = 0.75
"""For a word at a place where only a few words are allowed."""

NEAR = 0.7
"""For a hint; the default."""

FAR = 0.6
"""For a hint that also lists all known words."""

_TYPO = 0.92
"""The similarity of words that differ by a typo, whatever their length."""

_MARGIN = 0.1
"""The difference in similarity between the best and the second-best word for a clear result."""


def closest(word: str, known: Iterable[str], *, at_least: float = NEAR) -> str | None:
    """Return the known word that is most similar to `word`, ignoring case.

    Return None if the similarity of all known words is below `at_least`. Of equally similar words,
    the first is returned.
    """
    ranked = _ranked(word, known, at_least)
    return ranked[0][1] if ranked else None


def clearly_closest(word: str, known: Iterable[str]) -> str | None:
    """Return the most similar known word, or None if a second word is nearly as similar."""
    ranked = _ranked(word, known, NEAR)
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _MARGIN:
        return None
    return ranked[0][1] if ranked else None


def _ranked(word: str, known: Iterable[str], at_least: float) -> list[tuple[float, str]]:
    matcher = SequenceMatcher(None)
    matcher.set_seq2(word.casefold())
    ranked: list[tuple[float, str]] = []
    for candidate in known:
        folded = candidate.casefold()
        matcher.set_seq1(folded)
        if is_typo(word.casefold(), folded):
            ranked.append((_TYPO if word.casefold() != folded else 1.0, candidate))
        elif matcher.real_quick_ratio() >= at_least and matcher.quick_ratio() >= at_least:
            ratio = matcher.ratio()
            if ratio >= at_least:
                ranked.append((ratio, candidate))
    # The sort is stable: of equally similar words the first one stays first.
    return sorted(ranked, key=lambda pair: -pair[0])


_SIMILAR_SOUNDS = ("aeiouy", "ck", "mn")
"""Groups of letters that sound similar and are often confused."""


def is_typo(typed: str, meant: str, *, by_sound: bool = False) -> bool:
    """Tell whether two words are equal or differ by one typo.

    Different words of fewer than three letters never do, and in words of three letters no letter
    is replaced. Use `by_sound` where other names may occur among the words: then a letter is only
    replaced by one that sounds similar, and no letter is added to or left out of a word of three
    letters.
    """
    if abs(len(typed) - len(meant)) > 1:
        return False
    if typed == meant:
        return True
    if len(meant) < 3 or len(typed) < 3:
        return False
    start = 0
    shorter = min(len(typed), len(meant))
    while start < shorter and typed[start] == meant[start]:
        start += 1
    end = 0
    while end < shorter - start and typed[-1 - end] == meant[-1 - end]:
        end += 1
    left, right = typed[start : len(typed) - end], meant[start : len(meant) - end]
    if len(left) == len(right) == 1:
        if by_sound:
            return any(left in letters and right in letters for letters in _SIMILAR_SOUNDS)
        return len(meant) > 3
    if len(left) + len(right) == 1:
        return len(meant) > 3 or not by_sound
    return len(left) == len(right) == 2 and left == right[::-1]


def first_close(word: str, known: Iterable[str], *, above: float, shortest: int = 3) -> str | None:
    """Return the first known word that `word` may stand for, where names may occur too, or None.

    The two differ by a typo (`by_sound`), or the known word has at least `shortest` letters and
    their similarity is greater than `above`. All words are in lower case.
    """
    for meant in known:
        if is_typo(word, meant, by_sound=True) and len(meant) > 2:
            return meant
        if len(meant) >= shortest and similarity(word, meant) > above:
            return meant
    return None


def similarity(first: str, second: str, *, at_least: float = 0.0) -> float:
    """Return the similarity of two texts, from 0 to 1, or 0 if it is below `at_least`.

    It is twice the number of matching characters, divided by the length of both texts (`difflib`).
    """
    # The similarity cannot be greater than this; it saves the comparison.
    if 2 * min(len(first), len(second)) < at_least * (len(first) + len(second)):
        return 0.0
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    if at_least and matcher.quick_ratio() < at_least:
        return 0.0
    ratio = matcher.ratio()
    return ratio if ratio >= at_least else 0.0
