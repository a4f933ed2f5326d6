"""What the checks look at, and what each of them returns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from cvtex.diagnostics import Code, Diagnostic, Note
from cvtex.document import Document
from cvtex.inspection.extractors.registry import Reading
from cvtex.inspection.matching import Matches
from cvtex.inspection.pdf.facts import Pdf
from cvtex.inspection.pdf.glyphs import Drawn
from cvtex.inspection.values import Expected, Value
from cvtex.schema.design.page import PdfStandard
from cvtex.yaml import YamlDocument


@dataclass(frozen=True)
class Made:
    """What a PDF was made from: the document, its file, and what it prints.

    `matches` are the places of that in each reading, in the order of the readings. `is_stale` tells
    whether a file of the CV has changed since.
    """

    document: Document
    yaml: YamlDocument
    expected: Expected
    matches: tuple[Matches, ...]
    is_stale: bool = False

    def lost(self) -> tuple[Value, ...]:
        """Return the values that no reading has."""
        found = zip(*(matches.places for matches in self.matches), strict=True)
        return tuple(
            value
            for value, places in zip(self.expected.values, found, strict=True)
            if not any(places)
        )


@dataclass(frozen=True)
class Subject:
    """A PDF, by the name of its file, and all that is known of it.

    `readings` are those of the extractors that could read it. `drawn` is None if pdfminer.six is
    not installed, `made` if it is not known what the PDF was made from. `most_pages` is the limit
    that the user states.
    """

    name: str
    data: bytes
    pdf: Pdf
    readings: tuple[Reading, ...]
    failed: tuple[Reading, ...] = ()
    missing: tuple[str, ...] = ()
    drawn: Drawn | None = None
    made: Made | None = None
    most_pages: int | None = None

    def asks_only_for(self, standard: PdfStandard) -> bool:
        """Tell whether the design of the CV says that the PDF keeps no more than this."""
        return self.made is not None and self.made.document.design.pdf is standard


class State(StrEnum):
    """How a check went."""

    GOOD = "good"
    BAD = "bad"
    SKIPPED = "skipped"


class Outcome(NamedTuple):
    """What a check has found: a line for the summary, and the problems.

    Without `was_made` the check could not be made, and the line says why. `is_bad` tells that it
    has found something that another check reports.
    """

    line: str
    diagnostics: Sequence[Diagnostic] = ()
    was_made: bool = True
    is_bad: bool = False


class Row(NamedTuple):
    """A line of the summary: what was checked, how it went, what was found, with which codes."""

    title: str
    state: State
    line: str
    codes: frozenset[Code] = frozenset()


def skipped(reason: str) -> Outcome:
    """Return the outcome of a check that could not be made."""
    return Outcome(reason, was_made=False)


def listed(words: Sequence[str], most: int = 3) -> str:
    """Return words in backquotes, with commas between them, and how many there are beyond some."""
    shown = ", ".join(f"`{word}`" for word in words[:most])
    return f"{shown} and {len(words) - most} more" if len(words) > most else shown


def all_of(names: Sequence[str]) -> str:
    """Return names with commas between them, and `and` before the last."""
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def several(found: Sequence[Diagnostic], together: str) -> tuple[Diagnostic, ...]:
    """Return a few problems as they are, or one for all of many, since many have one cause.

    `together` is the message for all of them; it has the place and the hints of the first one, and
    some of the others as notes. Each problem has a place.
    """
    if len(found) <= _FEW:
        return tuple(found)
    others = [problem for problem in found[1:] if problem.span][: _MOST_NOTES - 1]
    notes = tuple(Note(problem.message, problem.span) for problem in others if problem.span)
    return (replace(found[0], message=together, notes=notes),)


_FEW = 5
_MOST_NOTES = 5


def counted(number: int, thing: str, things: str = "") -> str:
    """Return a number with its noun: `1 page`, `2 pages`."""
    return f"{number:,} {thing if number == 1 else things or f'{thing}s'}"
