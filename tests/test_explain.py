"""`cvtex.explain`: each code has its page in the terminal, as it reads in the docs."""

from __future__ import annotations

import pytest

from cvtex.diagnostic import Code
from cvtex.explain import codes, explanation


@pytest.mark.parametrize("code", codes())
def test_every_code_is_explained(code: str) -> None:
    """The page begins with the code, shows an example and has no marks of Markdown's blocks."""
    text = explanation(code)

    assert text is not None
    assert text.startswith(f"{code}\n\n")
    assert f"[{code}]: " in text
    assert "```" not in text
    assert "](" not in text
    assert "\n##" not in text


def test_codes_are_those_of_the_program() -> None:
    """None is left out."""
    assert codes() == tuple(Code)


def test_a_word_that_is_no_code_is_nothing() -> None:
    """Whoever asks decides what to say then."""
    assert explanation("frobnicate") is None
