"""Divide the text of a date into tokens: numbers and words, each with the moment it may mean.

`parser` combines the tokens to periods.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from cvtex.dates.words import Vocabulary, vocabulary
from cvtex.locales import Locale, Season
from cvtex.locales.months import PROPER_NAMES, folded, month_number
from cvtex.numbers import whole_number

ANY_FORM = "write it like `2018`, `May 2024`, `May 20, 2015`, `2018–2020` or `Summer 2019`"


class DateError(ValueError):
    """A text cannot be parsed as a date.

    `hint` says how to correct it. `fix` is the corrected date, if only one is possible.
    """

    def __init__(self, message: str, hint: str = "", fix: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.fix = fix


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
    `semicolon`, `slash`, `dash`, `other`, or a kind of phrase (`Vocabulary.phrases`).
    """

    kind: str
    text: str
    partial: Partial = Partial("")

    @property
    def names_month(self) -> bool:
        """Whether the token is a word for a month in a language other than the CV's."""
        return self.kind == "word" and self.partial.month > 0


_DASHES = re.compile(r"--+|[\u2010-\u2015\u2212\ufe58\uff0d]")
# In `20-May-2015`, as spreadsheets write it, and `mid-2019` a hyphen does not mean a range.
_INNER_HYPHENS = re.compile(r"(?<=[0-9])-(?=[^\W\d_]{3,}\.?-)|(?<=[^\W\d_])-(?=[0-9]{4}(?![0-9]))")
_PIECES = r"""
    (?P<remark>\( [^()]* \))
    | (?P<full>[0-9]{1,4}([-/.])[0-9]{1,2}\3[0-9]{1,4}(?![0-9]))
    | (?P<month_year>[0-9]{1,2}[-/.][0-9]{4}(?![0-9]))
    | (?P<year_month>[0-9]{4}[-/.][0-9]{1,2}(?![0-9]))
    | (?P<year>[0-9]{4}(?![0-9]))
    | ['’](?P<short_year>[0-9]{2}(?![0-9]))
    | (?P<number>[0-9]{1,2}(?![0-9]))(?:(?:ORDINALS)(?!\w))?
    | (?P<word>[^\W\d_][\w.'’&+@]*|&)
    | (?P<comma>,) | (?P<semicolon>;) | (?P<slash>/) | (?P<dash>[-–])
    | (?P<other>\S)
"""


@lru_cache(maxsize=4)
def _pattern(ordinals: str) -> re.Pattern[str]:
    return re.compile(_PIECES.replace("ORDINALS", ordinals), re.VERBOSE)


def tokens_of(text: str, locale: Locale) -> list[Token]:
    """Divide a text into tokens, with the words of a locale and of English. Raises `DateError`."""
    words = vocabulary(locale)
    academic = words.academic.search(text) is not None
    composed = unicodedata.normalize("NFC", text)
    tidied = _INNER_HYPHENS.sub(" ", _DASHES.sub("–", composed))
    found = _pattern(words.ordinals).finditer(tidied)
    raw = [(match.lastgroup or "", match[match.lastgroup or 0]) for match in found]
    tokens: list[Token] = []
    at = 0
    while at < len(raw):
        kind, word = raw[at]
        at += 1
        if kind != "word":
            tokens.extend(_number_tokens(kind, word, academic=academic))
            continue
        following = [part.casefold() for _, part in raw[at - 1 : at + 2]]
        for phrase_kind, phrase in words.phrases:
            if following[: len(phrase)] == phrase:
                at += len(phrase) - 1
                tokens.append(Token(phrase_kind, " ".join(phrase) if len(phrase) > 1 else word))
                break
        else:
            tokens.append(_word_token(word, words))
    return _with_foreign_months(_without_links(tokens, words))


_BEFORE_LINK = {"year", "month", "season", "number"}
_AFTER_LINK = {"year", "month", "season"}


