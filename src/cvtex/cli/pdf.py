"""`cvtex pdf`: from a CV to the PDF beside it, once, or again after every change."""

from __future__ import annotations

import gc
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cvtex.cli.arguments import NO_REQUEST, Request, epoch, options_of, today
from cvtex.cli.commands import CV, deliver
from cvtex.cli.limits import more_time
from cvtex.cli.terminal import count, progress, report, say
from cvtex.diagnostics.diagnostic import Diagnostic
from cvtex.files.project import project_folder
from cvtex.files.write import beside, refusal, remove_file, write_file
from cvtex.typeset.engine import EngineName, Typesetter

if TYPE_CHECKING:
    from cvtex.compiler.records import Record

_RENEWAL = 300.0
"""How many seconds a TeX waits for a change before another one does: it may have been stopped."""


class _Asked(NamedTuple):
    """What a PDF is to be made of, and how."""

    cv: Path
    target: Path
    engine: EngineName
    check: bool
    request: Request
    is_named: bool

    @property
    def key(self) -> Sequence[str]:
        """All that the PDF depends on and that is in no file."""
        from cvtex.typeset.choose import fingerprint

        levels, root = sorted(self.request.levels), str(self.request.root)
        program = fingerprint(self.engine)
        project = str(project_folder(self.cv))
        days = (str(epoch()), str(today()))
        return (str(self.cv), project, self.engine, program, *days, root, *levels)


def pdf(
    cv: Path = CV,
    output: Path | None = None,
    *,
    engine: EngineName = EngineName.AUTO,
    check: bool = False,
    request: Request = NO_REQUEST,
) -> int:
    """Set a CV as a PDF, unless the one that is there is what it would be."""
    from cvtex.compiler.records import recall

    target, is_named = output or beside(cv, ".pdf"), output is not None
    asked = _Asked(cv, target, engine, check, request, is_named)
    if record := recall(asked.target, asked.key):
        return _tell_again(asked.target, record, request)
    from cvtex.typeset.choose import choose_engine

    chosen = choose_engine(engine)
    if chosen.value is None:
        return report(chosen.diagnostics, {}, request.style)
    # TeX starts while Python still reads: by then it has its preamble.
    with chosen.value.ahead(epoch()) as tex:
        return _build(asked, tex)[0]


def watch(
    cv: Path = CV,
    output: Path | None = None,
    *,
    engine: EngineName = EngineName.AUTO,
    request: Request = NO_REQUEST,
) -> int:
    """Set a CV as a PDF, and again after each change of what it is made of, until Ctrl-C."""
    from cvtex.files.watch import Watch
    from cvtex.typeset.choose import choose_engine

    gc.enable()  # this run is not short
    target, is_named = output or beside(cv, ".pdf"), output is not None
    asked = _Asked(cv, target, engine, check=False, request=request, is_named=is_named)
    chosen = choose_engine(engine)
    if chosen.value is None:
        return report(chosen.diagnostics, {}, request.style)
    files: tuple[Path, ...] = (cv,)
    watched = Watch(files)
    is_first = True
    while True:
        more_time()
        # TeX has its preamble before anything changes.
        with chosen.value.ahead(epoch()) as tex:
            changed = () if is_first else watched.wait(_RENEWAL)
            if not changed and not is_first:
                continue
            for path in changed:
                say(f"\n{time.strftime('%H:%M:%S')} {path} has changed", error=True)
            began = time.time()
            status, named = _build(asked, tex)
        # A CV that is broken may for the moment not say what it names.
        files = named if status == 0 else tuple(dict.fromkeys((*files, *named)))
        watched.follow(files, since=began)
        if is_first:
            say(f"Watching {_named(files)}; Ctrl-C ends it", error=True)
        is_first = False


def _named(files: Sequence[Path]) -> str:
    """Name files, but of templates, which are many, only say how many there are."""
    named = ", ".join(str(file) for file in files if file.suffix != ".tex")
    templates = sum(file.suffix == ".tex" and file.is_file() for file in files)
    return named + (f" and {count(templates, 'template')}" if templates else "")


def _build(asked: _Asked, tex: Typesetter) -> tuple[int, tuple[Path, ...]]:
    """Build once; return the exit code, and the files that the PDF is made of."""
    more_time()
    target, request = asked.target, asked.request
    with progress(f"Setting {target}"):
        from cvtex.compiler.stages import to_pdf

        failed_tex, failed_log = _failed(asked)
        made = to_pdf(asked.cv, tex, options_of(request), tex_name=str(failed_tex))
    problems = list(made.diagnostics)
    if made.failed and made.latex is not None and made.log and not asked.check:
        problems += _keep_failed({failed_tex: made.latex, failed_log: made.log})
    elif made.pdf is not None and not made.failed:
        pages = made.pages
        shown = f"{target} ({count(pages, 'page')})"
        project = None if asked.is_named else project_folder(asked.cv)
        refused = None if asked.check else refusal(target, made.files, project)
        failures = (
            [refused]
            if refused
            else deliver(target, made.pdf, request, check=asked.check, shown=shown)
        )
        problems += failures
        if not failures and not asked.check:
            for path in (failed_tex, failed_log):
                remove_file(path)
            if str(target) != "-":
                from cvtex.compiler.records import Record, digest, remember

                record = Record(made.diagnostics, made.digests, digest(made.pdf), pages)
                remember(target, asked.key, record)
    is_printed = str(target) == "-"
    return report(problems, made.sources, request.style, error=is_printed), made.files


def _tell_again(target: Path, record: Record, request: Request) -> int:
    """Say what the build has said that still holds."""
    from cvtex.files.read import read_source

    pages = count(record.pages, "page")
    say(f"{target} is up to date ({pages})", error=request.is_for_programs)
    names = record.inputs if record.diagnostics else ()
    again = (read_source(Path(name), what="a file").value for name in names)
    sources = {source.path: source for source in again if source}
    return report(record.diagnostics, sources, request.style)


def _failed(asked: _Asked) -> tuple[Path, Path]:
    """Return where the LaTeX and TeX's log of a PDF that failed are kept."""
    named = asked.cv if str(asked.target) == "-" else asked.target
    return beside(named, ".failed.tex"), beside(named, ".failed.log")


def _keep_failed(texts: Mapping[Path, str]) -> list[Diagnostic]:
    """Keep the LaTeX and the log of a PDF that failed; return what could not be written."""
    written = [write_file(path, text.encode(), follow=False) for path, text in texts.items()]
    failures = [failure for failure in written if failure is not None]
    if not failures:
        say(f"The LaTeX and TeX's log are in {' and '.join(map(str, texts))}", error=True)
    return failures
