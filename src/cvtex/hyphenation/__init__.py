"""Where words may be divided at the end of a line, by the patterns of their language.

TeX has the patterns of American English, and divides English itself. For other languages `patterns`
finds the places, `words` remembers them between runs, and `language` prepares a text: it collects
the words that TeX then divides as exceptions, or puts soft hyphens (`marks`) into those that TeX
cannot.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cvtex.lazy import lazy_names

if TYPE_CHECKING:
    from cvtex.hyphenation.language import Hyphenation, LanguageText

__all__ = ["Hyphenation", "LanguageText"]

__getattr__ = lazy_names(__name__, {"language": ("Hyphenation", "LanguageText")})
