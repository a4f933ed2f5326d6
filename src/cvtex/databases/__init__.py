"""Bibliographic databases: what they know of a publication or of a researcher.

To add a database, write a module with a function of the type `Database` and add a line to the table
in `registry`.
"""

from __future__ import annotations

from cvtex.databases.interface import Database, Found, Part

__all__ = ["Database", "Found", "Part"]
