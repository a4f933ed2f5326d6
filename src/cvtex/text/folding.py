"""Compose letters (NFC), and fold texts for comparison: without case, accents and spelling.

The functions that fold are for titles, words and the names of states. Personal names have rules of
their own (`names.folding`), where "ö" is also equal to "oe".
"""

from __future__ import annotations

import unicodedata


def composed(text: str) -> str:
    """Return a text in Unicode's form NFC, in which a letter with its accent is one character.

    Files from macOS have the other form, which looks the same; the fonts have composed letters.
    """
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Return a text without case and accents, in compatibility form (NFKD).

    Accents remain as combining characters, which are not letters, digits or spaces. The functions
    below remove them.
    """
    if text.isascii():
        return text.lower()
    # Case is folded last: some symbols decompose into capitals (`℡` into `TEL`).
    return unicodedata.normalize("NFKD", text).casefold()


def fold_title(title: str) -> str:
    """Return only the letters and digits of a title, folded: equal titles give equal strings.

    Case, accents, punctuation and spaces are ignored: "Résumé: A Study" gives "resumeastudy".
    """
    return "".join(filter(str.isalnum, fold(title)))


def fold_words(text: str) -> str:
    """Return only the letters, digits and spaces of a text, folded: a key for sorting."""
    return "".join(c for c in fold(text) if c.isalnum() or c.isspace())


def fold_letters(text: str) -> str:
    """Return only the letters, in lower case: `In Press` and `in-press` both give `inpress`.

    Accents are kept: this is for English keywords, such as the state of a publication.
    """
    return "".join(filter(str.isalpha, text.lower()))
