"""Which engine a build uses: the table of all engines, in the order of preference."""

from __future__ import annotations

import platform
import shutil
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path

from cvtex.diagnostics import Code, Result, error
from cvtex.typeset.engine import Engine, EngineName
from cvtex.typeset.programs import INSTALL, PDFLATEX, program_stamp

ENGINES: Mapping[EngineName, str] = {
    EngineName.EMBEDDED: "embedded",
    EngineName.TEXLIVE: "texlive",
}
"""The module of each engine; its `find` returns the engine, or an error that says what to install.

Modules are imported when they are asked for: a build that finds nothing to do needs none.
"""


def choose_engine(name: EngineName) -> Result[Engine]:
    """Return the engine of that name; for `auto` the first of `ENGINES` that is installed.

    Without an engine the value is None, and there is one error (`no-engine`).
    """
    if name is not EngineName.AUTO:
        return _find(name)
    for known in ENGINES:
        found = _find(known)
        if found.value is not None:
            return found
    machine = f"{platform.system()} on {platform.machine()}"
    message = (
        f"no TeX: the embedded one is not made for {machine}, and no `{PDFLATEX}` is on the PATH"
    )
    return Result(None, (error(Code.NO_ENGINE, message, hints=(INSTALL,)),))


def _find(name: EngineName) -> Result[Engine]:
    find: Callable[[], Result[Engine]] = import_module(f"cvtex.typeset.{ENGINES[name]}").find
    return find()


def fingerprint(name: EngineName) -> str:
    """Return a text that changes when `name` may stand for another program than before.

    The embedded engine changes only with the Python packages, so it has none.
    """
    program = None if name is EngineName.EMBEDDED else shutil.which(PDFLATEX)
    return program_stamp(Path(program)) if program else ""
