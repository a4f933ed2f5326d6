"""Build the publication lists of a CV.

`listing` is the stage. `library` has the bibliography with its style and its owner; `selection`
selects and sorts entries, `versions` finds the entries that are the same work, and `publication`
turns an entry into a `Publication`, with `authors`, `venues` and `links`. `legend` explains the
marks and the styles of authors below a list, with the CV's `words`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cvtex.lazy import lazy_names

if TYPE_CHECKING:
    from cvtex.publications.library import Library, assemble
    from cvtex.publications.listing import Listing, list_publications

__all__ = ["Library", "Listing", "assemble", "list_publications"]

__getattr__ = lazy_names(
    __name__,
    {
        "library": (
            "Library",
            "assemble",
        ),
        "listing": (
            "Listing",
            "list_publications",
        ),
    },
)
