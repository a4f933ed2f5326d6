"""cvtex compiles a CV: a typed `cv.yaml` and a BibTeX file, through LaTeX, to `cv.pdf`.

`load`, `to_latex` and `build` are its three steps for other programs, and `import_cv` makes a CV of
the file of another program (docs/library.md).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cvtex.lazy import lazy_names
from cvtex.version import __version__

if TYPE_CHECKING:
    from cvtex.api import build, import_cv, load, to_latex
    from cvtex.compiler import Build, Compilation, Options, Outcome, Session, Started
    from cvtex.diagnostics import Code, Diagnostic, Level, Severity
    from cvtex.source import Span
    from cvtex.typeset import EngineName

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
    "Started",
    "__version__",
    "build",
    "import_cv",
    "load",
    "to_latex",
]

__getattr__ = lazy_names(
    __name__,
    {
        "api": ("build", "import_cv", "load", "to_latex"),
        "compiler": ("Build", "Compilation", "Options", "Outcome", "Session", "Started"),
        "diagnostics": ("Code", "Diagnostic", "Level", "Severity"),
        "source": ("Span",),
        "typeset": ("EngineName",),
    },
)
