"""Dates as people write them in a CV: read to moments, compared, and written in an asked-for form.

`field_types` reads the dates of `cv.yaml` with `parse_date`; the templates print them with
`format_date`. Nothing here guesses in silence: what could be read in two ways is refused with a
hint, save for the readings that these rules settle:

- a plain hyphen followed by 01..12 is ISO 8601 (`2024-05` is May 2024, `2010-12` December 2010);
  any other dash, or blanks about the hyphen, makes a range (`2010–12` is 2010 to 2012), and so do
  two digits that are no month (`2018-20`);
- a slash before the very next year is an academic year (`2008/09`), before any other month a
  month (`2019/05`); after `AY` or `academic year` two digits are always a year;
- a lone year after a comma is of the same season or month (`Summer 2016, 2017`); a semicolon
  keeps it apart;
- capitalised words before a year are a label (`ICML 2023`) unless they are a slip of the pen
  away from a month or season: one letter left out, added, swapped, or of like sound.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import total_ordering
from typing import NamedTuple, NoReturn

YEARS = range(1900, 2101)
"""The years that a CV can speak of; others are taken for slips."""

_ANY_FORM = "write it like `2018`, `May 2024`, `May 20, 2015`, `2018–2020` or `Summer 2019`"


class DateError(ValueError):
    """A text that is no date: what is wrong, and a way out."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Season:
    """A named part of a year and the months it may cover, which are wide where customs differ."""

    name: str
    first_month: int
    last_month: int


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
    def is_open(self) -> bool:
        """Whether any part of it still lasts."""
        return any(part.open for part in self.parts)

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


def parse_date(value: str, language: Language = ENGLISH) -> DateText:
    """Read a date, a range, or a list of them; raise `DateError` if that cannot be done."""
    text = " ".join(value.split())
    if not text:
        raise DateError("an empty date", _ANY_FORM)
    items = _Reader(text, language).items()
    following = 0
    for i in reversed(range(len(items))):
        items[i] = _with_year(items[i], following)
        following = items[i].years[0]
    for i in range(1, len(items)):
        items[i] = _of_same_season(items[i], items[i - 1])
    return DateText(text, tuple(_period(item) for item in items))


class _Partial(NamedTuple):
    """A moment as far as it is written; 0 stands for what is not there."""

    text: str
    year: int = 0
    month: int = 0
    day: int = 0
    season: Season | None = None
    qualifier: str = ""


class _Item(NamedTuple):
    """One member of a list of dates, as far as it is written; a single moment has no `end`."""

    start: _Partial | None
    end: _Partial | None = None
    open: bool = False
    label: str = ""
    remark: str = ""
    apart: bool = False

    @property
    def years(self) -> tuple[int, int]:
        """The years of start and end; 0 where there is none."""
        return (self.start.year if self.start else 0), (self.end.year if self.end else 0)


def _with_year(item: _Item, following: int) -> _Item:
    """Give a moment without a year that of the range's end, or of the next member of the list."""
    start, end = item.start, item.end
    if start is None:
        if end and not end.year:
            _no_year(end)
        return item
    if end is None:
        year = start.year or following
        return item._replace(start=start._replace(year=year)) if year else _no_year(start)
    if end.day and not end.month:
        end = end._replace(month=start.month)
    if start.day and not start.month:
        start = start._replace(month=end.month)
    if not (end.year or following):
        _no_year(end)
    end = end._replace(year=end.year or following)
    if not start.year:
        start = start._replace(year=end.year)
        if _moment(start).first_day > _moment(end).last_day:
            start = start._replace(year=end.year - 1)
    return item._replace(start=start, end=end)


def _no_year(partial: _Partial) -> NoReturn:
    named = partial.month or partial.season
    hint = f"write the year: `{partial.text} 2020`" if named and not partial.day else _ANY_FORM
    raise DateError(f"`{partial.text}` has no year", hint)


def _of_same_season(item: _Item, before: _Item) -> _Item:
    """Let a lone year after a comma be of the season or month of the single moment before it."""
    start, model = item.start, before.start
    if not start or not model or item.apart or item.end or before.end or item.open or before.open:
        return item
    written_out = model.season or (model.month and not model.day and model.text[0].isalpha())
    if item.label or start.month or start.season or start.qualifier or not written_out:
        return item
    return item._replace(start=start._replace(month=model.month, season=model.season))


def _period(item: _Item) -> Period:
    start = _moment(item.start) if item.start else None
    end = _moment(item.end) if item.end else None if item.open else start
    if start and end and end.last_day < start.first_day:
        raise DateError(
            f"the date ends (`{item.end.text if item.end else ''}`) before it starts"
            f" (`{item.start.text if item.start else ''}`)",
            "write the earlier one first",
        )
    return Period(start, end, item.open, item.label, item.remark)


