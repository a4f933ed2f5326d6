"""The table of locales, and the lookup of the locale for a language tag.

To add a locale, write `locales/data/<tag>.toml`, as those that are there, and add the tag to
`LOCALES`. Its file is read when it is first used, since a CV needs only its own and English.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from cvtex.locales.en import LOCALE as ENGLISH
from cvtex.locales.locale import Locale

__all__ = ["ENGLISH", "LOCALES", "all_locales", "locale_of"]

LOCALES = {
    "en": "en",
    **dict.fromkeys(("de", "fr", "es", "pt", "pt-BR", "it", "nl", "ca", "ro")),
    **dict.fromkeys(("da", "sv", "nb", "fi", "pl", "cs", "sk", "hu", "hr", "sl")),
    **dict.fromkeys(("el", "ru", "uk", "bg", "tr", "vi", "id")),
    **dict.fromkeys(("zh", "zh-Hant", "ja", "ko", "ar", "he", "fa", "hi", "th")),
    "no": "nb",
    "nn": "nb",
}
"""The name of each locale's data, by language tag; None if it is the tag."""


def locale_of(language: str) -> Locale:
    """Return the locale of a language tag, or English if there is none.

    This is the lookup of RFC 4647, section 3.4: subtags are removed from the end of the tag until
    the rest has a locale, so `en-GB` finds `en`. Upper and lower case are equal.
    """
    modules = {tag.casefold(): name or tag for tag, name in LOCALES.items()}
    longest = max(tag.count("-") + 1 for tag in modules)
    parts = language.casefold().split("-", longest)[:longest]
    for length in range(len(parts), 0, -1):
        if module := modules.get("-".join(parts[:length])):
            return _locale(module)
    return ENGLISH


def all_locales() -> Iterator[Locale]:
    """Read and yield every locale, in the order of the table."""
    return map(_locale, dict.fromkeys(name or tag for tag, name in LOCALES.items()))


@cache
def _locale(name: str) -> Locale:
    if name == "en":
        return ENGLISH
    from cvtex.locales.data_files import read_locale

    return read_locale(name)
