"""`latex.formulas`: what is a letter in a formula, and the commands that other programs write."""

from __future__ import annotations

import pytest

from cvtex.latex.formulas import letters_in_math, modernise_math
from cvtex.latex.parser import parse_latex, plain_latex
from cvtex.text.inlines import Math


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (r"caf$\acute{e}$ noir", "café noir"),
        (r"Poincar$\acute e$ maps", "Poincaré maps"),
        (r"$\acute{E}$tudes", "Études"),
        (r"Garc$\acute{\imath}$a", "García"),
        (r"Qu$\mathrm{\acute{e}}$bec", "Québec"),
        (r"N$\acute{u}\tilde{n}$ez", "Núñez"),
        (r"D{\ensuremath{\check{c}}}in", "Dčin"),
        (r"Y{\ensuremath{\i}}lmaz", "Yılmaz"),
        (r"S$\o$rensen", "Sørensen"),
        (r"Garc$\'{\i}$a", "García"),
        (r"\ensuremath{\AA}ngstr\"om", "Ångström"),
    ],
)
def test_a_letter_in_a_formula_is_a_letter(value: str, text: str) -> None:
    """Within a word, an accent of mathematics is one of the language; no formula is left."""
    parsed = parse_latex(value)

    assert plain_latex(value) == text
    assert not any(isinstance(inline, Math) for inline in parsed.inlines)
    assert parsed.problems == ()


@pytest.mark.parametrize(
    ("value", "tex"),
    [
        (r"the estimator $\hat{x}$ of", r"\hat{x}"),
        (r"anti-$\bar{u}$ quarks", r"\bar{u}"),
        (r"u$\bar{u}$ pairs", r"\bar{u}"),
        (r"top$\bar{t}$ pairs", r"\bar{t}"),
        (r"mass $\bar{p}p$", r"\bar{p}p"),
    ],
)
def test_an_accent_of_a_variable_is_mathematics(value: str, tex: str) -> None:
    """A formula of its own, or with a letter that Unicode does not have, stays a formula."""
    assert Math(tex) in parse_latex(value).inlines


def test_ensuremath_within_a_formula_is_nothing() -> None:
    """Its argument is read as if the command were not there."""
    assert plain_latex(r"s$^{{\ensuremath{-}}1}$") == plain_latex("s$^{-1}$") == "s−1"
    assert modernise_math(r"e^{\ensuremath{-x}}") == "e^{-x}"
    assert modernise_math(r"\ensuremath{\alpha} + x") == r"{\alpha} + x"


@pytest.mark.parametrize(
    ("tex", "modern"),
    [
        (r"\Bbb C", r"\mathbb C"),
        (r"{\Bbb R}^n", r"{\mathbb{R}}^n"),
        (r"{\germ sl}_2", r"{\mathfrak{sl}}_2"),
        (r"\scr L(\Cal H)", r"\mathcal L(\mathcal H)"),
    ],
)
def test_commands_of_ams_tex_are_known(tex: str, modern: str) -> None:
    """MathSciNet writes the fonts of formulas so; the formula is then one that TeX can set."""
    assert modernise_math(tex) == modern
    assert parse_latex(f"On ${tex}$").problems == ()


@pytest.mark.parametrize("tex", ["x", "ab", r"\alpha", r"\hat{x}^2", r"\acute{}", "", r"\bar{B}"])
def test_other_formulas_are_no_letters(tex: str) -> None:
    """A variable, a symbol, a formula with more in it, and an accent without a letter."""
    assert letters_in_math(tex) is None
