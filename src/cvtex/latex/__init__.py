"""Parse the LaTeX of .bib files to the inlines of `text`, without executing it.

`parser` parses a value: `html_tags` first writes HTML as LaTeX, `scanner` finds tokens and
arguments, `symbols` has the meaning of each command, and `groups` builds the inlines.
`language_texts` adds what a language needs, `languages` has their names, and `braces` finds the end
of a group, for other packages too.
"""

from __future__ import annotations

from cvtex.latex.language_texts import parse_in_language
from cvtex.latex.parser import LatexText, parse_latex, plain_latex

__all__ = ["LatexText", "parse_in_language", "parse_latex", "plain_latex"]
