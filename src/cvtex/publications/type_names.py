"""The words for the keys that biblatex has for kinds of theses, reports, patents and media."""

from __future__ import annotations

import re

from cvtex.schema import Words

# The keys of the manual, section 4.9.2.13, and the words for them.
_WORKS = {
    "candthesis": "candidate_thesis", "bathesis": "bachelors_thesis",
    "resreport": "research_report", "software": "software", "datacd": "data_cd",
    "audiocd": "audio_cd", "patent": "patent", "patreq": "patent_request",
}  # fmt: skip
_CODES = {"uk": "gb", "ep": "eu"}
"""The codes of countries in these keys for which `schema.words` has another (ISO 3166)."""

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
    if found := _PATENT.fullmatch(key):
        kind = "patent" if found[1] == "patent" else "patent_request"
        if name := getattr(words.works, f"{kind}_{_code(found[2])}", None):
            return str(name)
    return str(getattr(words.works, _WORKS[key])) if key in _WORKS else written


_PATENT = re.compile("(patent|patreq)([a-z]{2})")


def _code(country: str) -> str:
    return _CODES.get(country, country)


def place_name(written: str, words: Words) -> str | None:
    """Return the names of the countries that biblatex's keys mean; None for any other text.

    A key that biblatex has no word for, such as `countrywo`, is the code of a country (WIPO ST.3).
    """
    if not written.startswith("country"):
        return None
    parts = written.split(" and ")
    if not all(map(_COUNTRY_KEY.fullmatch, parts)):
        return None
    codes = (part[-2:] for part in parts)
    return ", ".join(getattr(words.countries, _code(code), code.upper()) for code in codes)
