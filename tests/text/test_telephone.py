"""`text.telephone`: the number that a link dials, for numbers as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.text.telephone import telephone_link


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("+46 555 010 203", "tel:+46555010203"),
        ("+46 (0)8 123-45", "tel:+46812345"),
        ("(+44) 20 7946 0018", "tel:+442079460018"),
        ("020 555 0100", "tel:0205550100"),
        ("030/1234567", "tel:0301234567"),
        ("02 01 / 12 34 56", "tel:0201123456"),
        ("٠١٢٣ ٤٥٦", "tel:0123456"),
        ("＋81 3‐1234‑5678", "tel:+81312345678"),
        ("112", "tel:112"),
        ("Mobile: +46 70 123 45 67", "tel:+46701234567"),
        ("+46 70 123 45 67 (office)", "tel:+46701234567"),
        ("Tel. 555-010-0199", "tel:5550100199"),
        ("(123) 456-7890 x123", "tel:1234567890;ext=123"),
        ("(123) 456-7890, ext. 12", "tel:1234567890;ext=12"),
        ("123-456-7890ext12", "tel:1234567890;ext=12"),
        ("+49 30 1234567 (DW 89)", "tel:+49301234567;ext=89"),
        ("+1 555 010 0199 #7", "tel:+15550100199;ext=7"),
        ("1-800-FLOWERS", "tel:18003569377"),
        ("1-800-go-fedex", "tel:18004633339"),
        ("1-800-FLOWERS x12", "tel:18003569377;ext=12"),
    ],
)
def test_a_number_is_dialled(text: str, link: str) -> None:
    """Extensions, letters of the keypad, area codes and notes are understood."""
    assert telephone_link(text) == link


@pytest.mark.parametrize(
    "text",
    [
        "Upon request", "on request (2024)", "-", "12", "ext. 5", "A4", "Room 12B",
        "+46 555 010 203 / +46 555 010 204", "555-010-0199 or 555-010-0198", "555 0100, 555 0101",
        "555 010 0199 555 010 0198", "5550100199 / 5550100198", "123 45 67/68", "+1 + 555 010 0199",
    ],
)  # fmt: skip
def test_what_is_not_one_number_has_no_link(text: str) -> None:
    """No text and no two numbers are dialled as something that nobody has."""
    assert telephone_link(text) is None


@given(st.text(max_size=40) | st.from_regex(r"[+(]?[0-9 ()/.xA-Z-]{1,30}", fullmatch=True))
def test_a_link_has_only_what_rfc_3966_allows(text: str) -> None:
    """Any text gives a valid address or none."""
    link = telephone_link(text)

    if link is not None:
        number, _, extension = link.removeprefix("tel:").partition(";ext=")
        assert number.removeprefix("+").isascii()
        assert number.removeprefix("+").isdecimal()
        assert extension == "" or (extension.isascii() and extension.isdecimal())
