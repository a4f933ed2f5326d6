"""`latex.languages`: the names of languages in .bib files."""

from __future__ import annotations

import pytest

from cvtex.latex.languages import language_tag, typography_of
from cvtex.locales import ENGLISH_TYPOGRAPHY


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        ("ngerman", "de"), ("German", "de"), (" français ", "fr"), ("nswissgerman", "de-CH"),
        ("USenglish", "en"), ("british", "en-GB"), ("brazil", "pt-BR"), ("pt_BR", "pt-BR"),
        ("de", "de"), ("sr-Latn", "sr-Latn"), ("german and english", ""), ("unknown", ""), ("", ""),
    ],
)  # fmt: skip
def test_names_and_tags_are_understood(name: str, tag: str) -> None:
    """They are those of babel and biblatex, the names in the language itself, and tags."""
    assert language_tag(name) == tag


def test_an_unknown_language_has_english_marks() -> None:
    """The marks are those of English, as without a language."""
    assert typography_of("german and english") is ENGLISH_TYPOGRAPHY
    assert typography_of("german").quotes[0] == "„"
