"""The faces of cvtex's fonts, and the encodings that their characters are shared out to.

A font of pdfTeX has 256 slots, so a face becomes several: T1 and TS1, which LaTeX knows, and
encodings of our own (`CVA`, `CVB` …) for the characters beyond them. Those have no commands: they
are reached by typing the character, through `cvtexunicode.sty`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import font_sources
from font_sources import Family
from fontTools import agl
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
    own: tuple[str, ...] = ()  # encodings of ours of which it has a part; the rest is Libertine's
    beyond: bool = False  # whether T1 and TS1 come from the TeX
    outlines: str = ""  # the Type 1 font of the TeX that has the outlines, if not one of ours


FACES = (
    Face(
        LIBERTINE / "LinLibertine_R.otf", "cvtexlr", "cvtexlibertine", "m", "n",
        small_caps=True, figures=True,
    ),
    Face(LIBERTINE / "LinLibertine_RI.otf", "cvtexlri", "cvtexlibertine", "m", "it", figures=True),
    Face(
        LIBERTINE / "LinLibertine_RB.otf", "cvtexlb", "cvtexlibertine", "b", "n",
        small_caps=True, figures=True,
    ),
    Face(LIBERTINE / "LinLibertine_RBI.otf", "cvtexlbi", "cvtexlibertine", "b", "it", figures=True),
    Face(
        LIBERTINE / "LinBiolinum_R.otf", "cvtexbr", "cvtexbiolinum", "m", "n",
        small_caps=True, wide=False, figures=True,
    ),
    Face(
        LIBERTINE / "LinBiolinum_RB.otf", "cvtexbb", "cvtexbiolinum", "b", "n",
        small_caps=True, figures=True,
    ),
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
    *range(0x0384, 0x03CF), *range(0x0400, 0x0460),
    # The Cyrillic of Ukraine, Kazakhstan, Kyrgyzstan, Mongolia, Tajikistan and Tatarstan.
    *range(0x0490, 0x0494), 0x0496, 0x0497, 0x049A, 0x049B, 0x04A2, 0x04A3, *range(0x04AE, 0x04B4),
    *(0x04B6, 0x04B7, 0x04BA, 0x04BB, 0x04D8, 0x04D9, 0x04E2, 0x04E3, 0x04E8, 0x04E9),
    *(0x04EE, 0x04EF),
    # Signs of the line: punctuation, figures above and below, currencies, fractions, arrows.
    *range(0x00A0, 0x0100), *range(0x02B0, 0x0300), *range(0x2010, 0x20D0), *range(0x2100, 0x2127),
    *range(0x2150, 0x2160), *range(0x2190, 0x219A), 0x2212, 0x2215, 0x2219, 0x221E, 0x2248,
    *(0x2260, 0x2264, 0x2265),
}  # fmt: skip

# What Latin Modern's Type 1 fonts call the letters of Romanian; the OTF files have numbers.
COMMAS = {
    "Scommaaccent": "uni0218", "scommaaccent": "uni0219",
    "Tcommaaccent": "uni021A", "tcommaaccent": "uni021B",
}  # fmt: skip

# Letters of T1 that the Charter of the TeX puts together from two, so that they copy as two, or
# does not have: those beyond Latin-1 but for these. They get an encoding of their own, for the
# families that want it.
WHOLE = "ıŁłŒœŠšŸŽž"
T1_LETTERS = "CVT"

UPRIGHT = "U"
"""The name of the encodings of what only the upright face has."""

PRIVATE_USE = range(0xE000, 0xF900)

# Characters that are no glyphs but have a meaning on the line.
SPACES = {
    0x2002: r"\enspace", 0x2003: r"\quad", 0x2004: r"\;", 0x2005: r"\:", 0x2006: r"\,",
    0x2007: r"\enspace", 0x2008: r"\,", 0x2009: r"\,", 0x200A: r"\,", 0x202F: r"\,",
    0x200B: r"\hskip0pt\relax", 0x200C: r"{}", 0x200D: r"{}", 0x2060: r"{}", 0xFEFF: r"{}",
    0x2010: "-", 0x2011: r"\mbox{-}", 0x00A0: r"\nobreakspace", 0x00AD: r"\-",
}  # fmt: skip


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


def has_small_letters(face: Face) -> bool:
    """Tell whether a face has small capitals of the letters that it lends to a font of the TeX."""
    return (
        T1_LETTERS in face.own and face.shape == "n" and font_sources.has_feature(face.otf, "smcp")
    )


def covers(face: Face, encoding: str, codes: Iterable[int]) -> bool:
    """Tell whether a face gets an encoding because it has every character of it."""
    return face.wide and encoding != T1_LETTERS and set(codes) <= set(cmap(face))


def agl_name(code: int) -> str:
    """Return the name of a glyph that says which character it is (Adobe Glyph List)."""
    return f"uni{code:04X}" if code <= 0xFFFF else f"u{code:X}"
