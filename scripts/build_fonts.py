#!/usr/bin/env python3
"""Build `src/cvtex/texmf`: the fonts of the page, as pdfTeX reads them, from the open OTF files.

Needs Debian's `fonts-linuxlibertine`, `fonts-inconsolata`, `fonts-lmodern`, `lcdf-typetools` and
`texlive-base` (for what T1 holds), npm, and fontTools 4.68 from PyPI. Other families come from npm
and PyPI; `font_sources.py` has their versions. Running it again gives the same bytes.

A font of pdfTeX has 256 slots, so a face becomes several: T1 and TS1, which LaTeX knows, and
encodings of our own (`CVA`, `CVB` …) for the characters beyond them. Those have no commands: they
are reached by typing the character, through `cvtexunicode.sty`.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import font_sources
from font_sources import FAMILIES, Family
from fontTools import agl, subset
from fontTools.fontBuilder import FontBuilder
from fontTools.misc.psCharStrings import T2CharString
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parents[1]
TREE = ROOT / "src/cvtex/texmf"
LIBERTINE = Path("/usr/share/fonts/opentype/linux-libertine")
INCONSOLATA = Path("/usr/share/fonts/truetype/inconsolata")
T1_GLYPHS = Path("/usr/share/texlive/texmf-dist/fonts/enc/dvips/base/ec.enc")
# Slots of T1 that LaTeX puts letters together from, and prints no character with: accents, the
# compound word mark, the small zero of the per mille sign, the visible blank.
T1_PARTS = {*range(13), 23, 24, 32}


@dataclass(frozen=True)
class Face:
    """A face: its OTF file, its short name in TeX, and where NFSS has it."""

    otf: Path
    name: str
    family: str
    series: str
    shape: str
    small_caps: bool = False
    wide: bool = True  # whether it gets the encodings beyond T1 and TS1
    ligatures: bool = True
    renamed: str = ""  # the name that a changed version has to take under the face's licence
    figures: bool = False  # whether it has text figures too
    scale: str = "1"  # a number of times the size that is asked for
    own: tuple[
        str, ...
    ] = ()  # encodings beyond TS1 of which it has a part; the rest is Libertine's
    beyond: bool = False  # whether T1 and TS1 come from the TeX
    outlines: str = ""  # the Type 1 font of the TeX that has the outlines, if not one of ours


FACES = (
    Face(LIBERTINE / "LinLibertine_R.otf", "cvtexlr", "cvtexlibertine", "m", "n", small_caps=True, figures=True),
    Face(LIBERTINE / "LinLibertine_RI.otf", "cvtexlri", "cvtexlibertine", "m", "it", figures=True),
    Face(LIBERTINE / "LinLibertine_RB.otf", "cvtexlb", "cvtexlibertine", "b", "n", small_caps=True, figures=True),
    Face(LIBERTINE / "LinLibertine_RBI.otf", "cvtexlbi", "cvtexlibertine", "b", "it", figures=True),
    Face(LIBERTINE / "LinBiolinum_R.otf", "cvtexbr", "cvtexbiolinum", "m", "n", wide=False, figures=True),
    Face(LIBERTINE / "LinBiolinum_RB.otf", "cvtexbb", "cvtexbiolinum", "b", "n", figures=True),
    Face(
        INCONSOLATA / "Inconsolata.otf", "cvtexir", "cvtexinconsolata", "m", "n",
        wide=False, ligatures=False, renamed="Inconsolatacvtex-Regular",
    ),
)  # fmt: skip

# TS1 (textcomp) by slot, of what text fonts have; from LaTeX's ts1enc.def.
TS1 = {
    24: 0x2190, 25: 0x2192, 39: 0x0027, 42: 0x2217, 47: 0x2044, 77: 0x2127, 87: 0x2126,
    94: 0x2191, 95: 0x2193, 96: 0x0060, 126: 0x02DC, 132: 0x2020, 133: 0x2021, 134: 0x2016,
    135: 0x2030, 136: 0x2022, 137: 0x2103, 140: 0x0192, 141: 0x20A1, 142: 0x20A9, 143: 0x20A6,
    146: 0x20A4, 148: 0x203D, 150: 0x20AB, 151: 0x2122, 152: 0x2031, 155: 0x2116, 157: 0x212E,
    158: 0x25E6, 159: 0x2120, 162: 0x00A2, 163: 0x00A3, 164: 0x00A4, 165: 0x00A5, 166: 0x00A6,
    167: 0x00A7, 168: 0x00A8, 169: 0x00A9, 170: 0x00AA, 172: 0x00AC, 173: 0x2117, 174: 0x00AE,
    175: 0x00AF, 176: 0x00B0, 177: 0x00B1, 178: 0x00B2, 179: 0x00B3, 180: 0x00B4, 181: 0x00B5,
    182: 0x00B6, 183: 0x00B7, 184: 0x203B, 185: 0x00B9, 186: 0x00BA, 187: 0x221A, 188: 0x00BC,
    189: 0x00BD, 190: 0x00BE, 191: 0x20AC, 214: 0x00D7, 246: 0x00F7,
}  # fmt: skip

# What TS1 asks for may be drawn under another number.
TWINS = {0x2126: 0x03A9, 0x00B5: 0x03BC}

# The scripts beyond T1, each in encodings of its own, so that a face without one borrows it whole.
SCRIPTS: Mapping[str, Sequence[range]] = {
    "A": (range(0x0100, 0x0250), range(0x1E00, 0x1F00)),  # Latin: Vietnamese, Romanian, …
    "G": (range(0x0370, 0x0400), range(0x1F00, 0x2000)),  # Greek, also polytonic
    "C": (range(0x0400, 0x0530),),  # Cyrillic
    "S": (  # signs: punctuation, super- and subscripts, letterlike, arrows, relations
        range(0x00A0, 0x0100), range(0x02B0, 0x0300), range(0x2010, 0x2070),
        range(0x2070, 0x20D0), range(0x2100, 0x2150), range(0x2150, 0x2190),
        range(0x2190, 0x2200), range(0x2200, 0x2270), range(0x25A0, 0x2600),
    ),
}  # fmt: skip

# The rest, in encodings and files of its own: few CVs need it, and TeX reads all of each file. By
# kind, so that a kind that one face lacks is borrowed whole and the others are not.
RARE: Mapping[str, Sequence[range]] = {
    "P": (range(0x0250, 0x02B0), range(0x1D00, 0x1E00)),  # the phonetic alphabet
    "M": (range(0x0300, 0x0370), range(0x1DC0, 0x1E00), range(0x20D0, 0x2100)),  # combining marks
    "H": (range(0x0590, 0x0600), range(0xFB1D, 0xFB50)),  # Hebrew
    "Z": (range(0x20A0, 0x20D0), range(0x2100, 0x2C00)),  # currencies, signs, dingbats
    "X": (range(0x0100, 0x0250), range(0x2C60, 0x2E80), range(0xA640, 0xA800)),  # rare Latin
}

# Beyond T1 a family has these at most. What only scholars write is Libertine's: it would make each
# family half as large again.
OWN_CHARACTERS = {
    *range(0x0100, 0x0180), 0x01A0, 0x01A1, 0x01AF, 0x01B0, *range(0x01CD, 0x01DD),
    *range(0x0218, 0x021C),
    # The transcription of Indian and Semitic languages.
    *(0x1E0C, 0x1E0D, 0x1E20, 0x1E21, 0x1E24, 0x1E25, 0x1E2A, 0x1E2B, 0x1E32, 0x1E33),
    *range(0x1E36, 0x1E3A), *range(0x1E40, 0x1E48), *range(0x1E5A, 0x1E5E), 0x1E62, 0x1E63,
    *(0x1E6C, 0x1E6D), *range(0x1E80, 0x1E86), 0x1E92, 0x1E93, 0x1E9E, *range(0x1EA0, 0x1EFA),
    *range(0x0370, 0x0400), *range(0x0400, 0x0460), *range(0x0490, 0x0500),
    # Signs of the line: punctuation, figures above and below, currencies, fractions, arrows.
    *range(0x00A0, 0x0100), *range(0x02B0, 0x0300), *range(0x2010, 0x20D0), *range(0x2100, 0x2127),
    *range(0x2150, 0x2160), *range(0x2190, 0x219A), 0x2212, 0x2215, 0x2219, 0x221E, 0x2248,
    *(0x2260, 0x2264, 0x2265),
}  # fmt: skip
# Families of the TeX: where their T1 and TS1 fonts are, by series and shape. What they lack is
# another shape: there are no bold small capitals of Latin Modern, so small capitals stay regular.
# Each line of NFSS may have several fonts, by size.
LM_ROMAN = (
    "<-5.5>{0}-lmr5<5.5-6.5>{0}-lmr6<6.5-7.5>{0}-lmr7<7.5-8.5>{0}-lmr8<8.5-9.5>{0}-lmr9"
    "<9.5-11>{0}-lmr10<11-15>{0}-lmr12<15->{0}-lmr17"
)
LM_ITALIC = "<-7.5>{0}-lmri7<7.5-8.5>{0}-lmri8<8.5-9.5>{0}-lmri9<9.5-11>{0}-lmri10<11->{0}-lmri12"
LM_BOLD = (
    "<-5.5>{0}-lmbx5<5.5-6.5>{0}-lmbx6<6.5-7.5>{0}-lmbx7<7.5-8.5>{0}-lmbx8<8.5-9.5>{0}-lmbx9"
    "<9.5-11>{0}-lmbx10<11->{0}-lmbx12"
)
LM_SANS = "<-8.5>{0}-lmss8<8.5-9.5>{0}-lmss9<9.5-11>{0}-lmss10<11-15>{0}-lmss12<15->{0}-lmss17"
LM_OBLIQUE = (
    "<-8.5>{0}-lmsso8<8.5-9.5>{0}-lmsso9<9.5-11>{0}-lmsso10<11-15>{0}-lmsso12<15->{0}-lmsso17"
)
OUTSIDE: Mapping[str, Mapping[tuple[str, str], str]] = {
    "cvtexlm": {
        ("m", "n"): LM_ROMAN, ("m", "it"): LM_ITALIC, ("m", "sc"): "<->{0}-lmcsc10",
        ("b", "n"): LM_BOLD, ("b", "it"): "<->{0}-lmbxi10",
    },
    "cvtexlmss": {
        ("m", "n"): LM_SANS, ("m", "it"): LM_OBLIQUE,
        ("b", "n"): "<->{0}-lmssbx10", ("b", "it"): "<->{0}-lmssbo10",
    },
    "cvtexcharter": {
        ("m", "n"): "<->s*[.95]bchr{1}", ("m", "it"): "<->s*[.95]bchri{1}",
        ("b", "n"): "<->s*[.95]bchb{1}", ("b", "it"): "<->s*[.95]bchbi{1}",
        ("m", "sc"): "<->s*[.95]bchrc{1}", ("b", "sc"): "<->s*[.95]bchbc{1}",
    },
    "cvtexsource": {
        ("m", "n"): "<->SourceSansPro-Regular-{2}", ("m", "it"): "<->SourceSansPro-It-{2}",
        ("b", "n"): "<->SourceSansPro-Bold-{2}", ("b", "it"): "<->SourceSansPro-BoldIt-{2}",
        ("m", "sc"): "<->SourceSansPro-Regular-{3}", ("b", "sc"): "<->SourceSansPro-Bold-{3}",
    },
}  # fmt: skip
# What Latin Modern's Type 1 fonts call the letters of Romanian, of which the OTF files have numbers.
COMMAS = {
    "Scommaaccent": "uni0218", "scommaaccent": "uni0219",
    "Tcommaaccent": "uni021A", "tcommaaccent": "uni021B",
}  # fmt: skip
WITH_FIGURES = ("cvtexlibertine", "cvtexbiolinum", "cvtexsource")  # and those of FAMILIES

# Letters of T1 that the Charter of the TeX puts together from two, so that they copy as two, or does
# not have: those beyond Latin-1 but for these. They get an encoding of their own, for the families
# that want it.
WHOLE = "ıŁłŒœŠšŸŽž"
T1_LETTERS = "CVT"
# Signs of ASCII that are in TS1, and in not all TS1 fonts of the TeX.
ASCII_SIGNS = {"textasciigrave": 0x60, "textquotesingle": 0x27}

LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}
"""Ligatures that copy as letters: a program that searches for a word does not know their signs."""

UPRIGHT = "U"
"""The name of the encodings of what only the upright face has."""

SPACE = "cvtexspace"
GAP = "cvtexgap"
GAP_WIDTH = 250
"""The font with a space of this width, in thousandths of its size, which fills the gap between a
date and its entry: programs then read both as one line, and not as two columns."""

# In LaTeX. Commands of hyperref exist when the document begins, if ever.
WORD_SPACES = r"""% Space characters between words, for programs that do not look at the gaps.
% pdfTeX puts them between glyphs of one font. At a change of font and at the ends of a link they
% have to be asked for: by \cvspacebefore if there is a space before it, by \cvspaceafter if one
% follows.
% It is put where the word before ends, since readers sort by place. A whatsit (9) is one already.
\newcommand{\cvspacebefore}{\ifhmode\ifdim\lastskip>0pt
  \skip@\lastskip\unskip\count@\lastpenalty\unpenalty
  \ifnum\lastnodetype=9 \else\pdffakespace\fi
  \ifnum\count@=0 \else\penalty\count@\fi\hskip\skip@\fi\fi}
