"""Styles, pictures and fonts of a theme travel with the job, and hostile ones read nothing."""

from __future__ import annotations

import os
import re
import struct
import zlib
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest

from cvtex.cli.commands import tex
from cvtex.compiler import Compilation, Options, to_pdf
from cvtex.compiler.stages import to_latex
from cvtex.diagnostics import Code
from cvtex.files.read import digest_of
from cvtex.typeset import EngineName, choose_engine
from cvtex.typeset.pdftex import PdfTex

ENGINES = [
    EngineName.EMBEDDED,
    pytest.param(EngineName.TEXLIVE, marks=pytest.mark.texlive),
]


def engine_of(name: EngineName) -> PdfTex:
    """Return an engine, with more time than a user would wait."""
    engine = choose_engine(name).value
    assert isinstance(engine, PdfTex)
    return replace(engine, time_limit=300.0)


def picture(width: int = 30, height: int = 20) -> bytes:
    """Return a black PNG."""
    rows = zlib.compress(bytes(height * (1 + width)))
    parts = ((b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)), (b"IDAT", rows))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in (*parts, (b"IEND", b""))
    )


def font() -> dict[str, bytes]:
    """Return a Type 1 font that no TeX has by these names: Charter, of the embedded TeX."""
    tree = Path(engine_of(EngineName.EMBEDDED).visible[0])
    files = {"zz8r.tfm": "bchr8r.tfm", "zz.pfb": "bchr8a.pfb", "zz.enc": "8r.enc"}
    return {
        **{name: next(tree.rglob(original)).read_bytes() for name, original in files.items()},
        "zz.map": b'zz8r Zz "TeXBase1Encoding ReEncodeFont" <zz.enc <zz.pfb\n',
        "t1zz.fd": rb"\DeclareFontFamily{T1}{zz}{}\DeclareFontShape{T1}{zz}{m}{n}{<->zz8r}{}",
    }


