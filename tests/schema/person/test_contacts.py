"""`schema.person.contacts`: one contact or several, with or without a word."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from cvtex.schema.person import Addresses, Emails, Homepages, Phones

EXAMPLES: list[tuple[Any, str]] = [
    (Emails, "mara@example.org"), (Phones, "+46 555 010 203"), (Addresses, "Port *Aurora*"),
    (Homepages, "https://mara.example.org/"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "value"), EXAMPLES)
def test_a_text_a_mapping_and_a_list_are_the_same(kind: Any, value: str) -> None:
    """A single contact needs neither brackets nor a label."""
    read = TypeAdapter(kind).validate_python

    assert read(value) == read([value]) == read({"value": value}) == read([{"value": value}])
    assert read([]) == ()
    several = read([value, {"label": "Office", "value": value}])
    assert [one.label for one in several] == [None, "Office"]
    assert several[0].value == several[1].value


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ("x", ()),
        ("", ()),
        ({"Office": "a@b.org"}, ()),
        (["a@b.org", "x"], (1,)),
        (["a@b.org", ["b@c.org"]], (1,)),
        ({"label": "Office", "value": "x"}, ("value",)),
        ([{"label": "Office"}], (0, "value")),
        ([{"label": [], "value": "a@b.org"}], (0, "label")),
    ],
)
def test_a_wrong_contact_gives_one_error_with_its_path(
    given: object, path: tuple[int | str, ...]
) -> None:
    """There is no index where there is no list."""
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(Emails).validate_python(given)

    assert [problem["loc"] for problem in caught.value.errors()] == [path]
