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

    in_first_year: bool = False
    """Whether it is in the first year of an academic year: `Güz 2019/20` in Turkish."""

    in_second_year: bool = False
    """Whether it is in the second year of an academic year: `LS 2019/20` in Czech."""

    forms: tuple[str, ...] = ()
    """Other forms of the name, which are read and not printed: cases, abbreviations."""

    @property
    def has_two_years(self) -> bool:
        """Whether it may be written with both years of an academic year."""
        return self.crosses_year or self.in_first_year or self.in_second_year

    @property
    def spelled(self) -> tuple[str, ...]:
        """The name and its other forms."""
        return self.name, *self.forms


@dataclass(frozen=True, slots=True, eq=False)
class Locale:
    """The words of dates in one language, in lower case except for `months` and `seasons`.

    A locale is compared and hashed by identity, so that it can be the key of a cache.
    """

    tag: str
    """The language tag (BCP 47): `en`, `pt-BR`."""

    months: tuple[str, ...]
    """The names of the twelve months, January first, as they are printed."""

    abbreviations: Mapping[str, int]
    """The number of a month (1 to 12) by each other spelling, which is read and not printed.

    Months of the Persian calendar have 100 more.
    """

    seasons: tuple[Season, ...]
    """Seasons, quarters and halves of the year, as they are printed."""

    now: tuple[str, ...]
    """Phrases for the end of a period that still lasts; the first phrase is printed."""

    since: tuple[str, ...]
    """Phrases before the start of a period that still lasts."""

    until: tuple[str, ...]
    """Phrases before an end."""

    conjunctions: tuple[str, ...]
    """Words between the last two dates of a list."""

    qualifiers: tuple[str, ...]
    """Words before a date that make it less exact; they are printed as written: `circa`."""

    academic_years: tuple[str, ...]
    """Phrases before an academic or fiscal year, after which `2019/20` is a range of years."""

    long_day: str
    """The pattern of a day with the fields `{day}`, `{month}` and `{year}`."""

    particles: tuple[str, ...] = ()
    """Words in lower case that may be inside the label of a date, as in `Class of 2014`."""

    ordinals: tuple[str, ...] = ()
    """Suffixes of the number of a day: the `st` of `May 1st`."""

    month_year: str = "{month} {year}"
    """The pattern of a month, with the fields `{month}` and `{year}`."""

    first_day: str = "1"
    """The number of the first day of a month: `1er` in French."""

    months_in_days: tuple[str, ...] = ()
    """The names of the months beside a day, if they are other forms: the genitive in Slavic."""

    short_month: str = "{month:02}/{year}"
    """The pattern of a month as a number, with the fields `{month}` and `{year}`."""

    year_words: tuple[str, ...] = ()
    """Words after a year, which add nothing to it: the `г.` of `2022 г.`"""

    links: tuple[str, ...] = ()
    """Words between the parts of a date, which add nothing: the `de` of `mayo de 2020`."""

    articles: tuple[str, ...] = ()
    """Words before a date, which add nothing to it: the `v` of `v květnu 2020`."""

    range_starts: tuple[str, ...] = ()
    """Phrases before the start of a range that has an end: the `von` of `von 2018 bis 2020`."""

    since_after: tuple[str, ...] = ()
    """Phrases after the start of a period: the `alkaen` of `2020 alkaen`."""

    until_after: tuple[str, ...] = ()
    """Phrases after the end of a period: the `asti` of `2020 asti`."""

    remarks: tuple[str, ...] = ()
    """Words after a date that make it less exact; they are printed as written: `körül`."""

    decades: tuple[str, ...] = ()
    """Words beside a year that mean ten years: the `années` of `années 1990`."""

    elisions: tuple[str, ...] = ()
    """Words that are joined to the next with an apostrophe, without it: the `d` of `d'octubre`."""

    suffixes: Mapping[str, str] = field(default_factory=dict)
    """Suffixes of a number with their kinds, `since_after`, `until_after` or an empty text."""

    month_suffixes: Mapping[str, str] = field(default_factory=dict)
    """The same for suffixes of the name of a month."""

    month_prefixes: Mapping[str, str] = field(default_factory=dict)
    """Letters that are joined to the name of a month, with the kinds of what they mean."""

    calendar: str = ""
    """The calendar that years may also be of: `buddhist` or `persian`; empty for none."""

    typography: Typography = ENGLISH_TYPOGRAPHY
    """Its quotation marks and spaces, and where words are divided."""

    words: Mapping[str, Any] = field(default_factory=dict)
    """The words that cvtex adds to the page, by their keys in `schema.words`; none is English."""

    numbers: Numbers = field(default_factory=Numbers)
    """How numbers are written, and the rule for the plurals of words."""

    names: Names = field(default_factory=Names)
    """The order of names and of letters."""

    @property
    def is_day_first(self) -> bool:
        """Whether the language writes the day before the month, so that `5/6/2020` is in June."""
        return self.long_day.find("{day") < self.long_day.find("{month")

    @property
    def is_year_first(self) -> bool:
        """Whether the language writes the year before the month."""
        return self.month_year.startswith("{year")

    @property
    def day_months(self) -> tuple[str, ...]:
        """The names of the months beside a day."""
        return self.months_in_days or self.months
