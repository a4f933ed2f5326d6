"""Read BibTeX files, and decode their entries as references.

An entry passes through these modules: `bibtex` splits a file into entries (`parser_text`
is what its parser is given, `fields` and `values` parse the fields, and `recovery` the entries with
syntax errors); `inheritance` copies fields from
`crossref` and `xdata`; `Reference` decodes an entry for the packages that use it. `vocabulary` is
the table of entry types and fields.
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
