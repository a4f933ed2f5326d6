"""The words of dates: what each means, and which word a misspelled one is meant to be.

A date may have the words of its locale and those of English, since people write `present` and
`May 2020` in a CV of any language.
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
    """The words with which dates are parsed.

    The keys of `months` (to 1 to 12), `seasons` and `names` (to the printed names of both) are in
    the form of `folded`. `phrases` are pairs of a kind of token (`now`, `since`, `until`, `and`,
    `qualifier`) and the words of the phrase in lower case; the first phrase that matches is taken.
    """

    months: Mapping[str, int]
    seasons: Mapping[str, Season]
    names: Mapping[str, str]
    phrases: tuple[tuple[str, list[str]], ...]
    academic_years: tuple[str, ...]
    particles: frozenset[str]
    academic: re.Pattern[str]
    """Matches a phrase for an academic year in a text."""
    ordinals: str
    """A regular expression for the suffix of the number of a day: the `st` of `May 1st`."""
    year_words: frozenset[str]
    """Words after a year that add nothing to it."""
    month_words: frozenset[str]
    """Words before the number of a month."""
    links: tuple[str, ...]
    """Words between the parts of a date that add nothing to it."""


FOREIGN_NOW = frozenset({
    "heute", "jetzt", "aktuell", "laufend", "aujourd'hui", "aujourd’hui", "actuel", "actuellement",
    "actualidad", "actualmente", "presente", "hoy", "oggi", "attuale", "atual",
    "atualmente", "hoje", "heden", "nu", "nuvarande", "pågående", "nåværende", "nyt", "obecnie",
    "teraz", "dziś", "настоящее", "сейчас", "至今", "现在", "現在",
})  # fmt: skip
"""Words for `present` in languages whose words of dates may be unknown, for a hint."""


@lru_cache(maxsize=4)
def vocabulary(locale: Locale) -> Vocabulary:
    """Return the words of a locale and of English; the locale decides if a word is in both."""
    months: dict[str, int] = {}
    seasons: dict[str, Season] = {}
    names: dict[str, str] = {}
    phrases: dict[tuple[str, str], list[str]] = {}
    locales = (locale, ENGLISH) if locale is not ENGLISH else (ENGLISH,)
    for source in locales:
        printed = [*source.months, *(season.name for season in source.seasons)]
        printed += [name.capitalize() for name in source.abbreviations]
        for name in printed:
            names.setdefault(folded(name), name)
        for form in (source.months, source.day_months):
            for number, name in enumerate(form, 1):
                for spelling in spellings(name):
                    months.setdefault(spelling, number)
        for name, number in source.abbreviations.items():
            for spelling in spellings(name):
                months.setdefault(spelling, number)
        for season in source.seasons:
            for spelling in spellings(season.name):
                seasons.setdefault(spelling, season)
        for kind, known in (
            ("now", source.now),
            ("since", source.since),
            ("until", source.until),
            ("and", source.conjunctions),
            ("qualifier", source.qualifiers),
        ):
            for phrase in known:
                phrases.setdefault((kind, phrase), phrase.split())
    academic_years = tuple(dict.fromkeys(year for s in locales for year in s.academic_years))
    ordinals = dict.fromkeys(suffix for s in locales for suffix in s.ordinals)
    return Vocabulary(
        months=months,
        seasons=seasons,
        names=names,
        phrases=tuple((kind, words) for (kind, _), words in phrases.items()),
        academic_years=academic_years,
        particles=frozenset(word for s in locales for word in s.particles),
        academic=re.compile(rf"(?i)\b(?:{'|'.join(map(re.escape, academic_years))})\b"),
        ordinals="|".join(map(re.escape, ordinals)),
        year_words=frozenset(word for s in locales for word in s.year_words),
        month_words=frozenset(word for s in locales for word in s.month_words),
        links=tuple(dict.fromkeys(word for s in locales for word in s.links)),
    )


def misspelled_name(word: str, locale: Locale) -> str | None:
    """Return the name of the month or season that a misspelled word is meant to be, or None.

    A short acronym is not taken for a misspelling, nor is a word with a letter more or less than a
    name of three letters: otherwise `SEC` and `Mayo` could not be labels.
    """
    if 1 < len(word) <= 4 and word.isupper():
        return None
    names = vocabulary(locale).names
    near = first_close(folded(word), names, above=ALMOST_SAME, shortest=7)
    return names[near] if near else None


def misspelled_keyword(word: str, locale: Locale) -> str | None:
    """Return the phrase of kind `now`, `since` or `until` that a misspelled word is meant to be."""
    phrases = vocabulary(locale).phrases
    known = [" ".join(words) for kind, words in phrases if kind in {"now", "since", "until"}]
    return first_close(word.casefold(), known, above=PROBABLE)
