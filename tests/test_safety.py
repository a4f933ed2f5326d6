"""What a stranger's CV, a crash or a full disk cannot do; each tried for real."""

from __future__ import annotations

import os
import re
import signal
import struct
import subprocess
import sys
import time
import zlib
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

import cvtex
from cvtex.compiler.options import Options
from cvtex.compiler.stages import check, to_latex, to_pdf
from cvtex.diagnostics.codes import Code
from cvtex.diagnostics.diagnostic import Severity
from cvtex.export.cvtex_json import to_json
from cvtex.report import render
from cvtex.typeset.choose import choose_engine
from cvtex.typeset.engine import EngineName, Job
from cvtex.typeset.pdftex import Ahead, PdfTex

pytestmark = pytest.mark.slow

CV = "name: A B\nsections: [{title: S, text: T}]\n"
COMMAND = (sys.executable, "-m", "cvtex")
HEAD = (
    "\\documentclass{article}\n\\usepackage[T1]{fontenc}\\usepackage{lmodern}\n\\begin{document}\n"
)


@pytest.fixture
def tex() -> PdfTex:
    """Return the engine that a user has, with more time."""
    chosen = choose_engine(EngineName.AUTO).value
    assert isinstance(chosen, PdfTex)
    return replace(chosen, time_limit=300.0)


def raw(folder: Path, latex: str) -> Path:
    """Write a CV with raw LaTeX."""
    cv = folder / "cv.yaml"
    text = f"name: A B\nsections:\n  - title: S\n    text: |\n      `{latex}`{{=latex}}\n"
    cv.write_text(text, encoding="utf-8")
    return cv


@pytest.mark.parametrize(
    "latex",
    [
        r"\loop\iftrue\repeat",
        r"\def\x{\x\x}\x",
        r"\loop\shipout\hbox{x}\iftrue\repeat",
        r"\loop\message{xxxxxxxxxxxxxxxxxxxx}\iftrue\repeat",
        r"\newwrite\f\immediate\openout\f=f.txt\loop\immediate\write\f{xxxxxxxx}\iftrue\repeat",
    ],
)
def test_a_runaway_is_ended_with_a_message(tmp_path: Path, tex: PdfTex, latex: str) -> None:
    """In time, with its memory and its output bounded."""
    tex = replace(tex, time_limit=0.7)
    made = to_pdf(raw(tmp_path, latex), tex, tex_name="cv.tex")

    assert made.pdf is None
    assert made.diagnostics
    assert {one.code for one in made.diagnostics} <= {Code.TEX_TIMEOUT, Code.TEX_ERROR}


@pytest.mark.parametrize(
    "latex",
    [
        r"\input{/etc/passwd}",
        r"\input{../secret}",
        r"\openin0=/etc/passwd \ifeof0 \nofile\fi",
        r"\pdffiledump length 10 {/etc/passwd}\undefined",
        r"\includegraphics{/etc/passwd}",
        r"\pdfximage{/etc/hostname}",
    ],
)
def test_tex_reads_no_file_of_the_machine(tmp_path: Path, tex: PdfTex, latex: str) -> None:
    """Raw LaTeX is allowed, reading is not."""
    (tmp_path / "secret.tex").write_text("swordfish", encoding="utf-8")
    made = to_pdf(raw(tmp_path, latex), tex, tex_name="cv.tex")

    assert made.pdf is None
    assert "root:" not in made.log
    assert "swordfish" not in made.log


def start(folder: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*COMMAND, "pdf"], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signals of this kind")
def test_a_killed_build_leaves_the_old_pdf(tmp_path: Path) -> None:
    """At whatever moment: the PDF is the old one or the new one, and whole."""
    cv = tmp_path / "cv.yaml"
    cv.write_text(CV, encoding="utf-8")
    assert start(tmp_path).wait() == 0
    for number in range(8):
        cv.write_text(CV.replace("A B", f"Name {number}"), encoding="utf-8")
        process = start(tmp_path)
        time.sleep(0.08 * number)
        process.send_signal(signal.SIGKILL)
        process.wait()
        held = (tmp_path / "cv.pdf").read_bytes()

        assert held.startswith(b"%PDF-")
        assert held.rstrip().endswith(b"%%EOF")


