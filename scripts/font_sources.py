"""The families of the page that come as TrueType, or that the TeX has in part.

Each is a package of npm, PyPI or Debian at a fixed version. `read` brings it and checks its bytes;
`outlined` makes an OTF file with the characters, features and names that `font_metrics.py` needs.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fontTools import agl, subset
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.qu2cuPen import Qu2CuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

FEATURES = ("kern", "liga", "smcp", "onum")
LATIN_MODERN = "/usr/share/texmf/fonts/opentype/public/lm"
_LIGATURES = {0xFB00: "f_f", 0xFB01: "f_i", 0xFB02: "f_l", 0xFB03: "f_f_i", 0xFB04: "f_f_l"}


@dataclass(frozen=True)
class Source:
    """A package: its registry (npm, pypi or debian), name and version, and what its file hashes to.

    Debian's are installed already, as those of Libertine are, so they have no hash.
    """

    registry: str
    name: str
    version: str
    sha256: str = ""


@dataclass(frozen=True)
class Family:
    """A family: its name in NFSS, the prefix of its fonts, its files, and how it is set.

    `files` has the path of each face in the package, in the order regular, italic, bold, bold
    italic. `scale` makes up for letters that look larger or smaller than those of Libertine at the
    same size. `scripts` are the kinds of encodings beyond T1 and TS1 (`SCRIPTS` of `font_faces.py`)
    of which it has what it has, sign by sign; Libertine has the rest. With `beyond`, T1 and TS1
    come from the TeX, and only those encodings are made; `outlines` are the names and the files of
    fonts of the TeX that have their glyphs too.
    """

    name: str
    prefix: str
    source: Source
    files: tuple[str, str, str, str]
    scale: str = "1"
    scripts: str = "AGCS"
    beyond: bool = False
    outlines: tuple[tuple[str, str], ...] = ()

    def faces(self) -> Mapping[tuple[str, str, str], str]:
        """Return the files by series, shape and name of the font."""
        kinds = (("m", "n", "r"), ("m", "it", "ri"), ("b", "n", "b"), ("b", "it", "bi"))
        return {
            (series, shape, self.prefix + suffix): file
            for (series, shape, suffix), file in zip(kinds, self.files, strict=True)
        }


def _google(stem: str) -> tuple[str, str, str, str]:
    faces = ("400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic")
    regular, italic, bold, bold_italic = (f"package/{face}/{stem}_{face}.ttf" for face in faces)
    return regular, italic, bold, bold_italic


# A serif face is scaled to lie between its own height of the x and Libertine's (0.43 of the size),
# a sans serif one to the height that Source Sans has (0.486): then a design whose font is changed
# keeps its measure and its number of pages nearly.
FAMILIES = (
    Family(
        "cvtexgaramond", "cvtexeg",
        Source(
            "npm", "@expo-google-fonts/eb-garamond", "0.4.3",
            "4b394f925314ad33790d571812b99370612ed40ca470ac64f9a98ab637dfea20",
        ),
        _google("EBGaramond"), scale="1.04",
    ),
    Family(
        "cvtexfira", "cvtexfs",
        Source(
            "npm", "@expo-google-fonts/fira-sans", "0.4.1",
            "89eaf2db7774f47fb5854c8193386ca5cccd591454555443439e49553d44a710",
        ),
        _google("FiraSans"), scale="0.92",
    ),
    Family(
        "cvtexlato", "cvtexla",
        Source(
            "pypi", "fontpkg-lato", "2.15",
            "7bce7eef5522260b06ab597c21edd20d840c89909f0ec9b8ac3da2812a43ed93",
        ),
        (
            "fontpkg_lato/files/Lato-Regular.ttf", "fontpkg_lato/files/Lato-Italic.ttf",
            "fontpkg_lato/files/Lato-Bold.ttf", "fontpkg_lato/files/Lato-BoldItalic.ttf",
        ),
        scale="0.96",
    ),
    Family(
        "cvtexroboto", "cvtexro",
        Source(
            "npm", "@expo-google-fonts/roboto", "0.4.3",
            "d5fabe7f5e706dc3c6b4e39687c5a45f1b25975dd689d8d850a97f41a00fa85f",
        ),
        _google("Roboto"), scale="0.92",
    ),
    Family(
        "cvtexsource", "cvtexso",
        Source(
            "npm", "@expo-google-fonts/source-sans-3", "0.4.1",
            "eb41834f563921e19b18b40bc924b97110983aef800d9cb67b9186f546311828",
        ),
        _google("SourceSans3"),
        beyond=True,
    ),
    # Charis is Charter as SIL drew it on: it has no kerning, but the letters that the TeX's lacks.
    Family(
        "cvtexcharter", "cvtexch",
        Source(
            "npm", "@expo-google-fonts/charis-sil", "0.4.0",
            "33e5b80cbb6892bc14609e15665ce15f09d04397ba32fc5e6bb2522cac3b45ca",
        ),
        _google("CharisSIL"), scale="0.95", scripts="ACST", beyond=True,
    ),
    Family(
        "cvtexlm", "cvtexlm",
        Source("debian", "fonts-lmodern", "2.005-1"),
        (
            f"{LATIN_MODERN}/lmroman10-regular.otf", f"{LATIN_MODERN}/lmroman10-italic.otf",
            f"{LATIN_MODERN}/lmroman10-bold.otf", f"{LATIN_MODERN}/lmroman10-bolditalic.otf",
        ),
        scripts="A", beyond=True,
        outlines=(
            ("LMRoman10-Regular", "lmr10.pfb"),
            ("LMRoman10-Italic", "lmri10.pfb"),
            ("LMRoman10-Bold", "lmbx10.pfb"),
            ("LMRoman10-BoldItalic", "lmbxi10.pfb"),
        ),
    ),
    Family(
        "cvtexlmss", "cvtexls",
        Source("debian", "fonts-lmodern", "2.005-1"),
        (
            f"{LATIN_MODERN}/lmsans10-regular.otf", f"{LATIN_MODERN}/lmsans10-oblique.otf",
            f"{LATIN_MODERN}/lmsans10-bold.otf", f"{LATIN_MODERN}/lmsans10-boldoblique.otf",
        ),
        scripts="A", beyond=True,
        outlines=(
            ("LMSans10-Regular", "lmss10.pfb"),
            ("LMSans10-Oblique", "lmsso10.pfb"),
            ("LMSans10-Bold", "lmssbx10.pfb"),
            ("LMSans10-BoldOblique", "lmssbo10.pfb"),
        ),
    ),
)  # fmt: skip


def read(source: Source, folder: Path) -> Path:
    """Return the folder with a package's files; raise SystemExit if its bytes are other ones."""
    if source.registry == "debian":
        return Path("/")
    target = folder / source.name.replace("/", "-")
    target.mkdir()
    wanted = f"{source.name}@{source.version}"
    command = ["npm", "pack", "--silent", wanted]
    if source.registry == "pypi":
        wanted = f"{source.name}=={source.version}"
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", wanted]
    subprocess.run(command, cwd=target, check=True, capture_output=True)
    (archive,) = target.iterdir()
    if hashlib.sha256(archive.read_bytes()).hexdigest() != source.sha256:
        sys.exit(f"{wanted} is not the package that this script was written for")
    if source.registry == "pypi":
        shutil.unpack_archive(archive, target, "zip")
    else:
        shutil.unpack_archive(archive, target, "gztar", filter="data")
    return target


