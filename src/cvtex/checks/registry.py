"""The tables of checks, by what they look at; `compiler.stages` runs all checks of a table.

To add a check, write a function in a module of this package and add it to its table here. A check
takes the value that a stage has produced and yields warnings. `compiler.stages` also runs the
tables on the valid part of a CV that has errors, so a check cannot be forgotten there.

Two checks are not in these tables: `checks.bibliography` (`check_listing`) looks at the entries
that the lists show, and is kept with these lists in the cache; `checks.links` uses the network, so
it only runs when the user asks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import TypeAlias

from cvtex.checks.characters import unprintable_in_publications, unprintable_in_yaml
from cvtex.checks.design import lacking_fonts, low_contrast, without_effect
from cvtex.checks.languages import limited_languages
from cvtex.checks.placeholders import placeholders
from cvtex.checks.starter import starter_values
from cvtex.checks.timeline import timeline
from cvtex.diagnostics import Diagnostic
from cvtex.document import Document
from cvtex.schema import CV
from cvtex.source import Source
from cvtex.yaml import YamlDocument

Found: TypeAlias = Iterable[Diagnostic]

YAML_CHECKS: tuple[Callable[[YamlDocument], Found], ...] = (
    unprintable_in_yaml,
    starter_values,
    placeholders,
)
"""Checks of the data of `cv.yaml` before it is validated."""

CV_CHECKS: tuple[Callable[[CV, YamlDocument, date | None], Found], ...] = (
    limited_languages,
    timeline,
    low_contrast,
    without_effect,
    lacking_fonts,
)
"""Checks of a valid CV, with its places in the file, and today's date if the build may use it."""

DOCUMENT_CHECKS: tuple[Callable[[Document, Mapping[str, Source]], Found], ...] = (
    unprintable_in_publications,
)
"""Checks of what will be printed, with the texts that were read, by path."""


def check_yaml(yaml: YamlDocument) -> Iterator[Diagnostic]:
    """Yield what the checks of the data of a `cv.yaml` report."""
    for check in YAML_CHECKS:
        yield from check(yaml)


def check_cv(cv: CV, yaml: YamlDocument, today: date | None) -> Iterator[Diagnostic]:
    """Yield what the checks of a CV report; `yaml` is the data that the CV was validated from."""
    for check in CV_CHECKS:
        yield from check(cv, yaml, today)


def check_document(document: Document, sources: Mapping[str, Source]) -> Iterator[Diagnostic]:
    """Yield what the checks of a document report; `sources` are the texts that were read."""
    for check in DOCUMENT_CHECKS:
        yield from check(document, sources)