@pytest.mark.usefixtures("own_cache")
def test_builds_at_once_do_not_disturb_each_other(tmp_path: Path) -> None:
    """With nothing kept yet, and with everything."""
    folders = [tmp_path / f"a folder #{n}" for n in range(2)]
    for folder in folders:
        folder.mkdir()
        (folder / "cv.yaml").write_text(CV, encoding="utf-8")
    pdfs = set()
    for _ in range(2):
        processes = [start(folder) for folder in folders]
        assert [process.wait() for process in processes] == [0] * 2
        for folder in folders:
            pdfs.add((folder / "cv.pdf").read_bytes())
            (folder / "cv.pdf").unlink()

    assert len(pdfs) == 1


def test_without_a_home_and_without_a_cache_there_is_a_pdf(tmp_path: Path) -> None:
    """As on a build server: no HOME, and a cache that cannot be written."""
    (tmp_path / "cv.yaml").write_text(CV, encoding="utf-8")
    (tmp_path / "file").write_text("", encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if name != "HOME"}
    environment["XDG_CACHE_HOME"] = str(tmp_path / "file")
    done = subprocess.run([*COMMAND, "pdf"], cwd=tmp_path, env=environment, check=False)

    assert done.returncode == 0
    assert (tmp_path / "cv.pdf").read_bytes().startswith(b"%PDF-")


def test_data_is_never_a_program(tmp_path: Path, tex: PdfTex) -> None:
    """LaTeX in values and in a bibliography is text, or is left out and told."""
    attack = r"\input{/etc/passwd}\write18{touch pwned}\def\x{\x}\x ^^5cinput{/etc/passwd}"
    (tmp_path / "p.bib").write_text(
        f"@misc{{k, author={{A B}}, title={{{attack}}}, note={{$\\input{{x}}$}}, year=2020}}\n",
        encoding="utf-8",
    )
    cv = tmp_path / "cv.yaml"
    cv.write_text(
        f"name: 'A B'\nlabel: '{attack}'\nbibliography: p.bib\n"
        "sections: [{title: P, publications: {}}]\n",
        encoding="utf-8",
    )
    made = to_pdf(cv, tex, tex_name="cv.tex")

    assert made.pdf is not None
    assert "root:" not in made.log
    assert not (tmp_path / "pwned").exists()


def test_a_paragraph_longer_than_tex_takes_ends_in_a_message(tmp_path: Path, tex: PdfTex) -> None:
    """Escaped it is longer than it was."""
    cv = tmp_path / "cv.yaml"
    cv.write_text(f"name: A B\nlabel: {'_' * 150_000}\n", encoding="utf-8")
    made = to_pdf(cv, tex, tex_name="cv.tex")

    assert made.pdf is None
    assert [one.message for one in made.diagnostics] == ["a text is too long for TeX"]


