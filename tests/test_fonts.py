"""The fonts of a design on the page: each prints all characters, which copy as themselves."""

from __future__ import annotations

import json
import re
import subprocess
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from io import BytesIO
from pathlib import Path
from types import ModuleType
from typing import Any
from unicodedata import category, normalize

import pikepdf
import pytest
from pdfminer.high_level import extract_text

from cvtex.compiler.stages import to_pdf
from cvtex.diagnostics import Code
from cvtex.files import resources
from cvtex.schema.design.values import WITHOUT_SMALL_CAPITALS, WITHOUT_TEXT_FIGURES, Font
from cvtex.text.glyphs import is_printable
from cvtex.typeset.engine import Engine

ROLES = ("body", "name", "headline", "contacts", "headings", "mono")
STYLES = ("", "*", "**", "***")
AS_LETTERS = set("ﬀﬁﬂﬃﬄĲĳ\u2010\u2011")
"""Ligatures and hyphens, which copy as letters and as the hyphen of ASCII."""

CHARACTERS = [
    character
    for character in map(chr, range(0x21, 0x1_0000))
    if character.isascii() or is_printable(character)
    if normalize("NFC", character) == character and category(character)[0] in "LNPS"
]

Typeset = Callable[[str, Mapping[str, Any], str], bytes]


@pytest.fixture
def typeset(tmp_path: Path, engine: Engine) -> Typeset:
    """Return a function that typesets sections with a font in all roles and further values."""

    def run(font: str, design: Mapping[str, Any], sections: str) -> bytes:
        fonts = dict.fromkeys(ROLES, font) | dict(design.get("fonts", {}))
        values = json.dumps({**design, "fonts": fonts})
        text = f"name: A ★\ndesign: {values}\nsections:\n{sections}"
        (tmp_path / "cv.yaml").write_text(text, encoding="utf-8")
        made = to_pdf(tmp_path / "cv.yaml", engine, tex_name="cv.tex")
        said = [item.message for item in made.diagnostics if not item.code.endswith("-page")]
        assert said == []
        assert made.pdf
        return made.pdf

    return run


def _all_characters(characters: Iterable[str]) -> str:
    """Return a section that lists characters in each style."""
    escaped = ["\\" + one if one.isascii() and not one.isalnum() else one for one in characters]
    rows = [" ".join(escaped[start : start + 16]) for start in range(0, len(escaped), 16)]
    items = [json.dumps(f"{style}{row}{style}") for style in STYLES for row in rows]
    return "  - title: x\n    list:\n" + "".join(f"      - {item}\n" for item in items)


@pytest.fixture(scope="module")
def pymupdf() -> ModuleType:
    """Return the library that reads thousands of characters, or draws, in the least time."""
    # Its bindings are made by SWIG, whose types Python 3.12 warns of.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return import_module("pymupdf")


@pytest.mark.parametrize("font", list(Font))
def test_each_character_copies_as_itself(font: str, typeset: Typeset, pymupdf: ModuleType) -> None:
    """In each style, from the font itself or from Libertine, and nothing else is on the page."""
    data = typeset(font, {"footer": {"center": "none"}}, _all_characters(CHARACTERS))
    as_they_are = pymupdf.TEXT_PRESERVE_LIGATURES | pymupdf.TEXT_PRESERVE_WHITESPACE
    with pymupdf.open(stream=data) as pdf:
        found = Counter("".join(page.get_text(flags=as_they_are) for page in pdf))

    wanted = [character for character in CHARACTERS if character not in AS_LETTERS]
    assert "".join(one for one in wanted if found[one] < len(STYLES)) == ""
    assert {one for one in found if not one.isspace()} <= set(CHARACTERS) | {"•"}


WORDS = "office affine flight ruffle fjord waffle Thistle VAT AVATAR, “To. We”"


def _pdftotext(data: bytes) -> str:
    command = ["pdftotext", "-", "-"]
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()


