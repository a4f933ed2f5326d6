r"""Write rich text as the value of a field: styles, links and formulas are those of LaTeX.

Nothing else is passed on: raw LaTeX becomes text.
"""

from __future__ import annotations

from cvtex.latex.writing import latex_of_field
from cvtex.new_entries.latex_values import latex_of_part
from cvtex.text import Inlines


def latex_of_inlines(inlines: Inlines) -> str:
    """Return the LaTeX of rich text, with balanced braces."""
    return latex_of_field(inlines, latex_of_part, is_trusted=False).strip()