BOMBS = {
    "aliases": "a: &a [x, x, x, x, x, x, x, x, x]\n"
    + "".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in pairwise("abcdefghij"))
    + "name: *j\n",
    "an alias in itself": "name: A B\nsections: &a [{title: S, text: *a}]\n",
    "depth": "name: A B\nlabel: " + "[" * 100_000 + "\n",
    "keys": "name: A B\n" + "".join(f"k{n}: 1\n" for n in range(8_000)),
    "a list": "name: A B\nlabel: [" + "a, " * 300_000 + "]\n",
    "a file": "name: A B\nlabel: " + "word " * 2_000_000 + "\n",
    "a first line": "name: " + "word " * 2_000_000 + "\n",
    "a text": "name: A B\nlabel: " + "word " * 100_000 + "\n",
    "unknown keys": "name: A B\n" + "".join(f"nam{n}: 1\n" for n in range(8_000)),
    "repeated keys": "name: A B\n" * 500,
    "names": "name: A B\nsigns_as: [" + ", ".join(f"A B{n}" for n in range(20_000)) + "]\n",
    "an address": "name: A B\nurl: https://a.org/" + "x" * 1_000_000 + "\n",
    "a date": "name: A B\nlast_updated: {date: '" + "1 " * 90_000 + "'}\n",
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_in_yaml_ends_in_a_message(tmp_path: Path, bomb: str) -> None:
    """Whatever is too much is told, and where; what is told is not too much in turn."""
    cv = tmp_path / "cv.yaml"
    cv.write_text(BOMBS[bomb], encoding="utf-8")
    made = check(cv)
    told = render(made.diagnostics, made.sources).replace(str(tmp_path), "")  # however long it is

    assert made.failed
    assert all(one.span is not None for one in made.diagnostics)
    assert len(told) < 200_000


TOO_MUCH = {
    "authors": "author = {" + "A B and " * 200_000 + "A C}",
    "a title": "title = {" + "word " * 500_000 + "}",
    "commands": r"title = {" + r"\emph{a} " * 100_000 + "}",
    "braces": "title = {" + "{" * 300_000 + "}" * 300_000 + "}",
    "formulas": "title = {" + "$" * 150_000 + "}",
    "unknown commands": "title = {" + r"\unknown" * 20_000 + "}",
    "open groups": "title = {" + r"\footnote[" * 19_000 + "}",
    "no names": "author = {" + "and " * 40_000 + "}, title = {T}",
    "links": "title = {T}, links = {" + "a" * 190_000 + "}",
    "macros": "title = " + " # ".join(["s"] * 40_000),
    "fields": ", ".join(f"a{n} = b" for n in range(40_000)),
    "related": "title = {T}, related = {" + "q, " * 60_000 + "}",
}


@pytest.mark.parametrize("field", TOO_MUCH)
def test_a_bomb_in_a_bibliography_ends_in_a_message(tmp_path: Path, field: str) -> None:
    """What no page could show is left out and told."""
    macro = "@string{s = {" + "x" * 19_000 + "}}\n"
    bib = "@misc{k, year = 2020, " + TOO_MUCH[field] + "}\n@misc{l, title = {L}, year = 2021}\n"
    bib = macro + bib
    (tmp_path / "p.bib").write_text(bib, encoding="utf-8")
    (tmp_path / "cv.yaml").write_text(
        "name: A B\nbibliography: p.bib\nsections: [{title: P, publications: {}}]\n",
        encoding="utf-8",
    )
    made = check(tmp_path / "cv.yaml")

    assert made.document is not None
    assert {one.key for one in made.document.publications} == {"k", "l"}
    assert made.diagnostics or field == "links"  # which are not there


MANY = {
    "keys": "@misc{k, title = {T}, year = 2020}\n",
    "titles": "@misc{k%d, author = {A B}, title = {Some Title of Theirs}, year = 2020}\n",
    "parents": "@misc{k%d, title = {T}, year = 2020, crossref = {no%d}}\n",
    "damage": "@misc{k%d, title = {T, year = 2020\n",
    "damage in between": "@misc{k%d, title = {T, year = 2020\n\n@misc{l%d, title = {T}}\n",
    "comments": "%%@misc{k%d, title = {T}}\n",
    "macros": "@misc{k%d, title = foo%d, year = 2020}\n",
}