\newcommand{\cvspaceafter}{\futurelet\@let@token\cv@spaceafter}
% The next token may be \fi, so it may not stand where TeX skips.
\newif\ifcv@space
\def\cv@spaceafter{\cv@spacefalse
  \ifx\@let@token\@sptoken\cv@spacetrue\fi
  \ifx\@let@token~\cv@spacetrue\fi
  \ifhmode\ifcv@space\pdffakespace\fi\fi}
% LaTeX calls this at both ends of \textbf, \emph and the like, to correct the space after italics.
\let\cv@maybe@ic@\maybe@ic@
\def\maybe@ic@{\cv@maybe@ic@\cvspacebefore\cv@spaceafter}
\let\cv@textsuperscript\@textsuperscript
\def\@textsuperscript#1{\cv@textsuperscript{#1}\cvspaceafter}
\let\cv@textsubscript\@textsubscript
\def\@textsubscript#1{\cv@textsubscript{#1}\cvspaceafter}
\DeclareRobustCommand{\(}{\relax\ifmmode\@badmath\else\cvspacebefore$\fi}
\DeclareRobustCommand{\)}{\relax\ifmmode\ifinner$\else\@badmath\fi\else\@badmath\fi\cvspaceafter}
\AddToHook{begindocument/end}{%
  \ifdefined\hyper@linkurl
    \let\cv@linkurl\hyper@linkurl
    \def\hyper@linkurl#1#2{\cvspacebefore\cv@linkurl{#1}{#2}%
      \aftergroup\cvspaceafter\cvspaceafter}% \href ends with the group around it, \url here
  \fi
  \pdfspacefont{cvtexspace}\pdfinterwordspaceon}
