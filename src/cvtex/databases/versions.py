"""Find what has become of an entry: its published version, and details that it lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cvtex.diagnostics import Result
from cvtex.new_entries import NewEntry

if TYPE_CHECKING:
    from cvtex.network import Client


def published_version(entry: NewEntry, client: Client) -> Result[NewEntry]:
    """Return the published version of a preprint, with all that its database says of it.

    The value is None if there is none as far as is known; diagnostics tell what could not be asked.
    """
    raise NotImplementedError


def missing_details(entry: NewEntry, client: Client) -> Result[NewEntry]:
    """Return the fields that an entry lacks, such as its DOI, pages, volume or date.

    The entry is found by its DOI, or else by its title and first author, which have to be the same.
    The value has only the missing fields, and is None if nothing is found or nothing is missing.
    """
    raise NotImplementedError
