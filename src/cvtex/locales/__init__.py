"""The languages of a CV, one data file each; `locale_of` finds the locale of a language tag.

A new language is a module like `en` and a line of the table in `registry`.
"""

from __future__ import annotations

from cvtex.locales.locale import Locale, Season
from cvtex.locales.registry import ENGLISH, LOCALES, locale_of

__all__ = ["ENGLISH", "LOCALES", "Locale", "Season", "locale_of"]
