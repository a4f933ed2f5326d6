"""`text.markdown`: markup in `cv.yaml` is parsed, and all other text stays as typed."""

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
    raw_latex_of,
)
from cvtex.text.markdown import has_markup, parse_markdown, parse_markup, split_paragraphs


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
def test_text_without_markup_stays_as_typed(value: str) -> None:
    """Characters that are not markup print as they are typed."""
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
        ("`x`{=latex}--y", (RawLatex("x"), Text("–y"))),
        ("`x`*{=latex}*", (CodeSpan("x"), Styled(Style.EMPHASIS, (Text("{=latex}"),)))),
        ("`x` {=latex}", (CodeSpan("x"), Text(" {=latex}"))),
        ("`x`\n{=latex}", (CodeSpan("x"), Text(" {=latex}"))),
        (
            "`x`[](https://a.org){=latex}",
            (
                CodeSpan("x"),
                Link("https://a.org", (Text("https://a.org"),)),
                Text("{=latex}"),
            ),
        ),
        ("*`x`*{=latex}", (Styled(Style.EMPHASIS, (CodeSpan("x"),)), Text("{=latex}"))),
    ],
)
def test_markup_gives_inlines(value: str, inlines: Inlines) -> None:
    """Each kind of markup gives its inline, and no other."""
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
    """Quotes, apostrophes and dashes become typographic, unless a backslash escapes them."""
    assert plain_text(parse_markdown(value).inlines) == printed


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (r"$\input{x}$", "invalid-math"), ("$x^$", "invalid-math"),
        ("[a](javascript:alert(1))", "invalid-value"), ("[a](data:text/html,x)", "invalid-value"),
        ("[a](example.org)", "invalid-value"), ("[a]()", "invalid-value"),
    ],
)  # fmt: skip
def test_wrong_formulas_and_links_are_problems(value: str, code: str) -> None:
    """A wrong formula and a link without an allowed scheme are reported, and stay text."""
    parsed = parse_markdown(value)

    assert [problem.code for problem in parsed.problems] == [code]
    assert all(isinstance(inline, Text) for inline in parsed.inlines)
    assert parsed.inlines


def test_paragraphs_are_separated_by_blank_lines() -> None:
    """Prose is split at empty lines, and at lines that have only spaces."""
    assert split_paragraphs("one\ntwo\n \n\n*three*\n") == ("one\ntwo", "*three*")


WORDS = st.text(alphabet="ab1é漢 \t\n'-.:()&#%~^{}|>=$5\u00a0\u2019\u0301", max_size=30)


@given(WORDS | st.text(max_size=40))
@settings(max_examples=2000)
def test_a_text_without_marks_is_read_as_the_library_reads_it(value: str) -> None:
    """The fast path for texts without markup gives the same result as the library."""
    assert parse_markdown(value) == parse_markup(value)


@pytest.mark.parametrize(
    "value", ["", "it's", "a -- b", "a --help", "a\nb", "a \n\tb", "--x\n--y", "1990--2000's"]
)
def test_words_are_not_markup(value: str) -> None:
    """Words, dashes, apostrophes and line ends take the fast path."""
    assert not has_markup(value)
    assert parse_markdown(value) == parse_markup(value)


def test_a_parser_is_complete_before_threads_share_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library's rules, which it compiles at the first use, are compiled before that."""
    compiled: list[object] = []
    compile_rules = Ruler.__compile__

    def note(rules: Any) -> None:
        compiled.append(rules)
        compile_rules(rules)

    monkeypatch.setattr(Ruler, "__compile__", note)
    markdown._cached_parser.cache_clear()
    markdown._parser(smart=True)
    assert compiled
    compiled.clear()
    parse_markup('*a* **b** `c` [d](https://e.org) $f$ "g" \\h')

    assert compiled == []


@given(st.text(max_size=80))
def test_any_text_parses(value: str) -> None:
    """No text makes the parser raise an exception."""
    parse_markdown(value)


@given(st.text(alphabet="*_`[]()$<>\\'\"-!{}=^ \nab1&:/", max_size=60))
def test_letters_are_never_lost(value: str) -> None:
    """Without links, formulas and raw LaTeX, each letter that is typed is printed."""
    parsed = parse_markdown(value)
    if "](" not in value and "$" not in value and "{=" not in value:
        assert re.sub(r"\W|_", "", plain_text(parsed.inlines)) == re.sub(r"\W|_", "", value)


@given(st.text(alphabet=st.characters(exclude_categories=["C", "Z"]), max_size=60))
def test_escaped_text_is_plain_text(value: str) -> None:
    """With a backslash before each symbol, a text prints as it is."""
    escaped = re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", value)

    assert plain_text(parse_markdown(escaped).inlines) == value


def test_deep_nesting_is_read() -> None:
    """Very deep nesting neither fails nor loses text."""
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
def test_the_braces_of_raw_latex_must_match(tex: str, message: str | None) -> None:
    """An unmatched brace is reported: it would change the text around it."""
    problems = parse_markdown(f"*a `{tex}`{{=latex}}* b").problems

    assert [problem.part for problem in problems] == ([tex] if message else [])
    assert all(message is not None and message in problem.message for problem in problems)


@pytest.mark.parametrize(
    "value", ["`x`*{=latex}*", "*`x`*{=latex}", "`x`[](foo){=latex}", "`x`[{=latex}](foo)"]
)
@pytest.mark.parametrize("depth", [0, 39, 40, 41, 60])
def test_raw_latex_follows_its_code_in_the_file(value: str, depth: int) -> None:
    """What is dropped between them, as styles beyond the deepest are, does not bring it there."""
    parsed = parse_markdown("*a " * depth + value + " a*" * depth)

    assert not list(raw_latex_of(parsed.inlines))
