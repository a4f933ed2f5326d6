"""Markdown of other programs keeps its meaning in cvtex."""

from __future__ import annotations

import pytest

from cvtex.importers.markdown import rich_text


@pytest.mark.parametrize(
    ("markdown", "rich"),
    [
        ("**a** and *b*, `c$d$`", "**a** and *b*, `c$d$`"),
        ("costs $5 and $6", "costs $5 and $6"),
        ("the word $money$ alone", r"the word \$money\$ alone"),
        ("in $$x^2$$ or $O(n)$ or $n^2$", r"in $x^2$ or \$O(n)\$ or $n^2$"),
        (r"$$\input{x}$$", r"\$\$\input{x}\$\$"),
        ("[a](x.org/y) ![b](https://x.org/b.png)", "[a](https://x.org/y) [b](https://x.org/b.png)"),
        ("[a](cv.pdf) and [b](#b)", "a (cv.pdf) and b"),
        ("[a](../b)", "a (../b)"),
        ("a<br>b <b>c</b>", "a\\\nb **c**"),
        (r"\textbf{a} \& \href{https://x.org}{b}", r"**a** \& [b](https://x.org)"),
        ("#strong[a] #h(1cm)C#", "**a**  C#"),
    ],
)  # fmt: skip
def test_what_cvtex_reads_differently_is_written_in_another_way(markdown: str, rich: str) -> None:
    """Formulas, links, HTML and commands get the notation of cvtex."""
    assert rich_text(markdown) == rich


def test_words_are_strong_wherever_they_stand() -> None:
    """They are not marked in code, in what is strong already, and within other words."""
    written = rich_text("Go, **Go fast**, `Go`, Gopher, Go-like", bold=["Go"])

    assert written == "**Go**, **Go fast**, `Go`, Gopher, **Go**-like"
