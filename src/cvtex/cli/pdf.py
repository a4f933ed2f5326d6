"""`cvtex pdf`: compile a CV to the PDF beside it, once or again after every change."""

from __future__ import annotations

import gc
import time
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path

from cvtex.cli.arguments import NO_REQUEST, Request, options_of
from cvtex.cli.commands import CV
from cvtex.cli.limits import more_time
from cvtex.cli.terminal import count, listed, progress, put, report, say, say_read
from cvtex.compiler import Build, Outcome, Session, Started
from cvtex.files.listing import NAMES
from cvtex.files.paths import beside
from cvtex.files.write import STANDARD_OUTPUT
from cvtex.typeset import EngineName


def pdf(
    cv: Path = CV,
    output: Path | None = None,
    *,
    engine: EngineName = EngineName.AUTO,
    check: bool = False,
    request: Request = NO_REQUEST,
) -> int:
    """Compile a CV to PDF, unless the PDF on disk is up to date; return the exit code."""
    session = _session(cv, output, engine, request, check=check)
    more_time()
    with progress(f"Typesetting {session.target}"):
        build = session.build()
    return _show(build, session, request)


def watch(
    cv: Path = CV,
    output: Path | None = None,
    *,
    engine: EngineName = EngineName.AUTO,
    request: Request = NO_REQUEST,
) -> int:
    """Compile a CV to PDF, and again after each change of a file that it is made from.

    Ends with Ctrl-C; returns an exit code only if there is no engine.
    """
    gc.enable()  # this run is not short
    session = _session(cv, output, engine, request)
    is_first = True
    status = 0
    with closing(session.watch(partial(options_of, request))) as events, ExitStack() as running:
        for event in events:
            if isinstance(event, Started):
                more_time()
                for path in () if request.is_quiet else event.changed:
                    what = path.parent if path.name == NAMES else path
                    say(f"\n{time.strftime('%H:%M:%S')} {{}} has changed", what, error=True)
                running.enter_context(progress(f"Typesetting {session.target}"))
                continue
            running.close()
            status = _show(event, session, request)
            # Files that may come, such as a locale of the user's own, are watched without a word.
            present = [path for path in event.files if path.exists()]
            if is_first and present and not request.is_quiet:
                say("Watching {}; Ctrl-C ends it", listed(present), error=True)
            is_first = False
    return status


def _session(
    cv: Path, output: Path | None, engine: EngineName, request: Request, *, check: bool = False
) -> Session:
    return Session(
        cv,
        output or beside(cv, ".pdf"),
        options=options_of(request),
        engine=engine,
        is_named=output is not None,
        check=check,
    )


def _show(build: Build, session: Session, request: Request) -> int:
    """Print what a build has done and its diagnostics; return the exit code."""
    target = session.target
    pages = count(build.pages, "page")
    if build.kept and not request.is_quiet:
        kept = " and ".join(map(str, build.kept))
        what = "The LaTeX is" if len(build.kept) == 1 else "The LaTeX and TeX's log are"
        say("{} in {}", what, kept, error=True)
    if build.outcome is Outcome.BUILT and build.pdf is not None:
        put(build.pdf)
    elif not request.is_quiet:
        if build.outcome is Outcome.WRITTEN:
            say("Wrote {} ({})", target, pages, error=request.is_for_programs)
        elif build.outcome is Outcome.CURRENT and build.compilation is None:
            say("{} is up to date ({})", target, pages, error=request.is_for_programs)
        elif build.outcome is Outcome.CURRENT:
            say("{} is up to date", target, error=request.is_for_programs)
    if request.is_verbose:
        say_read(build.files, request.contents)
        if build.compilation is not None:
            from cvtex.typeset.choose import engine_chosen

            say(f"Engine: {engine_chosen(session.engine)}", error=True)
    is_printed = target == STANDARD_OUTPUT
    return report(
        build.diagnostics, build.sources, request.style, error=is_printed, quiet=request.is_quiet
    )
