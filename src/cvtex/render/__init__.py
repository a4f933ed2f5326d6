"""A `Document` to LaTeX, by the templates of a theme.

`latex` is the stage, `themes` finds the templates, `templates` is Jinja and `sandbox` its limits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cvtex.lazy import lazy_names
from cvtex.render.themes import Templates

if TYPE_CHECKING:
    from cvtex.render.latex import Rendered

__all__ = ["Rendered", "Templates"]

__getattr__ = lazy_names(
    __name__,
    {"latex": ("Rendered",)},
)
