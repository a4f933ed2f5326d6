"""`schema.person.name`: a name as a text or in its parts, and the form that author lists have."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from cvtex.names import Owner, parse_names
from cvtex.names.owner import Match
from cvtex.schema.person import Name, NameOrText

read = TypeAdapter[Name](NameOrText).validate_python


@pytest.mark.parametrize(
    ("written", "plain", "signature"),
    [
        ("  Mara   Lindqvist ", "Mara Lindqvist", "Mara Lindqvist"),
        ({"given": "Mara", "family": "van der Berg"}, "Mara van der Berg", "van der Berg, Mara"),
        (
            {"given": "Mara", "family": "Berg", "suffix": "III", "prefix": "Dr.", "native": "M"},
            "Mara Berg III", "Berg, III, Mara",
        ),
        ({"family": "Sukarno"}, "Sukarno", "Sukarno"),
        ({"given": "Mara"}, "Mara", "Mara"),
    ],
)  # fmt: skip
def test_a_name_has_a_plain_form_and_one_for_author_lists(
    written: object, plain: str, signature: str
) -> None:
    """Neither has titles or degrees."""
    assert (read(written).plain, read(written).signature) == (plain, signature)


def test_parts_say_where_the_family_name_begins() -> None:
    """An author with another division of the same words is somebody else."""
    (other,) = parse_names("Maria Berg, Ana").names

    text = Owner.from_names([read("Ana Maria Berg").signature])
    parts = Owner.from_names([read({"given": "Ana Maria", "family": "Berg"}).signature])

    assert text.match(other) is Match.EXACT
    assert parts.match(other) is Match.NO


def test_one_degree_needs_no_brackets() -> None:
    """A text is a list with one item."""
    assert read({"family": "B", "credentials": "PhD"}).credentials == ("PhD",)
    assert read({"family": "B", "credentials": ["MD", "MPH"]}).credentials == ("MD", "MPH")


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ({}, "`family` is missing in `name`"),
        ({"prefix": "Dr."}, "`family` is missing in `name`"),
        ({"given": "Mara", "family": "Berg, Jr."}, "a comma in a part of a name"),
        ({"given": "M" * 200, "family": "B" * 200}, "longer than 300 characters"),
        ("M" * 301, "longer than 300 characters"),
        (["Mara", "Berg"], "a list where a text belongs"),
        ({"Mara": "linguist"}, "a mapping where a text belongs"),
    ],
)
def test_what_is_no_name_gives_one_error(written: object, message: str) -> None:
    """A colon in a text, without quotes, makes a mapping too."""
    with pytest.raises(ValidationError) as caught:
        read(written)

    assert [problem["msg"] for problem in caught.value.errors()] == [message]
