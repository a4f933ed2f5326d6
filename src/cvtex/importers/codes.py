"""Countries and languages by their codes, as a CV in some language names them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from cvtex.locales import Locale
from cvtex.locales.language_names import meant_tag

_DATA = Path(__file__).parent / "data" / "names"


def country_name(code: str, locale: Locale) -> str:
    """Return the name of a country by its code of two letters (ISO 3166-1); empty if unknown."""
    return _named("countries", _ISO.get(code.upper(), code.upper()), locale)


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
