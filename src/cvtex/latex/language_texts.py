"""Texts of .bib files in their languages: with the quotation marks and spaces that these have."""

from __future__ import annotations

from cvtex.latex import parser
from cvtex.latex.languages import typography_of
from cvtex.latex.parser import LatexText
from cvtex.text.spaces import with_spaces


def parse_latex(value: str, language: str = "") -> LatexText:
    """Parse a value without the braces or quotes around it.

    `language` is that of the text, as .bib files name it, or empty.
    """
    parsed = parser.parse_latex(value, language)
    if not language:
        return parsed
    return parsed._replace(inlines=with_spaces(parsed.inlines, typography_of(language)))
