"""The names of the months by language: one table for locales, for dates in CVs and for .bib files.

A locale takes its months from its row. A language without a locale may have a row too, since a
month is read in any CV and any bibliography, whatever its language. To look up a month imports no
locale: the table is all that is needed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache

# Abbreviations that are words or acronyms in English (`ago`, `gen`, `out`, `set`) are left out: in
# an English CV they are labels. A locale may add them to its own `abbreviations`.
_NAMES = {
    "en": "January Jan, February Feb, March Mar, April Apr, May, June Jun, July Jul, August Aug,"
    " September Sep Sept, October Oct, November Nov, December Dec",
    "de": "Januar Jänner, Februar Feber, März Maerz Mrz, April, Mai, Juni, Juli, August,"
    " September, Oktober Okt, November, Dezember Dez",
    "es": "enero ene, febrero, marzo, abril abr, mayo, junio, julio, agosto,"
    " septiembre setiembre, octubre, noviembre, diciembre dic",
    "fr": "janvier janv, février fév févr, mars, avril avr, mai, juin, juillet juil, août,"
    " septembre, octobre, novembre, décembre déc",
    "it": "gennaio, febbraio, marzo, aprile, maggio, giugno, luglio, agosto,"
    " settembre, ottobre ott, novembre, dicembre dic",
    "nl": "januari, februari, maart mrt, april, mei, juni, juli, augustus,"
    " september, oktober okt, november, december",
    "pt": "janeiro, fevereiro fev, março, abril abr, maio, junho, julho, agosto,"
    " setembro, outubro, novembro, dezembro dez",
    "sv": "januari, februari, mars, april, maj, juni, juli, augusti,"
    " september, oktober okt, november, december",
}
"""The spellings of the twelve months, by language tag. The first spelling is the name as it is
printed; a comma ends the month, and a space ends a spelling.
"""

PROPER_NAMES = frozenset({"marco", "mars", "mayo"})
"""Names of months, in the form of `folded`, that also name people, places or organizations."""


def month_names(tag: str) -> tuple[str, ...]:
    """Return the names of the twelve months in a language of the table, January first."""
    return tuple(words[0] for words in _rows(tag))


def other_spellings(tag: str) -> dict[str, int]:
    """Return the numbers of the months by their other spellings, in the form of `folded`."""
    rows = enumerate(_rows(tag), 1)
    return {folded(word): number for number, words in rows for word in words[1:]}


def month_number(word: str) -> int:
    """Return the number of the month that a word names in any language of the table, or 0.

    The word may be in upper or lower case, without its accents, and with a final dot. A word that
    names different months in two languages is not a month.
    """
    return _months().get(folded(word), 0)


def folded(word: str) -> str:
    """Return the form in which words are compared: composed, case-folded, without a final dot."""
    return unicodedata.normalize("NFC", word).casefold().removesuffix(".")


def spellings(word: str) -> tuple[str, str]:
    """Return the form of `folded` with accents and without them."""
    whole = folded(word)
    decomposed = unicodedata.normalize("NFKD", whole)
    return whole, "".join(filter(lambda letter: not unicodedata.combining(letter), decomposed))


def _rows(tag: str) -> Iterator[list[str]]:
    """Yield the spellings of each month in a language."""
    return map(str.split, _NAMES[tag].split(","))


@cache
def _months() -> dict[str, int]:
    """Return the number of each month by every spelling that names one month only."""
    found: dict[str, set[int]] = {}
    for tag in _NAMES:
        for number, words in enumerate(_rows(tag), 1):
            for word in words:
                for spelling in spellings(word):
                    found.setdefault(spelling, set()).add(number)
    return {word: numbers.pop() for word, numbers in found.items() if len(numbers) == 1}
