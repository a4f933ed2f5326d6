"""Reads a date: tokens -> moments, ranges and lists of them.

Nothing here guesses in silence: what could be read in two ways is refused with a
hint, save for the readings that these rules settle:

- a plain hyphen followed by 01..12 is ISO 8601 (`2024-05` is May 2024, `2010-12` December 2010);
  any other dash, or blanks about the hyphen, makes a range (`2010–12` is 2010 to 2012), and so do
  two digits that are no month (`2018-20`);
- a slash before the very next year is an academic year (`2008/09`), before any other month a
  month (`2019/05`); after `AY` or `academic year` two digits are always a year;
- a lone year after a comma is of the same season or month (`Summer 2016, 2017`); a semicolon
  keeps it apart;
- capitalised words before a year are a label (`ICML 2023`) unless they are a slip of the pen
  away from a month or season: one letter left out, added, swapped, or of like sound;
- a month may be in another language than the CV (`März 2020`), unless it is part of a label
  (`Mai Conference 2019`, `NASA Mars 2020`).
"""

from __future__ import annotations

import re
from calendar import monthrange
from typing import NamedTuple, NoReturn

from cvtex.dates.moments import YEARS, DateText, Moment, Period
from cvtex.dates.tokens import ANY_FORM, DateError, Partial, Token, tokens_of
from cvtex.dates.words import misspelled_keyword, misspelled_name, vocabulary
from cvtex.locales import ENGLISH, Locale


def parse_date(value: str, locale: Locale = ENGLISH) -> DateText:
    """Read a date, a range, or a list of them; raise `DateError` if that cannot be done."""
    text = " ".join(value.split())
    if not text:
        raise DateError("an empty date", ANY_FORM)
    items = _Reader(text, locale).items()
    following = 0
    for i in reversed(range(len(items))):
        items[i] = _with_year(items[i], following)
        following = items[i].years[0]
    for i in range(1, len(items)):
        items[i] = _of_same_season(items[i], items[i - 1])
    return DateText(text, tuple(_period(item, text) for item in items))


class _Item(NamedTuple):
    """One member of a list of dates, as far as it is written; a single moment has no `end`."""

    start: Partial | None
    end: Partial | None = None
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


def _no_year(partial: Partial) -> NoReturn:
    named = partial.month or partial.season
    hint = f"write the year: `{partial.text} 2020`" if named and not partial.day else ANY_FORM
    raise DateError(f"`{partial.text}` has no year", hint)


def _of_same_season(item: _Item, before: _Item) -> _Item:
    """Let a lone year after a comma be of the season or month of the single moment before it."""
    start, model = item.start, before.start
    if not start or not model or item.apart or item.end or before.end or item.open or before.open:
        return item
    # A lone year that has its month from the one before it passes it on.
    in_words = model.text[0].isalpha() or model.text == str(model.year)
    written_out = model.season or (model.month and not model.day and in_words)
    if item.label or start.month or start.season or start.qualifier or not written_out:
        return item
    return item._replace(start=start._replace(month=model.month, season=model.season))


def _period(item: _Item, text: str) -> Period:
    start = _moment(item.start) if item.start else None
    end = _moment(item.end) if item.end else None if item.open else start
    if start and end and end.last_day < start.first_day:
        first, last = (moment.text if moment else "" for moment in (item.start, item.end))
        message = f"the date ends (`{last}`) before it starts (`{first}`)"
        swapped = re.sub(
            rf"{re.escape(first)}(\W+){re.escape(last)}",
            lambda found: f"{last}{found[1]}{first}",
            text,
        )
        is_certain = swapped != text and all(str(m.year) in text for m in (start, end))
        fix = swapped if is_certain else ""
        hint = f"write the earlier one first: `{fix}`" if fix else "write the earlier one first"
        raise DateError(message, hint, fix)
    return Period(start, end, item.open, item.label, item.remark)


def _moment(partial: Partial) -> Moment:
    text, year, month, day, season, qualifier = partial
    if year not in YEARS:
        message = f"the year {year} is not between {YEARS[0]} and {YEARS[-1]}"
        raise DateError(message, "mend the year")
    if month > 12 or (day and not month):
        hint = "months are 01 to 12; write a range of years in full: `2018–2020`"
        raise DateError(f"`{text}` names no month", hint)
    if month and day > monthrange(year, month)[1]:
        last = monthrange(year, month)[1]
        raise DateError(f"`{text}` names no day", f"that month has {last} days")
    return Moment(year, month or None, day or None, season, qualifier)


class _Reader:
    """Reads a list of dates from left to right."""

    def __init__(self, text: str, locale: Locale) -> None:
        self.text = text
        self.locale = locale
        self.tokens = tokens_of(text, locale)
        self.at = 0

    def peek(self, ahead: int = 0) -> str:
        place = self.at + ahead
        return self.tokens[place].kind if place < len(self.tokens) else "end"

    def take(self, *kinds: str) -> Token | None:
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

    def range(self, start: Partial, *, open_ended: bool) -> _Item:
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

    def moment(self, start: Partial | None = None) -> Partial:
        """Read one moment; `start` is that of the range which it ends."""
        first = self.at
        qualifiers = []
        while word := self.take("qualifier"):
            qualifiers.append(word.text)
        partial = self.bare_moment(start)
        text = " ".join(token.text for token in self.tokens[first : self.at]).replace(" ,", ",")
        return partial._replace(text=text, qualifier=" ".join(qualifiers))

    def bare_moment(self, start: Partial | None) -> Partial:
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
                return Partial("", century * 100 + int(token.text))
            return Partial("", self.year_behind("comma"), day=int(token.text))
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
        words = self.tokens[first : self.at]
        phrase = " ".join(word.text for word in words)
        known = vocabulary(self.locale)
        if phrase.casefold() in known.academic_years:
            return phrase
        for i, word in enumerate(words):
            is_particle = i > 0 and word.text.casefold() in known.particles
            if not is_particle and (not word.text[0].isupper() or self.misspelled(word)):
                self.at = first + i
                self.refuse()
        return phrase

    def misspelled(self, word: Token) -> str | None:
        """Return the month or season that a word stands for; one of another language is right."""
        return None if word.names_month else misspelled_name(word.text, self.locale)

    def refuse(self) -> NoReturn:
        """Say what cannot be read where the reader stands."""
        if self.at >= len(self.tokens):
            what = "has no year" if self.peek(-1) == "word" else "is cut off"
            raise DateError(f"`{self.text}` {what}", ANY_FORM)
        token = self.tokens[self.at]
        meant = self.misspelled(token) or misspelled_keyword(token.text, self.locale)
        if token.kind == "word" and meant:
            raise DateError(f"`{token.text}` is no word of a date", f"did you mean `{meant}`?")
        raise DateError(f"cannot read `{token.text}` in the date `{self.text}`", ANY_FORM)
