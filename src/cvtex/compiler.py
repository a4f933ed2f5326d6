"""The way of a CV through cvtex, from a file's path to the bytes of a PDF.

    load -> validate -> read bibliography -> merge -> render -> typeset

Each stage takes the value of the one before and returns a `Result`: a value and what it has to say.
`check` goes as far as the merge, `to_latex` to the LaTeX, `to_pdf` to the end; `survey` looks at
the bibliography alone. Files are read as they come up; nothing is printed, and nothing written but
what the user's cache keeps for the next time.
What only some of the ways need is imported on them, so that a check starts quickly.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from cvtex import lists, resources, texts
from cvtex.characters import unprintable_in_publications, unprintable_in_yaml
from cvtex.diagnostic import Code, Diagnostic, Result, has_errors
from cvtex.document import Document
from cvtex.images import Image
from cvtex.inputs import NO_OPTIONS, Options, bibliographies, files_of, image, load, template
from cvtex.levels import Levels, settle
from cvtex.merge import merge
from cvtex.model import CV
from cvtex.project import is_bibliography
from cvtex.source import Source
from cvtex.themes import Templates
from cvtex.timeline import timeline
from cvtex.validate import validate
from cvtex.yaml_document import YamlDocument
from cvtex.yaml_source import parse_yaml

if TYPE_CHECKING:
    from cvtex.bib_report import BibReport
    from cvtex.engine import Typesetter

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Compilation:
    """How far a CV has come; what a failed stage would have made is None.

    `sources` are the texts read, by the path that the diagnostics' spans name; `image` is the
    picture. `files` are the CV, what it names and the templates of its own that were asked for,
    whether they are there and could be read or not.
    """

    diagnostics: tuple[Diagnostic, ...]
    sources: dict[str, Source]
    document: Document | None = None
    latex: str | None = None
    log: str = ""
    pdf: bytes | None = None
    survey: BibReport | None = None
    image: Image | None = None
    levels: Levels = field(default_factory=dict)
    files: tuple[Path, ...] = ()

    def followed_by(self, diagnostics: Iterable[Diagnostic], **made: Any) -> Compilation:
        """Return the compilation after one more stage: what it said, and what it made."""
        said = self.diagnostics + settle(diagnostics, self.levels)
        return replace(self, diagnostics=said, **made)

    @property
    def failed(self) -> bool:
        """Whether anything was found that stops the build."""
        return has_errors(self.diagnostics)

    @property
    def digests(self) -> dict[str, str]:
        """What was in `files` when they were read, by path: SHA-256, in hexadecimal, or empty."""
        read = {source.path: source.digest for source in self.sources.values()}
        if self.image:
            read[self.image.path] = hashlib.sha256(self.image.data).hexdigest()
        return {str(path): read.get(str(path), "") for path in self.files}


@dataclass(slots=True)
class _Findings:
    """What the stages have said, the files they have asked for, and how seriously all is taken."""

    levels: Levels
    diagnostics: list[Diagnostic] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    files: tuple[Path, ...] = ()

    def take(self, result: Result[T]) -> T | None:
        self.diagnostics.extend(result.diagnostics)
        return result.value

    def open(self, result: Result[Source]) -> Source | None:
        """Take a file that was loaded."""
        if result.value is not None:
            self.sources[result.value.path] = result.value
        return self.take(result)

    def open_all(self, result: Result[tuple[Source, ...]]) -> tuple[Source, ...]:
        """Take files that were loaded."""
        self.sources |= {source.path: source for source in result.value or ()}
        return self.take(result) or ()

    @property
    def lost_files(self) -> bool:
        """Whether a file could not be read."""
        lost = {Code.FILE_NOT_FOUND, Code.FILE_UNREADABLE, Code.ENCODING}
        return any(one.code in lost for one in self.diagnostics)

    def heed(self, cv: CV) -> CV:
        """Take the levels of a CV, and give it those asked for beside it, which count more."""
        if self.levels:
            cv = cv.model_copy(update={"checks": {**cv.checks, **self.levels}})
        self.levels = cv.checks
        return cv

    def compilation(self, document: Document | None) -> Compilation:
        said = settle(self.diagnostics, self.levels)
        return Compilation(said, self.sources, document, levels=self.levels, files=self.files)


def check(path: Path, options: Options = NO_OPTIONS) -> Compilation:
    """Load, validate, read the bibliography and merge: all that needs no typesetting.

    What does not depend on a failed stage still runs, so that one call reports all problems.
    """
    findings = _Findings(options.levels, files=(path,))
    source = findings.open(load(path, options, what="the CV"))
    yaml = findings.take(parse_yaml(source)) if source else None
    if yaml is None:
        return findings.compilation(None)
    findings.files = files_of(yaml, path)
    findings.diagnostics.extend(unprintable_in_yaml(yaml))
    cv = findings.take(_validated(yaml, path))
    files = findings.open_all(bibliographies(yaml, path, options))
    picture = findings.take(image(cv.image, yaml, path, options)) if cv and cv.image else None
    if cv is None or has_errors(tuple(findings.diagnostics)):
        _check_the_rest(findings, yaml, files, options)
        return findings.compilation(None)
    cv = findings.heed(cv)
    findings.diagnostics.extend(timeline(cv, yaml, options.today))
    shown = findings.take(_lists(cv, yaml, files, options))
    document = findings.take(merge(cv, shown or {}, yaml))
    if document is not None:
        findings.diagnostics.extend(unprintable_in_publications(document, findings.sources))
        findings.take(_templates(path, options).folders(document))
    return replace(findings.compilation(document), image=picture)


def _validated(yaml: YamlDocument, path: Path) -> Result[CV]:
    """Validate, with what the texts were parsed to the last time."""
    with texts.memory(path):
        return validate(yaml)


def _lists(
    cv: CV, yaml: YamlDocument, files: Sequence[Source], options: Options
) -> Result[lists.Lists]:
    """Read the bibliography and choose what each list shows, or take that from the last time."""
    name = lists.name_of(cv, files, options.this_year)
    kept = lists.recall(name)
    if kept is not None:
        return kept
    from cvtex.bibliography import read_bibliographies
    from cvtex.listing import list_publications

    entries = read_bibliographies(files)
    listed = list_publications(cv, entries.value or (), yaml, this_year=options.this_year)
    said = listed.diagnostics
    if not entries.value and any(one.code is Code.BIB_SYNTAX for one in entries.diagnostics):
        # That a list is empty follows from a bibliography that could not be read.
        said = tuple(one for one in said if one.code is not Code.EMPTY_SELECTION)
    made = Result(listed.value, entries.diagnostics + said)
    lists.remember(name, made, yaml.source)
    return made


def _check_the_rest(
    findings: _Findings, yaml: YamlDocument, files: Sequence[Source], options: Options
) -> None:
    """Check what is left of a CV that has mistakes, for others that are independent of them."""
    from cvtex.bibliography import read_bibliographies
    from cvtex.listing import list_publications
    from cvtex.salvage import salvage

    entries = findings.take(read_bibliographies(files)) or ()
    left = salvage(yaml)
    if left is None:
        return
    cv, rest = left
    cv = findings.heed(cv)
    findings.diagnostics.extend(timeline(cv, rest, options.today))
    consequences = _consequences(yaml, rest, has_entries=bool(entries) and not findings.lost_files)
    listed = list_publications(cv, entries, rest, this_year=options.this_year)
    said = listed.diagnostics + merge(cv, listed.value or {}, rest).diagnostics
    findings.diagnostics.extend(one for one in said if one.code not in consequences)


def _consequences(yaml: YamlDocument, rest: YamlDocument, *, has_entries: bool) -> frozenset[Code]:
    """Return what is no mistake of its own in a CV of which a part is missing."""
    codes: set[Code] = set() if has_entries else {Code.UNKNOWN_KEY, Code.EMPTY_SELECTION}
    if rest.data != yaml.data:
        codes |= {Code.MISSING_FIELD, Code.EMPTY_SELECTION, Code.UNLISTED_ENTRY}
    if any(yaml.get(key) != rest.get(key) for key in ("name", "signs_as", "publication_style")):
        codes |= {Code.OWNER_NOT_FOUND, Code.OWNER_AMBIGUOUS}
    return frozenset(codes)


def to_latex(path: Path, options: Options = NO_OPTIONS) -> Compilation:
    """Check a CV and fill the templates."""
    from cvtex.render import render

    checked = check(path, options)
    if checked.document is None or checked.failed:
        return checked
    rendered = render(checked.document, _templates(path, options), epoch=options.epoch)
    latex, templates = rendered.value or (None, {})
    sources = {name: source for name, source in templates.items() if source} | checked.sources
    own = (path for path in map(Path, templates) if not path.is_relative_to(resources.templates()))
    files = (*checked.files, *own)
    return checked.followed_by(rendered.diagnostics, latex=latex, sources=sources, files=files)


def own_templates(path: Path) -> Path:
    """Return where the templates of a CV are that stand in place of cvtex's."""
    return path.parent / "latex_templates"


