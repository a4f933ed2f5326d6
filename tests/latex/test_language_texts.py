"""`latex.language_texts`: a field has the marks and spaces of its language."""

from __future__ import annotations

import pytest

from cvtex.latex import parse_latex
from cvtex.text import plain_text


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("", "“Mots”: un essai?"),
        ("ngerman", "„Mots“: un essai?"),
        ("french", "«\u00a0Mots\u00a0»\u00a0: un essai\u202f?"),
    ],
)
def test_the_language_decides(language: str, printed: str) -> None:
    """Without a language a text is English."""
    assert plain_text(parse_latex('"Mots": un essai?', language).inlines) == printed
