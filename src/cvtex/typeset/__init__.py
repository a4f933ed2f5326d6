"""LaTeX to PDF: engines behind one interface, chosen by name.

`engine` has the interface and `choose` the table of engines. `pdftex` is the one that there is, run
by `tex_run` and `process`, kept within its folder by `confinement`, and started from preambles that
are kept as `format_files`. Its log becomes diagnostics in `log`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cvtex.lazy import lazy_names
from cvtex.typeset.engine import Engine, EngineName, Job, Typeset, Typesetter

if TYPE_CHECKING:
    from cvtex.typeset.choose import choose_engine

__all__ = ["Engine", "EngineName", "Job", "Typeset", "Typesetter", "choose_engine"]

__getattr__ = lazy_names(
    __name__,
    {"choose": ("choose_engine",)},
)
