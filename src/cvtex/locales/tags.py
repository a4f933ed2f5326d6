"""Language tags (BCP 47) as people write them, and their canonical form."""

from __future__ import annotations

import re

PATTERN = r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,8}"
"""The form of a tag: a language, then script, region and more; `_` is read as `-`."""

US_LETTER = frozenset(
    ["BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"]
)
"""Regions where paper has the size of a US letter; all others have A4 (CLDR, `paperSize`)."""

_LETTERS = 2
_REGION = 2
_SCRIPT = 4


def is_tag(text: str) -> bool:
    """Tell whether a text has the form of a language tag."""
    return re.fullmatch(PATTERN, text) is not None


def canonical(tag: str) -> str:
    """Return a tag with hyphens, and in the case that RFC 5646, section 2.1.1, recommends.

    So `PT_br` is `pt-BR`, and `zh-hant` is `zh-Hant`.
    """
    first, *rest = tag.replace("_", "-").split("-")
    parts = [first.lower()]
    for part in rest:
        after_single = len(parts[-1]) == 1
        if len(part) == _REGION and not after_single:
            parts.append(part.upper())
        elif len(part) == _SCRIPT and part.isalpha() and not after_single:
            parts.append(part.title())
        else:
            parts.append(part.lower())
    return "-".join(parts)


def has_us_letter(tag: str) -> bool:
    """Tell whether paper has the size of a US letter where a language is spoken, rather than A4.

    English without a region is taken for American.
    """
    language, _, rest = canonical(tag).partition("-")
    region = next((part for part in rest.split("-") if len(part) == _REGION), "")
    return region in US_LETTER if region else language == "en"


_NO_LANGUAGES = frozenset({"cn", "cz", "dk", "gr", "iw", "jp", "ua", "vn"})
"""Codes of countries that are no codes of languages (ISO 639-1), and an old code of Hebrew."""


def tag_of(written: str) -> str:
    """Return the canonical tag for what a CV says, or the tag that is meant; empty for neither.

    A language may be written by its name (`German`, `Deutsch`) or by a code of three letters though
    it has one of two, which RFC 5646, section 2.2.1, does not allow.
    """
    text = written.strip()
    if not is_tag(text):
        from cvtex.locales.language_names import meant_tag  # few CVs need it

        return meant_tag(text)
    tag = canonical(text)
    language, hyphen, rest = tag.partition("-")
    if len(language) == _LETTERS and language not in _NO_LANGUAGES:
        return tag
    from cvtex.locales.language_names import meant_tag

    meant = meant_tag(language)
    return f"{meant}{hyphen}{rest}" if meant else tag
