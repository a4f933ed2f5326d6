"""`new_entries.rich_values`: what cvtex reads of LaTeX is written as LaTeX again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.latex import parse_latex, plain_latex
from cvtex.new_entries.latex_values import is_balanced
from cvtex.new_entries.rich_values import latex_of_inlines


def again(latex: str) -> str:
    """Return the LaTeX of what is read of a value."""
    return latex_of_inlines(parse_latex(latex).inlines)


@pytest.mark.parametrize(
    ("latex", "written"),
    [
        (r"\emph{a} \textbf{b \textsc{c}}", r"\emph{a} \textbf{b \textsc{c}}"),
        (r"$\alpha_1$ and H\textsubscript{2}O", r"$\alpha_1$ and H\textsubscript{2}O"),
        (r"\href{https://x.org}{R\&D}", r"\href{https://x.org}{R\&D}"),
        (r"\texttt{a_b} {\'e}", r"\texttt{a\_b} é"),
        (r"\input{x} \write18{rm} y", "x 18rm y"),
    ],
)
def test_styles_and_formulas_stay(latex: str, written: str) -> None:
    """What TeX would execute is text, and the rest is what it was."""
    assert again(latex) == written


PIECES = st.sampled_from(
    ["\\emph{", "\\textbf{", "}", "{", "$", "x_1", "\\input{", "\\href{https://a.org}{", "\\", "a ",
     "\\def\\x{", "&", "%", "~", "``", "''", "\\'e"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=12).map("".join))
def test_any_value_becomes_a_safe_one(latex: str) -> None:
    """The result has braces in pairs, no unknown command, and the letters that were read."""
    written = again(latex)
    assert is_balanced(written)
    assert parse_latex(written).problems == ()
    letters = [filter(str.isalnum, plain_latex(value)) for value in (latex, written)]
    assert "".join(letters[0]) == "".join(letters[1])
