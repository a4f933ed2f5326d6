"""`export.postal`: the parts of an address that are certain."""

from __future__ import annotations

import pytest

from cvtex.export.postal import location_parts
from cvtex.locales import locale_of


@pytest.mark.parametrize(
    ("line", "language", "parts"),
    [
        ("12 Harbour Row, 75105 Uppsala, Sweden", "en",
         {"address": "12 Harbour Row", "postalCode": "75105", "city": "Uppsala",
          "countryCode": "SE"}),
        ("1010 Wien, Österreich", "de",
         {"postalCode": "1010", "city": "Wien", "countryCode": "AT"}),
        ("5 Quay, SW1A 1AA London, UK", "en",
         {"address": "5 Quay", "postalCode": "SW1A 1AA", "city": "London", "countryCode": "GB"}),
        ("1 Pier, San Francisco, California 94105, USA", "en",
         {"address": "1 Pier", "city": "San Francisco", "region": "California",
          "postalCode": "94105", "countryCode": "US"}),
        ("1 Quay, 5003 Bergen, Vestland, Norway", "en",
         {"address": "1 Quay", "postalCode": "5003", "city": "Bergen", "region": "Vestland",
          "countryCode": "NO"}),
        ("Room 4, Institute, Bergen, Vestland", "en",
         {"address": "Room 4, Institute", "city": "Bergen", "region": "Vestland"}),
        ("8 Street, Unit 14, Porto", "en", {"address": "8 Street, Unit 14", "city": "Porto"}),
        ("Palo Alto, CA", "en", {"city": "Palo Alto", "region": "CA"}),
        ("109 Woodcock Drive, PA 19363", "en", {"address": "109 Woodcock Drive, PA 19363"}),
        ("Porto", "pt", {"city": "Porto"}),
        ("India", "en", {"countryCode": "IN"}),
        ("", "en", {}),
    ],
)  # fmt: skip
def test_an_address_has_its_parts(line: str, language: str, parts: dict[str, str]) -> None:
    """With the name of the country in the language of the CV or in English, or without."""
    found = location_parts(line, locale_of(language))

    assert {key: value for key, value in found.items() if value} == parts
