"""The table of locales, and the lookup of the locale for a language tag.

To add a locale, write `locales/data/<tag>.toml`, as those that are there, and add the tag to
`LOCALES`. That of a region names its language as its `base`, and has only what differs. Its file is
read when it is first used, since a CV needs only its own and English.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from cvtex.locales.en import LOCALE as ENGLISH
from cvtex.locales.en import REGIONS as ENGLISH_REGIONS
from cvtex.locales.locale import Locale

__all__ = ["ENGLISH", "LOCALES", "all_locales", "locale_of"]

LOCALES = {
    "en": "en",
    **dict.fromkeys(("de", "fr", "es", "pt", "pt-BR", "it", "nl", "ca", "ro")),
    **dict.fromkeys(("da", "sv", "nb", "fi", "pl", "cs", "sk", "hu", "hr", "sl")),
    **dict.fromkeys(("el", "ru", "uk", "bg", "tr", "vi", "id")),
    **dict.fromkeys(("de-CH", "fr-CA", "fr-CH")),
    "no": "nb",
    "nn": "nb",
    "en-GB": "en-GB",
    **dict.fromkeys(("en-AU", "en-HK", "en-IE", "en-NZ", "en-SG", "en-ZA", "en-150"), "en-GB"),
    "en-IN": "en-IN",
    **dict.fromkeys(("de-AT", "de-CH", "fr-CA", "fr-CH", "it-CH", "nl-BE", "es-419", "es-MX")),
    "de-LI": "de-CH",
    **dict.fromkeys(
        ("es-AR", "es-BO", "es-CL", "es-CO", "es-CR", "es-EC", "es-PY", "es-UY", "es-VE"),
        "es-419",
    ),
    **dict.fromkeys(
        ("es-CU", "es-DO", "es-GT", "es-HN", "es-NI", "es-PA", "es-PE", "es-PR", "es-SV", "es-US"),
        "es-MX",
    ),
}
"""The name of each locale's data, by language tag; None if it is the tag."""


def locale_of(language: str) -> Locale:
    """Return the locale of a language tag, or English if there is none.

    This is the lookup of RFC 4647, section 3.4: subtags are removed from the end of the tag until
    the rest has a locale, so `en-GB` finds `en`. Upper and lower case are equal.
    """
    modules = {tag.casefold(): name or tag for tag, name in LOCALES.items()}
    longest = max(tag.count("-") + 1 for tag in modules)
    parts = language.casefold().split("-", longest)[:longest]
    for length in range(len(parts), 0, -1):
        if module := modules.get("-".join(parts[:length])):
            return _locale(module)
    return ENGLISH


def all_locales() -> Iterator[Locale]:
    """Read and yield every locale, in the order of the table."""
    return map(_locale, dict.fromkeys(name or tag for tag, name in LOCALES.items()))


@cache
def _locale(name: str) -> Locale:
    if name in ENGLISH_REGIONS:
        return ENGLISH_REGIONS[name]
    from cvtex.locales.data_files import read_locale

    return read_locale(name)
