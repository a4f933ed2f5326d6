"""The table of locales, and the lookup of the locale for a language tag.

To add a locale, write `locales/<module>.py` with a `LOCALE` and add the module to `LOCALES`. A
locale is imported when it is first used, since a CV needs only its own and English.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from cvtex.locales.en import LOCALE as ENGLISH
from cvtex.locales.locale import Locale

__all__ = ["ENGLISH", "LOCALES", "all_locales", "locale_of"]

LOCALES = {
    "en": "en",
}
"""The name of each locale's module in this package, by language tag."""


def locale_of(language: str) -> Locale:
    """Return the locale of a language tag, or English if there is none.

    This is the lookup of RFC 4647, section 3.4: subtags are removed from the end of the tag until
    the rest has a locale, so `en-GB` finds `en`. Upper and lower case are equal.
    """
    modules = {tag.casefold(): module for tag, module in LOCALES.items()}
    longest = max(tag.count("-") + 1 for tag in modules)
    parts = language.casefold().split("-", longest)[:longest]
    for length in range(len(parts), 0, -1):
        if module := modules.get("-".join(parts[:length])):
            return _locale(module)
    return ENGLISH


def all_locales() -> Iterator[Locale]:
    """Import and yield every locale, in the order of the table."""
    return map(_locale, LOCALES.values())


def _locale(module: str) -> Locale:
    locale: Locale = import_module(f"cvtex.locales.{module}").LOCALE
    return locale
