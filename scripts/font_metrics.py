"""The metrics, encodings and outlines of a face, as pdfTeX reads them, made from its OTF file."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from font_faces import (
    COMMAS,
    FACES,
    RARE,
    T1_GLYPHS,
    T1_LETTERS,
    TREE,
    TS1,
    TWINS,
    UPRIGHT,
    Face,
    agl_name,
    cmap,
    covers,
    has_small_letters,
    t1_characters,
)
from font_hyphens import GLYPH, hyphen_name, with_soft_hyphen
from fontTools import agl, subset
from fontTools.fontBuilder import FontBuilder
from fontTools.misc.psCharStrings import T2CharString
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont

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
        if (
            new in outlines.CharStrings
        ):  # in Fira Sans, another sign has the name of the soft hyphen
            outlines.CharStrings[new] = copies.pop(new)
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


def encoding_file(work: Path, name: str, slots: Mapping[int, int]) -> Path:
    """Write an encoding vector of characters.

    They are named by number: by name otftotfm would look `Delta` up as the mathematical sign.
    """
    vector = [f"/{agl_name(slots[slot])}" if slot in slots else "/.notdef" for slot in range(256)]
    path = work / f"{name}.enc"
    path.write_text(f"/{name}Encoding [\n" + "\n".join(vector) + "\n] def\n", encoding="ascii")
    return path


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
        text = "\n".join(kept)
        if suffix.startswith("t1"):
            text = with_soft_hyphen(text)
        text = re.sub(r"(?<=/)\S+", lambda glyph: clear.get(glyph[0], glyph[0]), text)
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
    soft = {name: hyphen_name(name) for name in names if name.startswith(GLYPH)}
    copy_glyphs(font, {new: old for new, old in clear.items() if new in names} | soft)
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