def _templates(path: Path, options: Options) -> Templates:
    read = partial(template, cv=path, options=options)
    return Templates(own_templates(path), resources.templates(), read)


def to_pdf(
    path: Path, engine: Typesetter, options: Options = NO_OPTIONS, *, tex_name: str
) -> Compilation:
    """Go all the way; `tex_name` is the file by which messages name the generated LaTeX."""
    from cvtex.engine import Job
    from cvtex.tex_places import narrowed
    from cvtex.texlog import parse_log

    rendered = to_latex(path, options)
    if rendered.latex is None or rendered.failed:
        return rendered
    files = {rendered.image.name: rendered.image.data} if rendered.image else {}
    typeset = engine.typeset(Job(rendered.latex, options.epoch, files))
    sources = {**rendered.sources, tex_name: Source(tex_name, rendered.latex)}
    logged = parse_log(typeset.log, rendered.latex, tex_name=tex_name)
    said = (*typeset.diagnostics, *(narrowed(one, rendered.sources) for one in logged))
    return rendered.followed_by(said, sources=sources, log=typeset.log, pdf=typeset.pdf)


def survey(path: Path, options: Options = NO_OPTIONS, *, owner: str = "") -> Compilation:
    """Look at the bibliography of a CV, or at a .bib file for itself.

    A .bib file has no owner unless `owner` says how one signs; a CV may be given another one.
    """
    from cvtex.bib_report import report, without_owner
    from cvtex.bibliography import read_bibliographies
    from cvtex.library import assemble

    findings = _Findings(options.levels)
    if is_bibliography(path):
        # A CV that has nothing but this bibliography, which the user has named: it may be a link.
        options = replace(options, root=path.resolve().parent)
        named = {"name": owner or "?", "bibliography": path.name}
        yaml = parse_yaml(Source("", json.dumps(named))).value
        has_owner = bool(owner)
    else:
        source = findings.open(load(path, options, what="the CV"))
        yaml = findings.take(parse_yaml(source)) if source else None
        has_owner = True
    cv = findings.take(validate(yaml)) if yaml else None
    if yaml is None or cv is None:
        return findings.compilation(None)
    cv = findings.heed(cv)
    if owner:
        cv = cv.model_copy(update={"signs_as": (owner,)})
    files = findings.open_all(bibliographies(yaml, path, options))
    entries = findings.take(read_bibliographies(files))
    if not yaml.source.path:  # nothing can be shown of a CV that nobody wrote
        findings.diagnostics = [
            replace(one, span=None) if one.span and not one.span.path else one
            for one in findings.diagnostics
        ]
    if has_errors(tuple(findings.diagnostics)):
        return findings.compilation(None)
    found: list[Diagnostic] = []
    library = assemble(cv, entries or (), yaml, found)
    surveyed = report(library, this_year=options.this_year)
    found.extend(surveyed.diagnostics)
    findings.diagnostics.extend(found if has_owner else without_owner(found))
    return replace(findings.compilation(None), survey=surveyed.value)


def check_links(made: Compilation, path: str) -> Compilation:
    """Ask whether the links of a CV, or of a bibliography, answer; this alone uses the network."""
    from cvtex.link_check import dead_links, links_in_publications, links_in_yaml

    yaml = None
    if path in made.sources and not is_bibliography(Path(path)):
        yaml = parse_yaml(made.sources[path]).value
    document = made.document or made.survey
    listed = document.publications if document else ()
    links = [*links_in_yaml(yaml)] if yaml else []
    links += links_in_publications(listed, made.sources)
    return made.followed_by(dead_links(links))