def theme(folder: Path, files: dict[str, bytes | str]) -> Path:
    """Write a theme, and return its folder."""
    for name, text in {"theme.yaml": "", **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
    return folder


def cv_with(folder: Path, name: str) -> Path:
    """Write a CV that names a theme."""
    (folder / "cv.yaml").write_text(
        f"name: Jane Doe\ndesign: {{theme: {name}}}\nsections: [{{title: Prose, text: Here.}}]\n",
        encoding="utf-8",
    )
    return folder / "cv.yaml"


def typeset(cv: Path, engine: PdfTex, options: Options | None = None) -> Compilation:
    """Typeset a CV."""
    with engine.ahead() as ready:
        return to_pdf(cv, ready, options or Options(), tex_name="cv.tex")


def words_of(made: Compilation) -> list[str]:
    """Return the words of the first page, which has been set without a message."""
    assert [one.message for one in made.diagnostics] == []
    assert made.pdf is not None
    with pdfplumber.open(BytesIO(made.pdf)) as document:
        return [word["text"] for word in document.pages[0].extract_words()]


STYLE = r"""\ProvidesPackage{mystyle}\pdfmapfile{+zz.map}
\newcommand\greeting{Greetings}\newcommand\zz{\fontfamily{zz}\selectfont}
"""
HEADER = r"""\VAR{cv.origin|origin}
\begin{cvheader}\cvname{\VAR{cv.name}}\cvlabel{\greeting{} {\zz Glyphs}
\cvartifact{\includegraphics{logo}}
\cvelement[A seal]{Figure}{\includegraphics[height=1cm]{img/seal}}}\end{cvheader}
"""


@pytest.mark.slow
@pytest.mark.parametrize("name", ENGINES)
def test_a_theme_brings_what_tex_needs(name: EngineName, tmp_path: Path) -> None:
    """A style, pictures also in a folder, and a font in another, with and without a format."""
    files = {f"fonts/{file}": data for file, data in font().items()}
    theme(tmp_path / "latex_templates" / "mine", {
        "mystyle.sty": STYLE, "header.tex": HEADER,
        "preamble-extra.tex": r"\usepackage{mystyle}", **files,
        "logo.png": picture(), "img/seal.png": picture(),
    })  # fmt: skip
    engine = engine_of(name)
    for _ in range(3):
        made = typeset(cv_with(tmp_path, "mine"), engine)
        assert "GreetingsGlyphs" in "".join(words_of(made))
        assert made.pdf is not None
        with pdfplumber.open(BytesIO(made.pdf)) as document:
            page = document.pages[0]
            assert len(page.images) == 2
            glyphs = [char for char in page.chars if char["fontname"].endswith("CharterBT-Roman")]
            assert "".join(char["text"] for char in glyphs) == "Glyphs"


@pytest.mark.slow
def test_a_changed_style_is_read_again(tmp_path: Path) -> None:
    """A format is kept for the contents of the files, and not for their names."""
    folder = theme(tmp_path / "latex_templates" / "mine", {
        "preamble-extra.tex": r"\usepackage{mystyle}",
        "header.tex": re.sub(r"\{\\zz(.|\n)*seal\}\}", "", HEADER),
    })  # fmt: skip
    cv = cv_with(tmp_path, "mine")
    for word in ("First", "Second", "First"):
        (folder / "mystyle.sty").write_text(rf"\newcommand\greeting{{{word}}}", encoding="utf-8")
        assert word in words_of(typeset(cv, engine_of(EngineName.EMBEDDED)))


def test_the_nearest_theme_has_the_file(tmp_path: Path) -> None:
    """Beside the CV for all themes, then in the themes that it is based on, each with its own."""
    own = theme(tmp_path / "latex_templates", {"all.sty": "all", "logo.png": picture(2)})
    theme(own / "near", {
        "theme.yaml": "base: far\n", "a.sty": "near", "logo.png": picture(1), "notes.txt": "x",
        "sub/a.sty": "deep", ".hidden.sty": "x", "image.tiff": "x", "sub/b.def": "deep",
    })  # fmt: skip
    theme(own / "far", {"theme.yaml": "", "a.sty": "far", "b.sty": "far", "fonts/x.tfm": "x"})
    made = to_latex(cv_with(tmp_path, "near"))

    assert made.diagnostics == ()
    found = {name: asset.data for name, asset in made.assets.items()}
    assert {name: data for name, data in found.items() if name != "logo.png"} == {
        "a.sty": b"near", "sub/b.def": b"deep", "all.sty": b"all", "b.sty": b"far", "x.tfm": b"x",
    }  # fmt: skip
    assert made.assets["logo.png"] == (str(own / "near" / "logo.png"), picture(1))


def test_a_new_file_of_a_theme_is_a_change(tmp_path: Path) -> None:
    """A build that lacked it is done again, and other files change nothing."""
    folder = theme(tmp_path / "latex_templates" / "mine", {"a.sty": "x"})
    made = to_latex(cv_with(tmp_path, "mine"))

    def changed() -> list[str]:
        return [name for name, was in made.digests.items() if digest_of(Path(name)) != was]

    assert changed() == []
    (folder / "notes.txt").write_text("x", encoding="utf-8")
    (folder / ".logo.png.swp").write_text("x", encoding="utf-8")
    assert changed() == []
    (folder / "logo.png").write_bytes(picture())
    assert changed() == [str(folder / "*")]
    (folder / "a.sty").write_text("y", encoding="utf-8")
    assert {*changed()} == {str(folder / "a.sty"), str(folder / "*")}


def test_whoever_writes_latex_is_told_what_it_needs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The LaTeX alone does not have the files of the theme."""
    theme(tmp_path / "latex_templates" / "mine", {"a.sty": "x", "img/logo.png": picture()})
    cv = cv_with(tmp_path, "mine")

    assert tex(cv) == 0
    assert "TeX needs the files of the theme too: a.sty, img/logo.png" in capsys.readouterr().err
    assert tex(cv_with(tmp_path, "modern")) == 0
    assert "TeX needs" not in capsys.readouterr().err


def test_files_in_memory_are_found(tmp_path: Path) -> None:
    """A CV in memory has no others of its own."""
    theme(tmp_path / "latex_templates" / "mine", {"disk.sty": "x"})
    folder = tmp_path / "latex_templates" / "mine"
    contents = {
        str(tmp_path / "cv.yaml"): b"name: A\ndesign: {theme: mine}\n",
        str(folder / "theme.yaml"): b"",
        str(folder / "a.sty"): b"style",
        str(folder / "img" / "logo.png"): picture(),
    }
    made = to_latex(tmp_path / "cv.yaml", Options(contents=contents))

    assert made.diagnostics == ()
    found = {name: asset.data for name, asset in made.assets.items()}
    assert found == {"a.sty": b"style", "img/logo.png": picture()}


def test_a_stranger_brings_no_styles(tmp_path: Path) -> None:
    """Without raw LaTeX, a theme beside the CV is refused as a whole."""
    theme(tmp_path / "latex_templates" / "classic", {"a.sty": "x", "logo.png": picture()})
    made = to_latex(cv_with(tmp_path, "classic"), Options(raw_latex=False))

    assert made.diagnostics == ()
    assert made.assets == {}


@pytest.mark.parametrize("kind", ["link", "linked folder", "pipe", "device", "damaged", "huge"])
def test_only_regular_files_of_its_own_folder_travel(kind: str, tmp_path: Path) -> None:
    """What else is there stops the build, with a message that says where."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.sty").write_text("SECRET", encoding="utf-8")
    (tmp_path / "project").mkdir()
    folder = theme(tmp_path / "project" / "latex_templates" / "mine", {})
    match kind:
        case "link":
            (folder / "a.sty").symlink_to(tmp_path / "outside" / "secret.sty")
        case "linked folder":
            (folder / "sub").symlink_to(tmp_path / "outside")
        case "pipe":
            os.mkfifo(folder / "a.sty")
        case "device":
            (folder / "a.sty").symlink_to("/dev/zero")
        case "damaged":
            (folder / "logo.png").write_bytes(picture()[:50])
        case _:
            (folder / "logo.png").write_bytes(picture(15_000, 15_000))
    made = to_latex(cv_with(tmp_path / "project", "mine"))

    (problem,) = made.diagnostics
    assert problem.code in {Code.FILE_UNREADABLE, Code.INVALID_VALUE}
    assert str(folder) in problem.message + str(problem.span)
    assert made.failed
    assert "SECRET" not in str(made)


