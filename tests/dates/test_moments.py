"""`dates.moments`: the values of a parsed date."""

from __future__ import annotations

import pytest

from cvtex.dates import Moment, parse_date


@pytest.mark.parametrize(
    ("text", "moments"),
    [
        ("present", ()),
        ("2019–", (Moment(2019),)),
        ("until 2019", (Moment(2019),)),
        ("2018–2019, May 2021", (Moment(2018), Moment(2019), Moment(2021, 5), Moment(2021, 5))),
    ],
)
def test_the_moments_of_a_date_are_the_ends_of_its_parts(
    text: str, moments: tuple[Moment, ...]
) -> None:
    """Start and end of each part, in order, without those that a part does not have."""
    assert parse_date(text).moments == moments
