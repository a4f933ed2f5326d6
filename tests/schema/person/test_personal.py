"""`schema.person.personal`: details that are known by name, and others with a word."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from cvtex.schema.person import PersonalDetails, PersonalWords


def test_every_detail_but_the_others_has_a_word() -> None:
    """The words have the names of the details, so that each is printed with one."""
    assert [*PersonalWords.model_fields, "other"] == [*PersonalDetails.model_fields]


def test_nothing_is_required() -> None:
    """An empty mapping has no detail, and several of some kinds may be given."""
    assert PersonalDetails.model_validate({}) == PersonalDetails()
    several = PersonalDetails.model_validate({"driving_licence": ["B", "C1"], "nationality": "N"})
    assert (len(several.driving_licence), len(several.nationality)) == (2, 1)


def test_a_row_without_its_keys_is_one_error() -> None:
    """The hint has the form of a row."""
    with pytest.raises(ValidationError) as caught:
        PersonalDetails.model_validate({"other": [{"Height": "1.80 m"}]})
    (problem,) = caught.value.errors()

    assert problem["loc"] == ("other", 0)
    assert problem["ctx"]["hint"] == "write it as `{label: Height, value: …}`"
