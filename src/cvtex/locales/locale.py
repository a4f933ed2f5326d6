"""What a locale holds: the words with which a language writes dates, and how it orders them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Season:
    """A named part of a year and the months it may cover, which are wide where customs differ."""

    name: str
    first_month: int
    last_month: int


@dataclass(frozen=True, slots=True, eq=False)
class Locale:
    """The words of dates in one language, in lower case except for `months` and `seasons`.

    A locale is pure data. It is compared and hashed by identity, so that what is computed from it
    can be cached.
    """

    tag: str
    """The tag of the language (BCP 47): `en`, `pt-BR`."""

    months: tuple[str, ...]
    """The twelve months, January first, as they are printed."""

    abbreviations: Mapping[str, int]
    """Other spellings of months that are read, without a final dot, with the month's number."""

    seasons: tuple[Season, ...]
    """Seasons, quarters and halves of the year, as they are printed."""

    now: tuple[str, ...]
    """Phrases for an end that has not come; the first one is printed."""

    since: tuple[str, ...]
    """Phrases before the start of a period that lasts."""

    until: tuple[str, ...]
    """Phrases before an end; a longer phrase comes before a shorter one that begins it."""

    conjunctions: tuple[str, ...]
    """Words between the last two dates of a list."""

    qualifiers: tuple[str, ...]
    """Words before a date that make it less exact, and stay as they are written: `circa`."""

    academic_years: tuple[str, ...]
    """Phrases before an academic or fiscal year, after which `2019/20` is a range of years."""

    particles: tuple[str, ...]
    """Words in lower case that may stand within the label of a date: `Class of 2014`."""

    ordinals: tuple[str, ...]
    """What may stand right behind the number of a day: the `st` of `May 1st`."""

    long_day: str
    """The pattern of a day with the fields `{day}`, `{month}` and `{year}`."""