@pytest.mark.parametrize("entry", MANY)
def test_of_many_entries_none_takes_longer_than_the_one_before(tmp_path: Path, entry: str) -> None:
    """Whatever is wrong with all of them: thousands are no bomb."""
    count = MANY[entry].count("%d")
    bib = "".join(MANY[entry] % ((n,) * count) if count else MANY[entry] for n in range(800))
    (tmp_path / "p.bib").write_text(bib, encoding="utf-8")
    (tmp_path / "cv.yaml").write_text(
        "name: A B\nbibliography: p.bib\nsections: [{title: P, publications: {}}]\n",
        encoding="utf-8",
    )

    assert check(tmp_path / "cv.yaml").diagnostics


def test_a_name_of_many_pieces_has_not_all_spellings(tmp_path: Path) -> None:
    """Each piece has two, and all together more than there are atoms in the world."""
    name = "-".join(["Jör"] * 300)
    other = "@misc{k, year = 2020, title = {T}, author = {" + name + "-Käthe L}}\n"
    (tmp_path / "p.bib").write_text(other, encoding="utf-8")
    (tmp_path / "cv.yaml").write_text(
        f"name: A L\nsigns_as: {name} L\nbibliography: p.bib\n"
        "sections: [{title: P, publications: {}}]\n",
        encoding="utf-8",
    )
    (problem,) = check(tmp_path / "cv.yaml").diagnostics

    assert problem.code is Code.OWNER_NOT_FOUND


def test_too_many_entries_are_refused(tmp_path: Path) -> None:
    """With a way out."""
    (tmp_path / "p.bib").write_text("@a{" * 30_000, encoding="utf-8")
    (tmp_path / "cv.yaml").write_text("name: A B\nbibliography: p.bib\n", encoding="utf-8")
    (problem,) = check(tmp_path / "cv.yaml").diagnostics

    assert problem.code is Code.FILE_UNREADABLE
    assert problem.message.startswith("the file has more than 20,000 entries")
    assert problem.hints


