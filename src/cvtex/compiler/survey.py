"""The ways to a bibliography beside that to a PDF: what there is to say of it, and of its links."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from cvtex.bibliography.bibtex import read_bibliographies as parse_bibliographies
from cvtex.compiler.bib_report import report, without_owner
from cvtex.compiler.compilation import Compilation, Findings
from cvtex.compiler.inputs import read_bibliographies
from cvtex.compiler.options import NO_OPTIONS, Options
from cvtex.diagnostics.diagnostic import Diagnostic
from cvtex.files.project import is_bibliography
from cvtex.publications.library import assemble
from cvtex.source import Source
from cvtex.validation.validate import validate
from cvtex.yaml.document import YamlDocument
from cvtex.yaml.loader import parse_yaml


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


def check_links(made: Compilation, path: str) -> Compilation:
    """Ask whether the links of a CV, or of a bibliography, answer; this alone uses the network."""
    from cvtex.checks.links import dead_links, links_in_publications, links_in_yaml

    yaml = None
    if path in made.sources and not is_bibliography(Path(path)):
        yaml = parse_yaml(made.sources[path]).value
    document = made.document or made.survey
    listed = document.publications if document else ()
    links = [*links_in_yaml(yaml)] if yaml else []
    links += links_in_publications(listed, made.sources)
    return made.followed_by(dead_links(links))
