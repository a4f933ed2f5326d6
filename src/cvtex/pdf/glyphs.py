r"""The glyphs that pages show: whether their fonts have them, and say which characters they are.

TeX puts into a font what it sets, and cvtex tells it the characters. Raw LaTeX can show other codes
(`\pdfliteral`), take a glyph that has no character, and tell TeX other characters
(`\pdfglyphtounicode`). The numbers are clauses of ISO 19005-2 (PDF/A-2) and ISO 14289-1 (PDF/UA-1).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from cvtex.pdf.conformance import Breach
from cvtex.pdf.objects import Objects, unpacked
from cvtex.pdf.standards import Standard
from cvtex.pdf.strings import unescaped

_BOTH = frozenset(Standard)
_A = frozenset({Standard.A})

_STRING = rb"\([^()\\]*+(?:\\.[^()\\]*+)*+\)"
_STRINGS = re.compile(_STRING, re.DOTALL)
_SHOWN = re.compile(
    rb"/([^\s/()<>\[\]{}%%]+)\s+[-+0-9.]+\s+Tf\b"
    rb"|\[((?:%b|[^()\[\]]++)*+)\]\s*TJ\b|(%b)\s*(?:Tj\b|['\"])" % (_STRING, _STRING),
    re.DOTALL,
)
"""What chooses a font, by its name, or shows texts: an array with strings, or a string."""

_Texts = dict[bytes, list[bytes]]
"""Operands with strings by the reference to their font, which is empty without a font."""


class Shown:
    """What pages show, and in which fonts; these are known by the references to them."""

    def __init__(self) -> None:
        self._pages: list[tuple[Mapping[bytes, bytes], list[tuple[bytes, bool]]]] = []

    def begin_page(self, references: Mapping[bytes, bytes]) -> None:
        """Begin a page, whose fonts have these names and references."""
        self._pages.append((references, []))

    def add(self, piece: bytes, *, has_words: bool) -> None:
        """Add a piece of the page; `has_words` tells whether other words are read in its place."""
        self._pages[-1][1].append((piece, has_words))

    def breaches(self, objects: Objects) -> tuple[Breach, ...]:
        """Return what is wrong with the glyphs in each font, when all pages are there."""
        # Nearly always nothing is wrong, and that is known sooner without looking at operators.
        if not any(_wrong(self._all_strings(), None, objects)):
            return ()
        texts, silent = self._shown_texts()
        return tuple(_wrong(texts, silent, objects))

    def _all_strings(self) -> _Texts:
        """Return all strings after each choice of a font, also those that are not shown."""
        texts: _Texts = {}
        for references, pieces in self._pages:
            chosen, choice = dict[bytes, list[bytes]](), b""
            for part in b"".join(piece for piece, _ in pieces).split(b" Tf"):
                chosen.setdefault(choice, []).append(part)
                choice = part[part.rfind(b"/") + 1 :]  # such as `F8 9.96`
            for choice, parts in chosen.items():
                font = references.get(choice.partition(b" ")[0], b"")
                texts.setdefault(font, []).extend(parts)
        return texts

    def _shown_texts(self) -> tuple[_Texts, _Texts]:
        """Return what is shown, and that for which no other words are read."""
        texts: _Texts = {}
        silent: _Texts = {}
        for references, pieces in self._pages:
            font = b""
            for piece, has_words in pieces:
                for name, array, string in _SHOWN.findall(piece):
                    if name:
                        font = references.get(name, b"")
                        continue
                    texts.setdefault(font, []).append(array or string)
                    if not has_words:
                        silent.setdefault(font, []).append(array or string)
        return texts, silent


def _wrong(texts: _Texts, silent: _Texts | None, objects: Objects) -> Iterator[Breach]:
    """Yield what is wrong with the glyphs of some texts.

    Those without words, `silent`, are all of them if that is None.
    """
    for reference, parts in texts.items():
        codes = _codes(parts)
        if codes and not reference:
            yield Breach("text in a font that its page does not have", _BOTH)
        elif codes:
            without = codes if silent is None else _codes(silent.get(reference, []))
            yield from _of_font(objects.dictionary(reference), codes, without, objects)


def _codes(parts: list[bytes]) -> set[int]:
    strings = b"".join(_STRINGS.findall(b"".join(parts)))
    return set(unescaped(strings[1:-1].replace(b")(", b""))) if strings else set()


_UNIT = re.compile(rb"[0-9A-F]{4}")
"""A unit of UTF-16, which is a character or half of one."""

_NO_CHARACTERS = frozenset({b"0000", b"FEFF", b"FFFE"})
"""What a glyph may not stand for (6.2.11.7.2, 7.21.7)."""

_PRIVATE = re.compile(rb"E|F[0-8]|DB[89A-F]")
"""How a character of a private use area begins; it has to have other words (6.2.11.7.3)."""

_NAMED = re.compile(rb"/[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)*(?:\.\w+)?")
"""A name as those from which programs know the character; that of an icon often has hyphens."""


def _of_font(
    font: Mapping[bytes, bytes], codes: Collection[int], silent: Collection[int], objects: Objects
) -> Iterator[Breach]:
    told = font.get(b"BaseFont", b"").rpartition(b"+")[2].lstrip(b"/").decode("latin-1")
    names = glyph_names(font, objects)
    descriptor = objects.dictionary(font.get(b"FontDescriptor", b""))
    there = {*re.findall(rb"/[^/()]+", objects.resolved(descriptor.get(b"CharSet", b"")))}
    if names and there and any(names.get(code) not in there for code in codes):
        yield Breach(f"glyphs that its font `{told}` does not have", _BOTH)  # 6.2.11.4.1, 7.21.4.1
        return
    characters = _characters(font, objects)
    if characters is None:  # known by the names of the glyphs, if at all
        if any(not _NAMED.fullmatch(names.get(code, b"/x")) for code in codes):
            yield _unknown(told)
        return
    found = [characters.get(code, b"") for code in codes]
    if not all(found):
        yield _unknown(told)
    units = {*_UNIT.findall(b"".join(found))}
    if units & _NO_CHARACTERS:
        yield Breach(f"glyphs of the font `{told}` that are said to be no characters", _BOTH)
    private = {*filter(_PRIVATE.match, units)}
    if private and any(
        private.intersection(_UNIT.findall(characters.get(code, b""))) for code in silent
    ):
        yield Breach(f"signs of the font `{told}` that no other font has, without words", _A)


def _unknown(font: str) -> Breach:
    return Breach(f"signs of the font `{font}`, of which nobody knows the characters", _BOTH)


def glyph_names(font: Mapping[bytes, bytes], objects: Objects) -> dict[int, bytes]:
    """Return the names of the glyphs of a font by their codes, as its encoding has them (9.6.6)."""
    encoding = objects.dictionary(font.get(b"Encoding", b""))
    differences = objects.resolved(encoding.get(b"Differences", b""))
    found, code = dict[int, bytes](), 0
    for part in re.findall(rb"[0-9]{1,3}|/[^\s/\]]+", differences):
        if part.startswith(b"/"):
            found[code] = part
            code += 1
        else:
            code = int(part)
    return found


_MAPPED = re.compile(rb"<([0-9A-Fa-f]{2})>\s*(?:<([0-9A-Fa-f]{2})>\s*)?<([0-9A-Fa-f]{4,64})>")


def _characters(font: Mapping[bytes, bytes], objects: Objects) -> dict[int, bytes] | None:
    """Return the characters of codes of one byte, in digits of UTF-16; None if a font has no map.

    That is the map that pdfTeX writes: codes, and ranges of codes whose characters follow each
    other (9.10.3).
    """
    stream = objects.stream(font.get(b"ToUnicode", b""))
    content = unpacked(stream) if stream else None
    if content is None:
        return None
    found: dict[int, bytes] = {}
    for first, last, text in _MAPPED.findall(content):
        start, number = int(first, 16), int(text, 16) if last else 0
        found[start] = text.upper()
        for code in range(start + 1, int(last or first, 16) + 1):
            found[code] = b"%0*X" % (len(text), number + code - start)
    return found