\ifdefined\pdfspacefont\else % before TeX Live 2023 the space is on a line of its own
  \renewcommand{\cvspacebefore}{}\renewcommand{\cvspaceafter}{}\let\cv@spaceafter\relax
  \RemoveFromHook{begindocument/end}
\fi"""

PRIVATE_USE = range(0xE000, 0xF900)

# Characters that are no glyphs but have a meaning on the line.
SPACES = {
    0x2002: r"\enspace", 0x2003: r"\quad", 0x2004: r"\;", 0x2005: r"\:", 0x2006: r"\,",
    0x2007: r"\enspace", 0x2008: r"\,", 0x2009: r"\,", 0x200A: r"\,", 0x202F: r"\,",
    0x200B: r"\hskip0pt\relax", 0x200C: r"{}", 0x200D: r"{}", 0x2060: r"{}", 0xFEFF: r"{}",
    0x2010: "-", 0x2011: r"\mbox{-}", 0x00A0: r"\nobreakspace", 0x00AD: r"\-",
}  # fmt: skip


def main() -> int:
    """Build the whole tree."""
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        encodings = own_encodings()
        faces = [
            *FACES,
            *(face for each in FAMILIES for face in read_family(each, encodings, work)),
        ]
        # Only now: a package that cannot be fetched must not leave the tree empty.
        shutil.rmtree(TREE, ignore_errors=True)
        lines: list[str] = []
        for face in faces:
            lines += build_face(face if face.beyond else with_dashes(face, work), encodings, work)
        lines += [build_space(work, SPACE, 0), build_space(work, GAP, GAP_WIDTH)]
        write(TREE / "fonts/map/pdftex/cvtex/cvtex.map", sorted(lines))
        lacking = lacking_signs(faces)
        for encoding in ("T1", "TS1", *encodings):
            for family in dict.fromkeys([*(face.family for face in faces), *OUTSIDE]):
                owns = {code for face in faces if face.family == family for code in face.own}
                if encoding in {"T1", "TS1"} | owns or (family in OLD and encoding != T1_LETTERS):
                    write_fd(encoding, family, encodings, faces)
        for family in [*WITH_FIGURES, *(each.name for each in FAMILIES if not each.beyond)]:
            write_fd("T1", family, encodings, faces, figures=True)
            write_fd("TS1", family, encodings, faces, figures=True)
        write_packages(encodings, faces, lacking)
    write_coverage(encodings)
    return 0


OLD = ("cvtexlibertine", "cvtexbiolinum", "cvtexinconsolata")
"""The families that have every encoding, from Libertine where they lack it."""


def read_family(
    family: Family, encodings: Mapping[str, Sequence[int]], work: Path
) -> Iterator[Face]:
    """Yield the faces of a family from its package, as OTF files of what is printed from them."""
    folder = font_sources.read(family.source, work)
    own = {name: codes for name, codes in encodings.items() if name[2] in family.scripts}
    codes = {code for members in own.values() for code in members} & OWN_CHARACTERS
    if not family.beyond:
        # The space has no slot, but its width is the one between words.
        codes |= {0x20} | t1_characters() | set(TS1.values()) | set(TWINS.values())
    for index, ((series, shape, name), file) in enumerate(family.faces().items()):
        otf = font_sources.outlined(folder / file, name, codes, work)
        face = Face(
            otf, name, family.name, series, shape, wide=False, scale=family.scale,
            renamed=family.outlines[index][0] if family.outlines else name,
            outlines=family.outlines[index][1] if family.outlines else "",
            small_caps=not family.beyond and shape == "n" and font_sources.has_feature(otf, "smcp"),
            figures=not family.beyond, beyond=family.beyond,
        )  # fmt: skip
        has = set(cmap(face))
        yield replace(face, own=tuple(name for name in own if has & set(own[name])))


def lacking_signs(faces: Iterable[Face]) -> dict[int, int]:
    """Return the characters of TS1, with their slots, that some family has to borrow."""
    twins = {slot: TWINS.get(code, code) for slot, code in TS1.items()}
    return {
        code: slot
        for slot, code in TS1.items()
        if code > 0xFF and any(not face.beyond and twins[slot] not in cmap(face) for face in faces)
    }


# ---- Which characters ---------------------------------------------------------------------------


def t1_names() -> list[str]:
    """Return T1's glyph names by slot."""
    text = re.sub(r"%.*", "", T1_GLYPHS.read_text(encoding="latin-1"))
    return re.findall(r"/(\S+)", text[text.index("[") : text.index("]")])


