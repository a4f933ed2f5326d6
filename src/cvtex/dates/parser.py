"""Parse a date: a moment, a range of moments, or a list of these.

A text with two possible meanings is an error with a hint, except where one of these rules decides:

- A plain hyphen before 01 to 12 is ISO 8601: `2024-05` is May 2024, `2010-12` is December 2010.
  Any other dash and a hyphen between spaces mean a range (`2010–12` is 2010 to 2012), and so does a
  hyphen before two digits that cannot be a month (`2018-20`).
- A dash with nothing after it leaves the end open (`2018–`).
- A slash before the last two digits of the next year means an academic year (`2008/09`), and before
  any other month it means that month (`2019/05`). After `AY` or `academic year`, two digits are
  always a year.
- A year alone after a comma has the season or month of the date before it (`Summer 2016, 2017`);
  after a semicolon it does not.
- Capitalised words before a year are a label (`ICML 2023`), unless they look like a misspelled
  month or season: a letter left out, added, or exchanged for a similar one, or two in the wrong
  order.
- A month may be in a language other than the CV's (`März 2020`), except in a label (`Mai Conference
  2019`, `NASA Mars 2020`).
"""

from __future__ import annotations

import re
from calendar import monthrange
from typing import NamedTuple, NoReturn

from cvtex.dates.moments import YEARS, DateText, Moment, Period
from cvtex.dates.tokens import ANY_FORM, DateError, Partial, Token, tokens_of
from cvtex.dates.words import FOREIGN_NOW, misspelled_keyword, misspelled_name, vocabulary
from cvtex.locales import ENGLISH, Locale


def parse_date(value: str, locale: Locale = ENGLISH) -> DateText:
    """Parse a date, a range of dates, or a list of these, with the words of a locale and English.

    Raises `DateError` if the text is not a date, or has two possible meanings.
    """
    text = " ".join(value.split())
    if not text:
        raise DateError("an empty date", ANY_FORM)
    items = _Parser(text, locale).items()
    next_year = 0
    for i in reversed(range(len(items))):
        items[i] = _with_year(items[i], next_year)
        next_year = items[i].start_year
    for i in range(1, len(items)):
        items[i] = _with_season(items[i], items[i - 1])
    return DateText(text, tuple(_period(item, text) for item in items))


class _Item(NamedTuple):
    """An item of a list of dates, with only the parts that are written.

    A single moment has no `end`. `after_semicolon` tells whether a semicolon is before the item.
    """

    start: Partial | None
    end: Partial | None = None
    open: bool = False
    label: str = ""
    remark: str = ""
    after_semicolon: bool = False

    @property
    def start_year(self) -> int:
        """The year of the start, or 0 if it has none."""
        return self.start.year if self.start else 0


def _with_year(item: _Item, next_year: int) -> _Item:
    """Add the year to a moment without one: that of the range's end, or of the next item.

    `next_year` is the year of the next item, or 0. Raises `DateError` if no year is found.
    """
    start, end = item.start, item.end
    if start is None:
        if end and not end.year:
            _fail_without_year(end)
        return item
    if end is None:
        year = start.year or next_year
        if not year:
            _fail_without_year(start)
        return item._replace(start=start._replace(year=year))
    if end.day and not end.month:
        end = end._replace(month=start.month)
    if start.day and not start.month:
        start = start._replace(month=end.month)
    if not (end.year or next_year):
        _fail_without_year(end)
    end = end._replace(year=end.year or next_year)
    if not start.year:
        start = start._replace(year=end.year)
        if _moment(start).first_day > _moment(end).last_day:
            start = start._replace(year=end.year - 1)
    return item._replace(start=start, end=end)


def _fail_without_year(partial: Partial) -> NoReturn:
    has_name = partial.month or partial.season
    hint = f"write the year: `{partial.text} 2020`" if has_name and not partial.day else ANY_FORM
    raise DateError(f"`{partial.text}` has no year", hint)


