"""The words for the keys that biblatex has for kinds of theses, reports, patents and media."""

from __future__ import annotations

import re

from cvtex.schema import Words

# The keys of the manual, section 4.9.2.13, with its English words.
_NAMES = {
    "candthesis": "Candidate thesis", "bathesis": "Bachelor’s thesis",
    "resreport": "Research report", "software": "Computer software", "datacd": "CD-ROM",
    "audiocd": "Audio CD", "patent": "Patent", "patreq": "Patent request",
}  # fmt: skip
_COUNTRIES = {
    "de": "German", "eu": "European", "fr": "French", "uk": "British", "us": "U.S.",
    "ep": "European", "jp": "Japanese", "cn": "Chinese",
}  # fmt: skip
_PLACES = {
    "countryde": "Germany", "countryeu": "European Union", "countryep": "European Union",
    "countryfr": "France", "countryuk": "United Kingdom",
    "countryus": "United States of America",
}  # fmt: skip


_COUNTRY_KEY = re.compile("country[a-z]{2}")


def type_name(written: str, words: Words) -> str:
    """Return the words for a kind of work; what is not a key of biblatex or BibTeX is kept."""
    key = written.strip().lower()
    match key:
        case "phdthesis":
            return words.phd_thesis
        case "mathesis" | "mastersthesis":
            return words.masters_thesis
        case "techreport":
            return words.technical_report
    for kind, noun in (("patent", "patent"), ("patreq", "patent request")):
        if key.startswith(kind) and (country := _COUNTRIES.get(key.removeprefix(kind))):
            return f"{country} {noun}"
    return _NAMES.get(key, written)


def place_name(written: str) -> str | None:
    """Return the names of the countries that biblatex's keys mean; None for any other text.

    A key that biblatex has no word for, such as `countrywo`, is the code of a country (WIPO ST.3).
    """
    if not written.startswith("country"):
        return None
    parts = written.split(" and ")
    if not all(map(_COUNTRY_KEY.fullmatch, parts)):
        return None
    return ", ".join(_PLACES.get(part, part[-2:].upper()) for part in parts)