def test_a_theme_has_a_bounded_number_of_files(tmp_path: Path) -> None:
    """And of bytes, with all that it is based on."""
    folder = theme(tmp_path / "latex_templates" / "mine", {f"{n}.def": "" for n in range(201)})
    (problem,) = to_latex(cv_with(tmp_path, "mine")).diagnostics
    assert problem.message == "the theme `mine` has more than 200 files or 32 MB for TeX"
    for number in range(201):
        (folder / f"{number}.def").unlink()
    for number in range(5):
        (folder / f"{number}.pdf").write_bytes(bytes(9 << 20))
    (problem,) = to_latex(cv_with(tmp_path, "mine")).diagnostics
    assert "32 MB" in problem.message


def test_an_error_in_a_style_is_told_at_its_place(tmp_path: Path, engine: PdfTex) -> None:
    """With its line, also in a folder of the theme."""
    style = tmp_path / "latex_templates" / "mine" / "tex" / "mystyle.sty"
    theme(tmp_path / "latex_templates" / "mine", {
        "tex/mystyle.sty": "\\ProvidesPackage{mystyle}\n\\newcommand\\mine{x}\\undefinedcommand\n",
        "preamble-extra.tex": r"\usepackage{mystyle}",
    })  # fmt: skip
    made = typeset(cv_with(tmp_path, "mine"), engine)
    (problem,) = made.diagnostics

    assert problem.message == r"undefined command `\undefinedcommand`"
    assert problem.span is not None
    assert (problem.span.path, problem.span.line) == (str(style), 2)
    assert made.sources[str(style)].text.count("\n") == 2


CANARY = "CANARYWORD"
SET = r"\AtBeginDocument{\font\x=zz8r \x Words}"
ATTACKS = {
    "input": r"\input{SECRET}",
    "primitive input": r"\makeatletter\@@input SECRET ",
    "open": r"\newread\r\openin\r=SECRET \read\r to\x \AtBeginDocument{\x}",
    "parent": r"\input{../out/cv.fls}",
    "picture": r"\AtBeginDocument{\includegraphics{SECRET}\pdfximage{SECRET}}",
    "object": r"\AtBeginDocument{\immediate\pdfobj stream file{SECRET}\pdfrefobj\pdflastobj}",
    "map": r"\pdfmapfile{=SECRET}",
    "map line": rf"\pdfmapline{{=zz8r Zz <<SECRET}}{SET}",
    "map of its own": rf"\pdfmapfile{{+evil.map}}{SET}",
    "encoding": rf"\pdfmapline{{=zz8r Zz <[SECRET <zz.pfb}}{SET}",
    "keeps a primitive": (
        r"\expandafter\let\expandafter\mine\csname tex_pdfmapfile:D\endcsname"
        r"\AtBeginDocument{\mine{SECRET}}"
    ),
    "shell": r"\immediate\write18{cat SECRET > stolen.tex}\AtBeginDocument{\input{stolen}}",
    "pipe": r"\input{|cat SECRET}",
    "writes": r"\newwrite\w\immediate\openout\w=../theme/zz.map \immediate\write\w{x}",
    "writes outside": r"\newwrite\w\immediate\openout\w=OUTSIDE \immediate\write\w{CANARYWORD}",
}


