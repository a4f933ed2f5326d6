"""Parse a date: a moment, a range of moments, or a list of these.

A text with two possible meanings is an error with a hint, except where one of these rules decides:

- A plain hyphen before 01 to 12 is ISO 8601: `2024-05` is May 2024, `2010-12` is December 2010.
  Any other dash and a hyphen between spaces mean a range (`2010–12` is 2010 to 2012), and so does a
  hyphen before two digits that cannot be a month (`2018-20`).
- A dash with nothing after it leaves the end open (`2018–`).
- A slash before the last two digits of the next year means an academic year (`2008/09`), and before
  any other month it means that month (`2019/05`). After `AY` or `academic year`, two digits are
  always a year.
- The start of a range that has no year is in the year of the end (`Fall–Winter 2019`), or in the
  year before if it would come after the end (`Fall–Spring 2020`).
- A year alone after a comma has the season or month of the date before it (`Summer 2016, 2017`);
  after a semicolon it does not.
- Capitalised words before a year are a label (`ICML 2023`), unless they look like a misspelled
  month or season: a letter left out, added, or exchanged for a similar one, or two in the wrong
  order.
- A month may be in a language other than the CV's (`März 2020`), except in a label (`Mai Conference
  2019`, `NASA Mars 2020`).
"""

from __future__ import annotations

from typing import NoReturn

from cvtex.dates.items import (
    Item,
    is_term_of_years,
    period_of,
    with_season,
    with_year,
    without_repeated_present,
)
from cvtex.dates.moments import DateText
from cvtex.dates.numerals import gregorian
from cvtex.dates.tokens import DateError, full_year, tokens_of
from cvtex.dates.words import Partial, Token, is_acronym, misspelled_name, vocabulary
from cvtex.locales import ENGLISH, Locale, Season
from cvtex.locales.months import folded


def parse_date(value: str, locale: Locale = ENGLISH) -> DateText:
    """Parse a date, a range of dates, or a list of these, with the words of a locale and English.

    Raises `DateError` if the text is not a date, or has two possible meanings.
    """
    text = " ".join(value.split())
    try:
        return _parsed(text, locale)
    except DateError as problem:
        from cvtex.dates.mistakes import hint_for_short_year

        if hint := hint_for_short_year(text):
            raise DateError(problem.message, hint) from None
        if problem.hint:
            raise
        from cvtex.dates.forms import any_form

        raise DateError(problem.message, any_form(locale)) from None


def _parsed(text: str, locale: Locale) -> DateText:
    """As `parse_date`; the hint of an error is empty if the forms of dates are one."""
    if not text:
        raise DateError("an empty date")
    items = without_repeated_present(_Parser(text, locale).items())
    next_year = 0
    for i in reversed(range(len(items))):
        items[i] = with_year(items[i], next_year, locale)
        next_year = items[i].start_year
    if not locale.is_year_first:
        for i in range(1, len(items)):
            items[i] = with_season(items[i], items[i - 1])
    ends = [end for item in items for end in (item.start, item.end) if end and locale.calendar]
    is_other = any(gregorian(locale.calendar, *end[1:4]) for end in ends)
    return DateText(text, tuple(period_of(item, text, locale) for item in items), is_other)


_ENDS = frozenset({"end", "comma", "semicolon", "and", "remark"})
"""Kinds of tokens after a complete period."""

_NOTES = frozenset({"after", "academic", "qualifier"})
"""Kinds of tokens that are printed after a period."""

_IN_LABELS = frozenset({"and", "until", "from", "since", "academic", "qualifier"})
"""Kinds of phrases that may be particles of a label: `University of the Arts`."""

