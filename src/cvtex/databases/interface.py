"""What all databases have in common: what they are asked, and what they return."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from cvtex.diagnostics import Result
from cvtex.new_entries import NewEntry

if TYPE_CHECKING:
    from cvtex.network import Client


@dataclass(frozen=True, slots=True)
class Part:
    """An entry for a section of the CV that a database proposes.

    `kind` is the key of the block (`education`, `experience`, `grants`, `reviewing`, …), and
    `fields` has the entry's values by the keys of that kind, as plain text:
    `{"date": "2016 – 2021", "institution": "Northern Lights University"}`. The `venues` of an entry
    of `reviewing` are a mapping of each to its years: `{"Phonetica": "2019–2022"}`.
    """

    kind: str
    fields: Mapping[str, str | Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Found:
    """What a database has: publications, and entries for sections of the CV."""

    entries: tuple[NewEntry, ...] = ()
    parts: tuple[Part, ...] = ()


class Database(Protocol):
    """A database as a function of an identifier, such as `10.1000/182` for DOI."""

    def __call__(self, identifier: str, client: Client) -> Result[Found]:
        """Return what the database has under an identifier.

        The value is None if nothing could be found, and then a diagnostic says why. Diagnostics
        beside a value tell what is missing from it. Nothing is raised, whatever the server answers.
        """
