"""Parse the LaTeX of .bib files to the inlines of `text`, without executing it.

`parser` parses a value: `html_tags` first writes HTML as LaTeX, `scanner` finds tokens and
arguments, `symbols` has the meaning of each command, and `groups` builds the inlines.
`language_texts` adds what the language of a value has, `languages` knows the names of languages,
and `braces` finds the end of a group, for other packages too.
"""

from __future__ import annotations

from cvtex.latex.language_texts import parse_latex
from cvtex.latex.parser import LatexText, plain_latex

__all__ = ["LatexText", "parse_latex", "plain_latex"]
