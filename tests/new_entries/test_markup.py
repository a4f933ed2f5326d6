"""`new_entries.markup`: HTML, JATS and MathML of databases become LaTeX, and nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cvtex.latex import parse_latex, plain_latex
from cvtex.new_entries.latex_values import is_balanced
from cvtex.new_entries.markup import latex_of_markup, without_markup


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        (
            "CO<sub>2</sub> &amp; H<SUB>2</SUB>O",
            r"CO\textsubscript{2} \& H\textsubscript{2}O",
        ),
        ("<jats:p>The <jats:italic>E. c.</jats:italic> gene</jats:p>", r"The \emph{E. c.} gene"),
        ("a &lt;i&gt;y&lt;/i&gt; z", r"a \emph{y} z"),
        ("R&amp;amp;D &amp;lt;sup&amp;gt;2&amp;lt;/sup&amp;gt;", r"R\&D \textsuperscript{2}"),
        ("A <i>broken tag", "A broken tag"),
        ("p < 0.05 and <em>q</b></em>", r"p < 0.05 and \emph{q}"),
        ("from<br/>to <custom>x</custom>", r"from to <{}custom>x<{}/custom>"),
        ('<span class="nocase">SQL</span> <span>x</span>', "{SQL} x"),
        (r"The $\mathcal{N}=4$ at $5 to $6", r"The $\mathcal{N}=4$ at \$5 to \$6"),
        (r"run $\input{x}$", r"run \$\textbackslash{}input\textbraceleft{}x\textbraceright{}\$"),
        (
            "<m:math><m:mi>B</m:mi><m:msup><m:mi>K</m:mi><m:mo>*</m:mo></m:msup></m:math> decays",
            r"$BK^{*}$ decays",
        ),
        (
            "at <math><msqrt><mi>s</mi></msqrt><mo>=</mo><mn>13</mn><mtext> TeV</mtext></math>",
            r"at $\sqrt{s}=13\text{ TeV}$",
        ),
        (
            r"<math><mi>x</mi><mtext>a\input{b_c}</mtext></math>",
            r"$x\text{a}\backslash \text{input\{b\_c\}}$",
        ),
        (
            r"<math><mi>x</mi><annotation encoding='TeX'>\hat{x}</annotation></math>",
            r"$\hat{x}$",
        ),
        ("<math><mover><mi>B</mi><mo>¯</mo></mover></math>", r"$\bar{B}$"),
        ("&copy; &nosuch; &#233;", r"© \&{}nosuch; é"),
        (r"the set $\{x_1\}$ and $\{y_1$", r"the set $\{x_1\}$ and $\lbrace y_1$"),
        ("<math><mo>{</mo><mi>x</mi></math>", r"$\lbrace x$"),
    ],
)  # fmt: skip
def test_markup_of_databases(text: str, latex: str) -> None:
    """Styles are commands, formulas are formulas, and what is no markup is text."""
    assert latex_of_markup(text) == latex


@pytest.mark.parametrize(
    ("value", "latex"),
    [
        (r"CO<sub>2</sub> {\&}amp; $x<y$", r"CO\textsubscript{2} \& $x<y$"),
        (r"\textless{}i\textgreater{}E. coli\textless{}/i\textgreater{}", r"\emph{E. coli}"),
        (r"{\"O}zg{\"u}r \& the <i>{A}</i> \emph{x}", r"{\"O}zg{\"u}r \& the \emph{{A}} \emph{x}"),
        ("<i>{a</i>}", "{a}"),
    ],
)
def test_markup_in_latex(value: str, latex: str) -> None:
    """In a field that is LaTeX already, only tags and entities change."""
    assert without_markup(value) == latex


PIECES = st.sampled_from(
    ["<i>", "</i>", "<sub>", "</sub>", "<math>", "</math>", "<mi>", "</mi>", "<mfrac>", "a", "b ",
     "&amp;", "&lt;", "{", "}", "\\", "$", "\\input", "<p>", "<", ">", "&"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=12).map("".join))
@example("$\\{$")
def test_any_markup_gives_a_safe_value(text: str) -> None:
    """Whatever a database sends, braces are in pairs and no command is unknown."""
    latex = latex_of_markup(text)
    assert is_balanced(latex)
    assert parse_latex(latex).problems == ()
    if "<" not in text and "&" not in text:
        letters = "".join(filter(str.isalnum, text))
        assert "".join(filter(str.isalnum, plain_latex(latex))) == letters
