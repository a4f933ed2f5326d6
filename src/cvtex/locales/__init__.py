"""What cvtex knows of each language: its dates, its numbers and the words that go on a page.

A language is a data file, which `data_files` reads; English is a module, `en`. `registry` has the
table of them and finds the locale of a CV, `numbers` and `phrases` put numbers and words together.
To add a language, write a file as those that are there, and add it to the table in `registry`.
"""

from __future__ import annotations

from cvtex.locales.locale import Locale, Season
from cvtex.locales.registry import ENGLISH, LOCALES, find_locale, locale_of, with_own
from cvtex.locales.typography import ENGLISH_TYPOGRAPHY, UNKNOWN_LANGUAGE, Typography

__all__ = [
    "ENGLISH",
    "ENGLISH_TYPOGRAPHY",
    "LOCALES",
    "UNKNOWN_LANGUAGE",
    "Locale",
    "Season",
    "Typography",
    "find_locale",
    "locale_of",
    "with_own",
]