def _with_season(item: _Item, before: _Item) -> _Item:
    """Add the season or month of the item before to a year alone after a comma.

    Both items must be single moments, and the season or month must be written as a word.
    """
    start, model = item.start, before.start
    if not start or not model or item.end or before.end or item.open or before.open:
        return item
    # `model` may be such a year itself, with a month added: `May 2016, 2017, 2018`.
    is_word = model.text[0].isalpha() or model.text == str(model.year)
    has_name = model.season or (model.month and not model.day and is_word)
    is_year = not (item.label or start.month or start.season or start.qualifier)
    if item.after_semicolon or not is_year or not has_name:
        return item
    return item._replace(start=start._replace(month=model.month, season=model.season))


def _period(item: _Item, text: str) -> Period:
    """Return the period of an item; `text` is the whole date. Raises `DateError`."""
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
        hint = "write the earlier date first" + (f": `{fix}`" if fix else "")
        raise DateError(message, hint, fix)
    return Period(start, end, item.open, item.label, item.remark)


def _moment(partial: Partial) -> Moment:
    """Return the moment, or raise `DateError` if there is no such year, month or day."""
    text, year, month, day, season, qualifier = partial
    if year not in YEARS:
        message = f"the year {year} is not between {YEARS[0]} and {YEARS[-1]}"
        raise DateError(message, "correct the year")
    if month > 12 or (day and not month):
        hint = "months are 01 to 12; write a range of years in full: `2018–2020`"
        raise DateError(f"`{text}` has no valid month", hint)
    if month and day > monthrange(year, month)[1]:
        last = monthrange(year, month)[1]
        raise DateError(f"`{text}` has no valid day", f"that month has {last} days")
    return Moment(year, month or None, day or None, season, qualifier)


