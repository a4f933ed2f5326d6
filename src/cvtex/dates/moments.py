"""Moments and periods: what a date in a CV is once it has been read.

`dates.parser` makes them from text, `dates.formatting` writes them anew.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, field
from functools import total_ordering

from cvtex.locales import Season

YEARS = range(1500, 2101)
"""The years that a CV can speak of; others are taken for slips."""


@total_ordering
@dataclass(frozen=True, slots=True)
class Moment:
    """A year, month or day, or a season; `qualifier` is a word before it, such as `c.`.

    Moments are ordered by their first day, then by their last.
    """

    year: int
    month: int | None = None
    day: int | None = None
    season: Season | None = None
    qualifier: str = field(default="", compare=False)

    @property
    def first_day(self) -> tuple[int, int, int]:
        """The earliest day it can be."""
        month = self.month or (self.season.first_month if self.season else 1)
        return self.year, month, self.day or 1

    @property
    def last_day(self) -> tuple[int, int, int]:
        """The latest day it can be."""
        month = self.month or (self.season.last_month if self.season else 12)
        return self.year, month, self.day or monthrange(self.year, month)[1]

    def __lt__(self, other: Moment) -> bool:
        """Compare by first day, then last day; the season's name breaks the last ties."""
        return self._order() < other._order()

    def _order(self) -> tuple[object, ...]:
        return self.first_day, self.last_day, self.season.name if self.season else ""


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time; a single moment is both its start and its end.

    `start` is None after `until`; `end` is None while it lasts, when `open` is true. `label` holds
    words before it (`ICML`), `remark` those in parentheses behind it (`expected`).
    """

    start: Moment | None
    end: Moment | None
    open: bool = False
    label: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class DateText:
    """A date as written, with blanks tidied, and the periods that it names."""

    text: str
    parts: tuple[Period, ...]

    @property
    def moments(self) -> tuple[Moment, ...]:
        """The start and the end of each part, where it has them; none for `present`."""
        return tuple([one for part in self.parts for one in (part.start, part.end) if one])

    @property
    def is_open(self) -> bool:
        """Whether any part of it still lasts."""
        return any(part.open for part in self.parts)

    @property
    def latest_year(self) -> int:
        """The latest year that the date names."""
        return max((moment.year for moment in self.moments), default=0)

    @property
    def sort_key(self) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
        """The last day and, for ties, the first day; sort in reverse to have the newest first.

        What still lasts comes after every day. Of several parts the latest one counts.
        """
        never, forever = (0, 0, 0), (YEARS.stop, 1, 1)
        return max(
            (
                forever if part.open or part.end is None else part.end.last_day,
                never if part.start is None else part.start.first_day,
            )
            for part in self.parts
        )
