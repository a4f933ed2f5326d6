"""`latex.html_tags`: HTML tags become LaTeX commands, and other text is kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.latex.html_tags import without_tags


@pytest.mark.parametrize(
    ("value", "latex"),
    [
        ("CO<sub>2</sub>", r"CO\textsubscript{2}"),
        ("<B>a <i>b</i></B>", r"\textbf{a \emph{b}}"),
        ("&lt;i&gt;a&lt;/i&gt;", r"\emph{a}"),
        (r"\&lt;i\&gt;a\&lt;/i\&gt;", r"\emph{a}"),
        (r"{\textless}sup{\textgreater}a$<$/sup$>$", r"\textsuperscript{a}"),
        ('<jats:p><span class="x">a</span></jats:p>', "a"),
        ("<i>open", "<i>open"),
        ("a < b & c > d", "a < b & c > d"),
        ("<script>a</script>", "<script>a</script>"),
    ],
)
def test_tags_become_commands(value: str, latex: str) -> None:
    """Tags of style become commands, tags that only wrap are removed, and other tags are kept."""
    assert without_tags(value) == latex


@given(st.text(alphabet="ab \\\\{}$", max_size=40))
def test_values_without_tags_are_unchanged(value: str) -> None:
    """A value without tags is returned as it is."""
    assert without_tags(value) == value
