"""`text.markdown`: what means something in `cv.yaml`, and what stays as it is typed."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it.ruler import Ruler

from cvtex.text import markdown
from cvtex.text.inlines import (
    CodeSpan,
    Inlines,
    LineBreak,
    Link,
    Math,
    RawLatex,
    Style,
    Styled,
    Text,
    plain_text,
)
from cvtex.text.markdown import has_marks, parse_markdown, parse_marks, split_paragraphs


@pytest.mark.parametrize(
    "value",
    [
        "", "plain", "10 - 20 ms", "<x@y>", "<1%", "C#", "C++", "R_2", "a_b@c.de", "$5", "50%",
        "A* in CS", "A* in CS, A* in Math", "#foo(1)", r"\undefined", "~", "^", "|", '"',
        "🎉 日本語",
        "& % $ # _ { } ~ ^ \\", "&amp;", "&#65;", "~~x~~", "# h", "- x", "1. x", "<b>x</b>",
        "$5 and $6", "US$5 to US$6", "$ x $", "--help", "...", "snake_case_word", "*unclosed",
        "`unclosed", "[unclosed](", "[t]", "<std::vector>", "a <- b", "1 < 2 > 0", "x  y",
        "http://x.org/a--", "well-known",
    ],
)  # fmt: skip
def test_what_people_type_stays(value: str) -> None:
    """Signs that are no marks are printed as they are typed."""
    if "--" in value and not value.startswith("--"):
        value = value.replace("--", "-")
    parsed = parse_markdown(value)

    assert parsed.inlines == ((Text(value),) if value else ())
    assert parsed.problems == ()


@pytest.mark.parametrize(
    ("value", "inlines"),
    [
        ("*a*", (Styled(Style.EMPHASIS, (Text("a"),)),)),
        ("**a**", (Styled(Style.STRONG, (Text("a"),)),)),
        (
            "**a *b* c**",
            (
                Styled(
                    Style.STRONG,
                    (Text("a "), Styled(Style.EMPHASIS, (Text("b"),)), Text(" c")),
                ),
            ),
        ),
        ('`a--b "x"`', (CodeSpan('a--b "x"'),)),
        ("$x--y$", (Math("x--y"),)),
        (r"a $x^2$.", (Text("a "), Math("x^2"), Text("."))),
        (
            "[t](https://x.org/a--b_c~d?e=[f])",
            (Link("https://x.org/a--b_c~d?e=[f]", (Text("t"),)),),
        ),
        (
            "<https://x.org/a_b--c>",
            (Link("https://x.org/a_b--c", (Text("https://x.org/a_b--c"),)),),
        ),
        ("<a@b.de>", (Link("mailto:a@b.de", (Text("a@b.de"),)),)),
        ("[](https://x.org)", (Link("https://x.org", (Text("https://x.org"),)),)),
        ("a  \nb", (Text("a"), LineBreak(), Text("b"))),
        ("a\\\nb", (Text("a"), LineBreak(), Text("b"))),
        ("a\nb", (Text("a b"),)),
        (r"`\LaTeX`{=latex}x", (RawLatex(r"\LaTeX"), Text("x"))),
        ("`x`{=html}", (CodeSpan("x"), Text("{=html}"))),
        (r"`x`\{=latex}", (CodeSpan("x"), Text("{=latex}"))),
    ],
)
def test_marks(value: str, inlines: Inlines) -> None:
    """Each mark makes its inline, and nothing else."""
    assert parse_markdown(value).inlines == inlines


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("I'm", "I’m"), ("students' work", "students’ work"), ("the '90s", "the ’90s"),
        ('a "b" c', "a “b” c"), ('("x")', "(“x”)"), ("1990--2000", "1990–2000"), ("a---b", "a—b"),
        ("--", "–"), (r"\&\%\#\_\{\}\~\^\*", "&%#_{}~^*"), (r"\$5", "$5"), (r"a \\ b", "a \\ b"),
        (r"10 \-- 20", "10 -- 20"), (r"\"x\"", '"x"'), (r"\alpha", r"\alpha"),
    ],
)  # fmt: skip
def test_typography(value: str, printed: str) -> None:
    """Quotes, apostrophes and dashes are set well, and a backslash keeps them as they are."""
    assert plain_text(parse_markdown(value).inlines) == printed


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (r"$\input{x}$", "invalid-math"), ("$x^$", "invalid-math"),
        ("[a](javascript:alert(1))", "invalid-value"), ("[a](data:text/html,x)", "invalid-value"),
        ("[a](example.org)", "invalid-value"), ("[a]()", "invalid-value"),
    ],
)  # fmt: skip
def test_what_cannot_be_set_is_a_problem(value: str, code: str) -> None:
    """A bad formula and a link to nowhere are told, and are no formula and no link."""
    parsed = parse_markdown(value)

    assert [problem.code for problem in parsed.problems] == [code]
    assert all(isinstance(inline, Text) for inline in parsed.inlines)
    assert parsed.inlines


def test_paragraphs_are_parted_by_blank_lines() -> None:
    """Prose is split at empty lines, also at those with blanks in them."""
    assert split_paragraphs("one\ntwo\n \n\n*three*\n") == ("one\ntwo", "*three*")


WORDS = st.text(alphabet="ab1é漢 \t\n'-.:()&#%~^{}|>=$5\u00a0\u2019\u0301", max_size=30)


@given(WORDS | st.text(max_size=40))
@settings(max_examples=2000)
def test_a_text_without_marks_is_read_as_the_library_reads_it(value: str) -> None:
    """What is taken by itself, because it is quicker, is what the library would make of it."""
    assert parse_markdown(value) == parse_marks(value)


@pytest.mark.parametrize(
    "value", ["", "it's", "a -- b", "a --help", "a\nb", "a \n\tb", "--x\n--y", "1990--2000's"]
)
def test_words_are_no_marks(value: str) -> None:
    """Most texts of a CV are these."""
    assert not has_marks(value)
    assert parse_markdown(value) == parse_marks(value)


def test_a_parser_is_complete_before_threads_share_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library compiles its rules at the first use, and whoever comes meanwhile sees none."""
    compiled: list[object] = []
    compile_rules = Ruler.__compile__

    def note(rules: Any) -> None:
        compiled.append(rules)
        compile_rules(rules)

    monkeypatch.setattr(Ruler, "__compile__", note)
    markdown._made_parser.cache_clear()
    markdown._parser(smart=True)
    assert compiled
    compiled.clear()
    parse_marks('*a* **b** `c` [d](https://e.org) $f$ "g" \\h')

    assert compiled == []


