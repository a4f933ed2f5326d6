"""Where words may be divided at the end of a line, by the patterns of their language.

TeX has the patterns of American English, and divides English itself. For other languages `patterns`
finds the places, `words` remembers them between runs, and `language` prepares a text: it collects
the words that TeX then divides as exceptions, or puts soft hyphens into those that TeX cannot.
"""

from __future__ import annotations

from cvtex.hyphenation.language import Hyphenation, LanguageText

__all__ = ["Hyphenation", "LanguageText"]
