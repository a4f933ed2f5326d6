"""BibTeX files as references.

The way of an entry: `bibtex` divides a file into entries, with `values`, `fields` and `recovery`
for what people write; `inheritance` fills in what entries take from others; `Reference` decodes an
entry for the packages after this one. `vocabulary` is the table of entry types and fields.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cvtex.lazy import lazy_names

if TYPE_CHECKING:
    from cvtex.bibliography.bibtex import read_bibliographies, read_bibliography
    from cvtex.bibliography.entry import BibEntry, BibField
    from cvtex.bibliography.reference import Reference

__all__ = ["BibEntry", "BibField", "Reference", "read_bibliographies", "read_bibliography"]

__getattr__ = lazy_names(
    __name__,
    {
        "bibtex": (
            "read_bibliographies",
            "read_bibliography",
        ),
        "entry": (
            "BibEntry",
            "BibField",
        ),
        "reference": ("Reference",),
    },
)
