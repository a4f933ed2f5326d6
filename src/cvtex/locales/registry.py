"""The table of locales, and the lookup of the locale for a language tag.

To add a locale, write `locales/data/<tag>.toml`, as those that are there, and add the tag to
`LOCALES`. That of a region names its language as its `base`, and has only what differs. Its file is
read when it is first used, since a CV needs only its own and English.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import TypeAlias

from cvtex.locales.en import LOCALE as ENGLISH
from cvtex.locales.en import REGIONS as ENGLISH_REGIONS
from cvtex.locales.locale import Locale
from cvtex.locales.tags import canonical

__all__ = ["ENGLISH", "LANGUAGES", "LOCALES", "all_locales", "find_locale", "locale_of", "with_own"]

LANGUAGES = (
    "en", "de", "fr", "es", "pt", "pt-BR", "it", "nl", "ca", "ro", "da", "sv", "nb", "fi", "pl",
    "cs", "sk", "hu", "hr", "sl", "el", "ru", "uk", "bg", "tr", "vi", "id", "zh", "zh-Hant", "ja",
    "ko", "ar", "he", "fa", "hi", "th",
)  # fmt: skip
"""The tags of the languages, for messages: without other names and regions."""

LOCALES: dict[str, str | None] = {
    **dict.fromkeys(LANGUAGES),
    "en": "en",
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


Finder: TypeAlias = Callable[[str], Locale | None]
"""A function that returns the user's own locale of a canonical tag, if there is one."""

# A context variable belongs to one build in one thread. Own locales lie beside the CV of the build.
_own: ContextVar[Finder | None] = ContextVar("_own", default=None)


@contextmanager
def with_own(find: Finder) -> Iterator[None]:
    """Let the user's own locales come before those of cvtex, for all that this thread looks up."""
    token = _own.set(find)
    try:
        yield
    finally:
        _own.reset(token)


def locale_of(language: str) -> Locale:
    """Return the locale of a language tag, or English if there is none."""
    return find_locale(language) or ENGLISH


def find_locale(language: str) -> Locale | None:
    """Return the locale of a language tag: the user's own, or that of cvtex; None if none is near.

    This is the lookup of RFC 4647, section 3.4: subtags are removed from the end of the tag until
    the rest has a locale, so `en-GB` finds `en`. Upper and lower case are equal.
    """
    own, names = _own.get(), _names()
    for tag in prefixes(language):
        if own and (found := own(tag)):
            return found
        if name := names.get(tag.casefold()):
            return _locale(name)
    return None


def built_in(language: str) -> Locale:
    """Return the locale that cvtex has for a language tag, or English."""
    name = built_in_tag(language)
    return _locale(name) if name else ENGLISH


def built_in_tag(language: str) -> str:
    """Return the name of the data that cvtex has for a language tag; empty if it has none."""
    names = _names()
    return next(filter(None, (names.get(tag.casefold()) for tag in prefixes(language))), "")


_MOST_PARTS = 4
"""The most subtags of a tag that a locale may have: language, script, region, variant."""


def prefixes(language: str) -> Iterator[str]:
    """Yield a tag in its canonical form, and what is left of it without its last subtags."""
    parts = canonical(language.strip()).split("-", _MOST_PARTS)[:_MOST_PARTS]
    return ("-".join(parts[:length]) for length in range(len(parts), 0, -1))


def _names() -> dict[str, str]:
    """Return the name of each locale's data by the tag in lower case."""
    return {tag.casefold(): name or tag for tag, name in LOCALES.items()}


def all_locales() -> Iterator[Locale]:
    """Read and yield every locale, in the order of the table."""
    return map(_locale, dict.fromkeys(name or tag for tag, name in LOCALES.items()))


@cache
def _locale(name: str) -> Locale:
    if name in ENGLISH_REGIONS:
        return ENGLISH_REGIONS[name]
    from cvtex.locales.data_files import read_locale

    return read_locale(name)
