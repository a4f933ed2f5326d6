"""`text.math`: formulas are checked before they go to TeX, and written as plain text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.text.math import _COMMANDS, check_math, plain_math, with_commands


@pytest.mark.parametrize(
    "tex",
    [
        r"x^2", r"x_i^2", r"x'^2", r"f''(x)", r"\frac{1}{2}", r"\sqrt[3]{x}", r"{}^3", r"a~b",
        r"\sum_{i=1}^n x_i", r"\left(\frac{a}{b}\right)", r"\left\{x\right.", r"10\%",
        r"\left(a\middle|b\right)", r"\bigl\langle x\bigr\rangle", r"\mathop{x}\limits_a^b",
        r"\operatorname{argmax}_x", r"\text{if }x", r"\text{it''s \textbf{10\%}}x'", r"a\,b\;c\!d",
        r"\begin{pmatrix}a & b\\c & d\end{pmatrix}", r"\begin{cases}1 & x>0\\0\end{cases}",
    ],
)  # fmt: skip
def test_formulas_pass(tex: str) -> None:
    """Formulas that LaTeX with amsmath can typeset are accepted."""
    assert check_math(tex) is None


@pytest.mark.parametrize(
    "tex",
    [
        r"\input{x}", r"\write18{ls}", r"\def\x{y}", r"\csname x\endcsname", r"\catcode`\_=12",
        r"\href{u}{t}", r"\text{\input{x}}", r"\text{a_b}", r"\textbf{{\alpha}}",
        r"\begin{document}", r"\begin{filecontents*}{x}",
        r"^^5cinput{x}", r"\immediate", r"\expandafter", r"\let\a\b", r"\newcommand{\x}{y}",
        "a%b", "a#1", "a$b", "a\n\nb", "", " ", r"a & b", r"a \\ b",
        r"{x", r"x}", r"\left(x", r"x\right)", r"{\left(}\right)", r"\left{x\right}",
        r"\middle|", r"\begin{cases}1", r"\end{cases}", r"\begin{matrix}\end{pmatrix}",
        r"x^2^3", r"x_a_b", r"x^2'", r"x^", r"{x_}", r"x^_2", r"\frac", r"\big", "\\", "{" * 3000,
    ],
)  # fmt: skip
def test_wrong_formulas_are_refused(tex: str) -> None:
    """Unsafe commands, and formulas that TeX would stop at, are refused with a reason."""
    assert check_math(tex)


@pytest.mark.parametrize(
    "between",
    [
        "\x00",
        "\x01",
        "\x1b",
        "\x7f",
        "\x7f\x7f",
        "\x80",
        "\xad",
        "\u200b",
        "\u200d",
        "\u2060",
        "\ufeff",
    ],
)
def test_invisible_characters_hide_nothing(between: str) -> None:
    """A formula is checked as it is written: without the characters that print nothing."""
    assert check_math(f"x^{between}^5cinput") == "`^^` has no meaning in a formula"
    assert check_math(rf"\in{between}put{{x}}") == r"`\input` is not a math command"
    assert check_math(f"a\n{between}\nb") == "it contains an empty line"
    assert check_math(f"a{between}b") is None


@pytest.mark.parametrize(
    ("tex", "written"),
    [
        ("α≤β", r"\alpha \leq \beta "),
        ("a\x1cb\u2028c\rd", "a b c d"),
        ("a\u2009b\u00a0c\u2002d", r"a\,b~c\ d"),
        ("é漢", "é漢"),
    ],
)
def test_characters_become_commands_before_the_check(tex: str, written: str) -> None:
    """What TeX reads is what is checked: `√` alone is a root of nothing."""
    assert with_commands(tex) == written
    assert check_math("√") == r"`\sqrt` has nothing after it"
    assert check_math("√2") is None


@given(st.from_regex(r"\\[A-Za-z]{1,12}", fullmatch=True))
def test_only_listed_commands_pass(command: str) -> None:
    """Every command that is accepted is on the list."""
    if check_math(command + "{x}") is None:
        assert command[1:] in _COMMANDS


@given(st.text(alphabet="\\{}^_&$%'abx1 \nlertighfc.()", max_size=40))
def test_an_accepted_formula_is_balanced(tex: str) -> None:
    """An accepted formula has paired braces and no character that ends the formula."""
    if check_math(tex) is None:
        bare = re.sub(r"\\.", "", tex)

        assert bare.count("{") == bare.count("}")
        assert not set(bare) & set("%$#")


@pytest.mark.parametrize(
    ("tex", "plain"),
    [
        ("L_2", "L2"), (r"\mathcal{O}(n^2)", "O(n2)"), (r"\mathbb{R}^n", "Rn"),
        (r"O(n \log n)", "O(n log n)"), (r"\frac{1}{2}", "1/2"), (r"a\,b\!c", "a bc"),
        (r"\alpha\to\beta", "α→β"), (r"10\%", "10%"), (r"\operatorname{rank} A", "rank A"),
        (r"\begin{pmatrix}a&b\end{pmatrix}", "a b"),
    ],
)  # fmt: skip
def test_plain_text_of_formulas(tex: str, plain: str) -> None:
    """A formula reads in plain text as it is spoken."""
    assert plain_math(tex) == plain


@given(st.text(max_size=60))
def test_any_text_can_be_checked(tex: str) -> None:
    """No text makes the check or the plain text raise an exception."""
    check_math(tex)
    plain_math(tex)


@pytest.mark.parametrize(
    ("tex", "plain"),
    [
        (r"a\not=b", "a≠b"),
        (r"x\not\in A", "x∉A"),
        (r"\frac12", "1/2"),
        (r"a\equiv b\pmod n", "a≡b (mod n)"),
        (r"\|x\|", "‖x‖"),
        (r"\lbrace a\rbrace", "{a}"),
        (r"A\sqcup B\rightleftharpoons C", "A⊔B⇌C"),
    ],
)
def test_plain_text_keeps_the_meaning(tex: str, plain: str) -> None:
    """Negations, fractions and brackets are kept."""
    assert plain_math(tex).replace("⇌ ", "⇌") == plain
