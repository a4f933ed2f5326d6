"""Which engine a build uses: the table of all engines, in the order of preference."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from cvtex.diagnostics import Code, Result, error
from cvtex.typeset import embedded, texlive
from cvtex.typeset.engine import Engine, EngineName
from cvtex.typeset.process import program_stamp

ENGINES: Mapping[EngineName, Callable[[], Result[Engine]]] = {
    EngineName.EMBEDDED: embedded.find,
    EngineName.TEXLIVE: texlive.find,
}
"""How to find each engine; a find that fails returns an error that says what to install."""


def choose_engine(name: EngineName) -> Result[Engine]:
    """Return the engine of that name; for `auto` the first of `ENGINES` that is installed.

    Without an engine the value is None, and there is one error (`no-engine`).
    """
    if name is not EngineName.AUTO:
        return ENGINES[name]()
    for find in ENGINES.values():
        found = find()
        if found.value is not None:
            return found
    message = (
        f"no TeX: the embedded one is not made for {embedded.machine()}, "
        f"and no `{texlive.PROGRAM}` is on the PATH"
    )
    return Result(None, (error(Code.NO_ENGINE, message, hints=(texlive.INSTALL,)),))


def fingerprint(name: EngineName) -> str:
    """Return a text that changes when `name` may stand for another program than before.

    The embedded engine changes only with the Python packages, so it has none.
    """
    program = None if name is EngineName.EMBEDDED else shutil.which(texlive.PROGRAM)
    return program_stamp(Path(program)) if program else ""
