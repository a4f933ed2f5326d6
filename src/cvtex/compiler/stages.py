"""The way of a CV through cvtex, from a file's path to the bytes of a PDF.

    load -> validate -> read bibliography -> merge -> render -> typeset

Each stage takes the value of the one before and returns a `Result`: a value and what it has to say.
`check` goes as far as the merge, `to_latex` to the LaTeX, `to_pdf` to the end; `survey` looks at a
bibliography alone, and `check_links` at what a CV links to. Files are read as they come up; nothing
is printed, and nothing written but what the user's cache keeps for the next time.
What only some of the ways need is imported on them, so that a check starts quickly.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from cvtex.checks.characters import unprintable_in_publications, unprintable_in_yaml
from cvtex.checks.timeline import timeline
from cvtex.compiler import list_cache as lists
from cvtex.compiler.compilation import Compilation, Findings
from cvtex.compiler.inputs import (
    NO_OPTIONS,
    Options,
    bibliographies,
    files_of,
    image,
    load,
    template,
)
from cvtex.diagnostics.codes import Code
from cvtex.diagnostics.diagnostic import Result, has_errors
from cvtex.document.merge import merge
from cvtex.document.model import Lists
from cvtex.files import resources
from cvtex.files.project import is_bibliography
from cvtex.render.themes import Templates
from cvtex.schema.cv import CV
from cvtex.source import Source
from cvtex.text import markdown_cache as texts
from cvtex.validation.validate import validate
from cvtex.yaml.document import YamlDocument
from cvtex.yaml.loader import parse_yaml

if TYPE_CHECKING:
    from cvtex.bibliography.entry import BibEntry
    from cvtex.typeset.pdftex import Typesetter


def check(path: Path, options: Options = NO_OPTIONS) -> Compilation:
    """Load, validate, read the bibliography and merge: all that needs no typesetting.

    What does not depend on a failed stage still runs, so that one call reports all problems.
    """
    findings = Findings(options.levels, files=(path,))
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


def _lists(cv: CV, yaml: YamlDocument, files: Sequence[Source], options: Options) -> Result[Lists]:
    """Read the bibliography and choose what each list shows, or take that from the last time."""
    name = lists.name_of(cv, files, options.this_year)
    kept = lists.recall(name)
    if kept is not None:
        return kept
    from cvtex.bibliography.bibtex import read_bibliographies

    entries = read_bibliographies(files)
    listed = _listed(cv, entries.value or (), yaml, options)
    said = listed.diagnostics
    if not entries.value and any(one.code is Code.BIB_SYNTAX for one in entries.diagnostics):
        # That a list is empty follows from a bibliography that could not be read.
        said = tuple(one for one in said if one.code is not Code.EMPTY_SELECTION)
    made = Result(listed.value, entries.diagnostics + said)
    lists.remember(name, made, yaml.source)
    return made


def _listed(
    cv: CV, entries: Sequence[BibEntry], yaml: YamlDocument, options: Options
) -> Result[Lists]:
    """Choose what each list shows, and check the entries that are shown."""
    from cvtex.checks.bibliography import check_listing
    from cvtex.publications.listing import list_publications

    listed = list_publications(cv, entries, yaml)
    if listed.value is None:
        return Result(None, listed.diagnostics)
    checked = check_listing(listed.value, cv.checks, this_year=options.this_year)
    return Result(listed.value.lists, (*listed.diagnostics, *checked))


def _check_the_rest(
    findings: Findings, yaml: YamlDocument, files: Sequence[Source], options: Options
) -> None:
    """Check what is left of a CV that has mistakes, for others that are independent of them."""
    from cvtex.bibliography.bibtex import read_bibliographies
    from cvtex.validation.salvage import salvage

    entries = findings.take(read_bibliographies(files)) or ()
    left = salvage(yaml)
    if left is None:
        return
    cv, rest = left
    cv = findings.heed(cv)
    findings.diagnostics.extend(timeline(cv, rest, options.today))
    consequences = _consequences(yaml, rest, has_entries=bool(entries) and not findings.lost_files)
    listed = _listed(cv, entries, rest, options)
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
    from cvtex.render.latex import render

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
    from cvtex.typeset.log import parse_log
    from cvtex.typeset.log_places import narrowed
    from cvtex.typeset.pdftex import Job

    rendered = to_latex(path, options)
    if rendered.latex is None or rendered.failed:
        return rendered
    files = {rendered.image.name: rendered.image.data} if rendered.image else {}
    typeset = engine.typeset(Job(rendered.latex, options.epoch, files))
    sources = {**rendered.sources, tex_name: Source(tex_name, rendered.latex)}
    logged = parse_log(typeset.log, rendered.latex, tex_name=tex_name)
    said = (*typeset.diagnostics, *(narrowed(one, rendered.sources) for one in logged))
    return rendered.followed_by(said, sources=sources, log=typeset.log, pdf=typeset.pdf)


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
