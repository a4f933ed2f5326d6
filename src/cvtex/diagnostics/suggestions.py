"""Which of some words another one was probably meant to be: for every "did you mean".

A slip is a letter added, left out, exchanged, or two in the wrong order, as four of five
misspellings are (F. J. Damerau, "A technique for computer detection and correction of spelling
errors", CACM 7(3), 1964). Beyond that, words are as near as what they have in common is long.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

NEAR = 0.7
"""How alike two words are of which one may be meant for the other; 1 is the same word."""

_SLIP = 0.92
_CLEARLY = 0.1


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
    for one in known:
        folded = one.casefold()
        matcher.set_seq1(folded)
        if is_slip(word.casefold(), folded):
            ranked.append((_SLIP if word.casefold() != folded else 1.0, one))
        elif matcher.real_quick_ratio() >= at_least and matcher.quick_ratio() >= at_least:
            ratio = matcher.ratio()
            if ratio >= at_least:
                ranked.append((ratio, one))
    # Of equals the first one known comes first.
    return sorted(ranked, key=lambda pair: -pair[0])


def is_slip(typed: str, meant: str) -> bool:
    """Tell whether two words are one slip apart, or the same; of two letters none is a slip."""
    if abs(len(typed) - len(meant)) > 1:
        return False
    if typed == meant:
        return True
    start = 0
    shorter = min(len(typed), len(meant))
    while start < shorter and typed[start] == meant[start]:
        start += 1
    end = 0
    while end < shorter - start and typed[-1 - end] == meant[-1 - end]:
        end += 1
    left, right = typed[start : len(typed) - end], meant[start : len(meant) - end]
    if len(meant) < 3 or len(typed) < 3:
        return False
    if len(left) <= 1 and len(right) <= 1:
        return len(meant) > 3 or len(left) != len(right)
    return len(left) == len(right) == 2 and left == right[::-1]
