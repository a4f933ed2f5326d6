"""`importers.parts.places`: addresses in parts as one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvtex.importers.importing import import_file
from cvtex.source import Source
from cvtex.yaml import Data, parse


@pytest.mark.parametrize(
    ("parts", "line"),
    [
        ('"address": "France", "countryCode": "FR"', "France"),
        ('"address": "Kaprun", "city": "Kaprun", "postalCode": "5710"', "Kaprun, 5710"),
        ('"address": "1 Hill Road, Bergen", "city": "Bergen", "country": "Norway"',
         "1 Hill Road, Bergen, Norway"),
        ('"city": "Berlin", "region": "Berlin"', "Berlin"),
        ('"city": "Santiago", "region": "Chile", "countryCode": "CL"', "Santiago, Chile"),
        ('"city": "Singapore", "countryCode": "SG"', "Singapore"),
        ('"address": "Paris Street 1", "city": "Paris"', "Paris Street 1, Paris"),
    ],
)  # fmt: skip
def test_a_place_is_named_once(parts: str, line: str) -> None:
    """Also where the street has what other keys say again; nothing is lost without a word."""
    data = f'{{"basics": {{"name": "Mara", "location": {{{parts}}}}}}}'
    made = import_file(Path("resume.json"), "json-resume", data.encode()).value

    assert made is not None
    assert made.losses == ()
    cv = parse(Source("cv.yaml", made.files["cv.yaml"].decode())).value
    assert cv is not None
    assert _location(cv.data) == line


def _location(data: Data) -> Data:
    return data["location"] if isinstance(data, dict) else None
