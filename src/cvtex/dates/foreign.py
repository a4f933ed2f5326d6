"""Words of dates in other languages than the CV's, without reading their locales."""

from __future__ import annotations

from collections.abc import Iterable

from cvtex.locales.date_words import WORDS
from cvtex.locales.months import bare, folded

_LABELS = frozenset({"alla", "alma", "estate", "fins", "host", "tills", "vara", "verso"})
"""Words of dates in other languages that are English words or names too."""


def is_foreign(phrase: str) -> bool:
    """Tell whether a phrase that looks like a label is a word of dates elsewhere."""
    return phrase.casefold() not in _LABELS and any(_key(phrase) in w for w in WORDS.values())


def languages_of(phrase: str) -> list[str]:
    """Return the tags of the languages that have a phrase in their dates; a month is none."""
    from cvtex.locales.present_words import PRESENT

    key = _key(phrase)
    return [tag for tag in WORDS if key in WORDS[tag] or key in PRESENT[tag]]


def means_present(phrase: str) -> bool:
    """Tell whether a phrase means `present` in some language."""
    from cvtex.locales.present_words import PRESENT

    return any(_key(phrase) in words for words in PRESENT.values())


def _key(phrase: str) -> str:
    return f"|{bare(folded(phrase))}|"


def common_languages(phrases: Iterable[str]) -> list[str]:
    """Return the languages that have the first phrase, and of these those with most of the rest."""
    first, *others = phrases
    found = languages_of(first)
    known = [languages_of(other) for other in others]
    counted = {tag: sum(tag in tags for tags in known) for tag in found}
    most = max(counted.values(), default=0)
    return [tag for tag in found if counted[tag] == most]


def language_name(tag: str) -> str:
    """Return the English name of a language, or the tag if it is not in the table."""
    from cvtex.locales.present_words import LANGUAGES

    return LANGUAGES.get(tag) or LANGUAGES.get(tag.partition("-")[0], tag)
