"""The words of dates, a table for each language, and the slips of the pen that are near them."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from cvtex.dates.moments import Season


@dataclass(frozen=True, slots=True)
class Language:
    """The words of dates in one language, lower-case but for `months` and `seasons`."""

    months: tuple[str, ...]
    abbreviations: dict[str, int]
    seasons: tuple[Season, ...]
    now: tuple[str, ...]
    since: tuple[str, ...]
    until: tuple[str, ...]
    conjunctions: tuple[str, ...]
    qualifiers: tuple[str, ...]
    academic_years: tuple[str, ...]
    particles: tuple[str, ...]
    long_day: str


# fmt: off
ENGLISH = Language(
    months=(
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    abbreviations={
        "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7,
        "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
    },
    seasons=(
        # Winter is January in a quarter system and December elsewhere.
        Season("Winter", 1, 12), Season("Spring", 2, 6), Season("Summer", 5, 9),
        Season("Fall", 8, 12), Season("Autumn", 8, 12),
        Season("Q1", 1, 3), Season("Q2", 4, 6), Season("Q3", 7, 9), Season("Q4", 10, 12),
        Season("H1", 1, 6), Season("H2", 7, 12),
    ),
    now=("present", "now", "ongoing", "current", "currently", "today", "to date", "in progress"),
    since=("since", "from", "starting"),
    until=("until", "till", "through", "thru", "up to", "to"),
    conjunctions=("and", "&"),
    qualifiers=(
        "c.", "c", "ca.", "ca", "circa", "about", "around", "approx.", "approximately",
        "early", "mid", "late", "expected", "exp.", "anticipated", "projected", "planned",
    ),
    academic_years=("ay", "academic year", "school year", "fy", "fiscal year"),
    particles=("of", "the", "on", "for", "in", "at", "and", "&", "year"),
    long_day="{month} {day}, {year}",
)
# fmt: on
"""English; a further language is one more such value."""


_ALIKE = ("aeiouy", "ck", "mn")


def slip(word: str, language: Language) -> str:
    """Return the month or season that a word seems to be meant for, or nothing.

    A short acronym is never a slip, and to a name of three letters none is added or left out:
    else `SEC` and `Mayo` could not be labels.
    """
    typed = word.casefold().removesuffix(".")
    if len(word) <= 4 and word.isupper() and len(word) > 1:
        return ""
    names = {name.casefold(): name for name in language.months}
    names |= {season.name.casefold(): season.name for season in language.seasons}
    names |= {name: name.capitalize() for name in language.abbreviations}
    for name, written in names.items():
        if len(name) > 2 and _one_slip(typed, name):
            return written
        if len(name) > 6 and SequenceMatcher(None, typed, name).ratio() > 0.85:
            return written
    return ""


def like_now(word: str, language: Language) -> str:
    """Return the word for now, since or until that a word seems to be meant for, or nothing."""
    for name in (*language.now, *language.since, *language.until):
        if len(name) > 2 and (
            _one_slip(word.casefold(), name)
            or SequenceMatcher(None, word.casefold(), name).ratio() > 0.75
        ):
            return name
    return ""


def _one_slip(typed: str, meant: str) -> bool:
    """Tell whether two words differ by one letter added, left out, swapped, or of like sound."""
    short = len(meant) <= 3
    while typed and meant and typed[0] == meant[0]:
        typed, meant = typed[1:], meant[1:]
    while typed and meant and typed[-1] == meant[-1]:
        typed, meant = typed[:-1], meant[:-1]
    if len(typed) == len(meant) == 1:
        return any(typed in letters and meant in letters for letters in _ALIKE)
    if len(typed) == len(meant) == 2:
        return typed == meant[::-1]
    return not short and len(typed) + len(meant) == 1
