"""Which engine a build uses: the table of all engines, in the order in which `auto` tries them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from cvtex.diagnostics import Code, Result, error
from cvtex.typeset.engine import Engine, EngineName
from cvtex.typeset.programs import INSTALL, PDFLATEX, program_stamp


class Row(NamedTuple):
    """Where an engine is, and the program that it runs.

    `module` is a module of this package; its `find` returns the engine, or one error (`no-engine`)
    that says what to install. `program` is the name of the program that the engine looks for on the
    PATH, since a build has to be repeated after another version of it was installed. It is None for
    an engine that changes only with the installed Python packages.
    """

    module: str
    program: str | None


ENGINES: Mapping[EngineName, Row] = {
    EngineName.EMBEDDED: Row("embedded", program=None),
    EngineName.TEXLIVE: Row("texlive", program=PDFLATEX),
}
"""All engines. `--engine auto` tries every engine of the table, in this order.

A module is imported when its engine is looked for: a build that finds nothing to do needs none.
"""


def choose_engine(name: EngineName) -> Result[Engine]:
    """Return the engine of that name; for `auto` the first of `ENGINES` that is installed.

    Without an engine the value is None, and there is one error (`no-engine`). An engine that is
    installed and is not what it should be is an error of its own, also for `auto`.
    """
    if name is not EngineName.AUTO:
        return _find(name)
    reasons: list[str] = []
    for known in ENGINES:
        found = _find(known)
        is_missing = all(problem.code is Code.NO_ENGINE for problem in found.diagnostics)
        if found.value is not None or not is_missing:
            return found
        reasons += [diagnostic.message for diagnostic in found.diagnostics]
    message = f"no TeX: {', and '.join(reasons)}"
    return Result(None, (error(Code.NO_ENGINE, message, hints=(INSTALL,)),))


def engine_chosen(name: EngineName) -> EngineName:
    """Return the engine that a name stands for on this machine: `auto` for the first installed."""
    if name is not EngineName.AUTO:
        return name
    return next((known for known in ENGINES if _find(known).value is not None), name)


def _find(name: EngineName) -> Result[Engine]:
    module = import_module(f"cvtex.typeset.{ENGINES[name].module}")
    find: Callable[[], Result[Engine]] = module.find
    return find()


def fingerprint(name: EngineName) -> str:
    """Return a text that changes when `name` may stand for another program than before.

    `auto` may stand for the program of any engine.
    """
    rows = ENGINES.values() if name is EngineName.AUTO else (ENGINES[name],)
    programs = [shutil.which(row.program) for row in rows if row.program]
    return "\n".join(program_stamp(Path(program)) for program in programs if program)
