"""`text.inlines`: rich text joined, and reduced to its characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.text.inlines import (
    CodeSpan,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Math,
    RawLatex,
    Style,
    Styled,
    Text,
    Upright,
    is_rich,
    join,
    plain_text,
    text,
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
def test_only_characters_are_left(inlines: Inlines, plain: str) -> None:
    """Looks and addresses go, and what only TeX understands."""
    assert plain_text(inlines) == plain


@given(st.text())
def test_plain_text_stays_as_it_is(value: str) -> None:
    """A string as inlines is the same string again, and nothing is nothing."""
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
def test_neighbouring_texts_are_joined(inlines: list[Inline], joined: Inlines) -> None:
    """What stands in other inlines was joined when these were made."""
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
def test_rich_is_what_is_more_than_characters(inlines: Inlines, *, rich: bool) -> None:
    """One mark is enough."""
    assert is_rich(inlines) is rich


def test_formulas_are_left_out_at_any_depth() -> None:
    """All else stays as it is."""
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
