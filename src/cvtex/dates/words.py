"""The words of dates: what each means, and which word a misspelled one is meant to be.

A date may have the words of its locale and those of English, since people write `present` and
`May 2020` in a CV of any language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from cvtex.dates.pieces import piece_pattern, pieces_of, tidied
from cvtex.diagnostics.suggestions import ALMOST_SAME, PROBABLE, first_close
from cvtex.locales import ENGLISH, Locale, Season
from cvtex.locales.months import bare, folded, spellings


class Partial(NamedTuple):
    """The parts of a moment that are written at one place; a number that is missing is 0."""

    text: str
    year: int = 0
    month: int = 0
    day: int = 0
    season: Season | None = None
    qualifier: str = ""


class Token(NamedTuple):
    """A piece of a date: its kind, its text, and the moment that it may mean.

    The kind is `year`, `month`, `season`, `moment`, `number`, `word`, `remark`, `comma`,
    `semicolon`, `slash`, `dash`, `other`, or a kind of phrase (`PHRASES`).
    """

    kind: str
    text: str
    partial: Partial = Partial("")

    @property
    def names_month(self) -> bool:
        """Whether the token is a word for a month in a language other than the CV's."""
        return self.kind == "word" and self.partial.month > 0


PHRASES = {
    "now": "now",
    "since": "since",
    "from": "range_starts",
    "until": "until",
    "since_after": "since_after",
    "until_after": "until_after",
    "and": "conjunctions",
    "qualifier": "qualifiers",
    "after": "remarks",
    "academic": "academic_years",
    "decade": "decades",
}
"""Kinds of phrases, with the attribute of `Locale` that has them. The first kind counts."""

_Phrases = Mapping[str, list[tuple[tuple[str, ...], Token]]]


class Vocabulary(NamedTuple):
    """The words with which dates are parsed; all are in the form of `folded`.

    `phrases` are the months, the seasons and the phrases by their first piece, the longest first:
    their pieces, and the token that they become. `names` are the printed names of months and
    seasons by their folded form.
    """

    phrases: _Phrases
    names: Mapping[str, str]
    keywords: tuple[str, ...]
    """The phrases for `now`, `since` and `until`."""
    particles: frozenset[str]
    academic: re.Pattern[str]
    """Matches a phrase for an academic year in a text."""
    pieces: re.Pattern[str]
    """Matches a piece of a text (`piece_pattern`)."""
    elisions: re.Pattern[str] | None
    """Matches a word with an apostrophe that is written together with the next: `d'octubre`."""
    suffixes: Mapping[str, str]
    """The kind of token, or an empty text, by suffix of a number: the `-tól` of `2020-tól`."""
    month_suffixes: Mapping[str, str]
    """The same for the name of a month: the `ától` of `májusától`."""
    month_prefixes: Mapping[str, str]
    """The same for letters before the name of a month."""
    year_words: frozenset[str]
    """Words after a year that add nothing to it."""
    articles: frozenset[str]
    """Words before a date that add nothing to it."""
    links: frozenset[str]
    """Words between the parts of a date that add nothing to it."""


@lru_cache(maxsize=64)  # a CV may have parts in many languages, in turn
def vocabulary(locale: Locale) -> Vocabulary:
    """Return the words of a locale and of English; the locale decides if a word is in both."""
    locales = (locale, ENGLISH) if locale is not ENGLISH else (ENGLISH,)

    def words(field: str) -> dict[str, None]:
        return {word: None for source in locales for word in getattr(source, field)}

    def keys(field: str) -> frozenset[str]:
        return frozenset(spelling for word in words(field) for spelling in _keys(word))

    suffixes = {k: v for source in reversed(locales) for k, v in source.suffixes.items()}
    suffixes = {bare(key): kind for key, kind in suffixes.items()} | suffixes
    listed = [(kind, phrase) for kind, field in PHRASES.items() for phrase in words(field)]
    listed += [("article", phrase) for phrase in words("articles") if " " in phrase]
    unspaced = [phrase for _, phrase in listed]
    unspaced += [form for source in locales for season in source.seasons for form in season.spelled]
    unspaced += words("articles")
    pattern = piece_pattern(words("ordinals"), suffixes, unspaced)
    elided = "|".join(map(re.escape, words("elisions")))
    elisions = re.compile(rf"(?i)\b({elided})['’](?=\w)") if elided else None
    found: dict[tuple[str, ...], Token] = {}
    for source in locales:
        for pieces, token in _named(source, pattern, elisions):
            found.setdefault(pieces, token)
    for kind, phrase in listed:
        for pieces in _spelled(phrase, pattern, elisions):
            found.setdefault(pieces, Token(kind, ""))
    phrases: dict[str, list[tuple[tuple[str, ...], Token]]] = {}
    for pieces in sorted(found, key=len, reverse=True):
        phrases.setdefault(pieces[0], []).append((pieces, found[pieces]))
    return Vocabulary(
        phrases=phrases,
        names=_names(locales),
        keywords=tuple(p for kind, p in listed if kind in {"now", "since", "until"}),
        particles=frozenset(map(folded, words("particles"))),
        academic=_academic(locales, words("academic_years")),
        pieces=pattern,
        elisions=elisions,
        suffixes=suffixes,
        month_suffixes=locale.month_suffixes,
        month_prefixes=locale.month_prefixes,
        year_words=keys("year_words"),
        articles=keys("articles"),
        links=keys("links"),
    )


