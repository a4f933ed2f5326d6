"""Texts folded for comparing: without case, accents and whatever else differs between spellings.

The one home of folding for titles, words and the names of states. Personal names have rules of
their own (`names.folding`), by which "ö" is "oe" too.
"""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """Return a text without case and accents, in compatibility form (NFKD).

    Accents are left as combining characters, which are neither letters nor digits nor blanks.
    """
    if text.isascii():
        return text.lower()
    # Case is folded last: some signs decompose into capitals (`℡` into `TEL`).
    return unicodedata.normalize("NFKD", text).casefold()


def fold_title(title: str) -> str:
    """Return the letters and digits of a title alone: equal titles give equal texts.

    Case, accents, punctuation and blanks do not count: "Résumé: A Study" is "resume a study".
    """
    return "".join(filter(str.isalnum, fold(title)))


def fold_words(text: str) -> str:
    """Return the letters, digits and blanks of a text, for sorting it among others."""
    return "".join(c for c in fold(text) if c.isalnum() or c.isspace())


def fold_letters(text: str) -> str:
    """Return the letters alone, in lower case: `In Press`, `in-press` and `inpress` are the same.

    Accents are kept: this is for the names of states and the like, which are English.
    """
    return "".join(filter(str.isalpha, text.lower()))