@pytest.mark.parametrize(
    "read",
    [
        pytest.param(lambda data: extract_text(BytesIO(data)), id="pdfminer"),
        pytest.param(_pdftotext, id="pdftotext", marks=pytest.mark.poppler),
    ],
)
@pytest.mark.parametrize("font", list(Font))
def test_ligatures_copy_as_letters(
    font: str, read: Callable[[bytes], str], typeset: Typeset
) -> None:
    """A program that looks for a word finds it, in each style and in headings.

    So it does with signs and scripts that the font does not have, in the name and headings too.
    """
    texts = [f"{style}{text}{style}" for text in (WORDS, r"\` ★ ♪ ⟨Ω⟩ Ж ½ №") for style in STYLES]
    items = "".join(f"      - {json.dumps(text)}\n" for text in texts)
    section = f"  - title: {json.dumps(WORDS)}\n    list:\n{items}  - {{title: ♪ Ω Ж №, text: x}}\n"
    found = " ".join(read(typeset(font, {"theme": "modern"}, section)).split())

    assert found.count(WORDS) == len(STYLES) + 1
    assert found.count("♪") == found.count("Ω") == found.count("Ж") == len(STYLES) + 1
    assert found.count("★") == len(STYLES) + 2  # in the name and in the footer


SMALL = "Łódź & Þórr Ťuk Ęą ỄẶ Ωμέγα Жук office 2019"


@pytest.mark.parametrize("font", list(Font))
def test_small_capitals_lose_no_letter(font: str, typeset: Typeset, pymupdf: ModuleType) -> None:
    """Upright and bold, in the letters of several languages, with each kind of figures.

    Of text figures the 3 is below the line, of lining figures on it.
    """
    section = f"  - title: {json.dumps(SMALL)}\n    list: [{json.dumps(SMALL)}, 1 3]\n"
    has_figures = font not in WITHOUT_TEXT_FIGURES
    case = "as-written" if font in WITHOUT_SMALL_CAPITALS else "small-caps"
    for figures, weight in (("lining", "regular"), ("text", "bold")):
        design = {
            "headings": {"case": case, "weight": weight},
            "fonts": {"figures": figures} if has_figures else {},
            "footer": {"center": "none"},
        }
        data = typeset(font, design, section)

        found = " ".join(extract_text(BytesIO(data)).casefold().split())
        assert found.count(SMALL.casefold()) == 2
        with pymupdf.open(stream=data) as pdf:
            depth = _lowest_ink(pdf[-1], "3") - _lowest_ink(pdf[-1], "1")
        if has_figures:
            assert 0.5 < depth < 3 if figures == "text" else depth < 0.5


def test_each_sign_of_a_formula_is_a_character(typeset: Typeset) -> None:
    """Delimiters of all sizes too, and pieces of larger ones: PDF/A and PDF/UA ask for it."""
    data = typeset("libertine", {}, "  - {title: x, text: $\\int$}\n")

    with pikepdf.open(BytesIO(data)) as pdf:
        fonts = {str(one.get("/BaseFont", "")): one for one in pdf.pages[0].Resources.Font.values()}
        (signs,) = (font for name, font in fonts.items() if "MathExtension" in name)
        table = signs.ToUnicode.read_bytes().decode()
    lines = re.compile(r"^<(..)>(?: <(..)>)? <(.{4})>$", re.MULTILINE)
    known = {}
    for first, last, character in lines.findall(table.partition("endcodespacerange")[2]):
        for code in range(int(first, 16), int(last or first, 16) + 1):
            known[code] = chr(int(character, 16) + code - int(first, 16))
    assert set(known) == set(range(128))
    assert [one for one in known.values() if category(one) == "Co"] == []


def test_a_family_that_is_not_installed_is_borrowed(tmp_path: Path, engine: Engine) -> None:
    """From Libertine, with a warning, also its signs: TeX looks for no font that it lacks."""
    text = r"`{\fontfamily{nosuch}\selectfont caf\'e \textohm}`{=latex}"
    (tmp_path / "cv.yaml").write_text(
        f"name: A\nsections: [{{title: x, text: {json.dumps(text)}}}]\n", encoding="utf-8"
    )
    made = to_pdf(tmp_path / "cv.yaml", engine, tex_name="cv.tex")

    assert made.pdf
    read = " ".join(extract_text(BytesIO(made.pdf)).split())
    assert "café Ω" in normalize("NFKC", read)
    assert {item.code for item in made.diagnostics} == {Code.TEX_WARNING}
    assert "`T1/cvtexlibertine/m/n` is used" in made.diagnostics[0].message


def _lowest_ink(page: Any, text: str) -> float:
    """Return the height in points at which the ink of the last of a text on a page ends."""
    box = page.search_for(text)[-1] + (0, -2, 0, 6)
    picture = page.get_pixmap(clip=box, dpi=720, colorspace="GRAY")
    rows = range(picture.height)
    row = max(n for n in rows if min(picture.samples[n * picture.stride :][: picture.width]) < 128)
    return float(picture.y + row + 1) / 10


