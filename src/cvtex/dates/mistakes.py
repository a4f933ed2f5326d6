"""Say what is wrong in a text that cannot be parsed as a date, and how to write it."""

from __future__ import annotations

import re

from cvtex.dates.tokens import DateError, full_year
from cvtex.dates.words import Token, misspelled_keyword, misspelled_name
from cvtex.locales import ENGLISH, Locale

_MOST_LANGUAGES = 3
"""The largest number of languages that a hint names."""


_SHORT_YEAR = re.compile(r"(?<![\d/.])(0?[1-9]|1[0-2])/([0-9]{2})(?![\d/.])")


def hint_for_short_year(text: str) -> str:
    """Return how to write a year of two digits after a month, or an empty text if none is there."""
    found = _SHORT_YEAR.search(text)
    if found is None or re.search("[0-9]{4}", text):
        return ""
    return f"write the year in full: `{found[1]}/{full_year(found[2])}`"


def mistake(text: str, tokens: list[Token], position: int, locale: Locale) -> DateError:
    """Return the error for the token at which the parser of a date stops, or for its end.

    Its hint is empty if the forms of dates are one.
    """
    if position >= len(tokens):
        what = "has no year" if tokens and tokens[-1].kind == "word" else "is cut off"
        return DateError(f"`{text}` {what}")
    token = tokens[position]
    cannot_read = f"cannot read `{token.text}` in the date `{text}`"
    if hint := _known_form(tokens, position):
        return DateError(cannot_read, hint)
    phrases = [
        " ".join(part.text for part in tokens[position : position + size])
        for size in (3, 2, 1)
        if all(part.kind == "word" for part in tokens[position : position + size])
    ]
    others = [other.text for other in tokens if other.kind == "word" and other is not token]
    near = None if token.names_month else misspelled_name(token.text, locale)
    for phrase in () if near else phrases:
        if hint := _in_another_language(phrase, others, locale):
            return DateError(cannot_read.replace(f"`{token.text}`", f"`{phrase}`", 1), hint)
    meant = near or misspelled_keyword(token.text, locale)
    if token.kind == "word" and meant:
        return DateError(f"`{token.text}` is not a word of a date", f"did you mean `{meant}`?")
    return DateError(cannot_read)


def _known_form(tokens: list[Token], position: int) -> str:
    """Return how to write what people mean by a token, or an empty text."""
    token = tokens[position]
    before = tokens[position - 1] if position else token
    beside = (before, *tokens[position + 1 : position + 2])
    if token.text in {"s", "S", "'", "’"} and before.kind == "year":
        return _ten_years(before.partial.year)
    if token.kind == "decade":
        for other in beside:
            if other.kind in {"year", "number"}:
                return _ten_years(other.partial.year or int(other.text) + 1900)
    if token.text in {"~", "≈"}:
        return "write `c.` before a date that is not exact: `c. 2010`"
    return ""


def _ten_years(year: int) -> str:
    return f"write the years: `{year}–{year + 9}`"


def _in_another_language(phrase: str, others: list[str], locale: Locale) -> str:
    """Return a hint if a phrase is a word of dates in another language, or an empty text."""
    from cvtex.dates.foreign import common_languages, language_name, means_present

    own_language = locale.tag.partition("-")[0]
    found = common_languages([phrase, *others])
    tags = [tag for tag in found if tag not in {locale.tag, own_language}]
    if not tags:
        return ""
    now = locale.now[0]
    if means_present(phrase):
        way_out = f"write `{now}` for a period that still lasts: `2018 – {now}`, or `2018–`"
    else:
        is_english = own_language == ENGLISH.tag
        own = "English" if is_english else f"{language_name(locale.tag)} or English"
        way_out = f"write the date in {own}"
    own_tags = [tag for tag in tags if tag.partition("-")[0] not in tags[: tags.index(tag)]]
    named = [language_name(tag) for tag in own_tags[:_MOST_LANGUAGES]]
    names = " or ".join(filter(None, [", ".join(named[:-1]), named[-1]]))
    keys = [f"`language: {own_tags[0]}`", *(f"`{tag}`" for tag in own_tags[1:_MOST_LANGUAGES])]
    return f"`{phrase}` is {names}: {way_out}; a CV in that language has {' or '.join(keys)}"