def t1_characters() -> set[int]:
    """Return the characters that LaTeX prints from a slot of T1, and does not put together."""
    names = (name for slot, name in enumerate(t1_names()) if slot not in T1_PARTS)
    codes = {ord(text) for name in names if len(text := agl.toUnicode(name)) == 1}
    return codes - set(PRIVATE_USE)


def own_encodings() -> dict[str, list[int]]:
    """Share out the characters beyond T1 and TS1 that upright, italic and bold all have."""
    needed = [face for face in FACES if face.family == "cvtexlibertine" and face.name != "cvtexlbi"]
    common = set.intersection(*(set(cmap(face)) for face in needed))
    common -= t1_characters() | set(SPACES)
    encodings: dict[str, list[int]] = {}
    for script, ranges in (*SCRIPTS.items(), *RARE.items()):
        taken = {code for members in encodings.values() for code in members}
        members = sorted(common & {code for span in ranges for code in span} - taken)
        for number, start in enumerate(range(0, len(members), 255)):
            encodings[f"CV{script}{number or ''}"] = members[start : start + 255]
    taken = {code for members in encodings.values() for code in members}
    alone = set(cmap(FACES[0])) - taken - t1_characters() - set(SPACES) - set(TS1.values())
    alone = {code for code in alone - set(PRIVATE_USE) if unicodedata.category(chr(code)) > "L"}
    members = sorted(code for code in alone if code > 0xFF and chr(code).isprintable())
    for number, start in enumerate(range(0, len(members), 255)):
        encodings[f"CV{UPRIGHT}{number or ''}"] = members[start : start + 255]
    parted = {code for code in t1_characters() if 0xFF < code < 0x180 and chr(code) not in WHOLE}
    return encodings | {T1_LETTERS: sorted(parted)}


def cmap(face: Face) -> dict[int, str]:
    """Return a face's glyph names by code point."""
    with TTFont(face.otf, lazy=True) as font:
        best: dict[int, str] = font.getBestCmap()
        return best


# ---- Fonts --------------------------------------------------------------------------------------


# The dashes of a typewriter face: what they span of its cell, as shares of the width.
DASHES = {0x2013: (0.1, 0.9), 0x2014: (0.0, 1.0)}


def with_dashes(face: Face, work: Path) -> Face:
    """Draw the dashes that a face lacks, as bars as thick and as high as its hyphen."""
    missing = {code: span for code, span in DASHES.items() if code not in cmap(face)}
    if not missing:
        return face
    font = TTFont(face.otf)
    outlines, charstrings = font["CFF "].cff.topDictIndex[0], {}
    _, bottom, _, top = bounds(font, "hyphen")
    for code, (start, end) in missing.items():
        name = agl.UV2AGL[code]
        width, side = font["hmtx"]["hyphen"]
        pen = T2CharStringPen(width, None)
        corners = [(start * width, bottom), (end * width, bottom)]
        corners += [(end * width, top), (start * width, top)]
        pen.moveTo(corners[0])
        for corner in corners[1:]:
            pen.lineTo(corner)
        pen.closePath()
        charstrings[name] = pen.getCharString(outlines.Private, outlines.GlobalSubrs)
        font["hmtx"][name] = (width, side)
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[code] = name
    add_glyphs(font, charstrings)
    path = work / face.otf.name
    font.save(path)
    return replace(face, otf=path)


def add_glyphs(font: TTFont, charstrings: Mapping[str, T2CharString]) -> None:
    """Add outlines to a font; their widths have to be in its table `hmtx` already."""
    outlines = font["CFF "].cff.topDictIndex[0]
    font.setGlyphOrder([*font.getGlyphOrder(), *charstrings])
    for name, charstring in charstrings.items():
        index = len(outlines.CharStrings.charStringsIndex)
        outlines.CharStrings.charStringsIndex.append(charstring)
        outlines.CharStrings.charStrings[name] = index
        # The glyph order may be this very list.
        if name not in outlines.charset:
            outlines.charset.append(name)


