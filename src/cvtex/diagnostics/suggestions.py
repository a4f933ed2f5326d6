"""Suggest the known word that a misspelled one stands for: all that decides what is near.

A slip is a letter added, left out, exchanged, or two in the wrong order, as four of five
misspellings are (F. J. Damerau, "A technique for computer detection and correction of spelling
errors", CACM 7(3), 1964). Beyond that, words are as near as what they have in common is long.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

# How alike two words are (`likeness`) of which one may be meant for the other.
ALMOST_SAME = 0.85
"""For names, and where something else is tried next."""

PROBABLY = 0.75
"""For a word in a place that only few words can have."""

NEAR = 0.7
"""For a hint, unless there is a reason for another."""

FAR = 0.6
"""For a hint that lists all known words too."""

_SLIP = 0.92
"""What one slip counts as, however short the word."""

_CLEARLY = 0.1
"""By how much the nearest word has to be nearer than the next one to be certain."""


def closest(word: str, known: Iterable[str], *, at_least: float = NEAR) -> str | None:
    """Return the known word that is nearest to another, if any is near."""
    ranked = _ranked(word, known, at_least)
    return ranked[0][1] if ranked else None


def clearly_closest(word: str, known: Iterable[str]) -> str | None:
    """Return the nearest known word, unless a second one is nearly as near."""
    ranked = _ranked(word, known, NEAR)
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _CLEARLY:
        return None
    return ranked[0][1] if ranked else None


def _ranked(word: str, known: Iterable[str], at_least: float) -> list[tuple[float, str]]:
    matcher = SequenceMatcher(None)
    matcher.set_seq2(word.casefold())
    ranked: list[tuple[float, str]] = []
    for each in known:
        folded = each.casefold()
        matcher.set_seq1(folded)
        if is_slip(word.casefold(), folded):
            ranked.append((_SLIP if word.casefold() != folded else 1.0, each))
        elif matcher.real_quick_ratio() >= at_least and matcher.quick_ratio() >= at_least:
            ratio = matcher.ratio()
            if ratio >= at_least:
                ranked.append((ratio, each))
    # Of equals the first one known comes first.
    return sorted(ranked, key=lambda pair: -pair[0])


_ALIKE = ("aeiouy", "ck", "mn")
"""Letters of like sound, one of which is often written for another."""


def is_slip(typed: str, meant: str, *, by_sound: bool = False) -> bool:
    """Tell whether two words are one slip apart, or the same; of two letters none is a slip.

    With `by_sound`, for words among which names may stand, fewer slips count: a letter exchanged
    has to be one of like sound, and to a word of three letters none is added or left out.
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
            return any(left in letters and right in letters for letters in _ALIKE)
        return len(meant) > 3
    if len(left) + len(right) == 1:
        return len(meant) > 3 or not by_sound
    return len(left) == len(right) == 2 and left == right[::-1]


def first_near(word: str, known: Iterable[str], *, above: float, shortest: int = 3) -> str | None:
    """Return the first known word that a word among names may be meant for, or None.

    It is one slip away (`by_sound`), or more alike than `above` if it has at least `shortest`
    letters. All words are in lower case.
    """
    for meant in known:
        if is_slip(word, meant, by_sound=True) and len(meant) > 2:
            return meant
        if len(meant) >= shortest and likeness(word, meant) > above:
            return meant
    return None


def likeness(one: str, other: str, *, at_least: float = 0.0) -> float:
    """Return how alike two texts are, from 0 to 1; 0 also if they are less alike than `at_least`.

    It is twice the length of what they have in common, by that of both (`difflib`).
    """
    # Texts of very different lengths are not worth comparing.
    if 2 * min(len(one), len(other)) < at_least * (len(one) + len(other)):
        return 0.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if at_least and matcher.quick_ratio() < at_least:
        return 0.0
    ratio = matcher.ratio()
    return ratio if ratio >= at_least else 0.0
