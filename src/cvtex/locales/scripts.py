"""The script of a language, for those that are not written in Latin, Greek or Cyrillic letters."""

from __future__ import annotations

from itertools import chain

_LANGUAGES = {
    "Chinese": ("zh", "yue", "wuu", "hans", "hant", "hani"),
    "Japanese": ("ja", "jpan"),
    "Korean": ("ko", "kore"),
    "Arabic": ("ar", "fa", "ur", "ps", "ckb", "ug", "sd", "arz", "arab"),
    "Hebrew": ("he", "yi", "hebr"),
    "Devanagari": ("hi", "mr", "ne", "sa", "mai", "deva"),
    "Thai": ("th", "thai"), "Lao": ("lo",), "Khmer": ("km",), "Myanmar": ("my",),
    "Georgian": ("ka",), "Armenian": ("hy",), "Ethiopic": ("am", "ti"),
    "Bengali": ("bn", "as"), "Tamil": ("ta",), "Telugu": ("te",), "Kannada": ("kn",),
    "Malayalam": ("ml",), "Gujarati": ("gu",), "Gurmukhi": ("pa",), "Sinhala": ("si",),
    "Oriya": ("or",), "Tibetan": ("bo", "dz"), "Thaana": ("dv",), "Syriac": ("syr",),
}  # fmt: skip
"""The languages and the tags of scripts (ISO 15924) of each script."""

SAMPLES = {
    "Chinese": "中", "Japanese": "の", "Korean": "한", "Arabic": "ا", "Hebrew": "א",
    "Devanagari": "क", "Thai": "ก", "Lao": "ກ", "Khmer": "ក", "Myanmar": "က", "Georgian": "ა",
    "Armenian": "Ա", "Ethiopic": "አ", "Bengali": "ক", "Tamil": "க", "Telugu": "క", "Kannada": "ಕ",
    "Malayalam": "ക", "Gujarati": "ક", "Gurmukhi": "ਕ", "Sinhala": "ක", "Oriya": "କ",
    "Tibetan": "ཀ", "Thaana": "ހ", "Syriac": "ܐ",
}  # fmt: skip
"""A letter of each script."""

_SCRIPTS = dict(
    chain.from_iterable([(tag, name) for tag in tags] for name, tags in _LANGUAGES.items())
)
_LETTERS = 4


def script_of(tag: str) -> str:
    """Return the script of a language tag by its name; empty for Latin, Greek and Cyrillic ones.

    A subtag of four letters after the language names the script: `ja-Latn` is in Latin letters.
    """
    language, *rest = tag.casefold().split("-")
    if rest and len(rest[0]) == _LETTERS and rest[0].isalpha():
        return _SCRIPTS.get(rest[0], "")
    return _SCRIPTS.get(language, "")