def _moment(partial: _Partial) -> Moment:
    text, year, month, day, season, qualifier = partial
    if year not in YEARS:
        raise DateError(f"the year {year} is not between {YEARS[0]} and {YEARS[-1]}")
    if month > 12 or (day and not month):
        hint = "months are 01 to 12; write a range of years in full: `2018–2020`"
        raise DateError(f"`{text}` names no month", hint)
    if month and day > monthrange(year, month)[1]:
        last = monthrange(year, month)[1]
        raise DateError(f"`{text}` names no day", f"that month has {last} days")
    return Moment(year, month or None, day or None, season, qualifier)


class _Token(NamedTuple):
    kind: str
    text: str
    partial: _Partial = _Partial("")


_DASHES = re.compile(r"--+|[\u2010-\u2015\u2212\ufe58\uff0d]")
# Spreadsheets write `20-May-2015` and people write `mid-2019`: these hyphens are no dashes.
_INNER_HYPHENS = re.compile(r"(?<=[0-9])-(?=[^\W\d_]{3,}\.?-)|(?<=[^\W\d_])-(?=[0-9]{4}(?![0-9]))")
_TOKEN = re.compile(
    r"""
    (?P<remark>\( [^()]* \))
    | (?P<full>[0-9]{1,4}([-/.])[0-9]{1,2}\3[0-9]{1,4}(?![0-9]))
    | (?P<month_year>[0-9]{1,2}[-/.][0-9]{4}(?![0-9]))
    | (?P<year_month>[0-9]{4}[-/][0-9]{1,2}(?![0-9]))
    | (?P<year>[0-9]{4}(?![0-9]))
    | ['’](?P<short_year>[0-9]{2}(?![0-9]))
    | (?P<number>[0-9]{1,2}(?![0-9]))(?:(?:st|nd|rd|th)\b)?
    | (?P<word>[^\W\d_][\w.'’&+@]*|&)
    | (?P<comma>,) | (?P<semicolon>;) | (?P<slash>/) | (?P<dash>[-–])
    | (?P<other>\S)
    """,
    re.VERBOSE,
)


class _Reader:
    """Reads a list of dates from left to right."""

    def __init__(self, text: str, language: Language) -> None:
        self.text = text
        self.language = language
        self.tokens = _tokens(text, language)
        self.at = 0

    def peek(self, ahead: int = 0) -> str:
        place = self.at + ahead
        return self.tokens[place].kind if place < len(self.tokens) else "end"

    def take(self, *kinds: str) -> _Token | None:
        if self.peek() not in kinds:
            return None
        self.at += 1
        return self.tokens[self.at - 1]

    def items(self) -> list[_Item]:
        items = [self.item()]
        while separator := self.take("comma", "semicolon", "and"):
            self.take("and")
            items.append(self.item()._replace(apart=separator.kind == "semicolon"))
        if self.peek() != "end":
            self.refuse()
        return items

    def item(self) -> _Item:
        label = self.label()
        if self.take("now"):
            item = _Item(None, open=True)
        elif self.take("until") or self.take("dash"):
            item = _Item(None, self.moment())
        else:
            since = self.take("since")
            item = self.range(self.moment(), open_ended=bool(since))
        remark = self.take("remark")
        return item._replace(label=label, remark=remark.text[1:-1].strip() if remark else "")

    def range(self, start: _Partial, *, open_ended: bool) -> _Item:
        joint = self.take("dash", "slash", "until")
        if self.take("now"):
            return _Item(start, open=True)
        if not joint:
            return _Item(start, open=open_ended)
        if joint.kind == "dash" and self.peek() in {"end", "comma", "semicolon", "and", "remark"}:
            return _Item(start, open=True)
        end = self.moment(start)
        if self.peek() in {"dash", "slash", "until"}:
            raise DateError(f"`{self.text}` has more than one end", "a range has one end")
        return _Item(start, end)

    def moment(self, start: _Partial | None = None) -> _Partial:
        """Read one moment; `start` is that of the range which it ends."""
        first = self.at
        qualifiers = []
        while word := self.take("qualifier"):
            qualifiers.append(word.text)
        partial = self.bare_moment(start)
        text = " ".join(token.text for token in self.tokens[first : self.at]).replace(" ,", ",")
        return partial._replace(text=text, qualifier=" ".join(qualifiers))

    def bare_moment(self, start: _Partial | None) -> _Partial:
        if token := self.take("moment"):
            return token.partial
        if token := self.take("year"):
            name = self.take("month", "season")
            return (name or token).partial._replace(year=token.partial.year)
        if token := self.take("season"):
            return token.partial._replace(year=self.year_behind("comma", "slash", "dash"))
        if token := self.take("month"):
            day = self.take("number")
            joints = ("comma",) if day else ("comma", "slash", "dash")
            return token.partial._replace(
                day=int(day.text) if day else 0, year=self.year_behind(*joints)
            )
        if token := self.take("number"):
            if month := self.take("month"):
                year = self.year_behind("comma")
                return month.partial._replace(day=int(token.text), year=year)
            if start and start.year:
                turn = start.year % 100 >= 50 > int(token.text)
                century = start.year // 100 + (1 if turn else 0)
                return _Partial("", century * 100 + int(token.text))
            return _Partial("", self.year_behind("comma"), day=int(token.text))
        return self.refuse()

    def year_behind(self, *joints: str) -> int:
        if self.peek() in joints and self.peek(1) == "year":
            self.at += 1
        token = self.take("year")
        return token.partial.year if token else 0

    def label(self) -> str:
        first = self.at
        while self.peek() == "word" or (self.at > first and self.peek() in {"and", "until"}):
            self.at += 1
        words = [token.text for token in self.tokens[first : self.at]]
        phrase = " ".join(words)
        known = phrase.casefold() in self.language.academic_years
        for i, word in enumerate(words):
            particle = i > 0 and word.casefold() in self.language.particles
            if not known and not particle and (not word[0].isupper() or _slip(word, self.language)):
                self.at = first + i
                self.refuse()
        return phrase

    def refuse(self) -> NoReturn:
        """Say what cannot be read where the reader stands."""
        if self.at >= len(self.tokens):
            what = "has no year" if self.peek(-1) == "word" else "is cut off"
            raise DateError(f"`{self.text}` {what}", _ANY_FORM)
        token = self.tokens[self.at]
        meant = _slip(token.text, self.language) or _like_now(token.text, self.language)
        if token.kind == "word" and meant:
            raise DateError(f"`{token.text}` is no word of a date", f"did you mean `{meant}`?")
        raise DateError(f"cannot read `{token.text}` in the date `{self.text}`", _ANY_FORM)