MACROS = (resources.templates() / "base/macros.tex").read_text(encoding="utf-8")
OWN_FAMILIES = {name: f"cvtex{name}" for name in ("libertine", "biolinum", "inconsolata")} | dict(
    re.findall(r"\\cv@family\{([\w-]+)\}\{(cvtex\w+)\}", MACROS)
)
"""The families of LaTeX by the fonts of a design."""


def _is_own(font: str, encoding: str, series: str, shape: str) -> bool:
    """Tell whether a family has a shape itself, rather than another one or that of Libertine."""
    family = OWN_FAMILIES[font]
    path = resources.texmf() / f"tex/latex/cvtex/{encoding}{family}.fd"
    if not path.is_file():
        return False
    declared = rf"\{{{family}\}}\{{(\w+)\}}\{{(\w+)\}}\{{<(.*)\}}\{{\}}"
    found = {
        (one, two): font
        for one, two, font in re.findall(declared, path.read_text(encoding="utf-8"))
    }
    upright = found["m", "n"] if (series, shape) != ("m", "n") else ""
    return "ssub*" not in found[series, shape] and found[series, shape] != upright


def _has(font: str, what: str) -> bool:
    """Tell whether a font has what a column of the table of fonts says."""
    match what:
        case "bold":
            return _is_own(font, "t1", "b", "n")
        case "italic":
            return _is_own(font, "t1", "m", "it")
        case "small capitals":
            return _is_own(font, "t1", "m", "sc")
        case "text figures":
            files = resources.texmf() / "tex/latex/cvtex"
            return (files / f"t1{OWN_FAMILIES[font]}osf.fd").is_file()
        case _:
            encoding = {"Vietnamese": "cva", "Greek": "cvg", "Cyrillic": "cvc"}[what]
            return _is_own(font, encoding, "m", "n")


TABLE = (Path(__file__).parents[1] / "docs/design.md").read_text(encoding="utf-8")
COLUMNS, *ROWS = (
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in TABLE.partition("| font | name |")[2].partition("\n\n")[0].splitlines()
    if not line.startswith("|-")
)


def test_the_table_of_fonts_is_true() -> None:
    """Each font has a row, which says what the font has itself and what is borrowed."""
    columns = [column for column in COLUMNS if column]
    rows = {name.strip("`"): cells for _, name, *cells in ROWS}

    assert len(columns) == 7
    assert rows == {
        str(font): ["yes" if _has(font, what) else "–" for what in columns] for font in Font
    }


def test_the_check_knows_which_fonts_lack_something() -> None:
    """Small capitals and text figures, which are reported where they are asked for in vain."""
    without = {font for font in Font if not _has(font, "small capitals")}
    assert without == WITHOUT_SMALL_CAPITALS
    assert {font for font in Font if not _has(font, "text figures")} == WITHOUT_TEXT_FIGURES
    (listed,) = re.findall(r"\\@for\\cv@each:=([\w,-]+)\\do\{%\n *\\expandafter\\edef", MACROS)
    assert set(listed.split(",")) == set(Font) - WITHOUT_TEXT_FIGURES


def _decrypted(data: bytes, key: int) -> bytes:
    """Return what Type 1 encrypts (Adobe Type 1 Font Format, 7.1)."""
    out = bytearray()
    for byte in data:
        out.append(byte ^ (key >> 8))
        key = ((byte + key) * 52845 + 22719) & 0xFFFF
    return bytes(out)


OUTLINES = resources.texmf() / "fonts/type1/cvtex"


@pytest.mark.parametrize("path", sorted(OUTLINES.glob("*fs*.pfb")), ids=lambda path: path.stem)
def test_a_soft_hyphen_looks_like_a_hyphen(path: Path) -> None:
    """The source of Fira Sans has another sign under that name."""
    data, outlines = path.read_bytes(), b""
    while data[1] in {1, 2}:
        end = 6 + int.from_bytes(data[2:6], "little")
        outlines += data[6:end] if data[1] == 2 else b""
        data = data[end:]
    private = _decrypted(outlines, 55665)
    found = re.finditer(rb"/(hyphen|sfthyphen) (\d+) \S+ ", private)
    signs = {one[1]: private[one.end() : one.end() + int(one[2])] for one in found}

    assert signs.get(b"sfthyphen") == signs.get(b"hyphen")