def _named(
    source: Locale, pattern: re.Pattern[str], elisions: re.Pattern[str] | None
) -> Iterator[tuple[tuple[str, ...], Token]]:
    """Yield the pieces of each spelling of a month or a season, with its token."""
    rows = [*enumerate(source.months, 1), *enumerate(source.day_months, 1)]
    rows += [(number, name) for name, number in source.abbreviations.items()]
    for number, name in rows:
        token = Token("month", "", Partial("", month=number))
        for pieces in _spelled(name, pattern, elisions):
            yield pieces, token
    for season in source.seasons:
        token = Token("season", "", Partial("", season=season))
        for name in season.spelled:
            for pieces in _spelled(name, pattern, elisions):
                yield pieces, token


def _academic(locales: tuple[Locale, ...], phrases: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for the phrases, and for terms with two years: `WS 2008-09`."""
    seasons = [season for source in locales for season in source.seasons if season.has_two_years]
    known = [*phrases, *(form for season in seasons for form in season.spelled)]
    return re.compile(rf"(?i)(?<!\w)(?:{'|'.join(map(re.escape, known))})(?!\w)")


def _names(locales: tuple[Locale, ...]) -> dict[str, str]:
    """Return the printed names of months and seasons by their folded form."""
    names: dict[str, str] = {}
    for source in locales:
        printed = [*source.months, *source.day_months]
        printed += [season.name for season in source.seasons]
        is_capital = source.months[0][:1].isupper()
        printed += [name.capitalize() if is_capital else name for name in source.abbreviations]
        for name in printed:
            names.setdefault(folded(name), name)
    return names


def _spelled(
    phrase: str, pattern: re.Pattern[str], elisions: re.Pattern[str] | None
) -> list[tuple[str, ...]]:
    """Return the pieces of a phrase with its accents and without them."""
    if phrase.isascii() and phrase.replace(" ", "").isalpha():
        return [tuple(phrase.lower().split())]
    text = phrase if elisions is None else elisions.sub(r"\1' ", phrase)
    pieces = pieces_of(tidied(text), pattern)
    if any(kind == "month_unit" for kind, _ in pieces):  # `5月`, which needs no word
        return []
    rows = [_keys(piece) for _, piece in pieces]
    longest = max(map(len, rows), default=0)
    return [tuple(row[min(i, len(row) - 1)] for row in rows) for i in range(longest)]


def _keys(piece: str) -> tuple[str, ...]:
    """Return the forms in which a piece is looked up."""
    return spellings(piece) if folded(piece) else (piece,)


def matched(raw: list[tuple[str, str]], at: int, phrases: _Phrases) -> tuple[Token, int] | None:
    """Return the token of the longest phrase at an index of the pieces, and its number of pieces.

    Its text is as written. Return None if no phrase matches.
    """
    kind, word = raw[at]
    key = folded(word) or word
    known = phrases.get(key)
    if known is None and not key.isascii():
        known = phrases.get(bare(key))
    if known is None and kind == "number":
        known = phrases.get(key.lstrip("0"))
    for pieces, token in known or ():
        size = len(pieces)
        if size > 1:
            following = [folded(text) or text for _, text in raw[at : at + size]]
            if len(following) < size or not all(map(_same, following[1:], pieces[1:])):
                continue
        text = " ".join(text for _, text in raw[at : at + size])
        text = text.replace(" - ", "-").replace(" / ", "/")
        return token._replace(text=text, partial=token.partial._replace(text=text)), size
    return None


def _same(written: str, piece: str) -> bool:
    return (
        written == piece
        or (not written.isascii() and bare(written) == piece)
        or (written.lstrip("0") == piece)
    )


def misspelled_name(word: str, locale: Locale) -> str | None:
    """Return the name of the month or season that a misspelled word is meant to be, or None.

    A short acronym is not taken for a misspelling, nor is a word with a letter more or less than a
    name of three letters: otherwise `SEC` and `Mayo` could not be labels.
    """
    if 1 < len(word) <= 4 and word.isupper():
        return None
    names = vocabulary(locale).names
    near = first_close(folded(word), names, above=ALMOST_SAME, shortest=7)
    return names[near] if near else None


def misspelled_keyword(word: str, locale: Locale) -> str | None:
    """Return the phrase of kind `now`, `since` or `until` that a misspelled word is meant to be."""
    return first_close(word.casefold(), vocabulary(locale).keywords, above=PROBABLE)


def is_acronym(phrase: str) -> bool:
    """Tell whether a label is a name for sure: `Ab`, `SEIT`, `NeurIPS`."""
    rest = phrase[1:]
    has_capitals = rest != rest.lower() and (len(phrase) == 4 or not phrase.isupper())
    return len(phrase) < 4 or (has_capitals and " " not in phrase)
