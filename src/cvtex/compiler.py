"""The way of a CV through cvtex, from a file's path to the bytes of a PDF.

    load -> validate -> read bibliography -> merge -> render -> typeset

Each stage takes the value of the one before and returns a `Result`: a value and what it has to say.
`check` goes as far as the merge, `to_latex` to the LaTeX, `to_pdf` to the end; `survey` looks at
the bibliography alone. Files are read as they come up; nothing is written and nothing printed.
What only some of the ways need is imported on them, so that a check starts quickly.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from cvtex import resources
from cvtex.bib_entry import BibEntry
from cvtex.bibliography import read_bibliography, repeated_keys
from cvtex.characters import unprintable_in_publications, unprintable_in_yaml
from cvtex.diagnostic import Diagnostic, Result, has_errors
from cvtex.document import Document
from cvtex.library import assemble
from cvtex.merge import merge
from cvtex.source import Source, read_source
from cvtex.validate import validate
from cvtex.yaml_source import YamlDocument, parse_yaml

if TYPE_CHECKING:
    from cvtex.bib_report import BibReport
    from cvtex.engine import Engine

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Compilation:
    """How far a CV has come; what a failed stage would have made is None.

    `sources` are the files read, by the path that the diagnostics' spans name.
    """

    diagnostics: tuple[Diagnostic, ...]
    sources: dict[str, Source]
    document: Document | None = None
    latex: str | None = None
    log: str = ""
    pdf: bytes | None = None
    survey: BibReport | None = None

    @property
    def failed(self) -> bool:
        """Whether anything was found that stops the build."""
        return has_errors(self.diagnostics)


@dataclass(slots=True)
class _Findings:
    """What the stages have said, and the files they have read."""

    diagnostics: list[Diagnostic] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)

    def take(self, result: Result[T]) -> T | None:
        self.diagnostics.extend(result.diagnostics)
        return result.value

    def compilation(self, document: Document | None) -> Compilation:
        return Compilation(tuple(self.diagnostics), self.sources, document)


def check(path: Path) -> Compilation:
    """Load, validate, read the bibliography and merge: all that needs no typesetting.

    What does not depend on a failed stage still runs, so that one call reports all problems.
    """
    findings = _Findings()
    source = _load(findings, path, "the CV")
    yaml = findings.take(parse_yaml(source)) if source else None
    if yaml is None:
        return findings.compilation(None)
    findings.diagnostics.extend(unprintable_in_yaml(yaml))
    cv = findings.take(validate(yaml))
    entries = _bibliography(findings, yaml, path.parent)
    if cv is None or has_errors(tuple(findings.diagnostics)):
        return findings.compilation(None)
    document = findings.take(merge(cv, entries, yaml))
    if document is not None:
        findings.diagnostics.extend(unprintable_in_publications(document))
    return findings.compilation(document)


def to_latex(path: Path, *, epoch: int | None = None) -> Compilation:
    """Check a CV and fill the templates; `epoch` (seconds since 1970) dates the document."""
    from cvtex.render import render

    checked = check(path)
    if checked.document is None or checked.failed:
        return checked
    own_templates = path.parent / "latex_templates"
    rendered = render(checked.document, own_templates, resources.templates(), epoch=epoch)
    return replace(
        checked, latex=rendered.value, diagnostics=checked.diagnostics + rendered.diagnostics
    )


def to_pdf(path: Path, engine: Engine, *, epoch: int | None = None, tex_name: str) -> Compilation:
    """Go all the way; `tex_name` is the file by which messages name the generated LaTeX."""
    from cvtex.engine import Job
    from cvtex.texlog import parse_log

    rendered = to_latex(path, epoch=epoch)
    if rendered.latex is None or rendered.failed:
        return rendered
    typeset = engine.typeset(Job(rendered.latex, epoch))
    said = typeset.diagnostics + parse_log(typeset.log, rendered.latex, tex_name=tex_name)
    sources = {**rendered.sources, tex_name: Source(tex_name, rendered.latex)}
    return replace(
        rendered,
        sources=sources,
        log=typeset.log,
        pdf=typeset.pdf,
        diagnostics=rendered.diagnostics + said,
    )


def survey(path: Path, *, owner: str = "", this_year: int) -> Compilation:
    """Look at the bibliography of a CV, or at a .bib file for itself.

    A .bib file has no owner unless `owner` says how one signs; a CV may be given another one.
    """
    from cvtex.bib_report import report, without_owner

    findings = _Findings()
    if path.suffix.lower() == ".bib":
        # A CV that has nothing but this bibliography.
        named = {"name": owner or "?", "bibliography": path.name}
        yaml = parse_yaml(Source("", json.dumps(named))).value
        has_owner = bool(owner)
    else:
        source = _load(findings, path, "the CV")
        yaml = findings.take(parse_yaml(source)) if source else None
        has_owner = True
    cv = findings.take(validate(yaml)) if yaml else None
    if yaml is None or cv is None:
        return findings.compilation(None)
    if owner:
        cv = cv.model_copy(update={"signs_as": (owner,)})
    entries = _bibliography(findings, yaml, path.parent)
    if not yaml.source.path:  # nothing can be shown of a CV that nobody wrote
        findings.diagnostics = [
            replace(one, span=None) if one.span and not one.span.path else one
            for one in findings.diagnostics
        ]
    if has_errors(tuple(findings.diagnostics)):
        return findings.compilation(None)
    found: list[Diagnostic] = []
    library = assemble(cv, entries, yaml, found)
    surveyed = report(library, this_year=this_year)
    found.extend(surveyed.diagnostics)
    findings.diagnostics.extend(found if has_owner else without_owner(found))
    return replace(findings.compilation(None), survey=surveyed.value)


def _load(findings: _Findings, path: Path, what: str) -> Source | None:
    source = findings.take(read_source(path, what=what))
    if source is not None:
        findings.sources[source.path] = source
    return source


def _bibliography(findings: _Findings, yaml: YamlDocument, folder: Path) -> tuple[BibEntry, ...]:
    """Read the .bib files that a CV names, even when the rest of it is not valid."""
    named = yaml.data.get("bibliography") if isinstance(yaml.data, dict) else None
    names = [named] if isinstance(named, str) else named if isinstance(named, list) else []
    entries: list[BibEntry] = []
    for index, name in enumerate(names):
        if not isinstance(name, str):
            continue  # the schema has said so
        path = ("bibliography",) if isinstance(named, str) else ("bibliography", index)
        known = len(findings.diagnostics)
        source = _load(findings, folder / name, "the bibliography")
        findings.diagnostics[known:] = [
            replace(diagnostic, span=yaml.locate(path)) if diagnostic.span is None else diagnostic
            for diagnostic in findings.diagnostics[known:]
        ]
        if source is not None:
            read = findings.take(read_bibliography(source))
            findings.diagnostics.extend(repeated_keys(entries, read or ()))
            entries.extend(read or ())
    return tuple(entries)
