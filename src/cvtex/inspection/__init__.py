"""Read a PDF that was made, and say what programs and screen readers can make of it.

`inspect` is the way through it: `document_values` lists what the PDF has to have, the table of
`extractors` reads its text, `matching` compares the two, `pdf` reads what else it is made of, and
the table of `checks` judges. Everything else of this package, and the libraries that it needs, are
imported when a PDF is inspected.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cvtex.lazy import lazy_names

if TYPE_CHECKING:
    from cvtex.inspection.inspector import Inspection, Origin, inspect
    from cvtex.inspection.subject import Row, State

__all__ = ["Inspection", "Origin", "Row", "State", "inspect"]

__getattr__ = lazy_names(
    __name__, {"inspector": ("Inspection", "Origin", "inspect"), "subject": ("Row", "State")}
)
