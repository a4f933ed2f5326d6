"""Tell in which language the texts of a file are, for formats that do not say it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_FREQUENT = {
    "en": "the of and to in for with a is on at from",
    "de": "und der die das mit für von bei im den als zur",
    "fr": "et de la les des du pour dans une avec en sur",
    "es": "y de la el en los para con una del por las",
    "pt": "e de da do em para com uma os das na dos",
    "it": "di e il della per con del dei delle nel la un",
    "nl": "en van het de voor met een in op bij te aan",
    "ca": "i de la amb per els les dels del una en a",
    "ro": "și de în pentru cu la din ale prin a care",
    "da": "og af til med for på det en som ved jeg blev fra",
    "sv": "och av för med på till som att i en jag från",
    "nb": "og av til med for på det en som ved jeg ble fra",
    "fi": "ja on sekä oli että kanssa olen joka mukaan myös",
    "pl": "i w z na do oraz dla się od przez jako",
    "cs": "a v na s pro se ve při od z jako jsem",
    "sk": "a v na s pre sa vo pri od z ako som",
    "hu": "és a az egy hogy meg nem is volt mint",
    "hr": "i u na za s od se te je iz kao",
    "sl": "in v na za z je od pri ki kot sem",
    "el": "και το της του για με την στην των στο από",
    "ru": "и в на с по для из от при как",
    "uk": "і в на з та для до від за що",
    "bg": "и на за в с от по като при със",
    "tr": "ve bir için ile olarak bu da de olan",
    "vi": "và của các cho trong với là được có",
    "id": "dan di yang untuk dengan dari pada dalam sebagai",
}
"""Words that nearly every text in a language has."""

_LETTERS = {
    "ja": "[\u3041-\u30ff]", "ko": "[\uac00-\ud7a3]", "zh": "[\u4e00-\u9fff]",
    "fa": "[\u067e\u0686\u0698\u06af]", "ar": "[\u0621-\u064a]", "he": "[\u05d0-\u05ea]",
    "hi": "[\u0904-\u0939]", "th": "[\u0e01-\u0e2e]",
}  # fmt: skip
"""Letters that only texts in a language have; those that come first decide."""

_FEWEST_WORDS = 20
_LEAST_SHARE = 0.04
"""The share of frequent words that a text has at least, each divided by its languages."""
_CLEARLY = 1.25
_MANY_LETTERS = 20


def language_of(texts: Iterable[str]) -> str:
    """Return the tag of the language that most of some texts are in; empty if it is not clear."""
    whole = "\n".join(texts)
    for tag, letters in _LETTERS.items():
        if len(re.findall(letters, whole)) >= (1 if tag == "fa" else _MANY_LETTERS):
            return tag
    words = Counter(re.findall(r"[^\W\d_]+", whole.casefold()))
    if words.total() < _FEWEST_WORDS:
        return ""
    shares = sorted(((_share(tag, words), tag) for tag in _FREQUENT), reverse=True)
    (first, tag), (second, _) = shares[:2]
    return tag if first >= _LEAST_SHARE and first >= _CLEARLY * second else ""


def _share(tag: str, words: Counter[str]) -> float:
    found = sum(words[word] / _LANGUAGES[word] for word in _FREQUENT[tag].split())
    return found / words.total()


_LANGUAGES = Counter(word for line in _FREQUENT.values() for word in line.split())
"""How many languages have a word."""
