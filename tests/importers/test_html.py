"""HTML becomes the same words with the same emphasis, links and lists."""

from __future__ import annotations

import pytest

from cvtex.importers.html import rich_text_of_html


@pytest.mark.parametrize(
    ("html", "rich"),
    [
        ('<a href="https://x.org/a b">a</a> <em>b</em>', "[a](https://x.org/a%20b) *b*"),
        ("<B>bold </B>word<br/>next", "**bold** word\\\nnext"),
        ("<u>Hobbies:</u> skiing &amp; choirs", "Hobbies: skiing & choirs"),
        ("#include <stdio.h>, 5 < 6, a*b*c", r"#include <stdio.h>, 5 < 6, a\*b\*c"),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n  - b\n- c"),
        ("<p>One</p>\n<p>Two</p>", "One\n\nTwo"),
        ("<b>a:</b>b", "**a**:b"),
        ("<b></b>x<i> </i>y", "x y"),
        ("<b>open <i>both", "**open *both***"),
        ('<a href="#top">up</a>, <a href="cv.pdf">CV</a>', "up, CV (cv.pdf)"),
        ('<a href="javascript:alert(1)">click</a>', "click"),
        ("<!-- not me -->me<script>", "me<script>"),
        ("H<sub>2</sub>O &#x2192; &unknown;", "H2O → &unknown;"),
    ],
)  # fmt: skip
def test_tags_of_style_become_rich_text(html: str, rich: str) -> None:
    """Tags that are known have their meaning; everything else is text."""
    assert rich_text_of_html(html) == rich


def test_relative_links_begin_at_a_base() -> None:
    """With the address of the site, its own pages are links."""
    link = rich_text_of_html('<a href="/a.pdf">A</a>', base="https://mara.example.org/home")

    assert link == "[A](https://mara.example.org/a.pdf)"
