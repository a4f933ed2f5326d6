"""`latex.html_tags`: tags become commands, and what is none stays what it is."""

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
    """Those of text; what only wraps is left out, and what is no tag of theirs stays."""
    assert without_tags(value) == latex


@given(st.text(alphabet="ab \\\\{}$", max_size=40))
def test_what_has_no_tags_is_left_alone(value: str) -> None:
    """Nearly all values."""
    assert without_tags(value) == value
