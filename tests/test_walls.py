"""No file of the machine gets into a PDF, a log, a message or the cache, whatever a CV asks for.

Every attack is tried for real, with a canary file of the test's own outside the project: from the
disk, then from memory with a warm cache, and with the walls that this machine has. Some begin with
a cold cache, the others with one that has the format of their preamble, which is the same for all.
The attacks on what cvtex itself does are also tried where the kernel offers no wall. So are those
on what TeX writes: its log, its record of files and its PDF.
"""

from __future__ import annotations

import re
import shutil
import tempfile
import time
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest

from cvtex.compiler import Options, to_pdf
from cvtex.typeset import EngineName, Job, choose_engine
from cvtex.typeset.pdftex import Ahead, PdfTex

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
    "short-map": r"\csname tex_mapfile:D\endcsname{=SECRET}",
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


COLD = {("input", KERNEL), ("forged-map", NO_KERNEL)}
"""What is tried without a format, too; the format of all is the same, and takes longest to make."""


@pytest.fixture(scope="module")
def with_format(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a cache that has the format and the compiled templates of these CVs."""
    folder = tmp_path_factory.mktemp("format")
    (folder / "cv.yaml").write_text("name: A B\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        patched.setattr(tempfile, "tempdir", str(folder))  # another test may have a format there
        engine = engine_of(EngineName.AUTO, KERNEL)
        assert to_pdf(folder / "cv.yaml", engine, tex_name="cv.tex").pdf is not None
    for kept in (folder / "cache/cvtex").iterdir():
        if kept.name not in {"formats", "templates"}:
            shutil.rmtree(kept)
    assert len([*folder.rglob("*.fmt")]) == 1
    return folder / "cache"


@pytest.mark.parametrize("tried", TRIED, ids="-".join)
def test_no_word_of_a_canary_gets_out(
    tried: tuple[str, str],
    canary: Path,
    with_format: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Neither from the disk the first time, nor from memory with a warm cache."""
    attack, walls = tried
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    engine = engine_of(EngineName.AUTO, walls)
    if tried not in COLD:
        shutil.copytree(with_format, tmp_path / "cache", dirs_exist_ok=True)
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


HEAD = (
    "\\documentclass{article}\\usepackage[T1]{fontenc}\\usepackage{lmodern}\\usepackage{graphicx}"
)
BEGIN, END = "\n\\begin{document}\n", "\n\\end{document}\n"

ENGINES = [
    EngineName.EMBEDDED,
    pytest.param(EngineName.TEXLIVE, marks=pytest.mark.texlive),
]


@pytest.fixture(params=[KERNEL, NO_KERNEL])
def walled(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> PdfTex:
    """Return the embedded engine, with and without the wall of the kernel, and an empty cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return engine_of(EngineName.EMBEDDED, request.param)


def engine_of(name: EngineName, walls: str) -> PdfTex:
    """Return an engine, behind all walls or without that of the kernel."""
    engine = choose_engine(name).value
    assert isinstance(engine, PdfTex)
    engine = replace(engine, time_limit=300.0)  # however busy the machine is
    return engine if walls == KERNEL else replace(engine, visible=())


OUTPUTS = (
    "cv.log", "./cv.log", "out/cv.log", "../out/cv.log", "..//out/cv.fls", "../out/cv.pdf",
    "../out/terminal.txt", "pictures/../../out/cv.log", "OUT/cv.log", "OUT/cv.fls", "cv.fls",
    "terminal.txt", r"\jobname.log", r"\csname tex_jobname:D\endcsname.log",
    r"\csname c_sys_jobname_str\endcsname.fls",
)  # fmt: skip
"""Names that might lead to TeX's outputs; `OUT` is the path of the folder that has them."""

ASK = (
    r"\newread\r\def\ask#1{\openin\r=#1 \typeout{ASKED \ifeof\r\else open\fi\pdffilesize{#1}"
    r"\pdfmdfivesum file {#1}\pdffilemoddate{#1}.}\closein\r}"
)
"""Tell in the log whether a file is seen, by each way that does not stop TeX if it is not."""

TOUCH = (
    r"\input{NAME}", r"\csname @@input\endcsname NAME ", r"\includegraphics{NAME}",
    r"\pdfximage{NAME}", r"\font\x=NAME \x a", r"\immediate\openout3=NAME ",
)  # fmt: skip
"""Ways to open a file that stop TeX if it does not find it."""


@pytest.mark.parametrize("walls", [KERNEL, NO_KERNEL])
@pytest.mark.parametrize("name", ENGINES)
def test_a_document_cannot_name_what_tex_writes(name: EngineName, walls: str) -> None:
    """The log, the record of files and the PDF are neither read nor written by it."""
    engine = engine_of(name, walls)
    with engine.ahead() as ready:
        assert isinstance(ready, Ahead)
        names = [one.replace("OUT", str(ready._folder.out)) for one in OUTPUTS]
        asked = "".join(rf"\ask{{{one}}}" for one in (*names, "cv.tex"))
        made = ready.typeset(Job(HEAD + BEGIN + ASK + asked + "x" + END))

    assert [one.message for one in made.diagnostics] == []
    assert made.log.count("\nASKED .") == len(OUTPUTS)
    assert made.log.count("\nASKED open") == 1
    for way in TOUCH:
        with engine.ahead() as ready:
            assert isinstance(ready, Ahead)
            latex = way.replace("NAME", "../out/cv.fls")
            made = ready.typeset(Job(HEAD + BEGIN + latex + END))

            assert made.pdf is None, way
            assert "PWD " not in made.log


@pytest.mark.parametrize("name", ENGINES)
def test_a_document_cannot_write_what_is_taken_for_tex(name: EngineName) -> None:
    """Files of the names of TeX's outputs change nothing; nor does a document written anew."""
    engine = engine_of(name, NO_KERNEL)
    forge = (
        r"\newwrite\w\def\forge#1#2{\immediate\openout\w=#1 \immediate\write\w{#2}"
        r"\immediate\closeout\w}"
    )
    for one, words in (
        ("cv.fls", "INPUT /etc/passwd"),
        ("cv.log", "Output written on cv.pdf (77 pages, 1 bytes)."),
        ("cv.pdf", r"\csname @percentchar\endcsname PDF-1.5"),
        ("terminal.txt", "x"),
        (
            "cv.tex",
            r"\string\documentclass{article}\string\begin{document}FORGED\string\end{document}",
        ),
    ):
        forge += rf"\forge{{{one}}}{{{words}}}"
    claim = r"\typeout{Output written on ../out/cv.pdf (99 pages, 1 bytes).}"
    # The label asks for a second run.
    tex = HEAD + BEGIN + forge + claim + r"Words of theirs\label{x} \ref{x}" + END
    made = engine.typeset(Job(tex))

    assert [one.message for one in made.diagnostics] == []
    assert made.pages == 1
    assert "Wordsoftheirs" in text_of(made.pdf)


@pytest.mark.parametrize("name", ENGINES)
def test_what_reads_files_has_no_name_left(name: EngineName) -> None:
    """None of those that the expl3 of this TeX has for its primitives, by what each of them is."""
    engine = engine_of(name, KERNEL)
    code = "texmf-dist/tex/latex/l3kernel/expl3-code.tex"
    source = next(one for tree in engine.visible if (one := Path(tree) / code).is_file())
    names = set(re.findall(r"\\(\w+:D|pdf[a-z]+)", source.read_text(encoding="utf-8")))
    tell = r"\def\tell#1{\typeout{IS \expandafter\meaning\csname #1\endcsname}}"
    tex = HEAD + BEGIN + tell + "".join(rf"\tell{{{one}}}" for one in sorted(names)) + "x" + END
    is_what = set(re.findall(r"^IS \\(\w+)$", engine.typeset(Job(tex)).log, re.MULTILINE))

    assert {"pdffilesize", "pdfliteral", "openin"} <= is_what
    assert is_what.isdisjoint({"pdfobj", "pdfprimitive", "pdffiledump", "pdfmapfile", "pdfmapline"})


TAILS = {
    "ends": END,
    "stops": r"\csname @@end\endcsname",
    "is killed": r"\count0=0 \loop\ifnum\count0<999\advance\count0 1 \typeout{\the\count0}\repeat"
    r"\def\x{\x}\x",
}


@pytest.mark.parametrize("tail", TAILS)
def test_a_theme_that_keeps_a_primitive_is_found_out(
    tail: str, walled: PdfTex, canary: Path, tmp_path: Path
) -> None:
    """Its map of fonts quotes any file in the log, which is not shown, with and without format."""
    engine = replace(walled, time_limit=300 if tail != "is killed" else 1)
    keep = r"\expandafter\let\expandafter\mine\csname tex_pdfmapfile:D\endcsname"
    tex = rf"{HEAD}{keep}{BEGIN}x\mine{{{canary}}}{TAILS[tail]}"
    for _ in range(2):
        made = engine.typeset(Job(tex))

        assert made.pdf is None
        assert made.diagnostics
        assert CANARY not in made.log + str(made.diagnostics)
    assert leaks(tmp_path) == []


def test_a_format_whose_run_read_more_is_not_kept(
    walled: PdfTex, canary: Path, tmp_path: Path
) -> None:
    """Its record of files is checked as that of every run."""
    tex = rf"{HEAD}\pdfmapfile{{{canary}}}{BEGIN}x{END}"
    made = walled.typeset(Job(tex))

    assert made.pdf is None
    assert CANARY not in made.log + str(made.diagnostics)
    assert list((tmp_path / "cache").rglob("*.fmt")) == []
    assert leaks(tmp_path) == []


def test_a_format_that_ends_before_there_is_a_log_is_not_quoted(
    walled: PdfTex, canary: Path
) -> None:
    """In a second run, when it has read a file; the record is checked only with a log.

    The format is a stranger's. TeX would open its log when it reads `cv.tex`, the first line of its
    input, but here the line begins with an escape character, and the commands of the format come
    before the line.
    """
    end = r"\batchmode\def\z{\undefined\z}\z"
    read = rf"\pdfmapfile{{={canary}}}"
    later = rf"\IfFileExists{{flag.txt}}{{{read}{end}}}{{\input cv.tex }}"
    later = rf"\everyjob{{\catcode99=11 {later}}}\def\cvtexagain{{}}\catcode99=0 \dump"
    flag = r"\newwrite\w\immediate\openout\w=flag.txt \immediate\write\w{x}\immediate\closeout\w"
    made = walled.typeset(Job(rf"{HEAD}{later}{BEGIN}{flag}\label{{a}}\ref{{a}}{END}"))

    assert made.pdf is None
    assert [one.message for one in made.diagnostics] == ["TeX did not start: exit code 1"]
    assert CANARY not in made.log + str(made.diagnostics)


@pytest.mark.usefixtures("own_cache")
def test_the_record_of_files_never_lies_where_tex_works(walled: PdfTex) -> None:
    """Nor before TeX has a log: a format of a stranger may run commands at once."""
    ready = Job(HEAD + r"\everyjob{\read-1 to\x}" + BEGIN + "\n% ---- The CV:\nx" + END)
    assert walled.typeset(ready).pdf is None  # there is nobody to answer
    with walled.ahead() as waiting:
        assert isinstance(waiting, Ahead)
        folder = waiting._folder
        for _ in range(30_000):  # some five minutes
            if list(folder.root.rglob("*.fls")):
                break
            time.sleep(0.01)
        time.sleep(0.1)

        assert list(folder.path.rglob("*.fls")) == []
        assert len(list(folder.out.rglob("*.fls"))) == 1
        assert list(folder.root.rglob("*.log")) == []


@pytest.mark.parametrize("name", ["cv.fls/x.png", "terminal.txt/x.png", "out/cv.png", ".a/x.png"])
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
