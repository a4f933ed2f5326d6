"""`text.inlines`: rich text is joined, and reduced to its characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.locales.typography import capitals
from cvtex.text.inlines import (
    CodeSpan,
    InLanguage,
    Inline,
    Inlines,
    LineBreak,
    Link,
    List,
    Math,
    RawLatex,
    Style,
    Styled,
    Text,
    Upright,
    is_rich,
    join,
    list_depth,
    plain_text,
    text,
    uppercase,
    without_formulas,
)


@pytest.mark.parametrize(
    ("inlines", "plain"),
    [
        ((), ""),
        ((Text("a"), Text("b")), "ab"),
        ((Styled(Style.STRONG, (Text("a"), CodeSpan("b"))),), "ab"),
        ((Link("https://a.org", (Upright((Text("a"),)),)),), "a"),
        ((Text("a"), LineBreak(), Text("b")), "a b"),
        ((Math("x^2 + \\alpha"),), "x2 + α"),
        ((RawLatex("\\LaTeX"),), ""),
    ],
)
def test_plain_text_has_only_characters(inlines: Inlines, plain: str) -> None:
    """Styles, addresses and raw LaTeX are removed."""
    assert plain_text(inlines) == plain


@given(st.text())
def test_plain_text_stays_as_it_is(value: str) -> None:
    """A string as inlines gives the same string again, and an empty string gives no inlines."""
    assert plain_text(text(value)) == value
    assert (text(value) == ()) == (value == "")


@pytest.mark.parametrize(
    ("inlines", "joined"),
    [
        ([], ()),
        ([Text(""), Text("")], ()),
        ([Text("a"), Text(""), Text(" b"), Text("c")], (Text("a bc"),)),
        ([Text("a"), CodeSpan("b"), Text(""), Text("c")], (Text("a"), CodeSpan("b"), Text("c"))),
        ([CodeSpan("a"), CodeSpan("b")], (CodeSpan("a"), CodeSpan("b"))),
        (
            [Text("a"), Styled(Style.STRONG, (Text("b"), Text("c")))],
            (Text("a"), Styled(Style.STRONG, (Text("b"), Text("c")))),
        ),
    ],
)
def test_adjacent_texts_are_joined(inlines: list[Inline], joined: Inlines) -> None:
    """Empty texts are removed, and the children of other inlines are not changed."""
    assert join(inlines) == joined


@pytest.mark.parametrize(
    ("inlines", "rich"),
    [
        ((), False),
        ((Text("a"), Text("b")), False),
        ((Text("a"), LineBreak()), True),
        ((Upright((Text("a"),)),), True),
        ((Math("x"),), True),
    ],
)
def test_any_inline_but_text_makes_a_text_rich(inlines: Inlines, *, rich: bool) -> None:
    """A text is rich if it has any inline other than `Text`."""
    assert is_rich(inlines) is rich


def test_formulas_are_removed_at_any_depth() -> None:
    """All other inlines stay unchanged."""
    code, formula = CodeSpan("c"), Math("x")
    inlines: Inlines = (
        Text("a"),
        formula,
        Styled(Style.STRONG, (formula, Link("https://a.org", (Upright((formula, code)), formula)))),
    )

    assert without_formulas(inlines) == (
        Text("a"),
        Styled(Style.STRONG, (Link("https://a.org", (Upright((code,)),)),)),
    )


def test_lists_in_plain_text_are_lines() -> None:
    """As in Markdown: with bullets or numbers, and what belongs to an item is indented."""
    inner = List(((Text("c"),), (Text("d"),)), start=9)
    found = (Text("a"), List(((Text("b"), inner), (Math("x^2"),))), Text("e"))

    assert plain_text(found) == "a\n- b\n  9. c\n  10. d\n- x2\ne"
    assert plain_text(without_formulas(found)) == "a\n- b\n  9. c\n  10. d\n- \ne"
    assert list_depth(found) == 2
    assert is_rich(found)


def test_capitals_leave_what_is_no_text() -> None:
    """Addresses, code, formulas and raw LaTeX stay as they are; letters may become two."""
    inlines: Inlines = (
        Text("Straße é ﬁ "),
        Styled(Style.EMPHASIS, (Text("a"), CodeSpan("b"), Math("x"))),
        Link("https://a.org", (Upright((Text("c"),)),)),
        RawLatex("\\LaTeX"),
        LineBreak(),
    )

    assert uppercase(inlines) == (
        Text("STRASSE É FI "),
        Styled(Style.EMPHASIS, (Text("A"), CodeSpan("b"), Math("x"))),
        Link("https://a.org", (Upright((Text("C"),)),)),
        RawLatex("\\LaTeX"),
        LineBreak(),
    )


@given(st.text())
def test_capitals_are_those_of_a_plain_text(value: str) -> None:
    """Rich text without markup is as the letters of a plain one, in any language."""
    for language in ("", "el", "tr"):
        assert plain_text(uppercase(text(value), language)) == capitals(value, language)


def test_a_part_has_the_capitals_of_its_own_language() -> None:
    """A Turkish heading in an English CV keeps its dots, and what is around it has none."""
    inlines = (Text("i "), InLanguage("tr", (Text("i"), Styled(Style.STRONG, (Text("i"),)))))

    assert plain_text(uppercase(inlines, "en")) == "I İİ"
    assert plain_text(uppercase((Text("i "), InLanguage("en", (Text("i"),))), "tr")) == "İ I"