@given(st.text(max_size=80))
def test_any_text_parses(value: str) -> None:
    """No text makes the parser fail."""
    parse_markdown(value)


@given(st.text(alphabet="*_`[]()$<>\\'\"-!{}=^ \nab1&:/", max_size=60))
def test_letters_are_never_lost(value: str) -> None:
    """Where nothing is a link, a formula or raw LaTeX, each letter typed is printed."""
    parsed = parse_markdown(value)
    if "](" not in value and "$" not in value and "{=" not in value:
        assert re.sub(r"\W|_", "", plain_text(parsed.inlines)) == re.sub(r"\W|_", "", value)


@given(st.text(alphabet=st.characters(exclude_categories=["C", "Z"]), max_size=60))
def test_escaped_text_comes_back(value: str) -> None:
    """A backslash before each sign gives the text as it is."""
    escaped = re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", value)

    assert plain_text(parse_markdown(escaped).inlines) == value


def test_deep_nesting_is_read() -> None:
    """Nesting beyond all reason neither fails nor loses text."""
    value = "*a **b " * 300 + "** c*" * 300

    assert plain_text(parse_markdown(value).inlines).count("c") == 300


@pytest.mark.parametrize(
    ("tex", "message"),
    [
        (r"\LaTeX", None),
        (r"{\bf x}", None),
        (r"\{", None),
        ("{", "opens a brace"),
        ("}", "closes a brace"),
        ("}{", "closes a brace"),
        (r"\textbf{x", "opens a brace"),
        ("{% }", "opens a brace"),
    ],
)
def test_raw_latex_pairs_its_braces(tex: str, message: str | None) -> None:
    """Else it would take the rest of the CV into its group."""
    problems = parse_markdown(f"*a `{tex}`{{=latex}}* b").problems

    assert [problem.part for problem in problems] == ([tex] if message else [])
    assert all(message is not None and message in problem.message for problem in problems)
