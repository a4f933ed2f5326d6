"""What all formats of files with publications have in common."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from cvtex.diagnostics import Result
from cvtex.new_entries.entry import NewEntry
from cvtex.source import Source

Reader: TypeAlias = Callable[[Source], Result[tuple[NewEntry, ...]]]
"""Reads a file. The value is None if nothing could be read; what is left out is a diagnostic."""


@dataclass(frozen=True, slots=True)
class FileFormat:
    """A format of files with publications.

    `name` is what people call it. `suffixes` are the ends of the names of its files, in lower case.
    `is_like` tells by the beginning of a text whether it is in this format.
    """

    name: str
    suffixes: tuple[str, ...]
    is_like: Callable[[str], bool]
    read: Reader


MOST_ENTRIES = 20_000
"""The most entries of a file."""
