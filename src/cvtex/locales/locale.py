"""The data of a locale: the words with which a language writes dates, and their order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cvtex.locales.names import Names
from cvtex.locales.numbers import Numbers
from cvtex.locales.typography import ENGLISH_TYPOGRAPHY, Typography


@dataclass(frozen=True, slots=True)
class Season:
    """A named part of a year, with the first and the last month (1 to 12) that it may cover.

    The range is wide where countries or universities differ.
    """

    name: str
    first_month: int
    last_month: int
    crosses_year: bool = False
    """Whether it ends in the next year, and is written with both: `WS 2020/21`."""


@dataclass(frozen=True, slots=True, eq=False)
class Locale:
    """The words of dates in one language, in lower case except for `months` and `seasons`.

    A locale is compared and hashed by identity, so that it can be the key of a cache.
    """

    tag: str
    """The language tag (BCP 47): `en`, `pt-BR`."""

    months: tuple[str, ...]
    """The names of the twelve months, January first, as they are printed (`month_names`)."""

    abbreviations: Mapping[str, int]
    """The number of a month (1 to 12) by each other spelling, without a final dot.

    These are read and not printed. Most come from the table of months (`other_spellings`); a locale
    adds those that only a CV in its language may use.
    """

    seasons: tuple[Season, ...]
    """Seasons, quarters and halves of the year, as they are printed."""

    now: tuple[str, ...]
    """Phrases for the end of a period that still lasts; the first phrase is printed."""

    since: tuple[str, ...]
    """Phrases before the start of a period that still lasts."""

    until: tuple[str, ...]
    """Phrases before an end. A phrase comes before any shorter phrase that it starts with."""

    conjunctions: tuple[str, ...]
    """Words between the last two dates of a list."""

    qualifiers: tuple[str, ...]
    """Words before a date that make it less exact; they are printed as written: `circa`."""

    academic_years: tuple[str, ...]
    """Phrases before an academic or fiscal year, after which `2019/20` is a range of years."""

    particles: tuple[str, ...]
    """Words in lower case that may be inside the label of a date, as in `Class of 2014`."""

    ordinals: tuple[str, ...]
    """Suffixes of the number of a day: the `st` of `May 1st`."""

    long_day: str
    """The pattern of a day with the fields `{day}`, `{month}` and `{year}`."""

    month_year: str = "{month} {year}"
    """The pattern of a month, with the fields `{month}` and `{year}`."""

    months_in_days: tuple[str, ...] = ()
    """The names of the months beside a day, if they are other forms: the genitive in Slavic."""

    year_words: tuple[str, ...] = ()
    """Words after a year, which add nothing to it: the `г.` of `2022 г.`"""

    links: tuple[str, ...] = ()
    """Words between the parts of a date, which add nothing: the `de` of `mayo de 2020`."""

    month_words: tuple[str, ...] = ()
    """Words before the number of a month: the `tháng` of `tháng 5`."""

    typography: Typography = ENGLISH_TYPOGRAPHY
    """Its quotation marks and spaces, and where words are divided."""

    words: Mapping[str, Any] = field(default_factory=dict)
    """The words that cvtex adds to the page, by their keys in `schema.words`; none is English."""

    numbers: Numbers = field(default_factory=Numbers)
    """How numbers are written, and the rule for the plurals of words."""

    names: Names = field(default_factory=Names)
    """The order of names and of letters."""

    @property
    def day_months(self) -> tuple[str, ...]:
        """The names of the months beside a day."""
        return self.months_in_days or self.months
