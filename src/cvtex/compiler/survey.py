"""The ways to a bibliography beside that to a PDF: what there is to say of it, and of its links."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from cvtex.bibliography.bibtex import read_bibliographies
from cvtex.compiler.bib_report import report, without_owner
from cvtex.compiler.compilation import Compilation, Findings
from cvtex.compiler.inputs import NO_OPTIONS, Options, bibliographies, load
from cvtex.diagnostics.diagnostic import Diagnostic, has_errors
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
    findings = Findings(options.levels)
    is_alone = is_bibliography(path)
    if is_alone:
        # The user has named it, and it may be a link.
        options = replace(options, root=path.resolve().parent)
        yaml = _cv_around(path, owner)
    else:
        source = findings.open(load(path, options, what="the CV"))
        yaml = findings.take(parse_yaml(source)) if source else None
    cv = findings.take(validate(yaml)) if yaml else None
    if yaml is None or cv is None:
        return findings.compilation(None)
    cv = findings.heed(cv)
    if owner:
        cv = cv.model_copy(update={"signs_as": (owner,)})
    files = findings.open_all(bibliographies(yaml, path, options))
    entries = findings.take(read_bibliographies(files))
    if is_alone:  # nothing can be shown of a CV that nobody wrote
        findings.diagnostics = [
            one if one.span and one.span.path else replace(one, span=None)
            for one in findings.diagnostics
        ]
    if has_errors(tuple(findings.diagnostics)):
        return findings.compilation(None)
    found: list[Diagnostic] = []
    library = assemble(cv, entries or (), yaml, found)
    surveyed = report(library, this_year=options.this_year)
    found.extend(surveyed.diagnostics)
    findings.diagnostics.extend(found if owner or not is_alone else without_owner(found))
    return replace(findings.compilation(None), survey=surveyed.value)


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
