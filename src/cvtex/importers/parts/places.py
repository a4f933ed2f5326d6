"""Postal addresses of other programs, as the one line that a `cv.yaml` has."""

from __future__ import annotations

import re

from cvtex.importers.origin import Node
from cvtex.importers.parts.texts import Texts, joined
from cvtex.locales.codes import country_name

_CODE_AFTER_REGION = frozenset({"US", "CA", "AU"})
"""Countries in whose addresses the postal code follows the region."""


def take_address_line(place: Node, texts: Texts) -> str:
    """Take an address with `address`, `city`, `region`, `postalCode` and a country."""
    if not place.is_mapping:
        return texts.line(place)
    street = texts.line(place.get("address", "street"))
    city = texts.line(place.get("city", "town", "locality"))
    district = place.get("region", "state", "province")
    region = texts.line(district)
    postal = texts.line(place.get("postalCode", "postal_code", "zip", "zipCode", "postcode"))
    code = place.get("countryCode", "country_code")
    if region.casefold() == city.casefold():  # as in Berlin
        district.understood()
        region = ""
    country = texts.term(place.get("country"), "country")
    if country:
        code.understood()
    else:
        country = _country(code, texts)
    if code.peek().upper() in _CODE_AFTER_REGION and postal.isdecimal():
        region, postal = joined(region, postal, by=" "), ""
    # What an address names already is not named again, as a country in the place of the street.
    named = [part.strip().casefold() for part in street.split(",")]
    if city.casefold() in named:
        place.get("city", "town", "locality").understood()
        city = ""
    if region.casefold() in named:
        district.understood()
        region = ""
    if country.casefold() in {*named, city.casefold(), region.casefold()}:
        place.get("country").understood()
        code.understood()
        country = ""
    return joined(street, joined(postal, city, by=" "), region, country, by=", ")


def _country(code: Node, texts: Texts) -> str:
    written = code.peek()
    if not re.fullmatch("[A-Za-z]{2}", written):
        return texts.line(code)
    name = country_name(written, texts.locale)
    if not name:
        return texts.line(code)
    code.understood()
    return name
