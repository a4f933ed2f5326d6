"""The language of a publication's texts, which is often another than that of the CV."""

from __future__ import annotations

import re

from cvtex.bibliography import Reference
from cvtex.document import Publication
from cvtex.latex.languages import language_tag
from cvtex.locales import UNKNOWN_LANGUAGE
from cvtex.text import InLanguage, Inlines, plain_text

_GREEK = re.compile("[Ͱ-Ͽἀ-῿]")
_CYRILLIC = re.compile("[Ѐ-ӿ]")
_LETTER = re.compile(r"[^\W\d_]")
_UKRAINIAN = re.compile("[іїєґ]", re.IGNORECASE)
_RUSSIAN = re.compile("[ыэё]", re.IGNORECASE)
_IN_CYRILLIC = {"ru", "uk", "bg"}


def in_its_language(publication: Publication, entry: Reference, language: str) -> Publication:
    """Return a publication in a CV of a language (a tag) with its texts marked by their own.

    That is what the entry says, else what the script of the text says. The language of another text
    is unknown, unless the CV is in English: its other texts are taken as English.
    """
    given = language_tag(entry.language)
    unknown = "en" if _is_english(language) else UNKNOWN_LANGUAGE

    def marked(inlines: Inlines) -> Inlines:
        tag = given or _of_script(plain_text(inlines), language) or unknown
        is_same = tag == language or (_is_english(tag) and _is_english(language))
        return inlines if is_same or not inlines else (InLanguage(tag, inlines),)

    if given == language and given:
        return publication
    return publication._replace(
        title=marked(publication.title),
        note=marked(publication.note),
        addendum=marked(publication.addendum),
        venue_lines=tuple(
            tuple(venue._replace(name=marked(venue.name)) for venue in line)
            for line in publication.venue_lines
        ),
    )


def _is_english(tag: str) -> bool:
    return tag.partition("-")[0].casefold() == "en"


def _of_script(words: str, language: str) -> str:
    """Return the language that most letters of a text leave no doubt of, or an empty text."""
    if words.isascii():
        return ""
    half = len(_LETTER.findall(words)) / 2
    if len(_GREEK.findall(words)) > half:
        return "el"
    if len(_CYRILLIC.findall(words)) <= half:
        return ""
    if _UKRAINIAN.search(words):
        return "uk"
    if _RUSSIAN.search(words):
        return "ru"
    return language if language in _IN_CYRILLIC else ""