_LONGEST_PHRASE = 2
"""The number of words in the longest phrase of another language that could be a label."""


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

    def items(self) -> list[Item]:
        """Parse all tokens."""
        items = [self.item()]
        while separator := self.take("comma", "semicolon", "and"):
            self.take("and")
            items.append(self.item()._replace(after_semicolon=separator.kind == "semicolon"))
        if self.peek() != "end":
            self.fail()
        return items

    def item(self) -> Item:
        """Parse a label, a moment or range, a note and a remark in parentheses."""
        label = self.label()
        if self.take("now"):
            item = Item(None, open=True)
        elif not self.take_article() and (self.take("until") or self.take("dash")):
            item = Item(None, self.moment())
        else:
            before = self.take("since", "from", "since_after")
            is_open = before is not None and before.kind != "from"
            both = ("and",) if before and before.kind == "from" else ()  # `zwischen 2018 und 2020`
            item = self.range(self.moment(), *both, open_ended=is_open)
            if item.end is None and self.take("since"):  # some languages have it behind
                item = item._replace(open=True)
            if before and item.start and not (is_open or item.open or item.end):
                since = (*self.locale.since, *ENGLISH.since)[0]
                hint = f"write `{since} {item.start.text}`, or add an end"
                raise DateError(f"`{self.text}` has no end", hint)
        note = self.note() if self.peek() in _NOTES else ""
        remark = self.take("remark")
        text = remark.text[1:-1].strip() if remark else ""
        return item._replace(label=label, remark=text, note=note)

    def note(self) -> str:
        """Parse the words after a date that are printed after it: `2019–2020 tanév`."""
        first = self.position
        while self.peek() in _NOTES:
            self.position += 1
        if self.position > first and self.peek() not in _ENDS:
            self.position = first
            self.fail()
        return " ".join(token.text for token in self.tokens[first : self.position])

    def range(self, start: Partial, *separators: str, open_ended: bool) -> Item:
        """Parse a range after its start; `open_ended` tells whether `since` is before the start.

        `separators` are kinds of tokens that are before an end as well as dashes.
        """
        since = self.peek() == "since_after" and self.take_all("since_after")
        separator = self.take("dash", "slash", "until", *separators)
        if self.take("now"):
            self.take_all("until_after")
            return Item(start, open=True)
        ends_here = self.ends_here()
        if not separator and (not since or ends_here):
            if self.take_all("until_after"):
                return Item(None, start)
            return Item(start, open=open_ended or since)
        if separator and separator.kind == "dash" and ends_here:
            return Item(start, open=True)
        end = self.moment(start)
        if self.peek() == "until_after":
            self.take_all("until_after")
        if self.peek() in {"dash", "slash", "until"}:
            raise DateError(f"`{self.text}` has more than one end", "a range has one end")
        if not end.year and self.is_year_first(start):
            end = end._replace(year=start.year)
        if is_term_of_years(start, end):
            year = end.year if end.season and end.season.in_second_year else start.year
            return Item(end._replace(year=year))
        return Item(start, end)

    def ends_here(self) -> bool:
        """Tell whether nothing but a note is left of an item."""
        ahead = 0
        while self.peek(ahead) in _NOTES:
            ahead += 1
        return self.peek(ahead) in _ENDS

    def is_year_first(self, start: Partial) -> bool:
        """Tell whether the start of a range is written with its year first."""
        return start.year > 0 and start.text.startswith(str(start.year)) and start.month > 0

    def take_article(self) -> bool:
        """Consume a word for an end that means the time itself here: `à l'automne 2020`."""
        is_article = (
            self.peek() == "until"
            and self.peek(1) in {"season", "month"}
            and folded(self.tokens[self.position].text) in vocabulary(self.locale).articles
        )
        self.position += is_article
        return is_article

    def take_all(self, kind: str) -> bool:
        """Consume the next tokens of a kind, and tell whether there was one."""
        first = self.position
        while self.take(kind):
            pass
        return self.position > first

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
            name = self.take("month") or self.term()
            day = self.take("number") if name.kind == "month" else None
            return name.partial._replace(year=token.partial.year, day=int(day.text) if day else 0)
        if token := self.take("season"):
            return token.partial._replace(year=self.year_of_term(token.partial.season))
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
            if start and start.day and self.is_year_first(start):
                return Partial("", day=int(token.text))
            if start and start.year:
                is_next_century = start.year % 100 >= 50 > int(token.text)
                century = start.year // 100 + (1 if is_next_century else 0)
                return self.term().partial._replace(year=century * 100 + int(token.text))
            return Partial("", self.year_after("comma"), day=int(token.text))
        return self.fail()

    def term(self) -> Token:
        """Parse a season after a year, or nothing; `学年` and the like may be before it."""
        if self.peek() == "academic" and self.peek(1) == "season":
            self.position += 1
        return self.take("season") or Token("", "")

    def year_of_term(self, season: Season | None) -> int:
        """Parse the year after a season; a term may have two years, or a year of two digits."""
        if season and season.has_two_years:
            self.take("academic")  # `semestr zimowy roku akademickiego 2019/20`
        year = self.year_after("comma", "slash", "dash")
        if not year and self.peek() == "number" and self.peek(1) in {*_ENDS, "slash", "dash"}:
            short = self.tokens[self.position].text
            if len(short) == 2:
                self.position += 1
                year = full_year(short)
        if year and season and season.has_two_years and self.peek() in {"dash", "slash"}:
            following = self.tokens[self.position + 1 : self.position + 2]
            if following and following[0].text in {str(year + 1), f"{(year + 1) % 100:02}"}:
                self.position += 2
                return year + 1 if season.in_second_year else year
        return year

    def year_after(self, *separators: str) -> int:
        """Parse a year with or without one of the separators before it; return 0 if none."""
        if self.peek() in separators and self.peek(1) == "year":
            self.position += 1
        token = self.take("year")
        return token.partial.year if token else 0

    def label(self) -> str:
        """Parse the words before a date, which may be none; each has to look like a name."""
        if academic := self.take("academic"):
            return academic.text
        first = self.position
        particles = vocabulary(self.locale).particles
        while self.peek() == "word" or (
            self.position > first
            and self.peek() in _IN_LABELS
            and folded(self.tokens[self.position].text) in particles
        ):
            self.position += 1
        words = self.tokens[first : self.position]
        for i, word in enumerate(words):
            is_particle = i > 0 and folded(word.text) in particles
            if not is_particle and (word.text[0].islower() or self.misspelled(word)):
                self.position = first + i
                self.fail()
        phrase = " ".join(word.text for word in words)
        if 0 < len(words) <= _LONGEST_PHRASE and not is_acronym(phrase):
            from cvtex.dates.foreign import is_foreign

            if is_foreign(phrase):
                self.position = first
                self.fail()
        return phrase

    def misspelled(self, word: Token) -> str | None:
        """Return the month or season that a word is meant to be, unless it is a foreign month."""
        return None if word.names_month else misspelled_name(word.text, self.locale)

    def fail(self) -> NoReturn:
        """Raise `DateError` for the next token, or for a missing one at the end."""
        from cvtex.dates.mistakes import mistake

        raise mistake(self.text, self.tokens, self.position, self.locale)
