"""Personal names: parse author lists, compare names, and find the owner of the CV.

`parser` parses a field: `author_lists` splits it into persons, `marks` removes symbols and
emphasis, `grammar` splits each person into the parts of a `Name`. `owner` finds the author who is
the owner of the CV; it compares names with `readings`, `given_names` and `folding`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cvtex.lazy import lazy_names
from cvtex.names.name import Name

if TYPE_CHECKING:
    from cvtex.names.owner import Match, Owner, OwnerSearch
    from cvtex.names.parser import NameList, parse_names

__all__ = ["Match", "Name", "NameList", "Owner", "OwnerSearch", "parse_names"]

__getattr__ = lazy_names(
    __name__,
    {
        "owner": (
            "Match",
            "Owner",
            "OwnerSearch",
        ),
        "parser": (
            "NameList",
            "parse_names",
        ),
    },
)
