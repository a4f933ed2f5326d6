"""The dates of entries that have a start and an end, or only one date."""

from __future__ import annotations

import re
from contextlib import suppress

from cvtex.dates import DateError, Moment, iso_moment, parse_date
from cvtex.importers.dates import date_of, period_of
from cvtex.importers.draft import Value
from cvtex.importers.origin import Node
from cvtex.locales import ENGLISH, Locale

_WITH_TIME = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d.*")
_LETTERS = re.compile(r"[A-Za-z]{3}")
_ONE = re.compile(r"(\d{4})(?:[-/.](\d{1,2}))?(?:[-/.](\d{1,2}))?")
_MORE_NOWS = frozenset({"now", "current", "currently", "ongoing", "today", "till now"})


def take_date(node: Node, locale: Locale) -> Value:
    """Take a date in the words of a language."""
    value = date_of(_iso(node.peek(), locale), locale)
    _express(value, node)
    return value


def take_period(start: Node, end: Node, locale: Locale, *, is_open: bool = True) -> Value:
    """Take a start and an end in the words of a language.

    `is_open` says what a missing end means: that the period still lasts.
    """
    first, last = _iso(start.peek(), locale), _iso(end.peek(), locale)
    if first and _is_now(last, locale):
        last, is_open = "", True
        end.understood()
    is_one = _moment(first, locale) is not None
    value = period_of(first, last, locale, is_open=is_open and is_one)
    _express(value, start, end)
    if first == last:
        end.understood()
    return value


def has_day(node: Node) -> bool:
    """Tell whether a text is a single day, in any form."""
    moment = _moment(_iso(node.peek(), ENGLISH), ENGLISH)
    return moment is not None and moment.day is not None


def _iso(written: str, locale: Locale) -> str:
    """Return a date without a time, and with two digits for its month and its day.

    One with the name of a month is in ISO 8601 too, if the names are not those of the locale.
    """
    text = _WITH_TIME.sub(r"\1", written)
    if one := _ONE.fullmatch(text):
        return "-".join(part.zfill(2) for part in one.groups() if part)
    if _LETTERS.search(text) and locale.tag.partition("-")[0] != "en":
        moment = _moment(text, ENGLISH)
        if moment and moment.month and not moment.season and not moment.qualifier:
            return iso_moment(moment)
    return text


def _moment(text: str, locale: Locale) -> Moment | None:
    """Return the moment that a date is; None for anything else, and for a date with a remark."""
    with suppress(DateError):
        match parse_date(text, locale).parts:
            case (part,) if part.start == part.end and not (part.label or part.remark or part.note):
                return part.start
    return None


def _is_now(text: str, locale: Locale) -> bool:
    folded = text.casefold().strip(" .")
    return folded in {*_MORE_NOWS, *ENGLISH.now, *(word.casefold() for word in locale.now)}


def _express(value: Value, *nodes: Node) -> None:
    """Say whether a date keeps the words of the file, or has others."""
    written = str(value["text"] if isinstance(value, dict) else value)
    for node in nodes:
        if node.is_text and " ".join(node.peek().split()) in written:
            node.text()
        elif node.is_text and value:
            node.understood()
