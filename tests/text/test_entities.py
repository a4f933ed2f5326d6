"""`text.entities`: what the entities of HTML stand for."""

from __future__ import annotations

import pytest

from cvtex.text.entities import entity_text


@pytest.mark.parametrize(
    ("entity", "text"),
    [
        ("&amp;", "&"), ("&#233;", "é"), ("&#xE9;", "é"), ("&#0000000000000233;", "é"),
        ("&unknown;", "&unknown;"), ("&#1114112;", "\ufffd"), ("&#" + "9" * 5000 + ";", "\ufffd"),
        ("&#x" + "9" * 5000 + ";", "\ufffd"), ("&#55296;", "\ufffd"),
    ],
)  # fmt: skip
def test_an_entity_is_its_character(entity: str, text: str) -> None:
    """A code beyond Unicode is U+FFFD, however many digits it has."""
    assert entity_text(entity) == text
