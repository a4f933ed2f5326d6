"""Survey a whole bibliography: count its entries, find the owner, and check all entries.

`cvtex bib` prints the result. All problems of entries are warnings.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from cvtex.bibliography import read_bibliographies as parse_bibliographies
from cvtex.bibliography.bibtex import Unread
from cvtex.checks.bibliography import check_all, is_on, unshown
from cvtex.compiler.compilation import BibReport, Compilation, Findings
from cvtex.compiler.inputs import read_bibliographies
from cvtex.compiler.options import NO_OPTIONS, Options
from cvtex.diagnostics import Code, Diagnostic, Levels, Result
from cvtex.document import Fate
from cvtex.files import ProjectFiles, is_bibliography
from cvtex.files.paths import real_path
from cvtex.locales import with_own
from cvtex.own_locales import OwnLocales
from cvtex.publications import Library, assemble
from cvtex.publications.collaborations import owner_not_found
from cvtex.publications.publication import publication
from cvtex.publications.unshown import UnshownFields
from cvtex.source import Source
from cvtex.validation.validate import validate
from cvtex.yaml import YamlDocument, parse_yaml


def survey(path: Path, options: Options = NO_OPTIONS, *, owner: str = "") -> Compilation:
    """Survey the bibliography of a CV, or a .bib file without a CV.

    `owner` is the name of the owner as written in author lists; for a CV it replaces `signs_as`.
    Without it, a .bib file has no owner. The compilation has no document, but a `survey`, which is
    None if a file could not be read.
    """
    if is_bibliography(path):
        # The user names the file, so it may lie anywhere and may be a link.
        options = replace(options, root=real_path(path).parent)
    files = options.files_of(path)
    own = OwnLocales(files)
    with with_own(own):
        return _survey(path, files, options, owner, own)


def _survey(
    path: Path, files: ProjectFiles, options: Options, owner: str, own: OwnLocales
) -> Compilation:
    findings = Findings(options.levels, files)
    is_alone = is_bibliography(path)
    if is_alone:
        yaml = _generated_cv(path, owner)
    else:
        source = findings.collect_source(files.read_cv())
        yaml = findings.collect_yaml(source) if source else None
    cv = findings.collect(validate(yaml)) if yaml else None
    findings.collect_locales(own)
    if yaml is None or cv is None:
        return findings.compilation(None)
    cv = findings.merge_levels(cv)
    if owner:
        cv = cv.model_copy(update={"signs_as": (owner,)})
    sources = findings.collect_sources(read_bibliographies(yaml, files))
    unread: list[Unread] = []
    entries = findings.collect(parse_bibliographies(sources, unread))
    if is_alone:  # the generated CV has no path, so places in it cannot be shown
        findings.diagnostics = [
            d if d.span and d.span.path else replace(d, span=None) for d in findings.diagnostics
        ]
    if findings.failed:
        return findings.compilation(None)
    diagnostics: list[Diagnostic] = []
    library = assemble(cv, entries or (), yaml, diagnostics)
    surveyed = report(library, findings.levels, this_year=options.this_year)
    diagnostics.extend(surveyed.diagnostics)
    has_owner = bool(owner) or not is_alone
    findings.diagnostics.extend(diagnostics if has_owner else without_owner(diagnostics))
    lost = tuple(Fate(head, "unread", span, reason=reason) for head, span, reason in unread)
    found = replace(surveyed.value, unread=lost) if surveyed.value else None
    return findings.compilation(None, survey=found)


def _generated_cv(bibliography: Path, owner: str) -> YamlDocument | None:
    """Return a CV that has only a name and a bibliography."""
    data = {"name": owner or "?", "bibliography": bibliography.name}
    return parse_yaml(Source("", json.dumps(data))).value


def report(library: Library, levels: Levels, *, this_year: int | None) -> Result[BibReport]:
    """Present and check all entries of a library.

    `levels` tell whether fields that the page does not show are reported. `this_year` is the
    current year; with None, the years of publications are not checked.
    """
    diagnostics: list[Diagnostic] = []
    shown = tuple(publication(library, entry, diagnostics) for entry in library.entries)
    diagnostics.extend(owner_not_found(library))
    diagnostics.extend(check_all(library, this_year=this_year))
    types = Counter(entry.type for entry in library.entries)
    with_owner = sum(any(author.is_owner for author in p.authors) for p in shown)
    unshown_fields = UnshownFields(library)
    missing = [
        (entry, unshown_fields.of(entry, printed))
        for entry, printed in zip(library.entries, shown, strict=True)
    ]
    if is_on(Code.UNSHOWN_FIELD, levels):
        diagnostics.extend(found for entry, names in missing for found in unshown(entry, names))
    fields = Counter(entry.fields[name].name.lower() for entry, names in missing for name in names)
    return Result(
        BibReport(shown, dict(types.most_common()), with_owner, unshown=dict(fields.most_common())),
        tuple(dict.fromkeys(diagnostics)),
    )


def without_owner(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the diagnostics without those about the owner, for a bibliography without an owner."""
    owner = {Code.OWNER_NOT_FOUND, Code.OWNER_AMBIGUOUS}
    return tuple(d for d in diagnostics if d.code not in owner)
