"""The language of a publication's texts, which is often another than that of the CV."""

from __future__ import annotations

import re

from cvtex.bibliography import Reference
from cvtex.document import Publication, Venue
from cvtex.hyphenation.language import UNKNOWN
from cvtex.latex.languages import language_tag
from cvtex.text import InLanguage, Inlines, plain_text

_GREEK = re.compile("[Ͱ-Ͽἀ-῿]")
_CYRILLIC = re.compile("[Ѐ-ӿ]")
_UKRAINIAN = re.compile("[іїєґ]", re.IGNORECASE)
_RUSSIAN = re.compile("[ыэё]", re.IGNORECASE)
_IN_CYRILLIC = {"ru", "uk", "bg"}


def in_its_language(publication: Publication, entry: Reference, language: str) -> Publication:
    """Return a publication in a CV of a language (a tag) with its texts marked by their own.

    That is what the entry says, else what its script says. The language of another text is unknown,
    unless the CV is in English: its other texts are taken as English.
    """
    tag = language_tag(entry.language) or _of_script(plain_text(publication.title), language)
    if not tag:
        tag = "en" if _is_english(language) else UNKNOWN
    if tag == language or (_is_english(tag) and _is_english(language)):
        return publication
    return publication._replace(
        title=_marked(tag, publication.title),
        note=_marked(tag, publication.note),
        addendum=_marked(tag, publication.addendum),
        venue_lines=tuple(
            tuple(_venue(tag, venue) for venue in line) for line in publication.venue_lines
        ),
    )


def _is_english(tag: str) -> bool:
    return tag.partition("-")[0].casefold() == "en"


def _of_script(title: str, language: str) -> str:
    """Return the language that the letters of a title leave no doubt of, or an empty text."""
    if _GREEK.search(title):
        return "el"
    if not _CYRILLIC.search(title):
        return ""
    if _UKRAINIAN.search(title):
        return "uk"
    if _RUSSIAN.search(title):
        return "ru"
    return language if language in _IN_CYRILLIC else ""


def _venue(tag: str, venue: Venue) -> Venue:
    return venue._replace(name=_marked(tag, venue.name))


def _marked(tag: str, inlines: Inlines) -> Inlines:
    return (InLanguage(tag, inlines),) if inlines else ()
