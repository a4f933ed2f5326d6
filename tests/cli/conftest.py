"""What the tests of commands share: starters whose JSON Schema is made once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from cvtex.schema.json_schema import cv_schema_text


@pytest.fixture(scope="session", autouse=True)
def _schema_once() -> Iterator[None]:
    """Write the same JSON Schema beside each starter: to make it takes longer than all the rest."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("cvtex.cli.starter.cv_schema_text", cache(cv_schema_text))
        yield
