"""A `Document` to LaTeX, by the templates of a theme.

`latex` is the stage, `page` computes lengths, `templates` is Jinja and `sandbox` its limits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cvtex.lazy import lazy_names

if TYPE_CHECKING:
    from cvtex.render.latex import Rendered

__all__ = ["Rendered"]

__getattr__ = lazy_names(
    __name__,
    {"latex": ("Rendered",)},
)
