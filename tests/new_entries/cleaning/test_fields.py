"""`new_entries.cleaning.fields`: no value makes TeX define, read or write anything."""

from __future__ import annotations

import pytest

from cvtex.latex import plain_latex
from cvtex.new_entries.cleaning.fields import is_safe, safe_values

UNSAFE = [
    r"\input{x}",
    r"S{\'\input{x}a}mi",
    r"\label{\input{x}}",
    r"\cite{\write18{x}}",
    r"\vspace*{\openout1=x}",
    r"\color{\def\x{}}a",
    r"\begin{filecontents}{x}a\end{filecontents}",
    r"\label{\begin{filecontents}}",
    r"\csname input\endcsname x",
    r"\verb|\input{x}|",
    r"$\input{x}$",
    r"\label{$\input{x}$}",
    "^^5cinput x",
    "{",
    r"\{",
]
SAFE = [
    r"{\'E}tude of {S{\'a}mi}, \emph{100\%} \& \textsc{more} \ldots",
    r"$\alpha^2 + \frac{1}{2}\sqrt{x} \in \mathbb{R}$, $\left(x\right)$",
    r"$\begin{pmatrix}a & b\end{pmatrix}$",
    r"\href{https://example.org/a\_b}{here}, \url{https://example.org}",
    r"a line \\input",
    r"\apj, \H{o}, \v{S}, \i, \ss, H\textsubscript{2}O",
    "5 ^ 3, a^b",
]


@pytest.mark.parametrize("latex", UNSAFE)
def test_what_tex_would_execute_becomes_text(latex: str) -> None:
    """Also where nothing of it is printed, and in another notation; literal values too."""
    assert not is_safe(latex)
    unsafe: list[str] = []
    values = safe_values({"title": f"A {latex}", "url": f"https://example.org/{latex}"}, unsafe)

    assert unsafe == ["title"]
    assert values["title"].startswith("A")
    assert is_safe(values["title"])
    assert "^^" not in values["url"]
    assert "\\" not in values["url"]


@pytest.mark.parametrize("latex", SAFE)
def test_what_people_write_stays(latex: str) -> None:
    """With its braces, accents and formulas."""
    assert is_safe(latex)
    assert safe_values({"title": latex}, [])["title"] == latex
    assert plain_latex(latex)
