#!/usr/bin/env python3
"""Build `src/cvtex/texmf`: the fonts of the page, as pdfTeX reads them, from the open OTF files.

Needs Debian's `fonts-linuxlibertine`, `fonts-inconsolata`, `lcdf-typetools` and `texlive-base`
(for what T1 holds), and fontTools from PyPI. Running it again gives the same bytes.

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


FACES = (
    Face(LIBERTINE / "LinLibertine_R.otf", "cvtexlr", "cvtexlibertine", "m", "n", small_caps=True),
    Face(LIBERTINE / "LinLibertine_RI.otf", "cvtexlri", "cvtexlibertine", "m", "it"),
    Face(LIBERTINE / "LinLibertine_RB.otf", "cvtexlb", "cvtexlibertine", "b", "n", small_caps=True),
    Face(LIBERTINE / "LinLibertine_RBI.otf", "cvtexlbi", "cvtexlibertine", "b", "it"),
    Face(LIBERTINE / "LinBiolinum_R.otf", "cvtexbr", "cvtexbiolinum", "m", "n", wide=False),
    Face(LIBERTINE / "LinBiolinum_RB.otf", "cvtexbb", "cvtexbiolinum", "b", "n"),
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

UPRIGHT = "U"
"""The name of the encodings of what only the upright face has."""

SPACE = "cvtexspace"
GAP = "cvtexgap"
GAP_WIDTHS = {"space": 250, "uni00200020": 500}
"""The font for the gap between a date and its entry, so that programs read both as one line, and
not as two columns: its glyphs, which cannot be seen, with their widths in thousandths of its size.
Poppler passes over a glyph that is one space, but not over one that is two."""

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
LIGATURES = range(0xFB00, 0xFB05)  # ff fi fl ffi ffl

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
        shutil.rmtree(TREE, ignore_errors=True)
        encodings = own_encodings()
        lines: list[str] = []
        for face in FACES:
            lines += build_face(with_dashes(face, work), encodings, work)
        lines += [build_space(work, SPACE, {"space": 0}), build_space(work, GAP, GAP_WIDTHS)]
        write(TREE / "fonts/map/pdftex/cvtex/cvtex.map", sorted(lines))
    for encoding in ("T1", "TS1", *encodings):
        for family in ("cvtexlibertine", "cvtexbiolinum", "cvtexinconsolata"):
            write_fd(encoding, family, encodings)
    write_packages(encodings)
    write_coverage(encodings)
    return 0


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
    return encodings


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
    twins = {code: TWINS.get(code, code) for code in TS1.values()}
    slots = {slot: twins[code] for slot, code in TS1.items() if twins[code] in present}
    names = clear_names(present, {code: code for code in t1_characters()})
    lines = [metrics(face, "t1", T1_GLYPHS, features, names)]
    clear = dict(names)
    names = clear_names(present, twins)
    lines.append(metrics(face, "ts1", encoding_file(work, "TS1", slots), [], names))
    clear |= names
    if face.small_caps:
        lines.append(metrics(face, "t1sc", T1_GLYPHS, [*features, "-fsmcp"], {}))
    if face.wide:
        for name, codes in encodings.items():
            if covers(face, codes):
                source = encoding_file(work, name, dict(enumerate(codes, 1)))
                names = clear_names(present, {code: code for code in codes})
                lines.append(metrics(face, name.lower(), source, ["-fkern"], names))
                clear |= names
    for file in dict.fromkeys(outline_file(face, line) for line in lines):
        outlines(face, [line for line in lines if outline_file(face, line) == file], clear, work)
    yield from lines


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


def build_space(work: Path, name: str, widths: Mapping[str, int]) -> str:
    r"""Make a font with nothing but spaces; without width it is for `\pdfinterwordspaceon`.

    `widths` has the width of each glyph, in thousandths of the type size; they stand in the slots
    from 32. The font has a y as deep as that of the text, from which pdfTeX
    takes the depth of the font: a program that looks at the boxes of characters finds the space on
    the same line as the text. Return the line of the font map.
    """
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder([".notdef", *widths, "y"])
    builder.setupCharacterMap({0x20: "space", 0x79: "y"})
    with TTFont(FACES[0].otf) as text:
        _, bottom, _, top = bounds(text, "y")
    drawn = T2CharStringPen(0, None)
    for corner, add in ((bottom, drawn.moveTo), (top, drawn.lineTo)):
        add((0, corner))
    drawn.closePath()
    advances = {".notdef": widths["space"], **widths}
    charstrings = {
        glyph: T2CharStringPen(width, None).getCharString() for glyph, width in advances.items()
    }
    builder.setupCFF(name, {}, {**charstrings, "y": drawn.getCharString()}, {})
    advances["y"] = widths["space"]
    builder.setupHorizontalMetrics({glyph: (width, 0) for glyph, width in advances.items()})
    builder.setupHorizontalHeader(ascent=0, descent=0)
    builder.setupOS2()
    builder.setupNameTable({"familyName": name, "styleName": "Regular", "psName": name})
    builder.setupPost()
    path = work / f"{name}.otf"
    builder.save(path)
    face = Face(path, name, "", "", "")
    encoding = work / f"{name}.enc"
    vector = ["/.notdef"] * 256
    vector[0x20 : 0x20 + len(widths)] = [f"/{glyph}" for glyph in widths]
    vector[0x79] = "/y"
    encoding.write_text(f"/{name}Encoding [\n" + "\n".join(vector) + "\n] def\n", encoding="ascii")
    line = metrics(face, "t1", encoding, [], {})
    (TREE / f"fonts/tfm/cvtex/{name}-t1.tfm").rename(TREE / f"fonts/tfm/cvtex/{name}.tfm")
    write_outlines(path, TREE / f"fonts/type1/cvtex/{name}.pfb")
    return line.replace("-t1", "", 1)


def covers(face: Face, codes: Iterable[int]) -> bool:
    """Tell whether a face has every one of some characters."""
    return set(codes) <= set(cmap(face))


def letters(code: int) -> str:
    """Return the letters of a ligature as pdfTeX wants them: `0066 0066`."""
    return " ".join(f"{ord(letter):04X}" for letter in unicodedata.normalize("NFKC", chr(code)))


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
            *features, f"--encoding={encoding}",
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
    suffix = re.match(r"[^\s-]+(?:-(\w+))?", line)
    if suffix is None or suffix[1] in {None, "t1", "ts1"}:
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


def write_fd(encoding: str, family: str, encodings: Mapping[str, Sequence[int]]) -> None:
    """Declare every shape that LaTeX may ask for; what a family lacks is borrowed in silence."""
    # Only T1 has the hyphen in slot 45, and the letters where hyphenation patterns expect them.
    no_hyphen = encoding != "T1" or family == "cvtexinconsolata"
    hyphen = r"\hyphenchar\font=-1 " if no_hyphen else ""
    rows = [
        f"\\ProvidesFile{{{encoding.lower()}{family}.fd}}[fonts of cvtex]",
        f"\\DeclareFontFamily{{{encoding}}}{{{family}}}{{{hyphen}}}",
    ]
    for series in ("m", "b", "bx"):
        for shape in ("n", "it", "sl", "sc"):
            font = source_of(encoding, family, series, shape, encodings)
            rows.append(
                f"\\DeclareFontShape{{{encoding}}}{{{family}}}{{{series}}}{{{shape}}}{{<->{font}}}{{}}"
            )
        # There are no slanted small capitals: LaTeX would warn of each, and use the upright ones.
        upright = source_of(encoding, family, series, "sc", encodings)
        rows += [
            f"\\DeclareFontShape{{{encoding}}}{{{family}}}{{{series}}}{{{shape}}}{{<->{upright}}}{{}}"
            for shape in ("scit", "scsl")
        ]
    write(TREE / "tex/latex/cvtex" / f"{encoding.lower()}{family}.fd", rows)


def source_of(
    encoding: str, family: str, series: str, shape: str, encodings: Mapping[str, Sequence[int]]
) -> str:
    """Return the font of a shape, or the shape that stands in for it."""

    def has(face: Face) -> bool:
        return encoding not in encodings or (face.wide and covers(face, encodings[encoding]))

    if shape == "sc" and encoding == "T1":
        for face in FACES:
            if (face.family, face.series) == (family, series) and face.small_caps:
                return f"{face.name}-t1sc"
    for face in FACES:
        if (face.family, face.series, face.shape) == (family, series, shape) and has(face):
            return f"{face.name}-{encoding.lower()}"
    wanted = {"bx": "b"}.get(series, series)
    for other in (
        (wanted, shape),
        (wanted, {"sl": "it"}.get(shape, "n")),
        (wanted, "n"),
        ("m", "n"),
    ):
        for owner in (family, "cvtexlibertine"):
            for face in FACES:
                if (face.family, face.series, face.shape) == (owner, *other) and has(face):
                    return f"ssub*{owner}/{other[0]}/{other[1]}"
    raise LookupError((encoding, family, series, shape))


def write_packages(encodings: Mapping[str, Sequence[int]]) -> None:
    """Write `cvtexfonts.sty` and `cvtexunicode.sty`."""
    folder = TREE / "tex/latex/cvtex"
    write(
        folder / "cvtexfonts.sty",
        [
            r"\NeedsTeXFormat{LaTeX2e}",
            r"\ProvidesPackage{cvtexfonts}[2026/11/23 Libertine, Biolinum, Inconsolata]",
            "% Made by scripts/build_fonts.py.",
            r"\RequirePackage[T1]{fontenc}",
            "% All of TS1 may be asked for; what a face lacks shows in the log.",
            r"\DeclareEncodingSubset{TS1}{cvtexlibertine}{0}",
            r"\DeclareEncodingSubset{TS1}{cvtexbiolinum}{0}",
            r"\DeclareEncodingSubset{TS1}{cvtexinconsolata}{0}",
            r"\renewcommand{\rmdefault}{cvtexlibertine}",
            r"\renewcommand{\sfdefault}{cvtexbiolinum}",
            r"\renewcommand{\ttdefault}{cvtexinconsolata}",
            r"\renewcommand{\bfdefault}{b}",
            "% `+` adds to the distribution's map; the names are ours alone.",
            r"\pdfmapfile{+cvtex.map}",
            "% Text that copies out right: ligatures, small caps and accents lead back to letters.",
            r"\input{glyphtounicode}",
            *(rf"\pdfglyphtounicode{{{agl_name(code)}}}{{{letters(code)}}}" for code in LIGATURES),
            r"\pdfgentounicode=1",
            r"\RequirePackage{cvtexunicode}",
            *WORD_SPACES.splitlines(),
        ],
    )
    rows = [
        r"\ProvidesPackage{cvtexunicode}[2026/11/23 the characters beyond T1 for cvtex]",
        "% Made by scripts/build_fonts.py.",
        *(
            rf"\DeclareFontEncoding{{{name}}}{{}}{{}}"
            rf"\DeclareFontSubstitution{{{name}}}{{cvtexlibertine}}{{m}}{{n}}"
            for name in encodings
        ),
        "% \\cvglyph{encoding}{slot}{code point}",
        r"\DeclareRobustCommand{\cvglyph}[3]{%",
        r"  \cvspacebefore{\fontencoding{#1}\selectfont\char#2}\cvspaceafter}",
        "% In an outline or in document information the character stands for itself.",
        r"\AddToHook{begindocument/before}{%",
        r"  \@ifpackageloaded{hyperref}",
        r"    {\pdfstringdefDisableCommands{" + r'\def\cvglyph#1#2#3{\unichar{"#3}}' + "}}{}}",
    ]
    for name, codes in encodings.items():
        rows += [
            rf"\DeclareUnicodeCharacter{{{code:04X}}}{{\cvglyph{{{name}}}{{{slot}}}{{{code:04X}}}}}"
            for slot, code in enumerate(codes, 1)
        ]
    rows += [rf"\DeclareUnicodeCharacter{{{code:04X}}}{{{tex}}}" for code, tex in SPACES.items()]
    write(folder / "cvtexunicode.sty", rows)


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
