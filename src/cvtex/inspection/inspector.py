"""Inspect a PDF: read it with all that is installed, and run all checks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cvtex.diagnostics import Diagnostic
from cvtex.document import Document
from cvtex.inspection.checks.registry import CHECKS
from cvtex.inspection.document_values import expected
from cvtex.inspection.extractors.registry import missing, readings
from cvtex.inspection.matching import match, whole_words
from cvtex.inspection.pdf.glyphs import drawn
from cvtex.inspection.pdf.reader import read_pdf
from cvtex.inspection.subject import Made, Row, State, Subject
from cvtex.source import Source
from cvtex.yaml import YamlDocument


@dataclass(frozen=True, slots=True)
class Origin:
    """What a PDF was made from; `is_stale` tells whether a file of it has changed since."""

    document: Document
    yaml: YamlDocument
    sources: Mapping[str, Source]
    is_stale: bool = False


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was found: a line for each check, and the problems; no lines if it cannot be read.

    `recall` is the share of the words that each extractor reads whole, by section.
    """

    rows: tuple[Row, ...]
    diagnostics: tuple[Diagnostic, ...]
    recall: Mapping[str, Mapping[str, float]] = field(default_factory=dict)


def inspect(
    data: bytes, name: str, origin: Origin | None = None, *, most_pages: int | None = None
) -> Inspection:
    """Check a PDF, which messages call `name`.

    Without an `origin` it is not compared with data. `most_pages` is the limit that it has to keep.
    """
    read = read_pdf(data, name)
    if read.value is None:
        return Inspection((), read.diagnostics)
    all_readings = readings(data)
    good = tuple(reading for reading in all_readings if not reading.problem)
    made = None
    if origin is not None:
        wanted = expected(origin.document, origin.yaml, origin.sources)
        matches = tuple(match(wanted, reading) for reading in good)
        made = Made(origin.document, origin.yaml, wanted, matches, origin.is_stale)
    subject = Subject(
        name,
        data,
        read.value,
        good,
        tuple(reading for reading in all_readings if reading.problem),
        missing(),
        drawn(data),
        made,
        most_pages,
    )
    rows: list[Row] = []
    diagnostics: list[Diagnostic] = []
    for title, check in CHECKS.items():
        outcome = check(subject)
        state = State.BAD if outcome.diagnostics or outcome.is_bad else State.GOOD
        state = state if outcome.was_made else State.SKIPPED
        codes = frozenset(problem.code for problem in outcome.diagnostics)
        rows.append(Row(title, state, outcome.line, codes))
        diagnostics += outcome.diagnostics
    return Inspection(tuple(rows), tuple(diagnostics), _recall(made) if made else {})


def _recall(made: Made) -> Mapping[str, Mapping[str, float]]:
    """Return the share of the words of each section that each reading has."""
    shares: dict[str, dict[str, float]] = {}
    for section in dict.fromkeys(value.section for value in made.expected.values):
        values = [value for value in made.expected.values if value.section == section]
        for matches in made.matches:
            total, lost = whole_words(matches, values)
            share = 1 - len(lost) / total if total else 1.0
            shares.setdefault(section, {})[matches.reading.name] = share
    return shares
