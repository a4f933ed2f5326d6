"""The words of dates in each language, one module of data for each; `locale_of` finds a locale.

To add a language, write a module like `en`, add it to the table in `registry`, and add the names
of its months to the table in `months`. A locale does not translate the other words of the page:
these are in `schema.words`, and a CV changes them itself.
"""

from __future__ import annotations

from cvtex.locales.locale import Locale, Season
from cvtex.locales.registry import ENGLISH, LOCALES, locale_of
from cvtex.locales.typography import ENGLISH_TYPOGRAPHY, UNKNOWN_LANGUAGE, Typography

__all__ = [
    "ENGLISH",
    "ENGLISH_TYPOGRAPHY",
    "LOCALES",
    "UNKNOWN_LANGUAGE",
    "Locale",
    "Season",
    "Typography",
    "locale_of",
]
