"""The table of locales, and how a language tag finds its locale.

To add a locale, write `locales/<module>.py` with a `LOCALE` and add its line to `LOCALES`. A
locale is imported when it is first asked for: a CV needs one of them.
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
"""The module of each locale in this package, by the tag of its language."""


def locale_of(language: str) -> Locale:
    """Return the locale of a language tag; English if there is none.

    Parts of the tag are left out from its end until a locale has what remains, in any case of the
    letters (RFC 4647, section 3.4): `en-GB` finds `en`.
    """
    modules = {tag.casefold(): module for tag, module in LOCALES.items()}
    parts = language.casefold().split("-")
    for length in range(len(parts), 0, -1):
        if module := modules.get("-".join(parts[:length])):
            return _locale(module)
    return ENGLISH


def all_locales() -> Iterator[Locale]:
    """Yield each locale, in the order of the table; imports them all."""
    return map(_locale, LOCALES.values())


def _locale(module: str) -> Locale:
    locale: Locale = import_module(f"cvtex.locales.{module}").LOCALE
    return locale