def _tokens(text: str, language: Language) -> list[_Token]:
    """Cut a text into tokens; words and numbers that stand for a moment carry it."""
    phrases = [
        (kind, phrase.split())
        for kind, all_phrases in (
            ("now", language.now),
            ("since", language.since),
            ("until", language.until),
            ("and", language.conjunctions),
            ("qualifier", language.qualifiers),
        )
        for phrase in all_phrases
    ]
    academic = any(re.search(rf"(?i)\b{year}\b", text) for year in language.academic_years)
    tidied = _INNER_HYPHENS.sub(" ", _DASHES.sub("–", text))
    found = _TOKEN.finditer(tidied)
    raw = [(match.lastgroup or "", match[match.lastgroup or 0]) for match in found]
    tokens: list[_Token] = []
    at = 0
    while at < len(raw):
        kind, word = raw[at]
        at += 1
        if kind != "word":
            tokens.extend(_number_tokens(kind, word, academic=academic))
            continue
        following = [part.casefold() for _, part in raw[at - 1 : at + 2]]
        for phrase_kind, phrase in phrases:
            if following[: len(phrase)] == phrase:
                at += len(phrase) - 1
                tokens.append(_Token(phrase_kind, " ".join(phrase) if len(phrase) > 1 else word))
                break
        else:
            tokens.append(_word_token(word, language))
    return tokens


def _word_token(word: str, language: Language) -> _Token:
    name = word.casefold().removesuffix(".")
    month = language.abbreviations.get(name, 0)
    for number, full in enumerate(language.months, 1):
        month = number if full.casefold() == name else month
    if month:
        return _Token("month", word, _Partial(word, month=month))
    for season in language.seasons:
        if season.name.casefold() == name:
            return _Token("season", word, _Partial(word, season=season))
    return _Token("word", word)


def _number_tokens(kind: str, text: str, *, academic: bool) -> list[_Token]:
    parts = [int(part) for part in re.findall("[0-9]+", text)]
    match kind:
        case "full":
            return [_Token("moment", text, _full_date(text, *parts))]
        case "month_year":
            return [_Token("moment", text, _Partial(text, parts[1], parts[0]))]
        case "year_month":
            year, month = parts
            next_year = "/" in text and month == (year + 1) % 100
            if 1 <= month <= 12 and not academic and not next_year:
                return [_Token("moment", text, _Partial(text, year, month))]
            if month <= year % 100 and not next_year:
                hint = "months are 01 to 12; write a range of years in full: `2018–2020`"
                raise DateError(f"`{text}` names no month", hint)
            return [
                _Token("year", text[:4], _Partial(text[:4], year)),
                _Token("dash", "–"),
                _Token("number", text[5:]),
            ]
        case "year" | "short_year":
            # The pivot of POSIX's strptime for years of two digits.
            century = 0 if kind == "year" else 2000 if parts[0] < 69 else 1900
            return [_Token("year", text, _Partial(text, century + parts[0]))]
    return [_Token(kind, text)]


