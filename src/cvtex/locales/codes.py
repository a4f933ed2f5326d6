"""Countries and languages by their codes, as a CV in some language names them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from cvtex.locales.language_names import meant_tag
from cvtex.locales.locale import Locale

_DATA = Path(__file__).parent / "data" / "names"


def country_name(code: str, locale: Locale) -> str:
    """Return the name of a country by its code of two letters (ISO 3166-1); empty if unknown."""
    return _named("countries", _ISO.get(code.upper(), code.upper()), locale)


def country_code(name: str, locale: Locale) -> str:
    """Return the code of a country by its name, in the language of a locale or in English.

    Case makes no difference. The result is empty if it is the name of no country.
    """
    wanted = name.casefold()
    if wanted in _SHORT:
        return _SHORT[wanted]
    for tag in dict.fromkeys((locale.tag, locale.tag.partition("-")[0], "en")):
        for code, known in _names(tag).get("countries", {}).items():
            if known.casefold() == wanted and code not in _REGIONS:
                return code
    return ""


_SHORT = {"usa": "US", "u.s.a.": "US", "us": "US", "uk": "GB", "u.k.": "GB"}
_REGIONS = frozenset(
    {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
)
"""Codes of CLDR that are no countries or territories of the standard."""


def language_name(code: str, locale: Locale) -> str:
    """Return the name of a language by its code of two or three letters (ISO 639); else empty."""
    tag = code.lower()
    return _named("languages", tag, locale) or _named("languages", meant_tag(tag), locale)


# Codes that the institutions of the European Union write in the place of those of the standard.
_ISO = {"EL": "GR", "UK": "GB"}


def _named(table: str, code: str, locale: Locale) -> str:
    for tag in (locale.tag, locale.tag.partition("-")[0], "en"):
        names = _names(tag).get(table, {})
        if code in names:
            return names[code]
    return ""


@cache
def _names(tag: str) -> Mapping[str, Mapping[str, str]]:
    path = _DATA / f"{tag}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