def copy_glyphs(font: TTFont, names: Mapping[str, str]) -> None:
    """Give a font each glyph under a new name too (new name: old name)."""
    outlines = font["CFF "].cff.topDictIndex[0]
    copies = {}
    for new, old in names.items():
        charstring = outlines.CharStrings[old]
        copies[new] = T2CharString(
            charstring.bytecode, private=charstring.private, globalSubrs=charstring.globalSubrs
        )
        font["hmtx"][new] = font["hmtx"][old]
    add_glyphs(font, copies)


def bounds(font: TTFont, name: str) -> tuple[float, float, float, float]:
    """Return the box around a glyph."""
    pen = BoundsPen(font.getGlyphSet())
    font.getGlyphSet()[name].draw(pen)
    left, bottom, right, top = pen.bounds
    return left, bottom, right, top


def build_face(face: Face, encodings: Mapping[str, Sequence[int]], work: Path) -> Iterator[str]:
    """Make a face's metrics and outlines; yield its lines of the font map."""
    features = ["-fkern", "-fliga"] if face.ligatures else []
    present = cmap(face)
    clear: dict[str, str] = {}
    lines: list[str] = []
    if not face.beyond:
        lines += build_standard(face, features, clear, work)
    if face.wide or face.own:
        for name, codes in encodings.items():
            if name in face.own or covers(face, name, codes):
                slots = {slot: code for slot, code in enumerate(codes, 1) if code in present}
                names = clear_names(present, {code: code for code in slots.values()})
                if face.outlines:
                    names = {new: old for new, old in COMMAS.items() if old in present.values()}
                source = encoding_file(work, name, slots)
                # \cvglyph sets each character by itself, so pairs would never be kerned.
                lines.append(metrics(face, name.lower(), source, [], names))
                if name == T1_LETTERS and has_small_letters(face):
                    lines.append(metrics(face, f"{name.lower()}sc", source, ["-fsmcp"], {}))
                clear |= names
    for file in dict.fromkeys(outline_file(face, line) for line in lines if not face.outlines):
        outlines(face, [line for line in lines if outline_file(face, line) == file], clear, work)
    yield from lines


def build_standard(
    face: Face, features: Sequence[str], clear: dict[str, str], work: Path
) -> Iterator[str]:
    """Make T1 and TS1 of a face, also with small capitals and text figures; yield their lines.

    The `clear_names` of the face are added to `clear`.
    """
    present = cmap(face)
    twins = {code: TWINS.get(code, code) for code in TS1.values()}
    slots = {slot: twins[code] for slot, code in TS1.items() if twins[code] in present}
    names = clear_names(present, {code: code for code in t1_characters()})
    yield metrics(face, "t1", T1_GLYPHS, features, names)
    if face.figures:
        yield metrics(face, "t1osf", T1_GLYPHS, [*features, "-fonum"], names)
    clear |= names
    names = clear_names(present, twins)
    yield metrics(face, "ts1", encoding_file(work, "TS1", slots), [], names)
    clear |= names
    if face.small_caps:
        capitals = [*features, "-fsmcp"]
        yield metrics(face, "t1sc", T1_GLYPHS, capitals, {})
        if face.figures:
            yield metrics(face, "t1scosf", T1_GLYPHS, [*capitals, "-fonum"], {})


def has_small_letters(face: Face) -> bool:
    """Tell whether the letters of T1 that a face has for a font of the TeX are small capitals too."""
    return (
        T1_LETTERS in face.own and face.shape == "n" and font_sources.has_feature(face.otf, "smcp")
    )


def clear_names(present: Mapping[int, str], drawn: Mapping[int, int]) -> dict[str, str]:
    """Return names that say which character a glyph is, with the names that it has in the face.

    `drawn` has the characters of an encoding, each with the one whose glyph it is drawn with. Only
    glyphs that need another name are returned. pdfTeX finds the character by the glyph's name, from
    which it drops what follows a dot: `two.superior` would copy as a plain 2.
    """
    return {
        agl_name(code): present[twin]
        for code, twin in drawn.items()
        if twin in present and ("." in present[twin] or agl.toUnicode(present[twin]) != chr(code))
    }


def build_space(work: Path, name: str, width: int) -> str:
    r"""Make a font with nothing but a space; without width it is for `\pdfinterwordspaceon`.

    It has a y as deep as that of the text, from which pdfTeX
    takes the depth of the font: a program that looks at the boxes of characters finds the space on
    the same line as the text. Return the line of the font map.
    """
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder([".notdef", "space", "y"])
    builder.setupCharacterMap({0x20: "space", 0x79: "y"})
    with TTFont(FACES[0].otf) as text:
        _, bottom, _, top = bounds(text, "y")
    drawn = T2CharStringPen(0, None)
    for corner, add in ((bottom, drawn.moveTo), (top, drawn.lineTo)):
        add((0, corner))
    drawn.closePath()
    empty = T2CharStringPen(width, None).getCharString()
    charstrings = {".notdef": empty, "space": empty, "y": drawn.getCharString()}
    builder.setupCFF(name, {}, charstrings, {})
    builder.setupHorizontalMetrics(dict.fromkeys(charstrings, (width, 0)))
    builder.setupHorizontalHeader(ascent=0, descent=0)
    builder.setupOS2()
    builder.setupNameTable({"familyName": name, "styleName": "Regular", "psName": name})
    builder.setupPost()
    path = work / f"{name}.otf"
    builder.save(path)
    face = Face(path, name, "", "", "")
    line = metrics(face, "t1", encoding_file(work, name, {0x20: 0x20, 0x79: 0x79}), [], {})
    (TREE / f"fonts/tfm/cvtex/{name}-t1.tfm").rename(TREE / f"fonts/tfm/cvtex/{name}.tfm")
    write_outlines(path, TREE / f"fonts/type1/cvtex/{name}.pfb")
    return line.replace("-t1", "", 1)


