r"""`latex.parser`: the LaTeX of .bib fields is parsed to inlines."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.diagnostics.codes import Code
from cvtex.latex.parser import MOST_PROBLEMS, parse_latex, plain_latex
from cvtex.latex.symbols import EXECUTING, JOURNALS
from cvtex.text.inlines import (
    CodeSpan,
    Inline,
    Inlines,
    Link,
    Math,
    RawLatex,
    Style,
    Styled,
    Text,
    Upright,
    plain_text,
)
from cvtex.text.latex_writer import write

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "data" / "latex_decode.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]


def test_cases_of_real_files() -> None:
    r"""The spellings of real .bib files give their characters, and `10$^\\circ$C` gives `10°C`."""
    expected = {
        case["raw"]: case["unicode"].replace("10∘C", "10°C").replace("'", "’") for case in CASES
    }

    assert expected
    assert {raw: plain_latex(raw).replace("'", "’") for raw in expected} == expected


@pytest.mark.parametrize(
    ("latex", "plain"),
    [
        (r"\'\i \'{\i} {\'\i} {\'{\i}}", "íí í í"), (r"\v S\v{S}{\v S}", "ŠŠŠ"),
        (r"Erd\H{o}s Erd\H os Erd{\H{o}}s", "Erdős Erdős Erdős"), (r"Fran\c cois", "François"),
        (r"\'{\^e} \d{\^o} \^{\d o}", "ế ộ ộ"), (r"Nguy{\~{\^{e}}}n", "Nguyễn"),
        (r"\.{I}stanbul {\i}stanbul", "İstanbul ıstanbul"), (r"\v{d}\v{t}\v{l}", "ďťľ"),
        (r"\textcommabelow{s}\cb{t}", "șț"), (r"\k{o}\r u\u{\i}", "ǫůĭ"), ("e\u0301", "é"),
        (r"a\^{}b a\~{}b", "a^b a~b"), (r"\AA ngstr\"om {\AA}\aa", "Ångström Åå"),
        (r"?`Que? !`Hola!", "¿Que? ¡Hola!"), ("a---b 1--2 a-b", "a—b 1–2 a-b"), ("a~b", "a\u00a0b"),
        ("a\u00a0b\\o", "a\u00a0bø"),
        (r"1,\,2 a\ b a\-b a\\b a\\[2pt]b", "1,\u20092 a b ab a b a b"),
        ("AT&T R&D; 50% C# a_b x^y", "AT&T R&D; 50% C# a_b x^y"),
        ("a &amp; b &lt; &#60; &eacute; &#xe9;", "a & b < < é é"), (" a \t\n b ", "a b"),
        (r"{\bf a} {\em b\/} {\sc c} {\tt d\_e} {\rm f}", "a b c d_e f"),
        (r"\texttt{a} \textsf{b} \textmd{c} \textup{d} \mbox{e} \hbox{f}", "a b c d e f"),
        (r"\MakeUppercase{stra\ss e} \lowercase{ABC}", "STRASSE abc"),
        (r"\enquote{a \enquote{b}} \enquote*{c}", "“a ‘b’” ‘c’"),
        (r"X \mkbibparens{a \mkbibbrackets{b}} \enquote{\mkbibparens{c}}", "X (a [b]) “(c)”"),
        (r"579\psqq, {\cal NC}, M\adddot\addcomma\addspace B\nopunct", "579ff., NC, M., B"),
        (r"\noopsort{1973}Smith \nocite{x}y", "Smith y"),
        (r"Doe\thanks{x}\footnotemark[1], A", "Doe, A"),
        (r"\LaTeX\ and \TeX{} x", "LaTeX and TeX x"),
        (r"J. Doe\dag* \textsuperscript*", "J. Doe†* *"),
        (r"CO$_2$ 4$^{th}$ 4$^{\rm th}$ x$^\ast$", "CO2 4th 4th x∗"),
        (r"$-$5 $>$6 \(x\) \[y\]", "−5 >6 x y"),
        (r"km s$^{-1}$", "km s−1"), ("$5 and $6", "$5 and $6"), (r"cost \$5 $", "cost $5 $"),
        (r"\textcolor{red}{a} {\color{red} b}", "a b"),
        (r"\texorpdfstring{$\alpha$}{alpha} x", "α x"),
        (r"a\hspace{1em}b\hspace*{-1em}c\hskip 2pt d", "a bc d"),
        (r"\makebox[2em]{x} {\small [y]}", "x [y]"),
        (r"\verb|a_b| c", "a_b c"), (r"\emph\textbf{x} y", "x y"), (r"{\emph}x {\texttt}y}", "x y"),
        (r"\mathbb{R} {\alpha}-Fe", "R α-Fe"),
    ],
)  # fmt: skip
def test_spellings(latex: str, plain: str) -> None:
    """Accents, symbols, ligatures, styles and spaces give the text that TeX would print."""
    parsed = parse_latex(latex)

    assert plain_text(parsed.inlines) == unicodedata.normalize("NFC", plain)
    assert parsed.problems == ()


@pytest.mark.parametrize(
    ("latex", "inlines"),
    [
        (r"\textit{a} b", (Styled(Style.EMPHASIS, (Text("a"),)), Text(" b"))),
        (r"{\bf a} b", (Styled(Style.STRONG, (Text("a"),)), Text(" b"))),
        (r"\emph\textbf{x} y", (
            Styled(Style.EMPHASIS, (Styled(Style.STRONG, (Text("x"),)),)), Text(" y"))),
        (r"{\tt a_b}", (CodeSpan("a_b"),)), (r"\textnormal{a}", (Upright((Text("a"),)),)),
        (r"\uline{a}", (Styled(Style.UNDERLINE, (Text("a"),)),)),
        (r"CO$_2$", (Text("CO"), Styled(Style.SUBSCRIPT, (Text("2"),)))),
        (r"$\alpha$-decay", (Text("α-decay"),)), (r"$x^2$ y", (Math("x^2"), Text(" y"))),
        (r"\ensuremath{x^2}", (Math("x^2"),)), (r"M$_\odot$", (Text("M"), Math(r"_\odot"))),
        (r"$v_{\rm max}$", (Math(r"v_{\mathrm{max}}"),)),
        (r"\href{http://x.org/a\_b}{t}", (Link("http://x.org/a_b", (Text("t"),)),)),
        (r"\url{http://x.org/\~{}a--b%20c}", (
            Link("http://x.org/~a--b%20c", (Text("http://x.org/~a--b%20c"),)),)),
    ],
)  # fmt: skip
def test_inlines(latex: str, inlines: Inlines) -> None:
    """Commands and declarations give inlines; a symbol that no text font has stays a formula."""
    assert parse_latex(latex).inlines == inlines


@pytest.mark.parametrize("ending", ["", "{}", ", 5", " x"])
def test_journals_are_named_in_full(ending: str) -> None:
    """The journal macros of astronomy give the names of journals, with any text after them."""
    found = {name: plain_latex(f"\\{name}{ending}") for name in JOURNALS}

    assert [item for item in found.items() if not item[1].startswith(JOURNALS[item[0]])] == []


@pytest.mark.parametrize(
    ("latex", "plain", "command"),
    [
        (r"a \foo{bar}", "a bar", r"\foo"), (r"a \foo b", r"a \foo b", r"\foo"),
        (r"a \foo{}", r"a \foo", r"\foo"), (r"\input{x} y", "x y", r"\input"),
        (r"a\footnote{See x.}", "a", r"\footnote"),
    ],
)  # fmt: skip
def test_unknown_commands_are_reported(latex: str, plain: str, command: str) -> None:
    """The text of an unknown command is kept, and the command is reported."""
    parsed = parse_latex(latex)

    assert plain_text(parsed.inlines) == plain
    assert [(problem.code, problem.part) for problem in parsed.problems] == [
        (Code.UNKNOWN_COMMAND, command)
    ]


@pytest.mark.parametrize(
    ("latex", "hint"),
    [
        (r"\foo", "without the command"),
        (r"\href{javascript:x}{a}", "begin it with `https://`"),
        (r"$a_b_c$", "correct the formula"),
    ],
)
def test_hints_fit_the_problem(latex: str, hint: str) -> None:
    """The hint for an unknown command is not given for an address or a formula."""
    (problem,) = parse_latex(latex).problems

    assert hint in problem.hint


def passed_on(inlines: Inlines) -> Iterator[str]:
    """Yield the parts that are passed on to TeX as LaTeX."""
    for inline in inlines:
        match inline:
            case Math(tex) | RawLatex(tex):
                yield tex
            case Styled(_, children) | Link(_, children) | Upright(children):
                yield from passed_on(children)
            case _:
                pass


PIECES = st.sampled_from(
    [*(f"\\{name}" for name in sorted(EXECUTING)), *"{}$^_&%#~ `'\\xX1[]-*", r"\emph", r"\'", r"\(",
     r"\)", r"\ensuremath", r"\texttt", r"\it", r"\href", r"\verb", "^^5c", r"\texorpdfstring"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=25).map("".join))
def test_nothing_that_executes_is_passed_on(latex: str) -> None:
    """For any input, formulas and raw LaTeX contain no command that makes TeX execute something."""
    for tex in passed_on(parse_latex(latex).inlines):
        assert not set(re.findall(r"\\([A-Za-z]+)", tex)) & EXECUTING
        assert "^^" not in tex


@given(st.text(max_size=80))
def test_any_text_parses(latex: str) -> None:
    """Any text can be parsed."""
    parse_latex(latex)


@given(st.text(alphabet=st.characters(exclude_characters="\\&$<"), max_size=80))
def test_letters_are_never_lost(value: str) -> None:
    """Without commands, formulas, entities and tags, the plain text has all letters and digits."""

    def letters(text: str) -> str:
        return "".join(filter(str.isalnum, unicodedata.normalize("NFD", text)))

    assert letters(plain_latex(value)) == letters(re.sub(r"[{}]", "", value))


@pytest.mark.parametrize(
    ("before", "after"),
    [("{", "}"), ("{", ""), (r"\emph{", "}"), (r"{\bf ", "}"), (r"\texttt{", "}"),
        (r"\href{u}{", "}"),
     (r"\'{", "}"), (r"\enquote{", "}"), (r"\foo{", "}"), (r"\texorpdfstring{", "}{y}")],
)  # fmt: skip
def test_deep_nesting_is_read(before: str, after: str) -> None:
    """Thousands of nested groups can be parsed, and their text is kept."""
    assert "x" in plain_latex(before * 3000 + "x" + after * 3000)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("CO<sub>2</sub> in <i>E. coli</i>", ["CO", Styled(Style.SUBSCRIPT, (Text("2"),)), " in ",
         Styled(Style.EMPHASIS, (Text("E. coli"),))]),
        ("&lt;b&gt;x&lt;/b&gt;", [Styled(Style.STRONG, (Text("x"),))]),
        ("&#60;scp&#62;x&#60;/scp&#62;", [Styled(Style.SMALL_CAPS, (Text("x"),))]),
        ("<jats:italic>a<sup>2</sup></jats:italic>",
         [Styled(Style.EMPHASIS, (Text("a"), Styled(Style.SUPERSCRIPT, (Text("2"),))))]),
        ("a < b and c > d", ["a < b and c > d"]),
        ("<i>open", ["<i>open"]),
        ("<x>y</x>", ["<x>y</x>"]),
    ],
)  # fmt: skip
def test_tags_of_publishers_are_read(value: str, expected: list[str | Inline]) -> None:
    """HTML and JATS in titles from Crossref give styles; other text in angle brackets is kept."""
    assert parse_latex(value).inlines == tuple(
        Text(inline) if isinstance(inline, str) else inline for inline in expected
    )


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (r"Nguy{\~\^e}n \~{\^e}\~\^{e}", "Nguyễn ễễ"),
        (r"self\hyp{}aware", "self-aware"),
        (r"a\linebreak[4]b", "ab"),
        (r"a\penalty0 b", "ab"),
        (r"f\kern0pt i", "fi"),
        (r"\char126 x\char`\~\symbol{126}{\char'176}", "~x~~~"),
        (r"$\backslash$", "\\"),
        (r"$\&$", "&"),
        (r"$z \sim 6$ quasars", "z ∼ 6 quasars"),
        (r"$z\sim 6$", "z∼6"),
        (r"$H\to ZZ$", "H→ZZ"),
        (r"$M\gtrsim10$", "M≳10"),
        (r"$\mathbb{P}\setminus\{0\}$", "P∖{0}"),
        (r"$A\rtimes B$", "A⋊B"),
        (r"Reply to~\cite{smith}", "Reply to"),
        (r"A \&amp; B {\&}amp; C", "A & B & C"),
        ("x <i >y</i>", "x y"),
        ("&notanentity; &amp;", "&notanentity; &"),
        (r"\lq x\rq", "‘x’"),
        (r"CO{\textless}sub{\textgreater}2{\textless}/sub{\textgreater}", "CO2"),
        (
            r"$<$i$>$E. coli$<$/i$>$ and \textless{}b\textgreater{}x\textless{}/b\textgreater{}",
            "E. coli and x",
        ),
        ('<span class="nocase">X</span><p>y</p>', "Xy"),
        ('<inline-formula><tex-math notation="LaTeX">$k$</tex-math></inline-formula>-NN', "k-NN"),
        (r"a \textless b, $x<y$", "a <b, x<y"),
        (r"{\fontencoding{T1}\selectfont\DJ}", "Đ"),
        (r"\oldstylenums{12} \ce{H2O} \st{x}", "12 H2O x"),
    ],
)
def test_unusual_spellings(value: str, expected: str) -> None:
    """Nested accents, breaks, codes of characters, symbols of amssymb and escaped entities."""
    assert plain_latex(value) == expected


@pytest.mark.parametrize(
    "piece", [r"\(", r"\[", r"\cite[", r"\footnote[", r"\enquote{", "$5,", "<i>", "{", "&#", r"\\["]
)
def test_long_values_are_parsed_quickly(piece: str) -> None:
    """A closing text that does not occur is searched for once, not from each opening text."""
    assert parse_latex("$" + piece * 10_000).inlines


@pytest.mark.parametrize(
    ("value", "tex"),
    [
        (r"$\rm H\alpha$", r"\mathrm{H\alpha}"),
        (r"$\cal{N}=2$", r"\mathcal{N}=2"),
        (r"$\cal N$", r"\mathcal{N}"),
        (r"$\bm{x}$", r"\boldsymbol{x}"),
        (r"$\mathscr{H}$", r"\mathcal{H}"),
    ],
)
def test_old_formulas_are_modernised(value: str, tex: str) -> None:
    """Font switches of LaTeX 2.09 and alphabets of packages become commands of current LaTeX."""
    assert parse_latex(value) == ((Math(tex),), ())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{a", "}"), ("{a ", "}"), (r"{\'e", "}"), (r"\emph{a ", "}"), (r"\emph{a ", ""),
        (r"\a", ""), (r"\foo{a}", ""), ("{$x$", "}"), (r"{\bf a", "}"), ("}{a", ""),
    ],
)  # fmt: skip
def test_twice_the_text_takes_twice_the_steps(
    before: str, after: str, count_steps: Callable[[Callable[[], object]], int]
) -> None:
    """The text of nested groups is not copied at the end of each."""

    @cache
    def steps(count: int) -> int:
        return count_steps(lambda: parse_latex(before * count + after * count))

    steps(1)  # fills the caches
    assert steps(800) - steps(400) <= 2.2 * (steps(400) - steps(200))


def test_a_value_in_deep_groups_is_read_in_one_pass() -> None:
    """What a step does not show: the copies of its text would take minutes."""
    assert parse_latex("{a" * 80_000 + "}" * 80_000).inlines == (Text("a" * 80_000),)


def test_of_many_problems_the_first_are_reported() -> None:
    """Each is searched for in the file; a last one says that there are more."""
    problems = parse_latex(r"\foo " * (2 * MOST_PROBLEMS)).problems

    assert len(problems) == MOST_PROBLEMS + 1
    assert problems[-2].message == r"`\foo` is not known; its text is kept"
    assert str(MOST_PROBLEMS) in problems[-1].message
    assert len(parse_latex(r"\foo " * MOST_PROBLEMS).problems) == MOST_PROBLEMS


@pytest.mark.parametrize(
    ("value", "inlines"),
    [
        ("$x^\x7f\x7f^5cfontname^\x7f\x7f^5cfont$", None),
        (r"$a\ $", (Math("a\\ "),)),
        ("$a\n \t+  b$", (Math("a + b"),)),
    ],
)
def test_a_formula_is_checked_in_its_final_form(value: str, inlines: Inlines | None) -> None:
    """Invisible characters hide nothing, and spaces at the end do not leave half a command."""
    parsed = parse_latex(value)

    assert bool(parsed.problems) == (inlines is None)
    assert inlines is None or parsed.inlines == inlines
    assert "^^" not in write(parsed.inlines, raw_latex=False)
