"""Bibliographic databases: what they know of a publication or of a researcher.

`registry` has the table of databases, and reads what a user asks them for (`query_of`). `versions`
finds what has become of an entry. To add a database, write a module with a function of the type
`Database` and add a line to the table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cvtex.databases.interface import Database, Found, Part
from cvtex.lazy import lazy_names

if TYPE_CHECKING:
    from cvtex.databases.registry import Query, query_of, separate
    from cvtex.databases.versions import missing_details, published_version

__all__ = [
    "Database",
    "Found",
    "Part",
    "Query",
    "missing_details",
    "published_version",
    "query_of",
    "separate",
]

__getattr__ = lazy_names(
    __name__,
    {
        "registry": ("Query", "query_of", "separate"),
        "versions": ("missing_details", "published_version"),
    },
)