def _without_links(tokens: list[Token], words: Vocabulary) -> list[Token]:
    """Return the tokens without words that add nothing: `mayo de 2020`, `2022 г.`, `tháng 5`."""
    if not (words.links or words.year_words or words.month_words):
        return tokens
    kept: list[Token] = []
    for i, token in enumerate(tokens):
        before = kept[-1].kind if kept else "start"
        if i and tokens[i - 1].text.casefold() in words.month_words and token.kind == "number":
            number = int(token.text)
            kept[-1] = Token("month", token.text, Partial(token.text, month=number))
            continue
        if i and tokens[i - 1].text.casefold() in words.month_words and token.kind == "moment":
            kept[-1] = token
            continue
        after = tokens[i + 1] if i + 1 < len(tokens) else Token("end", "")
        text = token.text.casefold()
        is_link = text in words.links and before in _BEFORE_LINK and after.kind in _AFTER_LINK
        is_suffix = text in words.year_words and before == "year"
        if not (is_link or is_suffix):
            kept.append(token)
    return kept


def _word_token(word: str, words: Vocabulary) -> Token:
    name = folded(word)
    for link in words.links:  # with an apostrophe, it is a part of the word: `d'octubre`
        if link[-1:] in {"’", "'"} and name.startswith(link):
            name = name.removeprefix(link)
    if month := words.months.get(name):
        return Token("month", word, Partial(word, month=month))
    if season := words.seasons.get(name):
        return Token("season", word, Partial(word, season=season))
    return Token("word", word, Partial(word, month=month_number(word)))


def _with_foreign_months(tokens: list[Token]) -> list[Token]:
    """Change words to months where they name a month in another language, except in a label.

    `Mars` is March in `Mars 2020` and in `ICML mars 2020`. It belongs to the label in `Mars
    Conference 2020`, and in `NASA Mars 2020`, where it is capitalised and one of `PROPER_NAMES`.
    """
    kinds = [*(token.kind for token in tokens), "end"]
    changed: list[Token] = []
    for i, token in enumerate(tokens):
        is_name = token.text[0].isupper() and folded(token.text) in PROPER_NAMES
        ends_label = is_name and i > 0 and kinds[i - 1] == "word"
        is_month = token.names_month and not ends_label and kinds[i + 1] != "word"
        changed.append(token._replace(kind="month") if is_month else token)
    return changed


def _number_tokens(kind: str, text: str, *, academic: bool) -> list[Token]:
    """Return the tokens of a piece that is not a word; `kind` is its group in `_PIECES`.

    `academic` tells whether the date names an academic year, in which `2008-09` is a range.
    """
    # A remark may have a number of any length; the numbers of a date have four digits at most.
    parts = [whole_number(part) or 0 for part in re.findall("[0-9]+", text)]
    match kind:
        case "full":
            return [Token("moment", text, _full_date(text, *parts))]
        case "month_year":
            return [Token("moment", text, Partial(text, parts[1], parts[0]))]
        case "year_month":
            year, month = parts
            next_year = "/" in text and month == (year + 1) % 100
            if 1 <= month <= 12 and not academic and not next_year:
                return [Token("moment", text, Partial(text, year, month))]
            if "." in text or (month <= year % 100 and not next_year):
                hint = "months are 01 to 12; write a range of years in full: `2018–2020`"
                raise DateError(f"`{text}` has no valid month", hint)
            return [
                Token("year", text[:4], Partial(text[:4], year)),
                Token("dash", "–"),
                Token("number", text[5:]),
            ]
        case "year" | "short_year":
            # As `%y` of POSIX's strptime: 69 to 99 are in the 20th century, 00 to 68 in the 21st.
            century = 0 if kind == "year" else 2000 if parts[0] < 69 else 1900
            return [Token("year", text, Partial(text, century + parts[0]))]
    return [Token(kind, text)]


def _full_date(text: str, first: int, second: int, third: int) -> Partial:
    """Return the day that three numbers mean: year first, or day and month and then the year.

    Raises `DateError` if day and month could be exchanged.
    """
    if re.match("[0-9]{4}.[0-9]+.[0-9]{1,2}$", text):
        return Partial(text, first, second, third)
    if not re.match("[0-9]{1,2}.[0-9]+.[0-9]{4}$", text):
        raise DateError(f"`{text}` is not a date", "write a day as `2015-05-20`")
    if "." in text or first > 12 or first == second:
        return Partial(text, third, second, first)
    if second > 12:
        return Partial(text, third, first, second)
    hint = f"write the day as `{third}-{first:02}-{second:02}` or `{third}-{second:02}-{first:02}`"
    raise DateError(f"`{text}` can be read in two ways", hint)