def outlined(path: Path, name: str, codes: Collection[int], folder: Path) -> Path:
    """Write the OTF file `<name>.otf` with some characters of a font; return its path.

    It has 1000 units to the size, cubic curves, and glyph names that lead back to the text:
    `a.sc` for a small capital, `f_f_i` for a ligature.
    """
    names = _glyph_names(path)
    font = TTFont(path)
    font.setGlyphOrder(names)
    _give_ligatures_numbers(font)
    _part_characters(font)
    options = subset.Options(
        layout_features=list(FEATURES), glyph_names=True, notdef_outline=True, name_IDs=["*"],
        hinting="CFF " in font, desubroutinize=True,
        drop_tables=[*subset.Options().drop_tables, "STAT", "MATH", "FFTM", "meta"],
    )  # fmt: skip
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[*codes, *_LIGATURES])
    subsetter.subset(font)
    if "glyf" in font:
        _make_cubic(font, name)
    target = folder / f"{name}.otf"
    font.save(target)
    return target


def has_feature(path: Path, feature: str) -> bool:
    """Tell whether a font has a feature of OpenType."""
    with TTFont(path, lazy=True) as font:
        records = font["GSUB"].table.FeatureList.FeatureRecord if "GSUB" in font else ()
        return any(record.FeatureTag == feature for record in records)


