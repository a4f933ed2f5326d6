"""The stages in their order (`stages`), and the sessions that build with them (`session`).

`records` remembers what each PDF was built from, so that a session builds nothing twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cvtex.lazy import lazy_names

if TYPE_CHECKING:
    from cvtex.compiler.compilation import BibReport, Compilation
    from cvtex.compiler.options import NO_OPTIONS, Options
    from cvtex.compiler.session import Build, Outcome, Session, Started
    from cvtex.compiler.stages import check_links, to_latex, to_pdf

__all__ = [
    "NO_OPTIONS",
    "BibReport",
    "Build",
    "Compilation",
    "Options",
    "Outcome",
    "Session",
    "Started",
    "check_links",
    "to_latex",
    "to_pdf",
]

__getattr__ = lazy_names(
    __name__,
    {
        "compilation": (
            "BibReport",
            "Compilation",
        ),
        "options": (
            "NO_OPTIONS",
            "Options",
        ),
        "session": (
            "Build",
            "Outcome",
            "Session",
            "Started",
        ),
        "stages": (
            "check_links",
            "to_latex",
            "to_pdf",
        ),
    },
)
