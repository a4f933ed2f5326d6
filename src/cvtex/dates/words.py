"""What words stand for in dates, and which of them a misspelled one stands for.

Dates are read with the words of a locale, then with those of English, in which people write
`present` and `May 2020` in a CV of any language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from cvtex.diagnostics.suggestions import ALMOST_SAME, PROBABLE, first_close
from cvtex.locales import ENGLISH, Locale, Season
from cvtex.locales.months import folded, spellings


class Vocabulary(NamedTuple):
    """The words with which dates are read.

    `months` and `seasons` are found by `folded` words. `names` has what is printed for each of
    them. `phrases` are pairs of a kind of token (`now`, `since`, `until`, `and`, `qualifier`) and
    the words in lower case; the first phrase that fits counts.
    """

    months: Mapping[str, int]
    seasons: Mapping[str, Season]
    names: Mapping[str, str]
    phrases: tuple[tuple[str, list[str]], ...]
    academic_years: tuple[str, ...]
    particles: frozenset[str]
    academic: re.Pattern[str]
    """Finds a phrase for an academic year in a text."""
    ordinals: str
    """A regular expression for what may stand behind the number of a day."""


@lru_cache(maxsize=4)
def vocabulary(locale: Locale) -> Vocabulary:
    """Return the words of a locale and of English; where they differ, the locale counts."""
    months: dict[str, int] = {}
    seasons: dict[str, Season] = {}
    names: dict[str, str] = {}
    phrases: dict[tuple[str, str], list[str]] = {}
    locales = (locale, ENGLISH) if locale is not ENGLISH else (ENGLISH,)
    for each in locales:
        printed = [*each.months, *(season.name for season in each.seasons)]
        printed += [name.capitalize() for name in each.abbreviations]
        for name in printed:
            names.setdefault(folded(name), name)
        for number, name in enumerate(each.months, 1):
            for spelling in spellings(name):
                months.setdefault(spelling, number)
        for name, number in each.abbreviations.items():
            for spelling in spellings(name):
                months.setdefault(spelling, number)
        for season in each.seasons:
            for spelling in spellings(season.name):
                seasons.setdefault(spelling, season)
        for kind, known in (
            ("now", each.now),
            ("since", each.since),
            ("until", each.until),
            ("and", each.conjunctions),
            ("qualifier", each.qualifiers),
        ):
            for phrase in known:
                phrases.setdefault((kind, phrase), phrase.split())
    academic_years = tuple(dict.fromkeys(year for each in locales for year in each.academic_years))
    ordinals = dict.fromkeys(ending for each in locales for ending in each.ordinals)
    return Vocabulary(
        months=months,
        seasons=seasons,
        names=names,
        phrases=tuple((kind, words) for (kind, _), words in phrases.items()),
        academic_years=academic_years,
        particles=frozenset(word for each in locales for word in each.particles),
        academic=re.compile(rf"(?i)\b(?:{'|'.join(map(re.escape, academic_years))})\b"),
        ordinals="|".join(map(re.escape, ordinals)),
    )


def misspelled_name(word: str, locale: Locale) -> str | None:
    """Return the month or season that a misspelled word stands for, or None.

    A short acronym is never misspelled, and to a name of three letters none is added or left out:
    else `SEC` and `Mayo` could not be labels.
    """
    if 1 < len(word) <= 4 and word.isupper():
        return None
    names = vocabulary(locale).names
    near = first_close(folded(word), names, above=ALMOST_SAME, shortest=7)
    return names[near] if near else None


def misspelled_keyword(word: str, locale: Locale) -> str | None:
    """Return the word for now, since or until that a misspelled word stands for, or None."""
    phrases = vocabulary(locale).phrases
    known = [" ".join(words) for kind, words in phrases if kind in {"now", "since", "until"}]
    return first_close(word.casefold(), known, above=PROBABLE)
