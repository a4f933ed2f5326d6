"""A postal address on one line in its parts, for formats that have them apart."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from cvtex.locales import Locale
from cvtex.locales.codes import country_code

_POSTAL_CITY = re.compile(r"((?:\S+ )?\S*\d\S*) (\D+)")
_REGION_POSTAL = re.compile(r"(\D+) (\d{4,6})")
_MOST = 10
"""The most characters of a postal code (UPU S42)."""


def location_parts(line: str, locale: Locale) -> Mapping[str, str]:
    """Return an address on one line in its parts, as far as they are certain.

    `12 Harbour Row, 75105 Uppsala, Sweden` has all but a region. What is written in another way is
    a city, if it is only a name, or else an address.
    """
    parts = [part.strip() for part in line.split(",") if part.strip()]
    found: dict[str, str] = {}
    if parts and (code := country_code(parts[-1], locale)):
        found["countryCode"] = code
        parts = parts[:-1]
    places = [number for number, part in enumerate(parts) if _POSTAL_CITY.fullmatch(part)]
    if places and (number := places[-1]) >= len(parts) - 2 and (number or len(parts) == 1):
        match = _POSTAL_CITY.fullmatch(parts[number])
        if match and len(match[1]) <= _MOST:
            found |= {"postalCode": match[1], "city": match[2]}
            return found | _outside(parts[:number], parts[number + 1 :])
    if len(parts) > 1 and (match := _REGION_POSTAL.fullmatch(parts[-1])):
        if len(parts) == 2 and re.search(r"\d", parts[0]):
            return found | {"address": ", ".join(parts)}
        found |= {"region": match[1], "postalCode": match[2]}
        return found | {"address": ", ".join(parts[:-2]), "city": parts[-2]}
    if len(parts) > 1 and re.search(r"\d", parts[-2]):
        return found | {"address": ", ".join(parts[:-1]), "city": parts[-1]}
    if len(parts) > 1:
        found["region"] = parts[-1]
        parts = parts[:-1]
    return found | {"address": ", ".join(parts[:-1]), "city": parts[-1] if parts else ""}


def _outside(before: Sequence[str], after: Sequence[str]) -> dict[str, str]:
    return {"address": ", ".join(before), "region": ", ".join(after)}