def _glyph_names(path: Path) -> list[str]:
    """Return the names of a font's glyphs in order, also where the font itself has none."""
    with TTFont(path) as font:
        order = list(font.getGlyphOrder())
        encoded = {glyph: code for code, glyph in font.getBestCmap().items()}
        new: dict[str, str] = {}
        taken = set(order)
        for feature, lookup in _lookups(font):
            for table in lookup.SubTable:
                inner = getattr(table, "ExtSubTable", table)
                for plain, result in getattr(inner, "mapping", {}).items():
                    suffix = {"smcp": ".sc", "onum": ".onum"}.get(feature)
                    if suffix and result not in encoded:
                        new.setdefault(result, plain + suffix)
                for first, ligatures in getattr(inner, "ligatures", {}).items():
                    for ligature in ligatures:
                        parts = "_".join([first, *ligature.Component])
                        if feature == "liga" and ligature.LigGlyph not in encoded:
                            new.setdefault(ligature.LigGlyph, parts)
    result_names = []
    for glyph in order:
        wanted = new.get(glyph, glyph)
        if wanted != glyph and wanted in taken:
            wanted = glyph
        taken.add(wanted)
        result_names.append(wanted)
    return result_names


def _lookups(font: TTFont) -> list[tuple[str, Any]]:
    """Return the lookups of the features that are kept, each with the feature's name."""
    if "GSUB" not in font:
        return []
    table = font["GSUB"].table
    indices = {
        (record.FeatureTag, index)
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag in FEATURES
        for index in record.Feature.LookupListIndex
    }
    return [(feature, table.LookupList.Lookup[index]) for feature, index in sorted(indices)]


def _give_ligatures_numbers(font: TTFont) -> None:
    """Let the encoding T1 find the ligatures of f, which it asks for by number."""
    order = set(font.getGlyphOrder())
    for table in font["cmap"].tables:
        if table.isUnicode():
            for code, name in _LIGATURES.items():
                if code not in table.cmap and name in order:
                    table.cmap[code] = name


def _part_characters(font: TTFont) -> None:
    """Leave each glyph to one character, so that its name can say which one it is.

    The letters of Greek come first, then what the name of the glyph means. Latin-1 keeps all.
    """
    codes: dict[str, list[int]] = {}
    for code, name in font.getBestCmap().items():
        codes.setdefault(name, []).append(code)
    lost = set()
    for name, shared in codes.items():
        meant = agl.toUnicode(name)
        ranked = sorted((not 0x0391 <= code <= 0x03C9, meant != chr(code), code) for code in shared)
        lost |= {code for *_, code in ranked[1:] if code > 0xFF}
    for table in font["cmap"].tables:
        if table.isUnicode():
            for code in lost & set(table.cmap):
                del table.cmap[code]


def _make_cubic(font: TTFont, name: str) -> None:
    """Give a TrueType font 1000 units to the size and curves as PostScript has them."""
    scale = 1000 / font["head"].unitsPerEm
    glyphs = font.getGlyphSet()
    drawings = {}
    for glyph in font.getGlyphOrder():
        width = round(font["hmtx"][glyph][0] * scale)
        pen = T2CharStringPen(width, None)
        cubic = Qu2CuPen(pen, max_err=1.2, all_cubic=True)
        outline = DecomposingRecordingPen(glyphs)
        glyphs[glyph].draw(outline)
        outline.replay(TransformPen(cubic, (scale, 0, 0, scale, 0, 0)))
        drawings[glyph] = pen.getCharString()
    if scale != 1:
        scale_upem(font, 1000)
    for tag in ("glyf", "loca", "fpgm", "prep", "cvt ", "gasp", "maxp"):
        if tag in font:
            del font[tag]
    builder = FontBuilder(font=font)
    builder.isTTF = False
    font.sfntVersion = "OTTO"
    builder.setupCFF(name, {}, drawings, {})
    builder.setupMaxp()
    builder.setupPost(keepGlyphNames=False)
