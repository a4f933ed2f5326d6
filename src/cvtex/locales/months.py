"""The names of months in all languages: read in any CV and any bibliography.

A language that has a locale gives the names of its months there; the other languages, which people
use in .bib files and CVs, have a row here until then.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache

from cvtex.locales.registry import all_locales

# Left out are abbreviations that English has as words or acronyms: `ago`, `gen`, `out`, `set` …
_NAMES = {
    "de": "januar jänner, februar feber, märz maerz mrz, april, mai, juni, juli, august,"
    " september, oktober okt, november, dezember dez",
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
"""Names and abbreviations of the twelve months, by the tag of their language."""

PROPER_NAMES = frozenset({"marco", "mars", "mayo"})
"""Month names, as `folded`, that are also names of people, places or organizations."""


def month_number(word: str) -> int:
    """Return the month that a word names in some language, or 0 if there is none.

    The word may be in any case, with a dot at its end, and without its accents. A word that names
    different months in two languages names none.
    """
    return _months().get(folded(word), 0)


def folded(word: str) -> str:
    """Return a word as words are compared: composed, in lower case, without a final dot."""
    return unicodedata.normalize("NFC", word).casefold().removesuffix(".")


def spellings(word: str) -> tuple[str, str]:
    """Return a word as folded, with its accents and without them."""
    whole = folded(word)
    decomposed = unicodedata.normalize("NFKD", whole)
    return whole, "".join(filter(lambda letter: not unicodedata.combining(letter), decomposed))


@cache
def _months() -> dict[str, int]:
    found: dict[str, set[int]] = {}
    for word, number in _named():
        for spelling in spellings(word):
            found.setdefault(spelling, set()).add(number)
    return {word: numbers.pop() for word, numbers in found.items() if len(numbers) == 1}


def _named() -> Iterable[tuple[str, int]]:
    for locale in all_locales():
        yield from ((name, number) for number, name in enumerate(locale.months, 1))
        yield from locale.abbreviations.items()
    for names in _NAMES.values():
        for number, words in enumerate(names.split(","), 1):
            yield from ((word, number) for word in words.split())
