"""`text.addresses`: recognise and complete web addresses."""

from __future__ import annotations

import re

import pytest

from cvtex.text.addresses import (
    ADDRESS_PATTERN,
    addresses_in,
    is_absolute,
    link_target,
)


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("https://a.org", "https://a.org"),
        ("a.org/x?y", "https://a.org/x?y"),
        ("mailto:a@b", "mailto:a@b"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("https:///x", None),
        ("a", None),
    ],
)
def test_a_link_leads_to_the_web_or_nowhere(url: str, target: str | None) -> None:
    """No link starts a program or opens a file."""
    assert link_target(url) == target


@pytest.mark.parametrize(
    ("text", "absolute"),
    [
        ("https://a.org", True),
        ("HTTP://a", True),
        ("tel:+1", True),
        ("a.org", False),
        ("htps:/a.org", False),
        ("nothing", False),
    ],
)
def test_an_address_is_absolute_or_not(text: str, absolute: bool) -> None:  # noqa: FBT001 - a case's value
    """The pattern that editors are given says the same as the test."""
    assert is_absolute(text) is absolute
    assert bool(re.fullmatch(ADDRESS_PATTERN, text)) is absolute


def test_addresses_end_where_the_sentence_goes_on() -> None:
    """Punctuation and Markdown about an address do not belong to it."""
    text = "See <https://a.org/x>, [b](https://b.org/(c)) and *https://d.org/e_*."

    assert [*addresses_in(text)] == ["https://a.org/x", "https://b.org/(c)", "https://d.org/e"]
