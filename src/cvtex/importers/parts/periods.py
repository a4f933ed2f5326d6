"""The dates of entries that have a start and an end, or only one date."""

from __future__ import annotations

import re

from cvtex.importers.dates import date_of, period_of
from cvtex.importers.draft import Value
from cvtex.importers.origin import Node
from cvtex.locales import ENGLISH, Locale

_WITH_TIME = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d.*")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_ONE = re.compile(r"(\d{4})(?:[-/.](\d{1,2}))?(?:[-/.](\d{1,2}))?")
_MORE_NOWS = frozenset({"now", "current", "currently", "ongoing", "today", "till now"})


def take_date(node: Node, locale: Locale) -> Value:
    """Take a date in the words of a language."""
    value = date_of(_iso(node.peek()), locale)
    _express(value, node)
    return value


def take_period(start: Node, end: Node, locale: Locale, *, is_open: bool = True) -> Value:
    """Take a start and an end in the words of a language.

    `is_open` says what a missing end means: that the period still lasts.
    """
    first, last = _iso(start.peek()), _iso(end.peek())
    if first and _is_now(last, locale):
        last, is_open = "", True
        end.understood()
    is_one = _ONE.fullmatch(first) is not None
    value = period_of(first, last, locale, is_open=is_open and is_one)
    _express(value, start, end)
    return value


def is_day(node: Node) -> bool:
    """Tell whether a text is a day in ISO 8601."""
    return _DAY.fullmatch(_iso(node.peek())) is not None


def _iso(written: str) -> str:
    """Return a date without a time, and with two digits for its month and its day."""
    text = _WITH_TIME.sub(r"\1", written)
    if one := _ONE.fullmatch(text):
        return "-".join(part.zfill(2) for part in one.groups() if part)
    return text


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
