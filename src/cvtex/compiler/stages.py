"""The stages in their order, from the path of a CV to the bytes of a PDF. Read this first.

    load -> validate -> read bibliography -> merge -> render -> typeset

Each stage takes the value of the one before and returns a `Result`: a value and its diagnostics.
`check` goes as far as the merge, `to_latex` to the LaTeX, and `to_pdf` to the end; `check_links`
asks the network about the links, and `survey` looks at a bibliography alone. Nothing is printed,
and nothing is written except to the user's cache.
Imports that only some functions need are inside those functions, so that a check starts quickly.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cvtex.checks.characters import without_boxes
from cvtex.checks.raw_latex import raw_latex_in
from cvtex.checks.registry import check_cv, check_document, check_yaml
from cvtex.compiler import list_cache
from cvtex.compiler.compilation import Compilation, Findings
from cvtex.compiler.inputs import expect_named_files, read_bibliographies, read_image
from cvtex.compiler.list_cache import Listed
from cvtex.compiler.options import NO_OPTIONS, Options
from cvtex.compiler.stage_times import ended
from cvtex.compiler.theme_places import templates_of
from cvtex.diagnostics import Code, Diagnostic, Result
from cvtex.diagnostics.levels import lenient
from cvtex.document import Fate
from cvtex.document.merge import merge
from cvtex.files import ProjectFiles
from cvtex.locales import with_own
from cvtex.locales.tags import has_us_letter
from cvtex.own_locales import OwnLocales
from cvtex.schema import CV, Design, PublicationStyle
from cvtex.schema.design import Paper
from cvtex.schema.design.page import PdfStandard
from cvtex.source import Source
from cvtex.text import markdown_cache
from cvtex.themes import find_theme, unknown_styles
from cvtex.validation.context import lenient_codes
from cvtex.validation.validate import validate
from cvtex.yaml import YamlDocument

if TYPE_CHECKING:
    from cvtex.bibliography import BibEntry
    from cvtex.bibliography.bibtex import Unread
    from cvtex.document import Document
    from cvtex.pdf.standards import Standard
    from cvtex.typeset import Typesetter


def check(cv: Path, options: Options = NO_OPTIONS) -> Compilation:
    """Load and validate a CV, read its bibliography, and merge: everything before typesetting.

    A stage that does not depend on a failed one still runs, so that one call reports all problems.
    """
    files = options.files_of(cv)
    own = OwnLocales(files)
    with with_own(own):
        return _check(cv, files, options, own)


def _check(path: Path, files: ProjectFiles, options: Options, own: OwnLocales) -> Compilation:
    findings = Findings(options.levels, files)
    source = findings.collect_source(files.read_cv())
    yaml = findings.collect_yaml(source) if source else None
    ended("YAML")
    if (yaml is None or yaml.get("name") is None) and _is_foreign(path, findings):
        return findings.compilation(None)
    if yaml is None:
        return findings.compilation(None)
    if findings.diagnostics:
        codes = lenient_codes(yaml.data, options.levels)
        findings.diagnostics = [*lenient(findings.diagnostics, codes)]
    expect_named_files(yaml, files)
    findings.diagnostics.extend(check_yaml(yaml))
    with markdown_cache.memory(path):
        cv = findings.collect(validate(yaml, options.levels))
    findings.collect_locales(own)
    ended("validation")
    if findings.diagnostics and findings.diagnostics[-1].code is Code.FOREIGN_FORMAT:
        del findings.diagnostics[:-1]
        return findings.compilation(None)
    bibliographies = findings.collect_sources(read_bibliographies(yaml, files))
    image = findings.collect(read_image(cv.image.file, yaml, files)) if cv and cv.image else None
    if cv is None or findings.failed:
        _check_the_rest(findings, yaml, bibliographies, options)
        return findings.compilation(None)
    cv = findings.merge_levels(cv)
    place = yaml.locate(("design", "theme"))
    templates = templates_of(files, options)
    name = templates.first.theme if templates.first else cv.design.theme
    found = find_theme(templates, name, place)
    theme = findings.collect(found)
    manifests = {d.span.path for d in found.diagnostics if d.span} - findings.sources.keys()
    read = (templates.at(Path(name)).value for name in manifests)  # again, to quote a wrong line
    findings.sources |= {source.path: source for source in read if source}
    if theme is not None:
        design = findings.collect(theme.apply(cv.design, yaml))
        if design is not None and design.paper is None:
            paper = Paper.LETTER if has_us_letter(cv.language) else Paper.A4
            design = design.model_copy(update={"paper": paper})
        cv = cv.model_copy(update={"design": design, "publication_style": _style_of(cv, design)})
        findings.sources |= {source.path: source for source in theme.sources}
        findings.diagnostics.extend(unknown_styles(cv.sections, theme, yaml))
    findings.diagnostics.extend(_checked(cv, yaml, options))
    lists = findings.collect(_lists(cv, yaml, bibliographies, options, own.fingerprint))
    lists = lists or Listed({})
    ended("publications")
    document = findings.collect(merge(cv, lists.lists, yaml, lists.fates))
    if document is not None:
        findings.diagnostics.extend(check_document(document, findings.sources))
    ended("document")
    return findings.compilation(document, image=image, theme=theme)


def _is_foreign(path: Path, findings: Findings) -> bool:
    """Return whether the name of a file that is not a CV says what it is, and report that."""
    if any(problem.code is Code.FILE_NOT_FOUND for problem in findings.diagnostics):
        return False
    from cvtex.validation.foreign_files import foreign_file

    foreign = foreign_file(str(path))
    if foreign is not None:
        findings.diagnostics = [foreign]
    return foreign is not None


def _style_of(cv: CV, design: Design | None) -> PublicationStyle:
    """Return the style of publications with what it leaves to the theme."""
    style = cv.publication_style
    if style.owner is not None or design is None or design.publications is None:
        return style
    return style.model_copy(update={"owner": design.publications.owner})


def _checked(cv: CV, yaml: YamlDocument, options: Options) -> Iterator[Diagnostic]:
    """Yield what is wrong with a valid CV, or with the valid part of one."""
    if not options.raw_latex:
        yield from raw_latex_in(cv, yaml)
    yield from check_cv(cv, yaml, options.today)


def _lists(
    cv: CV, yaml: YamlDocument, bibliographies: Sequence[Source], options: Options, locales: str
) -> Result[Listed]:
    """Parse the bibliographies and choose what each list shows, or take both from the cache.

    `locales` is what the user's own locales depend on.
    """
    name = list_cache.name_of(cv, yaml, bibliographies, options.this_year, locales)
    kept = list_cache.recall(name)
    if kept is not None:
        return kept
    from cvtex.bibliography import read_bibliographies as parse_bibliographies

    unread: list[Unread] = []
    entries = parse_bibliographies(bibliographies, unread)
    listed = _listed(cv, entries.value or (), yaml, options)
    diagnostics = listed.diagnostics
    if not entries.value and any(d.code is Code.BIB_SYNTAX for d in entries.diagnostics):
        # An empty list is a consequence of a bibliography that could not be parsed.
        diagnostics = tuple(d for d in diagnostics if d.code is not Code.EMPTY_SELECTION)
    value = listed.value
    if value is not None and unread:
        lost = (Fate(head, "unread", span, reason=reason) for head, span, reason in unread)
        value = value._replace(fates=(*value.fates, *lost))
    result = Result(value, entries.diagnostics + diagnostics)
    list_cache.remember(name, result, yaml)
    return result


def _listed(
    cv: CV, entries: Sequence[BibEntry], yaml: YamlDocument, options: Options
) -> Result[Listed]:
    """Choose what each list shows, and check the entries that are shown."""
    from cvtex.checks.bibliography import check_listing
    from cvtex.publications import list_publications

    listed = list_publications(cv, entries, yaml)
    if listed.value is None:
        return Result(None, listed.diagnostics)
    checked = check_listing(listed.value, cv.checks, this_year=options.this_year)
    value = Listed(listed.value.lists, listed.value.fates)
    return Result(value, (*listed.diagnostics, *checked))


def _check_the_rest(
    findings: Findings, yaml: YamlDocument, bibliographies: Sequence[Source], options: Options
) -> None:
    """Check a CV without its invalid parts, to report further, independent problems."""
    from cvtex.bibliography import read_bibliographies as parse_bibliographies
    from cvtex.validation.salvage import salvage

    entries = findings.collect(parse_bibliographies(bibliographies)) or ()
    salvaged = salvage(yaml)
    if salvaged is None:
        return
    cv, rest = salvaged
    cv = findings.merge_levels(cv)
    findings.diagnostics.extend(_checked(cv, rest, options))
    has_entries = bool(entries) and not findings.lost_files
    consequences = _consequences(yaml, rest, has_entries=has_entries)
    listed = _listed(cv, entries, rest, options)
    lists = listed.value.lists if listed.value else {}
    diagnostics = listed.diagnostics + merge(cv, lists, rest).diagnostics
    findings.diagnostics.extend(d for d in diagnostics if d.code not in consequences)


def _consequences(yaml: YamlDocument, rest: YamlDocument, *, has_entries: bool) -> frozenset[Code]:
    """Return the codes that the removed parts alone may cause; they are not reported."""
    codes: set[Code] = set() if has_entries else {Code.UNKNOWN_KEY, Code.EMPTY_SELECTION}
    if rest.data != yaml.data:
        codes |= {Code.MISSING_FIELD, Code.EMPTY_SELECTION, Code.UNLISTED_ENTRY}
    if any(yaml.get(key) != rest.get(key) for key in ("name", "signs_as", "publication_style")):
        codes |= {Code.OWNER_NOT_FOUND, Code.OWNER_AMBIGUOUS}
    return frozenset(codes)


def to_latex(cv: Path, options: Options = NO_OPTIONS) -> Compilation:
    """Check a CV and fill the templates of its theme."""
    from cvtex.compiler.theme_assets import assets_of
    from cvtex.render.latex import render

    files = options.files_of(cv)
    own = OwnLocales(files)
    with with_own(own):
        checked = _check(cv, files, options, own)
        if checked.document is None or checked.theme is None or checked.failed:
            return checked
        rendered = render(
            checked.document, checked.theme, raw_latex=options.raw_latex, epoch=options.epoch
        )
    assets = assets_of(checked.theme, files, options)
    ended("LaTeX")
    latex, filled = rendered.value or (None, {})
    sources = {name: source for name, source in filled.items() if source} | checked.sources
    return checked.followed_by(
        (*rendered.diagnostics, *assets.diagnostics),
        latex=latex,
        sources=sources,
        digests=files.digests,
        assets=assets.value or {},
    )


def to_pdf(
    cv: Path, engine: Typesetter, options: Options = NO_OPTIONS, *, tex_name: str
) -> Compilation:
    """Go all the way; `tex_name` is the file by which messages name the generated LaTeX."""
    from cvtex.compiler.theme_assets import sources_of
    from cvtex.typeset import Job

    rendered = to_latex(cv, options)
    if rendered.latex is None or rendered.failed:
        return rendered
    images = {rendered.image.name: rendered.image.data} if rendered.image else {}
    job = Job(
        rendered.latex,
        name=tex_name,
        sources=rendered.sources,
        epoch=options.epoch,
        files=images,
        assets=rendered.assets,
        standards=_standards(rendered.document),
    )
    typeset = engine.typeset(job)
    ended("TeX")
    return rendered.followed_by(
        without_boxes(typeset.diagnostics, rendered.sources),
        sources={
            **rendered.sources,
            **sources_of(rendered.assets, typeset.diagnostics),
            tex_name: Source(tex_name, rendered.latex),
        },
        log=typeset.log,
        pdf=typeset.pdf,
        pages=typeset.pages,
    )


def _standards(document: Document | None) -> frozenset[Standard] | None:
    """Return the standards that the design of a CV wants its PDF to keep; None without tags."""
    from cvtex.pdf.standards import Standard

    wanted = document.design.pdf if document else None
    return {
        PdfStandard.UA: frozenset({Standard.UA}),
        PdfStandard.A: frozenset({Standard.A}),
        PdfStandard.PLAIN: None,
    }.get(wanted or PdfStandard.UA_A, frozenset(Standard))


def check_links(compilation: Compilation) -> Compilation:
    """Ask over the network whether the links of a checked CV or bibliography answer.

    Nothing else in cvtex uses the network.
    """
    from cvtex.checks.links import (
        dead_links,
        links_in_profiles,
        links_in_publications,
        links_in_yaml,
    )

    yaml = compilation.yaml
    document = compilation.document or compilation.survey
    listed = document.publications if document else ()
    links = [*links_in_yaml(yaml)] if yaml else []
    if yaml and compilation.document:
        links += links_in_profiles(compilation.document, yaml)
    links += links_in_publications(listed, compilation.sources)
    return compilation.followed_by(dead_links(links))