class _Parser:
    """A recursive-descent parser for a list of dates; each method parses from `position` on.

    A method raises `DateError` if the tokens do not have the form that it parses.
    """

    def __init__(self, text: str, locale: Locale) -> None:
        self.text = text
        self.locale = locale
        self.tokens = tokens_of(text, locale)
        self.position = 0

    def peek(self, ahead: int = 0) -> str:
        """Return the kind of the next token, or of one further `ahead`; `end` after the last."""
        index = self.position + ahead
        return self.tokens[index].kind if index < len(self.tokens) else "end"

    def take(self, *kinds: str) -> Token | None:
        """Consume and return the next token if it is of one of the kinds."""
        if self.peek() not in kinds:
            return None
        self.position += 1
        return self.tokens[self.position - 1]

    def items(self) -> list[_Item]:
        """Parse all tokens."""
        items = [self.item()]
        while separator := self.take("comma", "semicolon", "and"):
            self.take("and")
            items.append(self.item()._replace(after_semicolon=separator.kind == "semicolon"))
        if self.peek() != "end":
            self.fail()
        return items

    def item(self) -> _Item:
        """Parse a label, a moment or range, and a remark in parentheses."""
        label = self.label()
        if self.take("now"):
            item = _Item(None, open=True)
        elif self.take("until") or self.take("dash"):
            item = _Item(None, self.moment())
        else:
            since = self.take("since")
            item = self.range(self.moment(), open_ended=bool(since))
            if item.end is None and self.take("since"):  # some languages have it behind
                item = item._replace(open=True)
        remark = self.take("remark")
        return item._replace(label=label, remark=remark.text[1:-1].strip() if remark else "")

    def range(self, start: Partial, *, open_ended: bool) -> _Item:
        """Parse a range after its start; `open_ended` tells whether `since` is before the start."""
        separator = self.take("dash", "slash", "until")
        if self.take("now"):
            return _Item(start, open=True)
        if not separator:
            return _Item(start, open=open_ended)
        ends_here = self.peek() in {"end", "comma", "semicolon", "and", "remark"}
        if separator.kind == "dash" and ends_here:
            return _Item(start, open=True)
        end = self.moment(start)
        if self.peek() in {"dash", "slash", "until"}:
            raise DateError(f"`{self.text}` has more than one end", "a range has one end")
        return _Item(start, end)

    def moment(self, start: Partial | None = None) -> Partial:
        """Parse a moment with its qualifiers; `start` is the range's start if this is its end."""
        first = self.position
        qualifiers = []
        while word := self.take("qualifier"):
            qualifiers.append(word.text)
        partial = self.bare_moment(start)
        taken = self.tokens[first : self.position]
        text = " ".join(token.text for token in taken).replace(" ,", ",")
        return partial._replace(text=text, qualifier=" ".join(qualifiers))

    def bare_moment(self, start: Partial | None) -> Partial:
        """Parse a moment without qualifiers; at the end of a range, two digits are a year."""
        if token := self.take("moment"):
            return token.partial
        if token := self.take("year"):
            name = self.take("month", "season")
            day = self.take("number") if name and name.kind == "month" else None
            return (name or token).partial._replace(
                year=token.partial.year, day=int(day.text) if day else 0
            )
        if token := self.take("season"):
            year = self.year_after("comma", "slash", "dash")
            season = token.partial.season
            if season and season.crosses_year and self.peek() == "dash":
                following = f"{(year + 1) % 100:02}"
                if self.peek(1) == "number" and self.tokens[self.position + 1].text == following:
                    self.position += 2
            return token.partial._replace(year=year)
        if token := self.take("month"):
            day = self.take("number")
            separators = ("comma",) if day else ("comma", "slash", "dash")
            return token.partial._replace(
                day=int(day.text) if day else 0, year=self.year_after(*separators)
            )
        if token := self.take("number"):
            if month := self.take("month"):
                year = self.year_after("comma")
                return month.partial._replace(day=int(token.text), year=year)
            if start and start.year:
                is_next_century = start.year % 100 >= 50 > int(token.text)
                century = start.year // 100 + (1 if is_next_century else 0)
                return Partial("", century * 100 + int(token.text))
            return Partial("", self.year_after("comma"), day=int(token.text))
        return self.fail()

    def year_after(self, *separators: str) -> int:
        """Parse a year with or without one of the separators before it; return 0 if none."""
        if self.peek() in separators and self.peek(1) == "year":
            self.position += 1
        token = self.take("year")
        return token.partial.year if token else 0

    def label(self) -> str:
        """Parse the words before a date, which may be none; each has to look like a name."""
        first = self.position
        while self.peek() == "word" or (self.position > first and self.peek() in {"and", "until"}):
            self.position += 1
        words = self.tokens[first : self.position]
        phrase = " ".join(word.text for word in words)
        known = vocabulary(self.locale)
        if phrase.casefold() in known.academic_years:
            return phrase
        for i, word in enumerate(words):
            is_particle = i > 0 and word.text.casefold() in known.particles
            if not is_particle and (not word.text[0].isupper() or self.misspelled(word)):
                self.position = first + i
                self.fail()
        return phrase

    def misspelled(self, word: Token) -> str | None:
        """Return the month or season that a word is meant to be, unless it is a foreign month."""
        return None if word.names_month else misspelled_name(word.text, self.locale)

    def hint_for(self, token: Token) -> str:
        """Return how to write what people mean by a token, or an empty text."""
        before = self.tokens[self.position - 1] if self.position else token
        if token.text in {"s", "S", "'", "’"} and before.kind == "year":
            year = before.partial.year
            return f"write the years: `{year}–{year + 9}`"
        if token.text in {"~", "≈"}:
            return "write `c.` before a date that is not exact: `c. 2010`"
        if token.text.casefold() in FOREIGN_NOW:
            return "write `present` for a period that still lasts: `2018 – present`, or `2018–`"
        return ""

    def fail(self) -> NoReturn:
        """Raise `DateError` for the next token, or for a missing one at the end."""
        if self.position >= len(self.tokens):
            what = "has no year" if self.peek(-1) == "word" else "is cut off"
            raise DateError(f"`{self.text}` {what}", ANY_FORM)
        token = self.tokens[self.position]
        if hint := self.hint_for(token):
            raise DateError(f"cannot read `{token.text}` in the date `{self.text}`", hint)
        meant = self.misspelled(token) or misspelled_keyword(token.text, self.locale)
        if token.kind == "word" and meant:
            raise DateError(f"`{token.text}` is not a word of a date", f"did you mean `{meant}`?")
        raise DateError(f"cannot read `{token.text}` in the date `{self.text}`", ANY_FORM)
