r"""Write characters that the encoding of an old file lacks as LaTeX: `ł` as `{\l}`."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from cvtex.additions.bib_file import BibFile
from cvtex.latex.symbols import ACCENTS, SYMBOLS

_VERBATIM = frozenset({"doi", "eprint", "url", "file", "isbn", "issn"})
"""Fields in which commands have no meaning."""


def encodable(file: BibFile, fields: Mapping[str, str]) -> dict[str, str]:
    """Return fields without characters that a file cannot have, as far as LaTeX has them.

    Formulas stay: there letters are other commands.
    """
    if file.encoding.startswith("utf"):
        return dict(fields)
    return {
        name: latex if name in _VERBATIM or "$" in latex else _encodable(file, latex)
        for name, latex in fields.items()
    }


def _encodable(file: BibFile, latex: str) -> str:
    if file.encoded(latex) is not None:
        return latex
    composed = unicodedata.normalize("NFC", latex)
    return "".join(c if file.encoded(c) is not None else _command(c) for c in composed)


@lru_cache(maxsize=1024)
def _command(character: str) -> str:
    """Return the command of a character in braces, or the character if it has none."""
    if command := _symbols().get(character):
        return f"{{\\{command}}}"
    letter, *marks = list(unicodedata.normalize("NFD", character))
    accents = {mark: name for name, mark in reversed(ACCENTS.items())}
    if not marks or not letter.isascii() or not all(mark in accents for mark in marks):
        return character
    for mark in marks:
        letter = f"\\{accents[mark]}{{{letter}}}"
    return f"{{{letter}}}"


@lru_cache(maxsize=1)
def _symbols() -> Mapping[str, str]:
    """Return the commands of single characters beyond ASCII."""
    return {
        character: name
        for name, character in reversed(SYMBOLS.items())
        if len(character) == 1 and not character.isascii() and not character.isspace()
    }
