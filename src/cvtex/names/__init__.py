"""Personal names: parsed from author lists, compared, and matched with the CV's owner.

The way of a name: `author_lists` divides a field into persons, `marks` takes off symbols and
emphasis, `grammar` divides a person into parts, `parser` puts a `Name` together. `owner` finds who
of them the owner of the CV is, with `readings`, `given_names` and `folding`.
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
