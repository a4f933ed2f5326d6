"""Divide the text of a date into tokens: numbers and words, each with the moment it may mean.

`parser` combines the tokens to periods.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cvtex.dates.pieces import pieces_of, tidied
from cvtex.dates.words import Partial, Token, Vocabulary, matched, vocabulary
from cvtex.locales import Locale
from cvtex.locales.months import PROPER_NAMES, bare, folded, month_by_name
from cvtex.numbers import whole_number


class DateError(ValueError):
    """A text cannot be parsed as a date.

    `hint` says how to correct it; if it is empty, the forms of dates are the hint. `fix` is the
    corrected date, if only one is possible.
    """

    def __init__(self, message: str, hint: str = "", fix: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.fix = fix


def tokens_of(text: str, locale: Locale) -> list[Token]:
    """Divide a text into tokens, with the words of a locale and of English. Raises `DateError`."""
    words = vocabulary(locale)
    written = tidied(text)
    if words.elisions:
        written = words.elisions.sub(r"\1' ", written)
    numbers = _Numbers(locale, academic=words.academic.search(written) is not None)
    raw = pieces_of(written, words.pieces)
    tokens: list[Token] = []
    at = 0
    while at < len(raw):
        kind, piece = raw[at]
        if kind in _WITH_WORDS and (found := matched(raw, at, words.phrases)):
            tokens.append(found[0])
            at += found[1]
            continue
        at += 1
        if kind == "suffix":
            if after := words.suffixes[piece.replace("’", "'")]:
                tokens.append(Token(after, piece))
        elif kind in {"word", "phrase"}:
            tokens.extend(_word_tokens(piece, words))
        else:
            tokens.extend(numbers.tokens(kind, piece))
    return _with_foreign_months(_without_links(tokens, words))


_WITH_WORDS = frozenset({"word", "phrase", "number", "other"})
"""Kinds of pieces with which a phrase may begin: `1. Halbjahr` begins with a number."""

_BEFORE_LINK = {"year", "month", "season", "number"}
_AFTER_LINK = {"year", "month", "season"}
_AFTER_ARTICLE = {"year", "month", "season", "number", "moment", "qualifier", "now"}


def _without_links(tokens: list[Token], words: Vocabulary) -> list[Token]:
    """Return the tokens without words that add nothing: `mayo de 2020`, `2022 г.`, `v květnu`."""
    if not (words.links or words.year_words or words.articles):
        return tokens
    kept: list[Token] = []
    following = "end"
    for i in reversed(range(len(tokens))):
        token = tokens[i]
        if token.kind not in _NEVER_LINKS:
            text = folded(token.text) or token.text
            before = _kind_before(tokens, i, words.year_words)
            is_link = text in words.links and before in _BEFORE_LINK and following in _AFTER_LINK
            is_suffix = text in words.year_words and (
                before in {"year", "moment"} or _ends_range(tokens[:i])
            )
            is_article = token.kind == "word" and text in words.articles
            is_article |= token.kind == "article"
            is_article = is_article and following in _AFTER_ARTICLE
            if is_article and before == "word":  # in a label, unless it is an article too
                is_article = folded(tokens[i - 1].text) in words.articles
            if is_link or is_suffix or is_article:
                continue
        kept.append(token)
        following = token.kind
    return kept[::-1]


def _ends_range(tokens: list[Token]) -> bool:
    """Tell whether tokens end with a year of two digits, as in `2019/20`."""
    kinds = [token.kind for token in tokens[-3:]]
    return kinds in (["year", "dash", "number"], ["year", "slash", "number"])


_NEVER_LINKS = {"year", "month", "season", "number", "moment", "comma", "dash", "remark"}


def _kind_before(tokens: list[Token], at: int, skipped: frozenset[str]) -> str:
    """Return the kind of the token before an index, without regard to some words."""
    before = at - 1
    while before > 0 and (folded(tokens[before].text) or tokens[before].text) in skipped:
        before -= 1
    return tokens[before].kind if before >= 0 else "start"


_GLUED = re.compile(r"([^\W\d_]+\.?)([0-9]{2}|[0-9]{4})")


def _word_tokens(word: str, words: Vocabulary) -> Iterator[Token]:
    """Yield the tokens of a word that is no phrase: `HT20`, `Sept.2020` and `májusától` are two."""
    name = folded(word)
    for suffix, kind in words.month_suffixes.items():
        stem = name.removesuffix(suffix).rstrip("'")
        if len(stem) < len(name) and (month := _month(stem, words)):
            found = Token("month", word, Partial(word, month=month))
            other = [Token(kind, suffix)] if kind else []
            yield from (found, *other) if kind.endswith("_after") else (*other, found)
            return
    for prefix, before in words.month_prefixes.items():
        if name.startswith(prefix) and (month := _month(name.removeprefix(prefix), words)):
            yield Token(before, prefix)
            yield Token("month", word, Partial(word, month=month))
            return
    if glued := _GLUED.fullmatch(word):
        term = matched([("word", glued[1])], 0, words.phrases)
        kinds = {"season", "month"} if len(glued[2]) > 2 else {"season"}
        if term and term[0].kind in kinds:
            yield term[0]
            yield Token("year", glued[2], Partial(glued[2], full_year(glued[2])))
            return
    if month := _abbreviated_month(word, words):
        yield Token("month", word, Partial(word, month=month))
        return
    yield Token("word", word, Partial(word, month=month_by_name(word)))


_SHORTEST_ABBREVIATION = 3


def _abbreviated_month(word: str, words: Vocabulary) -> int:
    """Return the only month whose names begin as a word with a point does: `paźdz.`; or 0."""
    start = folded(word.rstrip("."))
    if not word.endswith(".") or len(start) < _SHORTEST_ABBREVIATION:
        return 0
    months = {
        token.partial.month
        for first, phrases in words.phrases.items()
        if first.startswith((start, bare(start)))
        for pieces, token in phrases
        if token.kind == "month" and len(pieces) == 1
    }
    return months.pop() if len(months) == 1 else 0


def _month(stem: str, words: Vocabulary) -> int:
    found = matched([("word", stem)], 0, words.phrases)
    return found[0].partial.month if found and found[0].kind == "month" else 0


def full_year(text: str) -> int:
    """Return the year of four or two digits.

    As `%y` of POSIX's strptime: 69 to 99 are in the 20th century, 00 to 68 in the 21st.
    """
    number = whole_number(text) or 0
    return number if len(text) > 2 else number + (2000 if number < 69 else 1900)


def _with_foreign_months(tokens: list[Token]) -> list[Token]:
    """Change words to months where they name a month in another language, except in a label.

    `Mars` is March in `Mars 2020` and in `ICML mars 2020`. It belongs to the label in `Mars
    Conference 2020`, and in `NASA Mars 2020`, where it is capitalised and one of `PROPER_NAMES`.
    """
    if not any(token.names_month for token in tokens):
        return tokens
    kinds = [*(token.kind for token in tokens), "end"]
    changed: list[Token] = []
    for i, token in enumerate(tokens):
        is_name = token.text[0].isupper() and folded(token.text) in PROPER_NAMES
        ends_label = is_name and i > 0 and kinds[i - 1] == "word"
        is_month = token.names_month and not ends_label and kinds[i + 1] != "word"
        changed.append(token._replace(kind="month") if is_month else token)
    return changed


class _Numbers:
    """The tokens of pieces that are not words.

    `academic` tells whether the date names an academic year, in which `2008-09` is a range.
    """

    def __init__(self, locale: Locale, *, academic: bool) -> None:
        self.locale = locale
        self.academic = academic

    def tokens(self, kind: str, text: str) -> list[Token]:
        """Return the tokens of a piece; `kind` is the name of its group in a pattern of pieces."""
        if kind == "remark":
            return [Token(kind, text)]
        parts = [whole_number(part) or 0 for part in re.findall("[0-9]+", text)]
        match kind:
            case "full":
                return [Token("moment", text, self.day(text, *parts))]
            case "month_year":
                return [Token("moment", text, Partial(text, parts[1], parts[0]))]
            case "day_month":
                return [Token("moment", text, Partial(text, 0, parts[1], parts[0]))]
            case "year_month":
                return self.year_and_month(text, *parts)
            case "year" | "short_year" | "short_unit":
                return [Token("year", text, Partial(text, full_year(text)))]
            case "month_unit":
                return [Token("month", text, Partial(text, month=parts[0]))]
            case "day_unit":
                return [Token("number", text)]
        return [Token(kind, text)]

    def year_and_month(self, text: str, year: int, month: int) -> list[Token]:
        """Return the tokens of `2019-05`, which may be years: `2018-20`."""
        if term := self.term(text[4:].replace("/", ".")):
            return [Token("year", text[:4], Partial(text[:4], year)), term]
        next_year = "/" in text and month == (year + 1) % 100
        if 1 <= month <= 12 and not self.academic and not next_year:
            return [Token("moment", text, Partial(text, year, month))]
        if "." in text or (month <= year % 100 and not next_year):
            hint = "months are 01 to 12; write a range of years in full: `2018–2020`"
            raise DateError(f"`{text}` has no valid month", hint)
        return [
            Token("year", text[:4], Partial(text[:4], year)),
            Token("dash", "–"),
            Token("number", text[5:]),
        ]

    def term(self, text: str) -> Token | None:
        """Return the term that a number after a year means: the Brazilian `2018.1`, or None."""
        seasons = (season for season in self.locale.seasons if text in season.forms)
        season = next(seasons, None)
        return Token("season", text, Partial(text, season=season)) if season else None

    def day(self, text: str, first: int, second: int, third: int) -> Partial:
        """Return the day that three numbers mean: year first, or day and month and then the year.

        Raises `DateError` if day and month could be exchanged; in a language that writes the day
        first they cannot.
        """
        if re.match("[0-9]{4}.[0-9]+.[0-9]{1,2}$", text):
            return Partial(text, first, second, third)
        if self.locale.is_day_first and re.match(r"[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{2}$", text):
            return Partial(text, full_year(text[-2:]), second, first)
        if not re.match("[0-9]{1,2}.[0-9]+.[0-9]{4}$", text):
            raise DateError(f"`{text}` is not a date", "write a day as `2015-05-20`")
        is_day_first = "." in text or self.locale.is_day_first
        if first > 12 or first == second or (is_day_first and second <= 12):
            return Partial(text, third, second, first)
        if second > 12:
            return Partial(text, third, first, second)
        iso = f"`{third}-{first:02}-{second:02}` or `{third}-{second:02}-{first:02}`"
        raise DateError(f"`{text}` can be read in two ways", f"write the day as {iso}")