def _full_date(text: str, first: int, second: int, third: int) -> _Partial:
    if re.match("[0-9]{4}.[0-9]+.[0-9]{1,2}$", text):
        return _Partial(text, first, second, third)
    if not re.match("[0-9]{1,2}.[0-9]+.[0-9]{4}$", text):
        raise DateError(f"`{text}` is no date", "write a day as `2015-05-20`")
    if "." in text or first > 12 or first == second:
        return _Partial(text, third, second, first)
    if second > 12:
        return _Partial(text, third, first, second)
    hint = f"write the day as `{third}-{first:02}-{second:02}` or `{third}-{second:02}-{first:02}`"
    raise DateError(f"`{text}` can be read in two ways", hint)


_ALIKE = ("aeiouy", "ck", "mn")


def _slip(word: str, language: Language) -> str:
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


def _like_now(word: str, language: Language) -> str:
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


def format_date(date: DateText, pattern: str, language: Language = ENGLISH) -> str:
    """Write a date anew: `as-written`, `year`, `month-year`, `long` (to the day), `short`, `iso`.

    | pattern | a day | a month | a season | a range |
    |---|---|---|---|---|
    | `year` | 2015 | 2015 | 2015 | 2018–2020 |
    | `month-year` | May 2015 | May 2015 | Fall 2015 | May–July 2020 |
    | `long` | May 20, 2015 | May 2015 | Fall 2015 | May 30 – June 2, 2015 |
    | `short` | 05/2015 | 05/2015 | Fall 2015 | 05/2015 – 07/2015 |
    | `iso` | 2015-05-20 | 2015-05 | Fall 2015 | 2015-05 – 2015-07 |
    """
    if pattern == "as-written":
        return date.text
    written: list[str] = []
    for i, part in enumerate(date.parts):
        text = _write_period(part, pattern, language)
        before = date.parts[i - 1] if i else None
        if before and _write_period(before, pattern, language) == text:
            continue
        # `Summer 2016, 2017` means two summers, so a year on its own needs another separator.
        namesake = _written_name(before, pattern) if before else None
        lone_year = part.start == part.end and text.isdecimal()
        if namesake and part.start and _written_name(part, pattern) == namesake:
            text = _write_range(part.start, part.start, "year", language)
        written.append(("; " if namesake and lone_year else ", ") + text if written else text)
    return "".join(written)


def _written_name(part: Period, pattern: str) -> Season | int | None:
    """Return the season or month that a single moment is written with in words."""
    start = part.start
    if start is None or start != part.end or part.remark or pattern == "year":
        return None
    if start.season:
        return start.season
    days = pattern == "long" and start.day
    return start.month if pattern in {"month-year", "long"} and not days else None


def _write_period(part: Period, pattern: str, language: Language) -> str:
    start, end = part.start, part.end
    if start and end:
        text = _write_range(start, end, pattern, language)
    elif start:
        text = _write_moment(start, pattern, language) + "–"
    else:
        text = "–" + _write_moment(end, pattern, language) if end else language.now[0]
    remark = f"({part.remark})" if part.remark else ""
    return " ".join(filter(None, (part.label, text, remark)))


def _write_range(start: Moment, end: Moment, pattern: str, language: Language) -> str:
    """Write a range with an en dash, and with blanks about it if its ends are not single words."""
    first = _write_moment(start, pattern, language)
    last = _write_moment(end, pattern, language)
    if first == last:
        return last
    names = _name(start, language), _name(end, language)
    words = pattern in {"month-year", "long"} or (start.season and end.season)
    if words and all(names) and start.year == end.year and not (start.qualifier or end.qualifier):
        if pattern == "long" and start.month == end.month and start.day and end.day:
            days = f"{start.day}–{end.day}"
            return language.long_day.format(month=names[0], day=days, year=end.year)
        if pattern != "long" or not (start.day or end.day):
            return f"{names[0]}–{last}"
    tight = (first + last).isdecimal()
    return f"{first}–{last}" if tight else f"{first} – {last}"


def _name(moment: Moment, language: Language) -> str:
    if moment.season:
        return moment.season.name
    return language.months[moment.month - 1] if moment.month else ""


def _write_moment(moment: Moment, pattern: str, language: Language) -> str:
    year, month, day = moment.year, moment.month, moment.day
    text = str(year)
    if pattern == "year" or not (month or moment.season):
        pass
    elif moment.season:
        text = f"{moment.season.name} {year}"
    elif pattern == "iso":
        text = f"{year}-{month:02}" + (f"-{day:02}" if day else "")
    elif pattern == "short":
        text = f"{month:02}/{year}"
    elif pattern == "long" and day:
        text = language.long_day.format(month=_name(moment, language), day=day, year=year)
    else:
        text = f"{_name(moment, language)} {year}"
    return f"{moment.qualifier} {text}".strip()