def png(width: int, height: int, pixels: bytes) -> bytes:
    """Return a PNG with transparency, which TeX has to unpack."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        whole = kind + body
        return struct.pack(">I", len(body)) + whole + struct.pack(">I", zlib.crc32(whole))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("picture", "message"),
    [
        (png(20_000, 20_000, zlib.compress(bytes(10_000))), "has 20,000 by 20,000 pixels"),
        (png(6300, 6300, zlib.compress(bytes(6300 * (6300 * 4 + 1)), 1)), "has 6,300 by 6,300"),
        (png(100, 100, b"no such thing"), "picture `me.png` cannot be read"),
    ],
    ids=["large", "packed", "damaged"],
)
def test_a_bomb_in_a_picture_ends_in_a_message(
    tmp_path: Path, tex: PdfTex, picture: bytes, message: str
) -> None:
    """Before TeX unpacks it, or from TeX; where the CV names it, in either case."""
    (tmp_path / "me.png").write_bytes(picture)
    cv = tmp_path / "cv.yaml"
    cv.write_text(f"{CV}image: me.png\n", encoding="utf-8")
    made = to_pdf(cv, tex, tex_name="cv.tex")

    assert made.pdf is None
    (problem,) = made.diagnostics
    assert message in problem.message
    assert problem.span is not None
    assert (problem.span.path, problem.span.line) == (str(cv), 3)
    assert problem.hints


# Its EXIF data tell of more than there is.
EXIF = bytes.fromhex(
    "ffd8ffe10020457869660000"
    "49492a0008000000ffff1a01050001000000ffffff7f0000"
    "ffc0000b080008000801011100ffd9"
)


def test_tex_does_not_read_what_a_camera_tells(tmp_path: Path, tex: PdfTex) -> None:
    """It reads it without care."""
    (tmp_path / "me.jpg").write_bytes(EXIF)
    cv = tmp_path / "cv.yaml"
    cv.write_text(f"{CV}image: me.jpg\n", encoding="utf-8")
    made = to_pdf(cv, tex, tex_name="cv.tex")

    assert made.pdf is not None
    assert b"Exif" not in made.pdf


@pytest.mark.parametrize(
    "field",
    [
        r"title = {A \href{run:/usr/bin/xcalc}{paper}}",
        r"title = {A \href{javascript:alert(1)}{paper}}",
        r"title = {A \url{javascript:alert(1)}}",
        r"title = {T}, note = {\href{/usr/bin/xcalc}{n} \href{file:///etc/passwd}{m}}",
        r"title = {T}, url = {javascript:alert(1)}",
        r"title = {T}, pdf = {run:calc.exe}, links = {Code: javascript:alert(1)}",
    ],
)
def test_a_link_starts_no_program(tmp_path: Path, tex: PdfTex, field: str) -> None:
    """Neither from a PDF nor from a page of HTML; its text stays."""
    (tmp_path / "p.bib").write_text(f"@misc{{k, year = 2020, {field}}}\n", encoding="utf-8")
    (tmp_path / "cv.yaml").write_text(
        "name: A B\nbibliography: p.bib\nsections: [{title: P, publications: {}}]\n",
        encoding="utf-8",
    )
    made = to_pdf(tmp_path / "cv.yaml", tex, tex_name="cv.tex")

    assert made.pdf is not None
    body = (made.latex or "").partition("begin{document}")[2]
    assert not re.search(r"\\href\{(?!https?:)", body)
    assert b"/Launch" not in made.pdf
    assert made.document is not None
    assert not re.search('href="(?!https?:)', to_json(made.document))
    assert all(one.url.startswith("http") for p in made.document.publications for one in p.links)


@pytest.mark.parametrize(
    "line",
    ["design: {theme: " + "x" * 300 + "}", "language: \"'en'\"", "language: 日本語"],
)
def test_what_would_go_wrong_late_is_told_early(tmp_path: Path, line: str) -> None:
    """At its place, and not by TeX or the disk."""
    (tmp_path / "cv.yaml").write_text(f"name: A B\n{line}\n", encoding="utf-8")
    said = check(tmp_path / "cv.yaml").diagnostics
    (problem,) = (one for one in said if one.severity is Severity.ERROR)

    assert problem.code is Code.INVALID_VALUE
    assert problem.span is not None
    assert problem.span.line == 2
    assert problem.hints


@pytest.mark.usefixtures("own_cache")
def test_tex_that_waits_ends_with_what_waits_for_it(tex: PdfTex) -> None:
    """No process stays behind, used or not."""
    assert tex.typeset(Job(HEAD + "x\n\\end{document}\n")).pdf is not None
    with tex.ahead(None) as ready:
        assert isinstance(ready, Ahead)
        waiting = ready._waiting
    assert waiting is not None
    assert waiting.poll() is not None
    with tex.ahead(None) as ready:
        assert isinstance(ready, Ahead)
        waiting = ready._waiting
        assert ready.typeset(Job(HEAD + "y\n\\end{document}\n")).pdf is not None
    assert waiting is not None
    assert waiting.poll() is not None


FULL = """
mount -t tmpfs -o size=4m none disk
mkdir disk/out disk/cache
cp cv.yaml old.pdf disk/out
mv disk/out/old.pdf disk/out/cv.pdf
dd if=/dev/zero of=disk/fill bs=64k 2>/dev/null || true
dd if=/dev/zero of=disk/rest bs=1 2>/dev/null || true
set +e
PYTHON -m cvtex pdf OUT/cv.yaml >said.txt 2>&1
echo $? >code.txt
cat OUT/cv.pdf >after.pdf
ls -A OUT >left.txt
"""


@pytest.mark.mount
@pytest.mark.parametrize("full", ["out", "cache"])
def test_a_full_disk_leaves_the_old_pdf(tmp_path: Path, full: str) -> None:
    """Be it where the PDF is to be, or where TeX works: the build says so, and nothing is lost."""
    (tmp_path / "cv.yaml").write_text(CV, encoding="utf-8")
    assert start(tmp_path).wait() == 0
    (tmp_path / "cv.pdf").rename(tmp_path / "old.pdf")
    (tmp_path / "cv.yaml").write_text(CV.replace("A B", "Another Name"), encoding="utf-8")
    (tmp_path / "disk").mkdir()
    (tmp_path / "out").mkdir()
    for name in ("cv.yaml", "old.pdf"):
        (tmp_path / "out" / name.replace("old", "cv")).write_bytes((tmp_path / name).read_bytes())
    out = "disk/out" if full == "out" else "out"
    script = FULL.replace("PYTHON", f"'{sys.executable}'").replace("OUT", out)
    environment = dict(os.environ)
    if full == "cache":
        environment |= {"XDG_CACHE_HOME": str(tmp_path / "disk/cache")}
        environment |= {"TMPDIR": str(tmp_path / "disk/cache")}
    command = ["unshare", "-Urm", "sh", "-euc", script]
    subprocess.run(command, cwd=tmp_path, env=environment, check=True)
    told = (tmp_path / "said.txt").read_text(encoding="utf-8")

    assert (tmp_path / "code.txt").read_text(encoding="utf-8").strip() == "1", told
    assert "No space left on device" in told
    assert (tmp_path / "after.pdf").read_bytes() == (tmp_path / "old.pdf").read_bytes()
    assert (tmp_path / "left.txt").read_text(encoding="utf-8").split() == ["cv.pdf", "cv.yaml"]


NEARLY_FULL = """
mount -t tmpfs -o size=4m none disk
mkdir disk/cache
dd if=/dev/zero of=disk/fill bs=1k count=$((4096 - FREE)) 2>/dev/null
set +e
PYTHON -m cvtex pdf >said.txt 2>&1
echo $? >code.txt
"""


@pytest.mark.mount
@pytest.mark.parametrize("free", [24, 80, 128, 192, 220, 240])
def test_a_nearly_full_disk_is_the_reason_that_is_told(tmp_path: Path, free: int) -> None:
    """TeX's record of files, its log or its PDF is cut off; no template is to blame for that."""
    (tmp_path / "cv.yaml").write_text(CV, encoding="utf-8")
    (tmp_path / "disk").mkdir()
    script = NEARLY_FULL.replace("PYTHON", f"'{sys.executable}'").replace("FREE", str(free))
    environment = dict(os.environ)
    environment |= dict.fromkeys(("XDG_CACHE_HOME", "TMPDIR"), str(tmp_path / "disk/cache"))
    command = ["unshare", "-Urm", "sh", "-euc", script]
    subprocess.run(command, cwd=tmp_path, env=environment, check=True)
    told = (tmp_path / "said.txt").read_text(encoding="utf-8")

    assert (tmp_path / "code.txt").read_text(encoding="utf-8").strip() == "1", told
    assert "No space left on device" in told
    assert "raw LaTeX" not in told


