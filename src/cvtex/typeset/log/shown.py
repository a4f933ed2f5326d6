r"""The text that TeX shows for a box: from the slots of its fonts back to characters.

TeX writes each glyph by its slot, after the NFSS name of the font: `\CVC/lmr/m/n/10 A63`.
T1 is known here, and the encodings of cvtex's own fonts from the package that declares them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from cvtex.files import resources

_FONT = re.compile(r"\\([A-Z][A-Z0-9]*)/\S+(?: \([+-]\d+\))? ?")
_SLOT = re.compile(r"\^\^([0-9a-f]{2}|.)|(.)", re.DOTALL)
_DECLARED = re.compile(r"\\DeclareUnicodeCharacter\{([0-9A-F]+)\}\{\\cvglyph\{(\w+)\}\{(\d+)\}")

_T1_FROM_16 = (*"“”„«»–—\u200b0ıȷ", "ff", "fi", "fl", "ffi", "ffl")
_T1_FROM_128 = (
    "ĂĄĆČĎĚĘĞĹĽŁŃŇŊŐŔŘŚŠŞŤŢŰŮŸŹŽŻĲİđ§ăąćčďěęğĺľłńňŋőŕřśšşťţűůÿźžżĳ¡¿£"
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖŒØÙÚÛÜÝÞẞàáâãäåæçèéêëìíîïðñòóôõöœøùúûüýþß"
)
"""The slots of T1, the encoding of Cork, that are not those of ASCII."""


def shown_text(lines: str) -> str:
    """Return the characters of a box as TeX shows it, without the names of its fonts.

    What stands for boxes (`[]`) and rules (`|`) is left out. A slot of an unknown encoding is
    taken for a character.
    """
    encoding, text = "T1", ""
    pieces = _FONT.split(lines)
    for number, piece in enumerate(pieces):
        if number % 2:
            encoding = piece
        else:
            text += _decoded(piece.replace("[]", ""), encoding)
    return " ".join(text.split())


def _decoded(shown: str, encoding: str) -> str:
    slots = _T1 if encoding == "T1" else _own_slots().get(encoding, {})
    if encoding == "T1":
        shown = shown.replace("|", "")
    return "".join(_character(match, slots) for match in _SLOT.finditer(shown))


def _character(match: re.Match[str], slots: Mapping[int, str]) -> str:
    escaped, plain = match.groups()
    if escaped is None:
        return slots.get(ord(plain), plain)
    slot = int(escaped, 16) if len(escaped) == 2 else ord(escaped) ^ 64
    return slots.get(slot, chr(slot) if chr(slot).isprintable() else "")


_T1: Mapping[int, str] = {
    **dict(enumerate(_T1_FROM_16, start=16)),
    **dict(enumerate(_T1_FROM_128, start=128)),
    0x7F: "-",
}


@cache
def _own_slots() -> Mapping[str, Mapping[int, str]]:
    """Return the characters of the slots of cvtex's own encodings."""
    package = resources.texmf() / "tex/latex/cvtex/cvtexunicode.sty"
    found: dict[str, dict[int, str]] = {}
    for code, encoding, slot in _DECLARED.findall(package.read_text(encoding="utf-8")):
        found.setdefault(encoding, {})[int(slot)] = chr(int(code, 16))
    return found
