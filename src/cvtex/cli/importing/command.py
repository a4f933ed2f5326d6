"""The command: read, convert, write the files beside each other, and say what was lost."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path

from cvtex.cli.arguments import NO_REQUEST, OptionError, Request
from cvtex.cli.importing.losses import losses_text
from cvtex.cli.standard_input import DASH, with_standard_input
from cvtex.cli.starter import schema_file
from cvtex.cli.terminal import count, report, say, say_read
from cvtex.diagnostics import Diagnostic
from cvtex.files.new_files import write_new_files
from cvtex.files.read import decode, is_open_stream, read_source
from cvtex.importers.conversion import Imported
from cvtex.importers.formats import FORMATS
from cvtex.importers.guess import suffix_of
from cvtex.importers.importing import import_file
from cvtex.report import ReportStyle
from cvtex.source import Source


def import_cv(
    arguments: Sequence[str], folder: Path = Path(), *, request: Request = NO_REQUEST
) -> int:
    """Import a file, of a kind that is named before it or guessed, and write the CV to a folder.

    Returns 0 if the files are written, whatever could not be carried over, and 1 if none is.
    """
    kind, path = _kind_and_file(arguments)
    if folder.suffix in _FILES:
        message = f"-o names a folder, in which the files are `cv.yaml` and so on, not `{folder}`"
        raise OptionError(message)
    data = None
    if not kind and (path == DASH or is_open_stream(path)):
        message = (
            f"standard input needs its kind: `cvtex import KIND {path}`, with one of {_kinds()}"
        )
        raise OptionError(message)
    if path == DASH:
        (path,), request = with_standard_input([DASH], request)
        data = request.contents[str(path)]
        path = path.with_suffix(suffix_of(data) or path.suffix)
    made = import_file(path, kind, data)
    if made.value is None:
        quoted = _quoted(made.diagnostics, path, data)
        return report(made.diagnostics, quoted, request.style, quiet=request.is_quiet)
    sources = made.value.sources
    files = {**made.value.files, **schema_file()}
    hint = f"name another folder: `cvtex import {shlex.join(arguments)} -o DIR`"
    written = write_new_files(folder, files, hint=hint, keep_equal=files)
    if written.value is None:
        return report(written.diagnostics, sources, request.style, quiet=request.is_quiet)
    _report(made.value, made.diagnostics, request)
    if request.is_verbose:
        say_read([Path(name) for name in sources])
    if not request.is_quiet:
        _tell(made.value, written.value, folder, aside=request.is_for_programs)
    return 0


def _quoted(problems: Sequence[Diagnostic], path: Path, data: bytes | None) -> dict[str, Source]:
    """Return the text of a file that could not be imported, if a problem has a place in it."""
    if not any(problem.span and problem.span.path == str(path) for problem in problems):
        return {}
    read = read_source(path, what="the file") if data is None else decode(str(path), data)
    return {str(path): read.value} if read.value else {}


_FILES = frozenset({".yaml", ".yml", ".json", ".bib", ".pdf", ".tex", ".toml"})


def _kind_and_file(arguments: Sequence[str]) -> tuple[str, Path]:
    match arguments:
        case [kind, file] if kind in FORMATS:
            return kind, Path(file)
        case [kind] if kind in FORMATS and not Path(kind).exists():
            known = FORMATS[kind]
            message = f"name the file too: `cvtex import {kind} FILE` ({known.files})"
            raise OptionError(message)
        case [file]:
            return "", Path(file)
        case [kind, _]:
            from cvtex.diagnostics.suggestions import closest

            close = closest(kind, sorted(FORMATS))
            guess = f"; did you mean `{close}`?" if close else f"; the kinds are {_kinds()}"
            message = f"there is no kind `{kind}`{guess}"
            raise OptionError(message)
    message = "only one file can be imported at once: `cvtex import KIND FILE`"
    raise OptionError(message)


def _kinds() -> str:
    return ", ".join(f"`{kind}`" for kind in FORMATS)


def _tell(made: Imported, written: Sequence[Path], folder: Path, *, aside: bool) -> None:
    """Print what was written, and what to do next; `aside` keeps it off standard output."""
    for path in written:
        say("Wrote {}", path, error=aside)
    if not written:
        say("{} is up to date", folder / "cv.yaml", error=aside)
    texts = count(made.texts, "text")
    if made.losses:
        were = "was" if len(made.losses) == 1 else "were"
        say(f"{len(made.losses):,} of {texts} {were} not carried over", error=aside)
    else:
        say(f"{texts} carried over, none lost", error=aside)
    step = "" if folder == Path() else f"cd {shlex.quote(str(folder))} && "
    say("Next: {}cvtex pdf", step, error=aside)


def _report(made: Imported, problems: Sequence[Diagnostic], request: Request) -> None:
    """Print the diagnostics; for a person, what was not carried over is a list of its own."""
    if request.style is ReportStyle.HUMAN:
        if made.losses and not request.is_quiet:
            say(losses_text(made.losses), error=True)
        listed = {loss.diagnostic for loss in made.losses}
        problems = [problem for problem in problems if problem not in listed]
    report(problems, made.sources, request.style, quiet=request.is_quiet)
