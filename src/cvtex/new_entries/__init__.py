"""Entries to be written into a .bib file: their fields, and their text in BibTeX.

`latex_values` writes plain text as LaTeX, `people` names, `writing` a whole entry, and `keys` makes
citation keys.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cvtex.lazy import lazy_names
from cvtex.new_entries.entry import NewEntry

if TYPE_CHECKING:
    from cvtex.new_entries.keys import new_key
    from cvtex.new_entries.latex_values import latex_of
    from cvtex.new_entries.people import Person, names_field
    from cvtex.new_entries.writing import to_bibtex

__all__ = ["NewEntry", "Person", "latex_of", "names_field", "new_key", "to_bibtex"]

__getattr__ = lazy_names(
    __name__,
    {
        "keys": ("new_key",),
        "latex_values": ("latex_of",),
        "people": (
            "Person",
            "names_field",
        ),
        "writing": ("to_bibtex",),
    },
)
