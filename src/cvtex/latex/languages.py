"""The names of languages in .bib files and in LaTeX, and their tags."""

from __future__ import annotations

import re
from functools import cache

from cvtex.locales import ENGLISH_TYPOGRAPHY, Typography, locale_of

# The names in `langid` and in babel (biblatex's manual, table 2), and what people write in
# `language`: the name in English or in the language itself.
_TAGS = {
    "en": "english american usenglish usamerican",
    "en-GB": "british ukenglish australian newzealand",
    "en-CA": "canadian",
    "de": "german ngerman deutsch",
    "de-AT": "austrian naustrian",
    "de-CH": "swissgerman nswissgerman",
    "fr": "french francais français frenchb",
    "fr-CA": "acadian canadien",
    "es": "spanish español castellano espanol",
    "pt": "portuguese português portuges portugues",
    "pt-BR": "brazilian brazil brasileiro",
    "it": "italian italiano",
    "nl": "dutch nederlands",
    "ca": "catalan català",
    "ro": "romanian română",
    "da": "danish dansk",
    "sv": "swedish svenska",
    "nb": "norwegian norsk bokmål bokmal",
    "nn": "nynorsk",
    "fi": "finnish suomi",
    "pl": "polish polski",
    "cs": "czech čeština česky",
    "sk": "slovak slovenčina slovensky",
    "hu": "hungarian magyar",
    "hr": "croatian hrvatski",
    "sl": "slovene slovenian slovenščina",
    "el": "greek ελληνικά monogreek polygreek polutonikogreek",
    "ru": "russian русский",
    "uk": "ukrainian українська",
    "bg": "bulgarian български",
    "tr": "turkish türkçe",
    "vi": "vietnamese",
    "id": "indonesian bahasa indon",
    "la": "latin",
    "et": "estonian",
    "lv": "latvian",
    "lt": "lithuanian",
    "sr": "serbian serbianc",
    "is": "icelandic",
    "zh": "chinese",
    "ja": "japanese",
    "ko": "korean",
    "ar": "arabic",
    "he": "hebrew",
    "fa": "persian farsi",
    "hi": "hindi",
    "th": "thai",
}
_TAG = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*", re.IGNORECASE)


def language_tag(name: str) -> str:
    """Return the tag (BCP 47) of a language by its name or tag, or an empty text.

    Two languages, as in `german and english`, are none.
    """
    folded = name.strip().casefold()
    found = _by_name().get(folded)
    if found is not None:
        return found
    is_tag = _TAG.fullmatch(folded) and (len(folded) <= 3 or {"-", "_"} & set(folded))
    return name.strip().replace("_", "-") if is_tag else ""


def typography_of(name: str) -> Typography:
    """Return the typography of a language by its name or tag, or that of English."""
    tag = language_tag(name)
    return locale_of(tag).typography if tag else ENGLISH_TYPOGRAPHY


@cache
def _by_name() -> dict[str, str]:
    return {name: tag for tag, names in _TAGS.items() for name in names.split()}
