"""`schema.kinds.values`: sums of money, and venues with years."""

from __future__ import annotations

import re
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from cvtex.schema.kinds.values import Money, Venues

MONEY: TypeAdapter[str] = TypeAdapter(Money)
PATTERN = str(MONEY.json_schema()["pattern"])
VENUES: TypeAdapter[Any] = TypeAdapter(Venues)


@pytest.mark.parametrize(
    "text",
    [
        "EUR 1,500,000", "€1.5m", "$250k", "US$ 3", "1 500 000 SEK", "2 Mio. Kronen", "£5",
        "CHF 200k", "₹ 4 lakh", "30.000 kr", "R$ 10", "2 million euros", "12 zł", "5000 €",
    ],
)  # fmt: skip
def test_a_sum_has_a_number_and_a_currency(text: str) -> None:
    """In any form; it is printed as written, and an editor accepts it."""
    assert MONEY.validate_python(text) == text
    assert re.search(PATTERN, text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("5000", "`5000` has no currency"),
        ("1.5 million", "`1.5 million` has no currency"),
        ("200k", "`200k` has no currency"),
        ("4 Mio", "`4 Mio` has no currency"),
        ("a lot", "`a lot` has no number"),
        ("EUR", "`EUR` has no number"),
    ],
)
def test_a_sum_without_one_of_them_is_an_error(text: str, message: str) -> None:
    """An editor refuses it too."""
    with pytest.raises(ValidationError, match=re.escape(message)):
        MONEY.validate_python(text)
    assert not re.search(PATTERN, text)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("ICML", ["ICML"]),
        (["ICML", "ACL"], ["ICML", "ACL"]),
        ({"ICML": ["2022", "2023"], "ACL": "2021-2024"}, ["ICML (2022, 2023)", "ACL (2021–2024)"]),
        ({"ICML": "2019-", "ACL": None}, ["ICML (2019–)", "ACL"]),
        (["ICML", {"ACL": "2020"}], ["ICML", "ACL (2020)"]),
        ({}, []),
        ({"2024": ["ICML", "ACL"], "2022-2023": "ACL"}, ["ICML, ACL (2024)", "ACL (2022–2023)"]),
    ],
)
def test_venues_may_have_years(value: object, shown: list[str]) -> None:
    """A list, or a mapping of each to its years."""
    assert [str(venue) for venue in VENUES.validate_python(value)] == shown


@pytest.mark.parametrize(
    ("value", "within"),
    [
        ({"ICML": {"a": "b"}}, ("ICML",)),
        (["ACL", ["ICML"]], (1,)),
        ([{"a": "b", "c": "d"}], (0,)),
        ([{"ICML": {"a": "b"}}], (0, "ICML")),
        ({"2024": [{"a": "b"}]}, ("2024",)),
    ],
)
def test_a_wrong_venue_is_an_error_at_its_place(value: object, within: tuple[object, ...]) -> None:
    """In the list or the mapping."""
    with pytest.raises(ValidationError) as caught:
        VENUES.validate_python(value)

    (detail,) = caught.value.errors()
    assert detail["ctx"]["within"] == within
