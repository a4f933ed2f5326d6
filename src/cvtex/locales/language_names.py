"""What people write in the place of a language tag: names of languages, older and country codes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from cvtex.locales.tags import canonical, is_tag

_NAMES = {
    "en": "english, eng", "en-GB": "british, british english, uk english",
    "en-US": "american, american english, us english",
    "de": "german, deutsch, ger, deu, germanb, ngerman",
    "de-AT": "austrian, naustrian, österreichisch",
    "de-CH": "swiss german, swissgerman, nswissgerman, schweizerdeutsch",
    "fr": "french, français, fra, fre", "fr-CA": "québécois, canadian french, canadien, acadian",
    "es": "spanish, español, castellano, spa", "pt": "portuguese, portuges, português, por",
    "pt-BR": "brazilian, brazilian portuguese, português brasileiro, brasileiro, brazil",
    "it": "italian, italiano, ita", "nl": "dutch, nederlands, vlaams, flemish, nld, dut",
    "da": "danish, dansk, dan, dk", "sv": "swedish, svenska, swe",
    "no": "norwegian", "nb": "norwegian bokmål, bokmål, norsk bokmål, norsk, norwegian, nor, nob",
    "nn": "norwegian nynorsk, nynorsk, norsk nynorsk, nno",
    "fi": "finnish, suomi, fin", "pl": "polish, polski, pol", "cs": "czech, čeština, ces, cze, cz",
    "sk": "slovak, slovenčina, slk, slo", "hu": "hungarian, magyar, hun",
    "ro": "romanian, română, ron, rum", "hr": "croatian, hrvatski, hrv",
    "sl": "slovene, slovenian, slovenščina, slv", "el": "greek, ελληνικά, ell, gre, gr",
    "ru": "russian, русский, rus", "uk": "ukrainian, українська, ukr, ua",
    "bg": "bulgarian, български, bul", "tr": "turkish, türkçe, tur",
    "vi": "vietnamese, tiếng việt, vie, vn", "id": "indonesian, bahasa indonesia, ind",
    "ca": "catalan, català, cat", "zh": "chinese, mandarin, 中文, 汉语, zho, chi, cn",
    "zh-Hant": "traditional chinese, 繁體中文", "zh-Hans": "simplified chinese, 简体中文",
    "ja": "japanese, 日本語, jpn, jp", "ko": "korean, 한국어, kor", "ar": "arabic, العربية, ara",
    "fa": "persian, farsi, فارسی, fas, per", "he": "hebrew, עברית, heb, iw",
    "hi": "hindi, हिन्दी, hin", "th": "thai, ไทย, tha",
    "et": "estonian, eesti, est", "lv": "latvian, latviešu, lav", "lt": "lithuanian, lietuvių, lit",
    "ga": "irish, gaeilge, gle", "is": "icelandic, íslenska, isl, ice",
    "sr": "serbian, српски, srpski, srp", "bs": "bosnian, bosanski, bos",
    "mk": "macedonian, македонски, mkd, mac", "sq": "albanian, shqip, sqi, alb",
    "eu": "basque, euskara, eus, baq", "gl": "galician, galego, glg", "la": "latin, latina, lat",
    "cy": "welsh, cymraeg, cym, wel", "mt": "maltese, malti, mlt", "af": "afrikaans, afr",
}  # fmt: skip
"""What is written for a language, by its tag: names in English and in it, and codes of ISO 639-2.

The country codes of two letters are those that ISO 639-1 gives to no language.
"""

_NEAR = {
    "bs": "hr", "sh": "hr", "cnr": "hr", "be": "ru", "gl": "pt", "ast": "es", "an": "es",
    "oc": "ca", "gsw": "de", "lb": "de", "nds": "de", "af": "nl", "fy": "nl", "ms": "id",
}  # fmt: skip
"""A language of cvtex whose words readers of another understand, by the tag of the other."""


def meant_tag(text: str) -> str:
    """Return the tag that is meant by a name or another code of a language; else empty."""
    stripped = text.strip()
    if found := _tags().get(_key(stripped)):
        return found
    # `de_DE.UTF-8`, as the locale of a system.
    start = re.split(r"[.@]", stripped)[0]
    return canonical(start) if start != stripped and is_tag(start) else ""


def english_name(tag: str) -> str:
    """Return the English name of a language, with the rest of the tag if that has no name."""
    language, hyphen, rest = tag.partition("-")
    if tag in _NAMES:
        return _NAMES[tag].partition(",")[0].title()
    return f"{_NAMES.get(language, language).partition(',')[0].title()}{hyphen and f' ({rest})'}"


def near_tag(tag: str) -> str:
    """Return the tag of a language near to one that cvtex does not know, or an empty string."""
    return _NEAR.get(tag.partition("-")[0], "")


def _key(name: str) -> str:
    """Return a name without case and accents."""
    decomposed = unicodedata.normalize("NFKD", " ".join(name.split()).casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@cache
def _tags() -> dict[str, str]:
    """Return the tag by each name, without accents and in lower case."""
    return dict(_rows())


def _rows() -> Iterator[tuple[str, str]]:
    for tag, names in _NAMES.items():
        for name in names.split(","):
            yield _key(name.strip()), tag
