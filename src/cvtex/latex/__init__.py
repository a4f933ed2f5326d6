"""LaTeX as .bib files contain it, parsed to the inlines of `text`; it is never executed."""

from __future__ import annotations

from cvtex.latex.parser import LatexText, parse_latex, plain_latex

__all__ = ["LatexText", "parse_latex", "plain_latex"]
