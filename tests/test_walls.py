"""No file of the machine gets into a PDF, a log, a message or the cache, whatever a CV asks for.

Every attack is tried for real, with a canary file of the test's own outside the project: from the
disk with a cold cache, then from memory with a warm one, and with the walls that this machine has.
The attacks on what cvtex itself does are also tried where the kernel offers no wall.
"""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest

from cvtex.compiler import Options, to_pdf
from cvtex.typeset import EngineName, choose_engine
from cvtex.typeset.pdftex import PdfTex

pytestmark = pytest.mark.slow

CANARY = "CANARYWORD"

ATTACKS = {
    "open": r"\newread\r\openin\r=SECRET \readline\r to\x \x",
    "input": r"\input{SECRET}",
    "primitive-input": r"\csname @@input\endcsname SECRET ",
    "image": r"\pdfximage{SECRET}",
    "object": r"\immediate\pdfobj stream file{SECRET}\pdfrefobj\pdflastobj",
    "expl3-object": r"\immediate\csname tex_pdfobj:D\endcsname stream file{SECRET}",
    "dump": r"\pdffiledump length 99 {SECRET}",
    "expl3-dump": r"\csname tex_filedump:D\endcsname length 99 {SECRET}",
    "map": r"\pdfmapfile{SECRET}",
    "expl3-map": r"\csname tex_pdfmapfile:D\endcsname{SECRET}",
    "own-map": r"\csname cvtex@pdfmapfile\endcsname{SECRET}",
    "font": r"\font\x=SECRET \x a",
    # The record of files is written over, after the file has been read.
    "forged-record": (
        r"\newwrite\w\immediate\openout\w=cv.fls \newread\r\openin\r=SECRET "
        r"\readline\r to\x \x\immediate\write\w{PWD .}\immediate\closeout\w"
    ),
    "forged-map": (
        r"\newwrite\w\immediate\openout\w=cv.fls \csname tex_pdfmapfile:D\endcsname{SECRET}"
        r"\newcount\n\loop\ifnum\n<300\advance\n1 \newread\r\openin15=cv.aux \repeat"
        r"\immediate\write\w{PWD .}\immediate\closeout\w\input{cv.log}"
    ),
    "log": r"\newread\r\openin\r=cv.log \readline\r to\x \x",
}

KERNEL = "all"
NO_KERNEL = "without the kernel's"
TRIED = [(attack, KERNEL) for attack in ATTACKS] + [
    (attack, NO_KERNEL) for attack in ("input", "object", "own-map", "forged-record", "forged-map")
]


@pytest.fixture(scope="module")
def canary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file outside every project; its words are those of a font map, and of TeX."""
    path = tmp_path_factory.mktemp("outside") / "secret.tex"
    path.write_text(f"{CANARY} {CANARY} <{CANARY}\n{CANARY} {CANARY}\n", encoding="utf-8")
    return path


def leaks(folder: Path) -> list[str]:
    """Return the files below a folder that contain the word, as it is or in hexadecimal."""
    words = (
        CANARY.encode(),
        CANARY.encode().hex().encode(),
        CANARY.encode().hex().upper().encode(),
    )
    return [
        str(path)
        for path in folder.rglob("*")
        if path.is_file() and any(word in path.read_bytes() for word in words)
    ]


def text_of(pdf: bytes | None) -> str:
    """Return the text of a PDF's pages, without spaces, and its bytes as Latin-1."""
    if pdf is None:
        return ""
    with pdfplumber.open(BytesIO(pdf)) as opened:
        pages = "".join(page.extract_text() for page in opened.pages)
    return "".join(pages.split()) + pdf.decode("latin-1")


@pytest.mark.parametrize(("attack", "walls"), TRIED)
def test_no_word_of_a_canary_gets_out(
    attack: str, walls: str, canary: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither from the disk with a cold cache, nor from memory with a warm one."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    engine = choose_engine(EngineName.AUTO).value
    assert isinstance(engine, PdfTex)
    if walls == NO_KERNEL:
        engine = replace(engine, visible=())
    latex = ATTACKS[attack].replace("SECRET", str(canary))
    text = f"name: A B\nsections:\n  - title: S\n    text: 'Before `{latex}`{{=latex}} after'\n"
    cv = tmp_path / "project" / "cv.yaml"
    cv.parent.mkdir()
    cv.write_text(text, encoding="utf-8")
    for options in (Options(), Options(contents={str(cv): text.encode()})):
        with engine.ahead() as typesetter:
            compiled = to_pdf(cv, typesetter, options, tex_name="cv.tex")
        assert CANARY not in compiled.log
        assert CANARY not in str(compiled.diagnostics)
        assert CANARY not in text_of(compiled.pdf)

    assert leaks(tmp_path) == []


@pytest.mark.parametrize("name", ["cv.fls/x.png", "cv.log/x.png", "terminal.txt/x.png", "cv.png"])
def test_a_picture_is_not_in_the_way_of_tex(name: str, tmp_path: Path) -> None:
    """Whatever it is called, also for a TeX that has started before the picture is known."""
    picture = Path(__file__).parent / "cases/good/picture/photos/portrait_1.png"
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_bytes(picture.read_bytes())
    cv = tmp_path / "cv.yaml"
    cv.write_text(f"name: A B\nimage: {name}\n", encoding="utf-8")
    engine = choose_engine(EngineName.AUTO).value
    assert isinstance(engine, PdfTex)
    with engine.ahead() as early:
        for typesetter in (engine, early):
            compiled = to_pdf(cv, typesetter, tex_name="cv.tex")

            assert compiled.diagnostics == ()
            assert compiled.pdf is not None
            assert b"/Subtype/Image" in compiled.pdf.replace(b" ", b"")