def covers(face: Face, encoding: str, codes: Iterable[int]) -> bool:
    """Tell whether a face gets an encoding because it has every character of it."""
    return face.wide and encoding != T1_LETTERS and set(codes) <= set(cmap(face))


def encoding_file(work: Path, name: str, slots: Mapping[int, int]) -> Path:
    """Write an encoding vector of characters.

    They are named by number: by name otftotfm would look `Delta` up as the mathematical sign.
    """
    vector = [f"/{agl_name(slots[slot])}" if slot in slots else "/.notdef" for slot in range(256)]
    path = work / f"{name}.enc"
    path.write_text(f"/{name}Encoding [\n" + "\n".join(vector) + "\n] def\n", encoding="ascii")
    return path


def agl_name(code: int) -> str:
    """Return the name of a glyph that says which character it is (Adobe Glyph List)."""
    return f"uni{code:04X}" if code <= 0xFFFF else f"u{code:X}"


def metrics(
    face: Face, suffix: str, encoding: Path, features: Sequence[str], names: Mapping[str, str]
) -> str:
    """Run otftotfm for one encoding of a face; return the line for the font map.

    `names` are the `clear_names` of glyphs in the encoding.
    """
    folders = {
        "tfm": TREE / "fonts/tfm/cvtex",
        "vf": TREE / "fonts/vf/cvtex",
        "encoding": TREE / "fonts/enc/dvips/cvtex",
    }
    for folder in folders.values():
        folder.mkdir(parents=True, exist_ok=True)
    finished = subprocess.run(
        [
            "otftotfm", "--no-updmap", "--quiet", "--no-type1", "--no-dotlessj",
            *features, *(["--min-kern=8"] if face.own else []), f"--encoding={encoding}",
            *(f"--{kind}-directory={folder}" for kind, folder in folders.items()),
            str(face.otf), f"{face.name}-{suffix}",
        ],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    (line,) = (line for line in finished.stdout.splitlines() if line.strip())
    clear = {old: new for new, old in names.items()}
    for name in re.findall(r"<\[(\S+\.enc)", line):
        path = folders["encoding"] / name
        # The comment names the folder and the day of the build.
        kept = [row for row in path.read_text().splitlines() if not row.startswith("%")]
        text = re.sub(r"(?<=/)\S+", lambda glyph: clear.get(glyph[0], glyph[0]), "\n".join(kept))
        path.write_text(text + "\n", encoding="ascii", newline="\n")
    line = re.sub(r"<\S+\.(otf|pfb)", f"<{outline_file(face, line)}", line)
    return re.sub(r"^(\S+) \S+", rf"\1 {face.renamed}", line) if face.renamed else line


def outline_file(face: Face, line: str) -> str:
    """Return the file that has the outlines of a line of the font map.

    What nearly every CV has (T1 and TS1) is apart from small capitals and other scripts, and these
    from what is rare: TeX goes through the whole file of each font that it embeds.
    """
    if face.outlines:
        return face.outlines
    suffix = re.match(r"[^\s-]+(?:-(\w+))?", line)
    if suffix is None or suffix[1] in {None, "t1", "t1osf", "ts1"}:
        return f"{face.otf.stem}.pfb"
    is_rare = suffix[1].removeprefix("cv").rstrip("0123456789").upper() in {*RARE, UPRIGHT}
    return f"{face.otf.stem}-{'rare' if is_rare else 'wide'}.pfb"


def outlines(face: Face, lines: Sequence[str], clear: Mapping[str, str], work: Path) -> None:
    """Write the Type 1 font with only the glyphs that some encodings of the face use.

    `clear` are the `clear_names` of all encodings of the face.
    """
    names = {".notdef"}
    for line in lines:
        for encoding in re.findall(r"<\[(\S+\.enc)", line):
            text = (TREE / "fonts/enc/dvips/cvtex" / encoding).read_text()
            names |= set(re.findall(r"/(\S+)", text[text.index("[") :]))
    options = subset.Options(
        layout_features=[], glyph_names=True, hinting=True, notdef_outline=True,
        name_IDs=["*"], desubroutinize=True,
    )  # fmt: skip
    font = subset.load_font(str(face.otf), options)
    # The subsetter wants every outline read where some were added.
    list(font["CFF "].cff.topDictIndex[0].CharStrings.values())
    copy_glyphs(font, {new: old for new, old in clear.items() if new in names})
    present = set(font.getGlyphOrder())
    subsetter = subset.Subsetter(options)
    subsetter.populate(glyphs=sorted(names & present))
    subsetter.subset(font)
    if face.renamed:
        font["CFF "].cff.fontNames = [face.renamed]
    small = work / f"subset-{face.otf.name}"
    subset.save_font(font, str(small), options)
    write_outlines(small, TREE / "fonts/type1/cvtex" / outline_file(face, lines[0]))


def write_outlines(otf: Path, target: Path) -> None:
    """Write the Type 1 font of an OTF file."""
    target.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["cfftot1", "-b", str(otf), str(target)], check=True, capture_output=True)


# ---- LaTeX --------------------------------------------------------------------------------------


