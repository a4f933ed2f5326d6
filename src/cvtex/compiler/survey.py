"""A bibliography as a whole: how many entries of each type, the owner, and all that is doubtful.

`cvtex bib` prints it. Nothing here stops a build; what is doubtful is a warning at the entry.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from cvtex.bibliography import read_bibliographies as parse_bibliographies
from cvtex.checks.bibliography import check_all
from cvtex.compiler.compilation import BibReport, Compilation, Findings
from cvtex.compiler.inputs import read_bibliographies
from cvtex.compiler.options import NO_OPTIONS, Options
from cvtex.diagnostics import Code, Diagnostic, Result
from cvtex.files import is_bibliography
from cvtex.publications import Library, assemble
from cvtex.publications.publication import publication
from cvtex.source import Source
from cvtex.validation.validate import validate
from cvtex.yaml import YamlDocument, parse_yaml


def survey(path: Path, options: Options = NO_OPTIONS, *, owner: str = "") -> Compilation:
    """Look at the bibliography of a CV, or at a .bib file for itself.

    A .bib file has no owner unless `owner` says how one signs; a CV may be given another one.
    """
    is_alone = is_bibliography(path)
    if is_alone:
        # The user names the file, so it may lie anywhere and may be a link.
        options = replace(options, root=path.resolve().parent)
    files = options.files_of(path)
    findings = Findings(options.levels, files)
    if is_alone:
        yaml = _cv_around(path, owner)
    else:
        source = findings.collect_source(files.read_cv())
        yaml = findings.collect(parse_yaml(source)) if source else None
    cv = findings.collect(validate(yaml)) if yaml else None
    if yaml is None or cv is None:
        return findings.compilation(None)
    cv = findings.merge_levels(cv)
    if owner:
        cv = cv.model_copy(update={"signs_as": (owner,)})
    sources = findings.collect_sources(read_bibliographies(yaml, files))
    entries = findings.collect(parse_bibliographies(sources))
    if is_alone:  # nothing can be shown of a CV that nobody wrote
        findings.diagnostics = [
            one if one.span and one.span.path else replace(one, span=None)
            for one in findings.diagnostics
        ]
    if findings.failed:
        return findings.compilation(None)
    found: list[Diagnostic] = []
    library = assemble(cv, entries or (), yaml, found)
    surveyed = report(library, this_year=options.this_year)
    found.extend(surveyed.diagnostics)
    findings.diagnostics.extend(found if owner or not is_alone else without_owner(found))
    return findings.compilation(None, survey=surveyed.value)


def _cv_around(bibliography: Path, owner: str) -> YamlDocument | None:
    """Return a CV that has nothing but a bibliography."""
    named = {"name": owner or "?", "bibliography": bibliography.name}
    return parse_yaml(Source("", json.dumps(named))).value


def report(library: Library, *, this_year: int | None) -> Result[BibReport]:
    """Look at all entries; `this_year` is what years are measured against, if given."""
    diagnostics: list[Diagnostic] = []
    shown = tuple(publication(library, entry, diagnostics) for entry in library.entries)
    diagnostics.extend(check_all(library.entries, this_year=this_year))
    types = Counter(entry.type for entry in library.entries)
    with_owner = sum(any(author.is_owner for author in one.authors) for one in shown)
    return Result(
        BibReport(shown, dict(types.most_common()), with_owner),
        tuple(dict.fromkeys(diagnostics)),
    )


def without_owner(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Drop what is said about the owner, for a bibliography without one."""
    owner = {Code.OWNER_NOT_FOUND, Code.OWNER_AMBIGUOUS}
    return tuple(one for one in diagnostics if one.code not in owner)
