"""LaTeX to PDF: engines behind one interface, chosen by name.

`engine` has the interface and `choose` the table of engines. The engines in the table so far,
`embedded` and `texlive`, find a pdfTeX; `pdftex` runs it, with `tex_run` and `process`, and starts
it from preambles that are kept as `format_files`. `confinement` checks that it reads no files but
its own, `pdf_pages` counts the pages of its PDF, `tags` gives it tags by way of `cvtex.pdf`, and
`log` turns its log into diagnostics.
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
