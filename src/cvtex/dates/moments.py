"""The values that a date in a CV is parsed to: moments and periods.

`parser` creates them from text, and `formatting` writes them as text.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, field
from functools import total_ordering

from cvtex.locales import Season

YEARS = range(1500, 2101)
"""The years that a date may have; any other is taken for a typing error."""


@total_ordering
@dataclass(frozen=True, slots=True)
class Moment:
    """A year, a month, a day or a season; `qualifier` is a word before it, such as `c.`.

    Moments are ordered by their first day, then by their last day.
    """

    year: int
    month: int | None = None
    day: int | None = None
    season: Season | None = None
    qualifier: str = field(default="", compare=False)

    @property
    def first_day(self) -> tuple[int, int, int]:
        """The earliest day that the moment can be: year, month, day."""
        month = self.month or (self.season.first_month if self.season else 1)
        return self.year, month, self.day or 1

    @property
    def last_day(self) -> tuple[int, int, int]:
        """The latest day that the moment can be: year, month, day."""
        month = self.month or (self.season.last_month if self.season else 12)
        return self.year, month, self.day or monthrange(self.year, month)[1]

    def __lt__(self, other: Moment) -> bool:
        """Compare the first day, then the last day, then the season's name."""
        return self._order() < other._order()

    def _order(self) -> tuple[object, ...]:
        return self.first_day, self.last_day, self.season.name if self.season else ""


@dataclass(frozen=True, slots=True)
class Period:
    """A period of time; for a single moment, start and end are equal.

    `start` is None if only the end is known (`until 2020`). `end` is None if the period still
    lasts, and then `open` is true. `label` is the text before the period (`ICML`), `note` the words
    after it (`tanév`), and `remark` the text in parentheses at the end (`expected`).
    """

    start: Moment | None
    end: Moment | None
    open: bool = False
    label: str = ""
    remark: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class DateText:
    """A date as it was written, with each run of spaces reduced to one, and its periods.

    A text that is printed in the place of a date has no periods. If the date is of another calendar
    (`is_other_calendar`), its periods are those of the Gregorian one, only for sorting.
    """

    text: str
    parts: tuple[Period, ...]
    is_other_calendar: bool = False

    @property
    def moments(self) -> tuple[Moment, ...]:
        """The start and the end of each part, without those that a part does not have."""
        ends = [end for part in self.parts for end in (part.start, part.end)]
        return tuple([moment for moment in ends if moment])

    @property
    def is_open(self) -> bool:
        """Whether any part of the date still lasts."""
        return any(part.open for part in self.parts)

    @property
    def latest_year(self) -> int:
        """The latest year in the date, or 0 if it has no year."""
        return max((moment.year for moment in self.moments), default=0)

    @property
    def sort_key(self) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
        """The last day and the first day of the latest part; sort in reverse for newest first.

        A part that still lasts ends after every day, and a part without a start begins before. A
        text without periods is before all dates.
        """
        before_all, after_all = (0, 0, 0), (YEARS.stop, 1, 1)
        if not self.parts:
            return (0, 0, 0), (0, 0, 0)
        return max(
            (
                after_all if part.open or part.end is None else part.end.last_day,
                before_all if part.start is None else part.start.first_day,
            )
            for part in self.parts
        )
