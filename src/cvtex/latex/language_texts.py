"""Texts of .bib files in their languages: with the quotation marks and spaces that these have."""

from __future__ import annotations

from cvtex.latex.languages import typography_of
from cvtex.latex.parser import LatexText, parse_latex
from cvtex.text.spaces import with_spaces


def parse_in_language(value: str, language: str) -> LatexText:
    """Parse a value as `parse_latex` does; `language` is named as in .bib files, or empty."""
    parsed = parse_latex(value, language)
    if not language:
        return parsed
    return parsed._replace(inlines=with_spaces(parsed.inlines, typography_of(language)))