READ_ONLY = """
mount --bind PACKAGE PACKAGE
mount -o remount,bind,ro PACKAGE
mkdir cache
mount --bind cache cache
mount -o remount,bind,ro cache
if touch cache/x 2>/dev/null; then exit 9; fi
if touch PACKAGE/x 2>/dev/null; then exit 9; fi
PYTHON -m cvtex pdf
"""


@pytest.mark.mount
def test_where_cvtex_and_its_cache_may_not_be_written_there_is_a_pdf(tmp_path: Path) -> None:
    """As in an image of a container, where root may write nothing either."""
    (tmp_path / "cv.yaml").write_text(CV, encoding="utf-8")
    package = str(Path(cvtex.__file__).parent)
    script = READ_ONLY.replace("PACKAGE", f"'{package}'").replace("PYTHON", f"'{sys.executable}'")
    command = ["unshare", "-Urm", "sh", "-euc", script]
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache")}
    subprocess.run(command, cwd=tmp_path, env=environment, check=True)

    assert (tmp_path / "cv.pdf").read_bytes().startswith(b"%PDF-")


def test_the_bytes_are_the_same_for_everybody(tmp_path: Path) -> None:
    """In two folders, for two users in two time zones, with a cold and with a warm cache."""
    pdfs = []
    for folder, user, zone in (
        ("one", "ada", "UTC"),
        ("another folder #2", "grace", "Asia/Tokyo"),
    ):
        place = tmp_path / folder
        place.mkdir()
        (place / "cv.yaml").write_text(CV, encoding="utf-8")
        environment = {
            **os.environ, "HOME": str(place), "USER": user, "LOGNAME": user, "TZ": zone,
            "XDG_CACHE_HOME": str(place / "cache"), "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "random",
        }  # fmt: skip
        for _ in range(2):
            (place / "cv.pdf").unlink(missing_ok=True)
            subprocess.run(
                [*COMMAND, "pdf"], cwd=place, env=environment, check=True,
                stdout=subprocess.DEVNULL,
            )  # fmt: skip
            pdfs.append((place / "cv.pdf").read_bytes())

    assert len(set(pdfs)) == 1


