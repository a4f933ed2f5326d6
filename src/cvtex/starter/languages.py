"""The languages of the starter: their names, and the tag that a user means."""

from __future__ import annotations

import re

NAMES = {
    "bg": ("Български", "Bulgarian"),
    "ca": ("Català", "Catalan"),
    "cs": ("Čeština", "Czech"),
    "da": ("Dansk", "Danish"),
    "de": ("Deutsch", "German"),
    "el": ("Ελληνικά", "Greek"),
    "en": ("English", "English"),
    "es": ("Español", "Spanish"),
    "fi": ("Suomi", "Finnish"),
    "fr": ("Français", "French"),
    "hr": ("Hrvatski", "Croatian"),
    "hu": ("Magyar", "Hungarian"),
    "id": ("Bahasa Indonesia", "Indonesian"),
    "it": ("Italiano", "Italian"),
    "nb": ("Norsk bokmål", "Norwegian"),
    "nl": ("Nederlands", "Dutch"),
    "pl": ("Polski", "Polish"),
    "pt": ("Português", "Portuguese"),
    "pt-BR": ("Português (Brasil)", "Portuguese of Brazil"),
    "ro": ("Română", "Romanian"),
    "ru": ("Русский", "Russian"),
    "sk": ("Slovenčina", "Slovak"),
    "sl": ("Slovenščina", "Slovene"),
    "sv": ("Svenska", "Swedish"),
    "tr": ("Türkçe", "Turkish"),
    "uk": ("Українська", "Ukrainian"),
    "vi": ("Tiếng Việt", "Vietnamese"),
}
"""The languages that have a starter, by tag: their names in themselves and in English (CLDR)."""

REGIONS = ("de-AT", "de-CH", "en-GB", "fr-CA")
"""The tags whose texts differ in part from those of the language."""

UNPRINTED = {
    "ar": ("العربية", "Arabic"),
    "fa": ("فارسی", "Persian"),
    "he": ("עברית", "Hebrew"),
    "hi": ("हिन्दी", "Hindi"),
    "ja": ("日本語", "Japanese"),
    "ko": ("한국어", "Korean"),
    "th": ("ไทย", "Thai"),
    "zh": ("中文", "Chinese"),
    "zh-Hant": ("繁體中文", "Traditional Chinese"),
}
"""Languages with a locale in whose script no page can be set, so that no starter is written."""

_WITH_TEXTS_OF = {
    **{tag: tag for tag in (*NAMES, *REGIONS)},
    **dict.fromkeys(("no", "nn"), "nb"),
    **dict.fromkeys(("en-AU", "en-HK", "en-IE", "en-IN", "en-NZ", "en-SG", "en-ZA"), "en-GB"),
    "de-LI": "de-CH",
}
"""The tag whose texts a tag has; a longer tag has those of its beginning."""

_TAG = re.compile(r"[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|[0-9]{3}))?", re.IGNORECASE)
"""A language with a script and a region (RFC 5646, section 2.1)."""


def find_language(written: str) -> str | None:
    """Return the tag that is written, in the usual case, or None if there is no starter in it.

    `PT_br` and `pt_BR.UTF-8`, as systems call their locales, are `pt-BR`. Any region of a language
    is allowed: `de-LU`.
    """
    tag = re.split(r"[.@]", written.strip().replace("_", "-"))[0]
    if not _TAG.fullmatch(tag) or _beginning(tag) is None:
        return None
    first, *rest = tag.lower().split("-")
    return "-".join([first, *(part.title() if len(part) == 4 else part.upper() for part in rest)])


def with_texts(tag: str) -> str:
    """Return the tag whose texts the starter of a tag has; English if there is none."""
    return _beginning(tag) or "en"


def meant_language(written: str) -> str | None:
    """Return the tag that is probably meant by a text in which none is found.

    It may be the name of a language or the code of a country, also of one without a starter.
    """
    from cvtex.diagnostics.suggestions import FAR, closest
    from cvtex.locales.language_names import meant_tag

    if tag := meant_tag(written):
        return tag if _beginning(tag) or unprinted_language(tag) else None
    folded = " ".join(written.casefold().split())
    names = {name.casefold(): tag for tag, both in (NAMES | UNPRINTED).items() for name in both}
    name = closest(folded, names, at_least=FAR)
    return names[name] if name else _beginning(folded.replace("_", "-"))


def name_of(tag: str) -> str:
    """Return the English name of the language of a tag that is known here."""
    names = NAMES | UNPRINTED
    return names[tag if tag in names else tag.partition("-")[0]][1]


def unprinted_language(written: str) -> str | None:
    """Return the tag of a language whose script cannot be printed, if this is one."""
    first = written.strip().replace("_", "-").partition("-")[0].lower()
    return first if first in UNPRINTED else None


def _beginning(tag: str) -> str | None:
    """Return the longest beginning of a tag that has texts (RFC 4647, section 3.4)."""
    folded = {known.casefold(): texts for known, texts in _WITH_TEXTS_OF.items()}
    parts = tag.casefold().split("-")
    beginnings = ("-".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((folded[part] for part in beginnings if part in folded), None)