def write_fd(
    encoding: str,
    family: str,
    encodings: Mapping[str, Sequence[int]],
    faces: Sequence[Face],
    *,
    figures: bool = False,
) -> None:
    """Declare every shape that LaTeX may ask for; what a family lacks is borrowed in silence.

    With `figures` it is the family with text figures, whose name ends in `osf`.
    """
    # Only T1 has the hyphen in slot 45, and the letters where hyphenation patterns expect them.
    no_hyphen = encoding != "T1" or family == "cvtexinconsolata"
    hyphen = r"\hyphenchar\font=-1 " if no_hyphen else ""
    name = family + ("osf" if figures else "")
    rows = [
        f"\\ProvidesFile{{{encoding.lower()}{name}.fd}}[fonts of cvtex]",
        f"\\DeclareFontFamily{{{encoding}}}{{{name}}}{{{hyphen}}}",
    ]
    for series in ("m", "b", "bx"):
        # There are no slanted small capitals: LaTeX would warn of each, and use the upright ones.
        for shape in ("n", "it", "sl", "sc", "scit", "scsl"):
            plain = "sc" if shape.startswith("sc") else shape
            font = source_of(encoding, family, series, plain, encodings, faces, figures=figures)
            rows.append(
                f"\\DeclareFontShape{{{encoding}}}{{{name}}}{{{series}}}{{{shape}}}{{{font}}}{{}}"
            )
    write(TREE / "tex/latex/cvtex" / f"{encoding.lower()}{name}.fd", rows)


def source_of(
    encoding: str,
    family: str,
    series: str,
    shape: str,
    encodings: Mapping[str, Sequence[int]],
    faces: Sequence[Face],
    *,
    figures: bool = False,
) -> str:
    """Return the font of a shape, or the shape that stands in for it."""

    def has(face: Face) -> bool:
        if encoding not in encodings:
            return not face.beyond
        return encoding in face.own or covers(face, encoding, encodings[encoding])

    name = family + ("osf" if figures else "")
    if family in OUTSIDE and encoding in {"T1", "TS1"}:
        return outside_font(encoding, family, series, shape, figures=figures)
    if encoding == "TS1" and figures:
        return f"<->ssub*{family}/{series}/{shape}"
    suffix = encoding.lower() + ("osf" if figures else "")
    if shape == "sc" and encoding == "T1":
        for face in faces:
            if (face.family, face.series) == (family, series) and face.small_caps:
                return sized(face, "t1sc" + ("osf" if figures else ""))
    if shape == "sc" and encoding == T1_LETTERS:
        for face in faces:
            if (face.family, face.series) == (family, series) and has_small_letters(face):
                return sized(face, f"{suffix}sc")
    for face in faces:
        if (face.family, face.series, face.shape) == (family, series, shape) and has(face):
            return sized(face, suffix)
    wanted = {"bx": "b"}.get(series, series)
    if shape == "sc" and series == "bx":
        return f"<->ssub*{name}/b/sc"
    for other in (
        (wanted, shape),
        (wanted, {"sl": "it"}.get(shape, "n")),
        (wanted, "n"),
        ("m", "n"),
    ):
        for owner in (family, "cvtexlibertine"):
            for face in faces:
                if (face.family, face.series, face.shape) == (owner, *other) and has(face):
                    return f"<->ssub*{name if owner == family else owner}/{other[0]}/{other[1]}"
    raise LookupError((encoding, family, series, shape))


def sized(face: Face, suffix: str) -> str:
    """Return what NFSS has to be told of a font: its name, and its scale if there is one."""
    scale = "" if face.scale == "1" else f"s*[{face.scale}]"
    return f"<->{scale}{face.name}-{suffix}"


def outside_font(encoding: str, family: str, series: str, shape: str, *, figures: bool) -> str:
    """Return a font of the TeX for a shape, or the shape that stands in for it."""
    fonts = OUTSIDE[family]
    wanted = {"bx": "b"}.get(series, series)
    shape = {"sl": "it"}.get(shape, shape)
    if encoding == "TS1" and shape == "sc":
        shape = "n"
    figure = "osf" if figures else "lf"
    names = (
        {"T1": "ec", "TS1": "ts1"}[encoding],
        {"T1": "8t", "TS1": "8c"}[encoding],
        f"{figure}-{encoding.lower()}",
        f"{figure}-sc-{encoding.lower()}",
    )
    for kind in ((wanted, shape), ("m", shape), (wanted, "n")):
        if kind in fonts:
            return fonts[kind].format(*names)
    raise LookupError((encoding, family, series, shape))