def test_tex_knows_no_day_but_the_one_it_is_told(tmp_path: Path, tex: PdfTex) -> None:
    """So that a CV is the same tomorrow: without a date it is set on the first day of Unix."""
    cv = raw(tmp_path, r"\typeout{DAY \the\year/\the\month/\the\day/\the\time}")

    assert "DAY 1970/1/1/0" in to_pdf(cv, tex, tex_name="cv.tex").log
    dated = Options(epoch=86400 * 366 + 3660)
    assert "DAY 1971/1/2/61" in to_pdf(cv, tex, dated, tex_name="cv.tex").log


@pytest.mark.usefixtures("own_cache")
def test_one_cv_leaves_nothing_to_another(tmp_path: Path, tex: PdfTex) -> None:
    """What TeX did ahead for a stranger's theme is not what the next document reads."""
    cv = tmp_path / "cv.yaml"
    cv.write_text(CV, encoding="utf-8")
    latex = to_latex(cv).latex
    assert latex is not None
    expected = tex.typeset(Job(latex)).pdf
    poison = (
        "\\documentclass{article}\n\\begin{document}\n\\newwrite\\w\n"
        "\\immediate\\openout\\w=cv.aux\n\\immediate\\write\\w{\\relax}\n"
        "\\immediate\\write\\w{\\string\\gdef\\string\\cvname{HACKED}}\n"
        "\\immediate\\closeout\\w\n% ---- The CV:\n\\shipout\\vbox{\\hrule}\n\\end{document}\n"
    )
    assert tex.typeset(Job(poison)).pdf is not None
    with tex.ahead(None) as ready:
        assert isinstance(ready, Ahead)
        for _ in range(30_000):  # some five minutes
            if any(b"HACKED" in one.read_bytes() for one in ready._folder.path.glob("cv.aux")):
                break
            time.sleep(0.01)
        else:
            pytest.fail("TeX has not read the stranger's theme")
        made = ready.typeset(Job(latex))

    assert expected is not None
    assert made.pdf == expected


END = r"\egroup\csname @@end\endcsname"  # out of the box that collects the lines of an item
NO_PDF = (
    r"\newwrite\w\immediate\openout\w=cv.pdf"
    r"\immediate\write\w{\csname @percentchar\endcsname PDF-}\immediate\closeout\w"
)


@pytest.mark.parametrize("latex", [END, NO_PDF + END])
def test_what_is_no_pdf_is_not_taken_for_one(tmp_path: Path, tex: PdfTex, latex: str) -> None:
    """TeX may end well without a page."""
    made = to_pdf(raw(tmp_path, latex), tex, tex_name="cv.tex")

    assert made.pdf is None
    assert [one.message for one in made.diagnostics] == ["TeX did not produce a page"]
