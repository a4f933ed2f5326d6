"""`text.inlines`: rich text reduced to its characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    Upright,
    plain_text,
    text,
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
