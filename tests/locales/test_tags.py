"""`locales.tags`: language tags, and what follows from their region."""

from __future__ import annotations

import pytest

from cvtex.locales.tags import has_us_letter


@pytest.mark.parametrize("tag", ["en", "en-US", "fr-CA", "es-MX", "es-Latn-CL", "en_us"])
def test_paper_has_the_size_of_a_us_letter(tag: str) -> None:
    """In North America and some countries to the south of it, and in English without a region."""
    assert has_us_letter(tag)


@pytest.mark.parametrize("tag", ["de", "en-GB", "es", "es-AR", "pt-BR", "fr-CH", "zh-Hant", "la"])
def test_paper_is_a4(tag: str) -> None:
    """In all other countries."""
    assert not has_us_letter(tag)