def write_packages(
    encodings: Mapping[str, Sequence[int]], faces: Sequence[Face], lacking: Mapping[int, int]
) -> None:
    """Write `cvtexfonts.sty` and `cvtexunicode.sty`."""
    folder = TREE / "tex/latex/cvtex"
    write(
        folder / "cvtexfonts.sty",
        [
            r"\NeedsTeXFormat{LaTeX2e}",
            r"\ProvidesPackage{cvtexfonts}[2026/11/29 the fonts of cvtex]",
            "% Made by scripts/build_fonts.py.",
            r"\RequirePackage[T1]{fontenc}",
            "% All of TS1 may be asked for; what a face lacks shows in the log.",
            *(
                rf"\DeclareEncodingSubset{{TS1}}{{{family}{figures}}}{{0}}"
                for family in dict.fromkeys(face.family for face in faces)
                for figures in ("", "osf")
            ),
            r"\DeclareEncodingSubset{TS1}{cvtexcharter}{5}",
            r"\def\textcompsubstdefault{cvtexlibertine}",
            r"\renewcommand{\rmdefault}{cvtexlibertine}",
            r"\renewcommand{\sfdefault}{cvtexbiolinum}",
            r"\renewcommand{\ttdefault}{cvtexinconsolata}",
            r"\renewcommand{\bfdefault}{b}",
            "% `+` adds to the distribution's map; the names are ours alone.",
            r"\pdfmapfile{+cvtex.map}",
            "% Text that copies out right: ligatures, small caps and accents lead back to letters.",
            r"\input{glyphtounicode}",
            *(
                rf"\pdfglyphtounicode{{{name}}}{{{' '.join(f'{ord(c):04X}' for c in letters)}}}"
                for code, letters in LIGATURES.items()
                for name in (letters, agl_name(code))
            ),
            r"\pdfgentounicode=1",
            r"\RequirePackage{cvtexunicode}",
            *WORD_SPACES.splitlines(),
        ],
    )
    rows = [
        r"\ProvidesPackage{cvtexunicode}[2026/11/29 the characters beyond T1 for cvtex]",
        "% Made by scripts/build_fonts.py.",
        *(
            rf"\DeclareFontEncoding{{{name}}}{{}}{{}}\DeclareFontSubstitution{{{name}}}"
            rf"{{{'cvtexcharter' if name == T1_LETTERS else 'cvtexlibertine'}}}{{m}}{{n}}"
            for name in encodings
        ),
        "% \\cvglyph{encoding}{slot}{code point}: from the family if that has it, or from Libertine.",
        r"\DeclareRobustCommand{\cvglyph}[3]{%",
        r"  \cvspacebefore{\cv@glyphs{#1}{#2}\char#2}\cvspaceafter}",
        r"\def\cv@glyphs#1#2{%",
        r"  \ifcsname cv@glyphs@#1@\f@family\endcsname",
        r"    \fontencoding{#1}\fontfamily{\csname cv@glyphs@#1@\f@family\endcsname}\selectfont",
        r"    \iffontchar\font#2 \else\fontfamily{cvtexlibertine}\selectfont\fi",
        r"  \else\fontencoding{#1}\fontfamily{cvtexlibertine}\selectfont\fi",
        r"  \iffontchar\font#2 \else\fontshape{n}\selectfont\fi",
        r"  \iffontchar\font#2 \else\fontseries{m}\selectfont\fi}",
        *(
            rf"\pdfglyphtounicode{{tfm:{face.name}-cva/{name}}}{{{old.removeprefix('uni')}}}"
            for face in faces
            if face.outlines
            for name, old in COMMAS.items()
        ),
        r"\def\cv@has#1#2{\@for\cv@temp:=#2\do{%",
        r"  \@namedef{cv@glyphs@\cv@temp @#1}{#1}\@namedef{cv@glyphs@\cv@temp @#1osf}{#1}}}",
        *(
            rf"\cv@has{{{family}}}{{{','.join(['TS1', *(name for name in encodings if name != T1_LETTERS)])}}}"
            for family in OLD
        ),
        *(
            rf"\cv@has{{{family.name}}}{{{','.join(owned(family.name, faces))}}}"
            for family in FAMILIES
        ),
        "% In an outline or in document information the character stands for itself.",
        r"\AddToHook{begindocument/before}{%",
        r"  \@ifpackageloaded{hyperref}",
        r"    {\pdfstringdefDisableCommands{" + r'\def\cvglyph#1#2#3{\unichar{"#3}}' + "}}{}}",
    ]
    for name, codes in encodings.items():
        if name == T1_LETTERS:
            continue
        rows += [
            rf"\DeclareUnicodeCharacter{{{code:04X}}}{{\cvglyph{{{name}}}{{{slot}}}{{{code:04X}}}}}"
            for slot, code in enumerate(codes, 1)
        ]
    rows += ["% Signs of TS1 that some families do not have."]
    rows += [
        rf"\DeclareUnicodeCharacter{{{code:04X}}}{{\cvglyph{{TS1}}{{{slot}}}{{{code:04X}}}}}"
        for code, slot in sorted(lacking.items())
    ]
    rows += [
        "% \\cvletter{slot}{code point}: a letter of T1 that some fonts do not have.",
        r"\def\cvletter#1#2{\ifcsname cv@glyphs@" + T1_LETTERS + r"@\f@family\endcsname",
        rf"  \cvglyph{{{T1_LETTERS}}}{{#1}}{{#2}}\else\csname cv@letter@#2\endcsname\fi}}",
        r"\def\cv@letter#1#2#3{%",
        r"  \expandafter\let\csname cv@letter@#2\expandafter\endcsname",
        r"    \csname u8:\detokenize{#3}\endcsname",
        r"  \DeclareUnicodeCharacter{#2}{\cvletter{#1}{#2}}}",
        *(
            rf"\cv@letter{{{slot}}}{{{code:04X}}}{{{chr(code)}}}"
            for slot, code in enumerate(encodings[T1_LETTERS], 1)
        ),
        *(
            rf"\DeclareTextCommandDefault{{\{name}}}{{\cvglyph{{TS1}}{{{code}}}{{{code:04X}}}}}"
            for name, code in ASCII_SIGNS.items()
        ),
        *(rf"\DeclareUnicodeCharacter{{{code:04X}}}{{{tex}}}" for code, tex in SPACES.items()),
    ]
    write(folder / "cvtexunicode.sty", rows)


def owned(family: str, faces: Sequence[Face]) -> list[str]:
    """Return the encodings of which a family has a part, in order.

    TS1 is among them only if it is ours: the fonts of the TeX declare signs that they do not have.
    """
    own = ["TS1"] if any(face.family == family and not face.beyond for face in faces) else []
    return own + sorted({name for face in faces if face.family == family for name in face.own})


def write_coverage(encodings: Mapping[str, Sequence[int]]) -> None:
    """List what can be printed, so that cvtex can warn of the rest before TeX is run."""
    regular = cmap(FACES[0])
    codes = {code for code in t1_characters() if code in regular and code > 0x7E}
    codes |= set(SPACES) | {code for members in encodings.values() for code in members}
    rows = ["# What the fonts beside this file can print beyond ASCII; by scripts/build_fonts.py."]
    start = previous = None
    for code in [*sorted(codes), None]:
        if previous is None or code != previous + 1:
            if start is not None and previous is not None:
                rows.append(f"{start:04X}-{previous:04X}" if previous > start else f"{start:04X}")
            start = code
        previous = code
    write(TREE / "coverage.txt", rows)


def write(path: Path, rows: Iterable[str]) -> None:
    """Write lines to a file of the tree."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(rows) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    os.environ["SOURCE_DATE_EPOCH"] = "0"  # fontTools dates the subsets otherwise
    sys.exit(main())
