"""What each list of publications shows: which entries, in which order, presented how.

`listing` is the stage. `library` has the bibliography with its style and its owner; `selection`
chooses and sorts entries, `versions` finds those that are one work, and `publication` presents one
of them, with `authors`, `venues` and `links`. `legend` explains the marks and the styles of authors
below a list, with the CV's `words`.
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
