"""`text.html_writer`: inlines are written as HTML, and all text is escaped."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.text.html_writer import html
from cvtex.text.inlines import (
    CodeSpan,
    Inline,
    LineBreak,
    Link,
    List,
    Math,
    RawLatex,
    Style,
    Styled,
    Text,
    Upright,
)


@pytest.mark.parametrize(
    ("inline", "expected"),
    [
        (Text("a < b & c"), "a &lt; b &amp; c"),
        (Styled(Style.EMPHASIS, (Text("a"),)), "<em>a</em>"),
        (Styled(Style.STRONG, (Styled(Style.EMPHASIS, (Text("a"),)),)),
         "<strong><em>a</em></strong>"),
        (Styled(Style.SUPERSCRIPT, (Text("2"),)), "<sup>2</sup>"),
        (Styled(Style.SUBSCRIPT, (Text("2"),)), "<sub>2</sub>"),
        (Styled(Style.UNDERLINE, (Text("a"),)), "<u>a</u>"),
        (Upright((Text("a"),)), '<span style="font-style: normal">a</span>'),
        (CodeSpan("<x>"), "<code>&lt;x&gt;</code>"),
        (Link('https://a.org/?a=1&b="', (Text("a"),)),
         '<a href="https://a.org/?a=1&amp;b=&quot;">a</a>'),
        (Math("a<b"), r"\(a&lt;b\)"),
        (LineBreak(), "<br>"),
        (RawLatex(r"\LaTeX"), ""),
    ],
)  # fmt: skip
def test_each_inline_has_its_html(inline: Inline, expected: str) -> None:
    """Every kind of inline is written, and its text is escaped."""
    assert html((inline,)) == expected


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@given(st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0\r")))
def test_text_reads_back(text: str) -> None:
    """An HTML parser reads any text back with the same characters and without tags."""
    reader = _Reader()
    reader.feed(html((Text(text),)))
    reader.close()

    assert (reader.text, reader.tags) == (text, [])


def test_lists_are_lists() -> None:
    """With bullets or numbers, from the number that the list begins with."""
    inner = List(((Text("b"),),), start=3)
    found = (Text("a"), List(((Text("<x>"), inner), (Text("c"),))), List(((Text("d"),),), start=1))

    assert html(found) == (
        'a<ul><li>&lt;x&gt;<ol start="3"><li>b</li></ol></li><li>c</li></ul><ol><li>d</li></ol>'
    )
