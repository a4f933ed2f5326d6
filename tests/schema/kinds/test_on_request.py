"""`schema.kinds.on_request`: the only text in the place of references."""

from __future__ import annotations

import re

import pytest

from cvtex.schema.kinds.on_request import SCHEMA, OnRequest, on_request


@pytest.mark.parametrize(
    "text", ["on request", "Upon request", "Available on request.", "ON REQUEST"]
)
def test_references_may_be_on_request(text: str) -> None:
    """In the words that people write."""
    assert on_request(text) is OnRequest.ON_REQUEST
    assert re.search(str(SCHEMA["pattern"]), text)


def test_no_other_text_stands_for_references() -> None:
    """It would be printed as cvtex's own words."""
    with pytest.raises(Exception, match="is not a list of references"):
        on_request("ask me")
    assert not re.search(str(SCHEMA["pattern"]), "ask me")
