"""`typeset.embedded`: the embedded TeX runs only if it is the one that cvtex knows."""

from __future__ import annotations

import os
import shutil
import sys
import tomllib
from pathlib import Path

import pytest

from cvtex.diagnostics.codes import Code
from cvtex.typeset import embedded
from cvtex.typeset.choose import choose_engine
from cvtex.typeset.embedded import find, first_altered, known_digests
from cvtex.typeset.engine import EngineName
from cvtex.typeset.pdftex import PdfTex

PROGRAMS = [path.rpartition("/")[0] for path in set(embedded._PROGRAMS.values())]


def installed_tree() -> Path:
    """Return the TeX tree of this Python; skips where there is none."""
    tree = embedded._tinytex()
    if tree is None:
        pytest.skip("the embedded TeX is not made for this machine")
    return tree


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of what is checked of the tree, which takes its place."""
    tree, target = installed_tree(), tmp_path / "TinyTeX"
    for folder in PROGRAMS:
        for path in known_digests(tree, tree / "bin" / folder):
            (target / path.relative_to(tree)).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target / path.relative_to(tree))
    monkeypatch.setattr(embedded, "_tinytex", lambda: target)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return target


@pytest.mark.parametrize("folder", sorted(PROGRAMS))
def test_what_pip_installs_is_known(folder: str) -> None:
    """The programs of each system, and what decides what they may do; all of them are there."""
    tree = installed_tree()
    digests = known_digests(tree, tree / "bin" / folder)

    assert first_altered(digests) is None
    names = {path.name for path in digests}
    assert names >= {"texmf.cnf", "pdftex.map", "pdflatex.fmt"}
    assert names & {"pdflatex", "pdflatex.exe"}


def test_the_digests_are_those_of_the_version_that_is_required(repository: Path) -> None:
    """Another version needs another table."""
    project = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))
    required = project["project"]["dependencies"]

    assert [name for name in required if name.startswith(f"{embedded.DISTRIBUTION};")]


@pytest.mark.parametrize("name", ["program", "texmf-dist/web2c/texmf.cnf"])
@pytest.mark.parametrize("engine", [EngineName.EMBEDDED, EngineName.AUTO])
def test_another_tex_is_not_run(name: str, engine: EngineName, copy: Path) -> None:
    """Also of the same size and date, after a good one was run; the message says the way out."""
    chosen = find().value
    assert isinstance(chosen, PdfTex)
    altered = Path(chosen.command[0]) if name == "program" else copy / name
    data, status = altered.read_bytes(), altered.stat()
    altered.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    os.utime(altered, ns=(status.st_atime_ns, status.st_mtime_ns))
    (problem,) = choose_engine(engine).diagnostics

    assert problem.code is Code.ALTERED_ENGINE
    assert str(altered) in problem.message
    assert "--force-reinstall" in problem.hints[0]
    altered.write_bytes(data)
    assert find().value == chosen


def test_a_file_that_is_missing_is_reported_too(copy: Path) -> None:
    """TeX would look for another one elsewhere."""
    (copy / "texmf-dist/web2c/texmf.cnf").unlink()

    assert [problem.code for problem in find().diagnostics] == [Code.ALTERED_ENGINE]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no run bit")
def test_a_copy_that_was_altered_is_made_again(copy: Path) -> None:
    """The copy that can be run is checked as the program is."""
    for program in (copy / "bin").rglob("pdflatex"):
        program.chmod(0o644)
    chosen = find().value
    assert isinstance(chosen, PdfTex)
    runnable = Path(chosen.command[0])
    assert copy not in runnable.parents
    data = runnable.read_bytes()
    runnable.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))

    assert find().value == chosen
    assert runnable.read_bytes() == data
