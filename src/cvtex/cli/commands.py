"""The commands except `pdf`: from their arguments to files, lines on the terminal, exit codes.

They raise `OptionError` for an argument that makes no sense.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cvtex.cli.arguments import NO_REQUEST, OptionError, Request, options_of
from cvtex.cli.default_cv import NAMES
from cvtex.cli.terminal import count, progress, put, report, say, say_read
from cvtex.diagnostics import Diagnostic
from cvtex.files import is_bibliography, project_folder
from cvtex.files.paths import beside
from cvtex.files.write import STANDARD_OUTPUT, Delivery, deliver

if TYPE_CHECKING:
    from cvtex.compiler import Compilation, Options
    from cvtex.diagnostics.fixes import Fixed
    from cvtex.export import Format
    from cvtex.source import Source

CV = Path("cv.yaml")
"""The CV of a command that names no file."""


def tex(
    cv: Path = CV,
    output: Path | None = None,
    *,
    check: bool = False,
    request: Request = NO_REQUEST,
) -> int:
    """Write a CV as LaTeX; the path `-` prints it."""
    from cvtex.compiler import to_latex

    target = output or beside(cv, ".tex")
    compiled = to_latex(cv, options_of(request))
    failures: tuple[Diagnostic, ...] = ()
    if compiled.latex is not None and not compiled.failed:
        # A user who names a file may have it anywhere.
        project = project_folder(cv) if output is None else None
        data = compiled.latex.encode()
        failures = _deliver(target, data, request, compiled.files, project=project, check=check)
        if compiled.assets and not request.is_quiet:
            say("TeX needs the files of the theme too: {}", ", ".join(compiled.assets), error=True)
    if request.is_verbose:
        say_read(compiled.files, request.contents)
    is_printed = target == STANDARD_OUTPUT
    diagnostics = compiled.diagnostics + failures
    return report(
        diagnostics, compiled.sources, request.style, error=is_printed, quiet=request.is_quiet
    )


def export(
    target: Format,
    cv: Path = CV,
    output: Path | None = None,
    *,
    check: bool = False,
    request: Request = NO_REQUEST,
) -> int:
    """Export a CV to a format; without a path the result is printed."""
    from cvtex.compiler.stages import check as check_cv

    compiled = check_cv(cv, options_of(request))
    failures: tuple[Diagnostic, ...] = ()
    if compiled.document is not None and not compiled.failed:
        path = output or (beside(cv, target.suffix) if check else STANDARD_OUTPUT)
        written = target.write(compiled.document)
        compiled = compiled.followed_by(written.diagnostics)
        if written.value is not None and not compiled.failed:
            # Lone surrogates, which the name of a file may have, are written as Python escapes.
            data = written.value.encode(errors="backslashreplace")
            failures = _deliver(path, data, request, compiled.files, check=check)
    if request.is_verbose:
        say_read(compiled.files, request.contents)
    # Standard output is for the result and nothing else.
    diagnostics = compiled.diagnostics + failures
    return report(diagnostics, compiled.sources, request.style, error=True, quiet=request.is_quiet)


def _deliver(  # noqa: PLR0913 - all but the first three by name
    target: Path,
    data: bytes,
    request: Request,
    inputs: Sequence[Path] = (),
    *,
    project: Path | None = None,
    check: bool = False,
) -> tuple[Diagnostic, ...]:
    """Write a result, print it, or compare it with the file; return what went wrong."""
    delivery, failures = deliver(target, data, inputs=inputs, project=project, check=check)
    match delivery:
        case Delivery.PRINTED:
            put(data)
        case Delivery.WRITTEN if not request.is_quiet:
            say("Wrote {}", target, error=request.is_for_programs)
        case Delivery.CURRENT if not request.is_quiet:
            say("{} is up to date", target, error=request.is_for_programs)
    return failures


def validate(
    files: Sequence[Path] = (CV,),
    *,
    strict: bool = False,
    fix: bool = False,
    links: bool = False,
    request: Request = NO_REQUEST,
) -> int:
    """Check CVs and bibliographies, and the CVs that name a bibliography, without typesetting."""
    diagnostics: list[Diagnostic] = []
    sources: dict[str, Source] = {}
    options = options_of(request)
    for path in _with_their_cvs(files):
        fixed = None
        if fix:
            fixed, failures = _fix(path, options)
            diagnostics += failures
        compilation, counts = _checked(path, options)
        if links:
            from cvtex.compiler import check_links

            with progress("Checking the links"):
                compilation = check_links(compilation)
        found = compilation.diagnostics
        diagnostics += fixed.without_undone(found) if fixed else found
        sources |= compilation.sources
        is_told = not request.is_for_programs and not request.is_quiet
        if counts and is_told and not (strict and compilation.diagnostics):
            say("{} is valid: {}", path, counts)
            if compilation.document is not None and compilation.document.bibliography:
                from cvtex.cli.survey_text import fates_text
                from cvtex.report.visible import visible_lines

                if fates := fates_text(compilation.document.bibliography):
                    say(visible_lines(fates))
        if request.is_verbose:
            say_read(compilation.files, request.contents)
    return report(diagnostics, sources, request.style, strict=strict, quiet=request.is_quiet)


def _with_their_cvs(files: Sequence[Path]) -> Iterable[Path]:
    """Return files, each once, with the CVs that name a bibliography among them.

    In place of a part of a CV, that CV is returned.
    """
    paths: dict[Path, None] = {}
    for path in files:
        if path.name in NAMES:
            paths[path] = None
            continue
        from cvtex.compiler.discovery import cvs_including, cvs_naming

        if is_bibliography(path):
            paths |= dict.fromkeys((path, *cvs_naming(path)))
        else:
            paths |= dict.fromkeys(cvs_including(path) or (path,))
    return paths


def _fix(path: Path, options: Options) -> tuple[Fixed, list[Diagnostic]]:
    """Apply all certain fixes to a CV and its files; return them, and what could not be written."""
    from dataclasses import replace

    from cvtex.diagnostics.fixes import fix_all
    from cvtex.files.write import refusal_of_link, write_file

    # The fixed files are in memory, but the files around them still belong to the CV.
    root = options.root or project_folder(path)

    def check(contents: Mapping[str, bytes]) -> Sequence[Diagnostic]:
        in_memory = replace(options, contents=contents, root=root)
        return _checked(path, in_memory)[0].diagnostics

    fixed = fix_all(check, _content)
    failures = [
        refusal_of_link(Path(name), root) and refusal_of_link(Path(name), project_folder(path))
        for name in fixed.contents
    ]
    if not any(failures):
        failures = [write_file(Path(name), data) for name, data in fixed.contents.items()]
    if not any(failures):
        for diagnostic in fixed.diagnostics:
            if diagnostic.fix is not None:
                say("{}: fixed: {}", diagnostic.span, diagnostic.fix.title, error=True)
        for diagnostic, problem in fixed.undone:
            if diagnostic.fix is not None and problem is not diagnostic:
                title, reason = diagnostic.fix.title, problem.message
                say("{}: undone: {}: then {}", diagnostic.span, title, reason, error=True)
    return fixed, [failure for failure in failures if failure is not None]


def _content(name: str) -> bytes:
    """Return the bytes of a file that has been read before."""
    from cvtex.files.read import open_regular

    with open_regular(Path(name)) as file:
        return file.read()


def _checked(path: Path, options: Options) -> tuple[Compilation, str]:
    """Check a CV or a .bib file; return the result, and what it contains if there is no error."""
    if is_bibliography(path):
        from cvtex.compiler.survey import survey

        surveyed = survey(path, options)
        if surveyed.survey is None:
            return surveyed, ""
        entries = count(len(surveyed.survey.publications), "entry", "entries")
        unread = len(surveyed.survey.unread)
        return surveyed, f"{entries}, {unread} unread" if unread else entries
    from cvtex.compiler.stages import check

    checked = check(path, options)
    document = checked.document
    if document is None or checked.failed:
        return checked, ""
    sections = count(len(document.sections), "section")
    publications = count(len(document.publications), "publication")
    return checked, f"{sections}, {publications}"


def bib(
    files: Sequence[Path] = (CV,),
    *,
    owner: str = "",
    short: bool = False,
    request: Request = NO_REQUEST,
) -> int:
    """Report on bibliographies."""
    from cvtex.cli.survey_text import survey_text
    from cvtex.compiler.survey import survey
    from cvtex.report.visible import visible, visible_lines

    diagnostics: list[Diagnostic] = []
    sources: dict[str, Source] = {}
    for path in files:
        surveyed = survey(path, options_of(request), owner=owner)
        diagnostics += surveyed.diagnostics
        sources |= surveyed.sources
        if surveyed.survey is not None and not request.is_for_programs:
            is_owned = bool(owner) or not is_bibliography(path)
            text = survey_text(visible(path), surveyed.survey, is_owned=is_owned, is_short=short)
            say(visible_lines(text))
        if request.is_verbose:
            say_read(surveyed.files, request.contents)
    return report(diagnostics, sources, request.style, quiet=request.is_quiet)


def explain(code: str) -> int:
    """Print the explanation of a diagnostic code."""
    from cvtex.diagnostics.suggestions import closest
    from cvtex.report.explain import codes, explanation

    name = code.strip("[]")
    text = explanation(name)
    if text is None:
        close = closest(name, codes())
        guess = f"; did you mean `{close}`?" if close else f"; the codes are {', '.join(codes())}"
        message = f"there is no code `{code}`{guess}"
        raise OptionError(message)
    say(text)
    return 0


def schema(output: Path | None = None) -> int:
    """Write the JSON Schema of a CV; without a path it is printed."""
    from cvtex.schema.json_schema import cv_schema_text

    failures = _deliver(output or STANDARD_OUTPUT, cv_schema_text().encode(), NO_REQUEST)
    return report(failures, {}, NO_REQUEST.style)


def cache_clear() -> int:
    """Delete what is kept between runs."""
    from cvtex.files.cache import clear

    for folder in clear():
        say("Cleared {}", folder)
    return 0


def version(*, verbose: bool = False) -> int:
    """Print the version, and with `verbose` what keeps TeX from other files on this machine."""
    from cvtex.version import __version__

    say(f"cvtex {__version__}")
    if verbose:
        from cvtex.typeset.confinement import walls

        say("\n".join(f"  {wall}" for wall in walls()))
    return 0
