"""Find the PDF and the CV that it was made from, inspect it, and print what was found."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from cvtex.cli.arguments import NO_REQUEST, OptionError, Request, options_of
from cvtex.cli.default_cv import NAMES, default_cv, is_export
from cvtex.cli.limits import more_time
from cvtex.cli.terminal import progress, report, say_read
from cvtex.diagnostics import Code, Diagnostic, error, has_errors, settle
from cvtex.files.paths import beside, is_file
from cvtex.files.read import read_data
from cvtex.source import Source

if TYPE_CHECKING:
    from cvtex.compiler import Compilation, Options
    from cvtex.inspection import Origin

_TOLERANCE = 2.0
"""The seconds by which the time of a file may be off: some file systems count in twos."""


def check(
    file: Path | None = None,
    cv: Path | None = None,
    *,
    pages: int | None = None,
    strict: bool = False,
    request: Request = NO_REQUEST,
) -> int:
    """Check a PDF, or that of a CV, and return the exit code; `pages` is the most it may have."""
    from cvtex.cli.check.summary import print_summary
    from cvtex.compiler.stage_times import ended
    from cvtex.inspection import inspect

    pdf, cv = _files(file, cv)
    read = read_data(pdf, what="the PDF")
    if read.value is None:
        unreadable = read_data(cv, what="the CV").diagnostics if cv else ()
        problems = unreadable or tuple(_way_out(problem, cv) for problem in read.diagnostics)
        return report(problems, {}, request.style, quiet=request.is_quiet)
    options = options_of(request)
    compiled: Compilation | None = None
    origin: Origin | None = None
    more_time()
    with progress(f"Checking {pdf}"):
        if cv is not None:
            compiled, origin = _origin(cv, pdf, options)
        found = inspect(read.value, str(pdf), origin, most_pages=pages)
        ended("inspection")
    sources: Mapping[str, Source] = compiled.sources if compiled else {}
    levels = compiled.levels if compiled else options.levels
    # What else is said of the CV is for `cvtex validate`.
    errors = tuple(d for d in compiled.diagnostics if has_errors((d,))) if compiled else ()
    diagnostics = (*errors, *settle(found.diagnostics, levels))
    if not request.is_for_programs and not request.is_quiet:
        is_stale = origin is not None and origin.is_stale
        print_summary(
            pdf,
            cv if origin else None,
            found,
            diagnostics,
            is_stale=is_stale,
            full=request.is_verbose,
        )
    if request.is_verbose and compiled is not None:
        say_read(compiled.files, request.contents)
    return report(diagnostics, sources, request.style, strict=strict, quiet=request.is_quiet)


def _files(file: Path | None, cv: Path | None) -> tuple[Path, Path | None]:
    """Return the PDF that is meant, and the CV that it was made from, if there is one."""
    if file is None:
        named = default_cv() if cv is None else cv
        return beside(named, ".pdf"), named if cv or is_file(named) else None
    if file.suffix.lower() == ".pdf":
        return file, cv or _cv_beside(file)
    if cv is not None:
        message = f"`{file}` is not a PDF; with --cv, name the PDF that was made from that CV"
        raise OptionError(message)
    return beside(file, ".pdf"), file


def _cv_beside(pdf: Path) -> Path | None:
    """Return the CV of the same name beside a PDF, but not what `cvtex export json` writes."""
    for name in NAMES:
        path = pdf.with_suffix(Path(name).suffix)
        if is_file(path) and not is_export(path):
            return path
    return None


def _way_out(problem: Diagnostic, cv: Path | None) -> Diagnostic:
    """Return the error that a PDF does not exist with what would make it."""
    if problem.code is not Code.FILE_NOT_FOUND:
        return problem
    if cv is None:
        return error(problem.code, problem.message, hints=("name the PDF: `cvtex check FILE.pdf`",))
    command = "cvtex pdf" if cv.name in NAMES and cv.parent == Path() else f"cvtex pdf {cv}"
    return error(problem.code, problem.message, hints=(f"`{command}` makes it",))


def _origin(cv: Path, pdf: Path, options: Options) -> tuple[Compilation, Origin | None]:
    """Compile a CV up to its document; without one there is nothing to compare a PDF with."""
    from cvtex.compiler.stages import check as check_cv
    from cvtex.inspection import Origin

    compiled = check_cv(cv, options)
    if compiled.document is None or compiled.yaml is None or compiled.failed:
        return compiled, None
    is_stale = _is_stale(cv, pdf, compiled, options)
    return compiled, Origin(compiled.document, compiled.yaml, compiled.sources, is_stale)


def _is_stale(cv: Path, pdf: Path, compiled: Compilation, options: Options) -> bool:
    """Tell whether a file of the CV has changed since the PDF was made.

    The record of the build knows for certain; without one, the times of the files tell.
    """
    from cvtex.compiler import Session

    if Session(cv, pdf, options=options).is_current:
        return False
    with suppress(OSError):
        made = pdf.stat().st_mtime
        return any(
            is_file(path) and path.stat().st_mtime > made + _TOLERANCE for path in compiled.files
        )
    return False
