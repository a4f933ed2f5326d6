"""cvtex compiles a CV: a typed `cv.yaml` and a BibTeX file, through LaTeX, to `cv.pdf`.

`load`, `to_latex` and `build` are its three steps for other programs (docs/library.md).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cvtex.version import __version__

if TYPE_CHECKING:
    from cvtex.api import build, load, to_latex
    from cvtex.compiler.compilation import Compilation
    from cvtex.compiler.options import Options
    from cvtex.compiler.session import Build, Outcome, Session
    from cvtex.diagnostics.codes import Code, Level
    from cvtex.diagnostics.diagnostic import Diagnostic, Severity
    from cvtex.source import Span
    from cvtex.typeset.engine import EngineName


__all__ = [
    "Build",
    "Code",
    "Compilation",
    "Diagnostic",
    "EngineName",
    "Level",
    "Options",
    "Outcome",
    "Session",
    "Severity",
    "Span",
    "__version__",
    "build",
    "load",
    "to_latex",
]

_HOMES = {
    "build": "api",
    "load": "api",
    "to_latex": "api",
    "Compilation": "compiler.compilation",
    "Options": "compiler.options",
    "Build": "compiler.session",
    "Outcome": "compiler.session",
    "Session": "compiler.session",
    "EngineName": "typeset.engine",
    "Level": "diagnostics.codes",
    "Code": "diagnostics.codes",
    "Diagnostic": "diagnostics.diagnostic",
    "Severity": "diagnostics.diagnostic",
    "Span": "source",
}


def __getattr__(name: str) -> Any:
    """Look a name up when it is asked for: a command that does not need it starts quicker."""
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f"cvtex.{_HOMES[name]}"), name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