SMALL = r"""\documentclass{article}\usepackage[T1]{fontenc}\usepackage{lmodern,graphicx,evil}
\begin{document}
% ---- The CV:
\VAR{cv.sections[0].blocks[0].origin|origin}
\VAR{cv.name}
\end{document}
"""
"""A whole CV of few packages, which TeX reads in a fraction of the time."""


@pytest.mark.slow
def test_a_small_cv_is_typeset(tmp_path: Path) -> None:
    """If a style does no harm: in those below, it is not the CV that fails."""
    style = rf"{STYLE}\AtBeginDocument{{\greeting{{}} {{\zz Glyphs}} }}"
    files: dict[str, bytes | str] = {"cv.tex": SMALL, "evil.sty": style}
    theme(tmp_path / "latex_templates" / "mine", {**files, **font()})
    cv = cv_with(tmp_path, "mine")
    plain = cv.read_text(encoding="utf-8").replace("theme: mine", "theme: mine, pdf: plain")
    cv.write_text(plain, encoding="utf-8")  # nothing of the document has tags
    words = words_of(typeset(cv, engine_of(EngineName.EMBEDDED)))

    assert words[:4] == ["Greetings", "Glyphs", "Jane", "Doe"]


TRIED = [(attack, SMALL) for attack in ATTACKS] + [
    (attack, "") for attack in ("map of its own", "keeps a primitive")
]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("attack", "cv_tex"), TRIED, ids=[f"{attack}-{bool(small)}" for attack, small in TRIED]
)
def test_a_hostile_style_reads_no_file_and_runs_nothing(
    attack: str, cv_tex: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither from the preamble nor later, with a cold and, where there is one, a warm cache.

    Each attack is tried without the wall of the kernel, where less is in its way, and some with all
    walls and with all packages of cvtex.
    """
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    engine = engine_of(EngineName.EMBEDDED)
    engine = replace(engine, visible=()) if cv_tex else engine
    secret = tmp_path / "secret.tex"
    secret.write_text(f"{CANARY} {CANARY} <{CANARY}\n", encoding="utf-8")
    outside = tmp_path / "written.tex"
    latex = ATTACKS[attack].replace("SECRET", str(secret)).replace("OUTSIDE", str(outside))
    (tmp_path / "project").mkdir()
    theme(tmp_path / "project" / "latex_templates" / "mine", {
        "preamble-extra.tex": r"\usepackage{evil}", "evil.sty": latex, **font(),
        "evil.map": f"zz8r Zz <<{secret}\n", **({"cv.tex": cv_tex} if cv_tex else {}),
    })  # fmt: skip
    cv = cv_with(tmp_path / "project", "mine")
    for _ in range(2):
        made = typeset(cv, engine)
        told = made.log + str(made.diagnostics) + (made.pdf or b"").decode("latin-1")
        assert CANARY not in told.replace("{CANARYWORD}", "")
        if made.pdf is not None:
            with pdfplumber.open(BytesIO(made.pdf)) as document:
                text = "".join(page.extract_text() for page in document.pages)
            assert CANARY not in text
        if not [*(tmp_path / "cache").rglob("*.fmt")]:
            break  # no format has been kept, and another build would be the same
    assert not outside.exists()
    kept = (path for path in (tmp_path / "cache").rglob("*") if path.is_file())
    texts = (path.read_bytes().decode("latin-1") for path in kept)
    assert [text for text in texts if CANARY in text.replace(f"{{{CANARY}}}", "")] == []


@pytest.mark.slow
@pytest.mark.parametrize("latex", [
    r"\def\x{\x}\x",
    r"\newwrite\w\immediate\openout\w=a.txt \loop\immediate\write\w{\string\x}\iftrue\repeat",
    r"\def\x{\x\x}\x",
    r"\AtBeginDocument{\loop\hbox{x}\vfil\eject\iftrue\repeat}",
])  # fmt: skip
def test_a_hostile_style_ends(latex: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the time of a job is over, if not before, and nothing is left behind."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    engine = replace(engine_of(EngineName.EMBEDDED), time_limit=0.5)
    theme(tmp_path / "latex_templates" / "mine", {"cv.tex": SMALL, "evil.sty": latex})
    made = typeset(cv_with(tmp_path, "mine"), engine)

    assert made.pdf is None
    assert made.diagnostics
    assert list((tmp_path / "cache").rglob("evil.sty")) == []
