"""The table of databases: their prefixes and identifiers, and the services that they ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cvtex.databases.interface import Database, Found
from cvtex.diagnostics import Result

if TYPE_CHECKING:
    from cvtex.network import Client


@dataclass(frozen=True, slots=True)
class Query:
    """A question to a database: `str(query)` is its normal form, such as `doi:10.1000/182`."""

    prefix: str
    identifier: str
    database: Database

    def __str__(self) -> str:
        """Return the identifier with its prefix."""
        return f"{self.prefix}:{self.identifier}"

    def ask(self, client: Client) -> Result[Found]:
        """Return what the database has."""
        return self.database(self.identifier, client)


def query_of(text: str) -> Result[Query]:
    """Return the query that a text means: `doi:10.1000/182`, an address of a database.

    The value is None without a diagnostic if the text is of no database: it may be a file. It is
    None with a diagnostic if it has the prefix of a database and a wrong identifier.
    """
    raise NotImplementedError
