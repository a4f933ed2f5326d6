"""Plain text as rich text, which is printed as it was."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cvtex.text import RichText
from cvtex.text.escaping import escaped
from cvtex.text.folding import composed
from cvtex.text.markdown_cache import rich_blocks, rich_text, rich_text_with_lists

PIECES = st.sampled_from([
    "- ", "* ", "+ ", "• ", "1. ", "2) ", "--", "---", "*", "**", "_", "__", "`", "``", "{=latex}",
    "$", "$$", "\\", "<", ">", "<https://a.example>", "[a](b)", "[", "](", ")", "&amp;", "#", "# ",
    "'", '"', "'s", "\n", "\n\n", "  \n", "\\\n", "a", "B c", "1", "é", "–", "!", " ", "\t", "x^2",
])  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=12).map("".join))


def printed(rich: str) -> list[str]:
    """Return what is printed in each kind of place that a text may have."""
    read = [rich_text(rich.strip()), rich_text_with_lists(rich.strip("\n"))]
    assert [problem for text in read for problem in text.problems] == []
    paragraphs = rich_blocks(rich.strip("\n"))
    assert [problem for text in paragraphs for problem in text.problems] == []
    whole = " ".join(str(RichText(text.inlines)) for text in paragraphs)
    return [*(str(RichText(text.inlines)) for text in read), whole]


def folded(text: str) -> str:
    """Return a text without spaces and quotation marks."""
    return "".join(re.sub(r"[\"'‘’‚‛“”„‟‹›«»]", "", composed(text)).split())


@given(TEXTS)
@example("- a\n- b")
@example("• a")
@example("1. a\n2. b")
@example("a -- b --- c --help")
@example("`x`{=latex}")
@example("*a\n\nb*")
@example("\\\\")
def test_a_plain_text_is_printed_as_it_is(text: str) -> None:
    """Nothing in it has a meaning, in a paragraph, in a list or among paragraphs."""
    text = re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]", "", text)
    assert {*map(folded, printed(escaped(text)))} == {folded(text)}


@pytest.mark.parametrize(
    ("plain", "rich"),
    [
        ("A plain text, with (brackets) & signs: 50% < 1 > 2 #1", None),
        ('snake_case, C++, a * b, 2019 - 2020, --help, it\'s "so"', None),
        ("Led a team [of 5].\nThen another.", None),
        ("I paid $5", None),
        ("1. Prize", None),
        ("from $5 to $6", None),
        ("from $x$ to $y$", r"from \$x\$ to \$y\$"),
        ("*a*", r"\*a\*"),
        ("- a\n- b", "\\- a\n\\- b"),
        ("1) a\n2) b", "1\\) a\n2\\) b"),
        ("a -- b", r"a \-- b"),
        ("C++, $5 -- $6, a*b, [c]", r"C++, $5 \-- $6, a*b, [c]"),
        ("<https://a.example>", r"\<https://a.example>"),
        ("[a](b)", r"\[a](b)"),
        ("C:\\", None),
        ("C:\\*", r"C:\\*"),
        ("two  \nlines", "two\nlines"),
    ],
)
def test_only_what_has_a_meaning_is_escaped(plain: str, rich: str | None) -> None:
    """A text stays as it is if it can, and has no more backslashes than it needs."""
    assert escaped(plain) == (plain if rich is None else rich)
