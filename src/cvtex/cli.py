"""The commands. The only module that prints, writes the results and decides the exit code.

Exit codes: 0 done, 1 the input has errors, 2 the command line has, 3 cvtex has a bug, 130 Ctrl-C.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from cvtex.diagnostic import Code, Diagnostic, has_errors
from cvtex.engine import EngineName, page_count
from cvtex.levels import ADJUSTABLE, Level
from cvtex.report import FOR_PROGRAMS, ReportStyle, render, summary

if TYPE_CHECKING:
    from datetime import date

    from cvtex.compiler import Compilation, Options
    from cvtex.source import Source

app = typer.Typer(
    name="cvtex",
    help="Compile a CV: cv.yaml and a BibTeX file, through LaTeX, to cv.pdf.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

export = typer.Typer(no_args_is_help=True, help="Print the CV in a form for other programs.")
app.add_typer(export, name="export")

caches = typer.Typer(no_args_is_help=True, help="What cvtex keeps between runs.")
app.add_typer(caches, name="cache")

Check = Annotated[
    bool, typer.Option("--check", help="Write nothing; fail unless the file is what would be.")
]
Root = Annotated[
    Path | None,
    typer.Option(help="The folder that a CV may read; otherwise its repository, or its own."),
]
CvFile = Annotated[Path, typer.Argument(metavar="CV", help="The CV's file.")]
Format = Annotated[
    ReportStyle, typer.Option("--format", "-f", help="The form in which problems are reported.")
]
LevelsAsked = Annotated[
    list[str] | None,
    typer.Option(
        "--level",
        metavar="CODE=LEVEL",
        help="Take a kind of problem as `error`, `warning` or `off`; may be repeated.",
    ),
]


def _version(asked: bool) -> None:  # noqa: FBT001 - typer calls it with the option's value
    if asked:
        from cvtex import __version__

        typer.echo(f"cvtex {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    pass


@app.command()
def pdf(
    cv: CvFile = Path("cv.yaml"),
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The PDF; without it, beside the CV.")
    ] = None,
    engine: Annotated[
        EngineName, typer.Option(help="The TeX that sets the page.")
    ] = EngineName.AUTO,
    check: Check = False,
    level: LevelsAsked = None,
    root: Root = None,
    format: Format = ReportStyle.HUMAN,  # noqa: A002 - the option's name
) -> None:
    """Set the CV as a PDF.

    The PDF is written in one step: if anything is wrong, the old one stays.
    SOURCE_DATE_EPOCH dates it.
    """
    from cvtex.output import write_file
    from cvtex.records import Record, recall, remember
    from cvtex.source import read_source

    target = output or cv.with_suffix(".pdf")
    epoch, today = _epoch(), _today()
    asked = [str(cv), engine, str(epoch), str(today), str(root), *sorted(level or ())]
    if record := recall(target, asked):
        pages = _count(record.pages, "page")
        _say(f"{target} is up to date ({pages})", error=format in FOR_PROGRAMS)
        again = (read_source(Path(name), what="a file").value for name in record.sources)
        sources = {source.path: source for source in again if source}
        _finish(record.diagnostics, sources, format)
    from cvtex.engines import choose_engine

    kept_tex, kept_log = target.with_suffix(".failed.tex"), target.with_suffix(".failed.log")
    chosen = choose_engine(engine)
    if chosen.value is None:
        _finish(chosen.diagnostics, {}, format)
    # TeX starts while Python still reads: by then it has its preamble.
    with _progress(f"Setting {target}"), chosen.value.ahead(epoch) as engine_ahead:
        from cvtex.compiler import own_templates, to_pdf

        made = to_pdf(cv, engine_ahead, _options(level, root), tex_name=str(kept_tex))
    problems = list(made.diagnostics)
    if made.pdf is not None and not made.failed and check:
        problems += _compared(target, made.pdf, format)
    elif made.pdf is not None and not made.failed:
        failure = write_file(target, made.pdf)
        if failure is None:
            kept_tex.unlink(missing_ok=True)
            kept_log.unlink(missing_ok=True)
            pages = _count(page_count(made.log), "page")
            _say(f"Wrote {target} ({pages})", error=format in FOR_PROGRAMS)
            read = tuple(name for name in made.sources if name != str(kept_tex))
            record = Record(tuple(problems), read, page_count(made.log))
            remember(target, asked, record, own_templates(cv))
        else:
            problems.append(failure)
    elif made.latex is not None and has_errors(made.diagnostics) and not check:
        kept = [(kept_tex, made.latex), (kept_log, made.log)]
        failures = [write_file(path, text.encode()) for path, text in kept]
        problems += [failure for failure in failures if failure is not None]
        _say(f"The LaTeX and TeX's log are in {kept_tex} and {kept_log}", error=True)
    _finish(problems, made.sources, format)


@app.command()
def tex(
    cv: CvFile = Path("cv.yaml"),
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="The LaTeX; without it, beside the CV; - prints it."),
    ] = None,
    check: Check = False,
    level: LevelsAsked = None,
    root: Root = None,
    format: Format = ReportStyle.HUMAN,  # noqa: A002 - the option's name
) -> None:
    """Write the CV as LaTeX.

    The file stands on its own: any pdflatex with the usual packages sets it.
    """
    from cvtex.compiler import to_latex
    from cvtex.output import write_file

    target = output or cv.with_suffix(".tex")
    made = to_latex(cv, _options(level, root))
    problems = list(made.diagnostics)
    if made.latex is not None and not made.failed:
        if check:
            problems += _compared(target, made.latex.encode(), format)
        elif str(target) == "-":
            sys.stdout.buffer.write(made.latex.encode())
        elif (failure := write_file(target, made.latex.encode())) is not None:
            problems.append(failure)
        else:
            _say(f"Wrote {target}", error=format in FOR_PROGRAMS)
    _finish(problems, made.sources, format)


@app.command()
def validate(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="FILE", help="CVs and .bib files; without any, cv.yaml."),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Let warnings fail, as errors do.")
    ] = False,
    fix: Annotated[
        bool, typer.Option("--fix", help="Mend what is certain, and leave all else as it is.")
    ] = False,
    links: Annotated[
        bool, typer.Option("--links", help="Ask the network whether the links answer.")
    ] = False,
    level: LevelsAsked = None,
    root: Root = None,
    format: Format = ReportStyle.HUMAN,  # noqa: A002 - the option's name
) -> None:
    """Check the CV and its bibliography without setting them.

    With a .bib file, the CVs that name it are checked too.

    Exits with 0 and a line for each valid file, with 1 and all that is wrong otherwise.
    """
    problems: list[Diagnostic] = []
    sources: dict[str, Source] = {}
    options = _options(level, root)
    for path in _and_their_cvs(files or [Path("cv.yaml")]):
        if fix:
            problems += _mend(path, options)
        made, counts = _checked(path, options)
        if links:
            from cvtex.compiler import check_links

            with _progress("Asking for the links"):
                made = check_links(made, str(path))
        problems += made.diagnostics
        sources |= made.sources
        if counts and format not in FOR_PROGRAMS and not (strict and made.diagnostics):
            _say(f"{path} is valid: {counts}")
    _finish(problems, sources, format, strict=strict)


def _and_their_cvs(files: Sequence[Path]) -> Iterable[Path]:
    """Put behind each bibliography the CVs that it can break, none of them twice."""
    from cvtex.discovery import cvs_naming

    given = dict.fromkeys(files)
    for path in files:
        if path.suffix.lower() == ".bib":
            given |= dict.fromkeys(cvs_naming(path))
    return given


def _mend(path: Path, options: Options) -> list[Diagnostic]:
    """Write what can be mended, and return what could not be written."""
    from dataclasses import replace

    from cvtex.fixing import mend
    from cvtex.output import write_file

    def check(contents: Mapping[str, bytes]) -> Sequence[Diagnostic]:
        return _checked(path, replace(options, contents=contents))[0].diagnostics

    mended = mend(check, lambda name: Path(name).read_bytes())
    failures = [write_file(Path(name), data) for name, data in mended.contents.items()]
    if not any(failures):
        for one in mended.fixed:
            if one.fix is not None:
                _say(f"{one.span}: fixed: {one.fix.title}", error=True)
    return [failure for failure in failures if failure is not None]


def _checked(path: Path, options: Options) -> tuple[Compilation, str]:
    """Check a CV or a .bib file, and count what is in it unless it is wrong."""
    from cvtex.compiler import check, survey

    if path.suffix.lower() == ".bib":
        made = survey(path, options)
        entries = len(made.survey.publications) if made.survey else 0
        counts = f"{entries} {'entry' if entries == 1 else 'entries'}"
        return made, counts if made.survey else ""
    made = check(path, options)
    if made.document is None or made.failed:
        return made, ""
    sections, listed = len(made.document.sections), len(made.document.publications)
    return made, f"{_count(sections, 'section')}, {_count(listed, 'publication')}"


@app.command()
def explain(
    code: Annotated[str, typer.Argument(help="A code, as it stands in brackets in a message.")],
) -> None:
    """Explain a code of a message, with an example and a way out."""
    from cvtex.closeness import closest
    from cvtex.explain import codes, explanation

    text = explanation(code.strip("[]"))
    if text is None:
        close = closest(code.strip("[]"), codes())
        guess = f"; did you mean `{close}`?" if close else f": they are {', '.join(codes())}"
        message = f"there is no code `{code}`{guess}"
        raise typer.BadParameter(message)
    _say(text)


@app.command()
def schema(
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The file; without it, printed.")
    ] = None,
) -> None:
    """Print the JSON Schema of a cv.yaml, for completion and checks in an editor.

    The language server for YAML finds it by the first line of the CV:
    `# yaml-language-server: $schema=cv.schema.json`
    """
    from cvtex.output import write_file
    from cvtex.schema import to_json

    text = to_json()
    if output is None or str(output) == "-":
        sys.stdout.buffer.write(text.encode())
        return
    failure = write_file(output, text.encode())
    if failure is None:
        _say(f"Wrote {output}")
    _finish([failure] if failure else [], {}, ReportStyle.HUMAN)


@export.command("json")
def export_json(
    cv: CvFile = Path("cv.yaml"),
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The file; without it, printed.")
    ] = None,
    check: Check = False,
    level: LevelsAsked = None,
    root: Root = None,
    format: Format = ReportStyle.HUMAN,  # noqa: A002 - the option's name
) -> None:
    """Print the CV with everything resolved, as JSON for other programs."""
    from cvtex.compiler import check as check_cv
    from cvtex.export import to_json
    from cvtex.output import write_file

    made = check_cv(cv, _options(level, root))
    problems = list(made.diagnostics)
    if made.document is not None and not made.failed:
        text = to_json(made.document).encode()
        if check:
            problems += _compared(output or cv.with_suffix(".json"), text, format)
        elif output is None or str(output) == "-":
            sys.stdout.buffer.write(text)
            sys.stdout.buffer.flush()
        elif (failure := write_file(output, text)) is not None:
            problems.append(failure)
        else:
            _say(f"Wrote {output}")
    # On standard output there is the CV and nothing else.
    _finish(problems, made.sources, format, error=True)


@app.command()
def bib(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="FILE", help="CVs or .bib files; without any, cv.yaml."),
    ] = None,
    owner: Annotated[
        str, typer.Option(help="How the owner of a .bib file signs; a CV says it itself.")
    ] = "",
    short: Annotated[
        bool, typer.Option("--short", "-s", help="Only the counts and what is doubtful.")
    ] = False,
    level: LevelsAsked = None,
    root: Root = None,
    format: Format = ReportStyle.HUMAN,  # noqa: A002 - the option's name
) -> None:
    """Report on a bibliography.

    How many entries of each type, in which the owner was found, which are doubled, lack a field or
    have a doubtful year, and how each would be printed.
    """
    from cvtex.compiler import survey
    from cvtex.text_writer import survey_text

    problems: list[Diagnostic] = []
    sources: dict[str, Source] = {}
    for path in files or [Path("cv.yaml")]:
        made = survey(path, _options(level, root), owner=owner)
        problems += made.diagnostics
        sources |= made.sources
        if made.survey is not None and format not in FOR_PROGRAMS:
            is_owned = bool(owner) or path.suffix.lower() != ".bib"
            _say(survey_text(str(path), made.survey, is_owned=is_owned, is_short=short))
    _finish(problems, sources, format)


@caches.command("clear")
def cache_clear() -> None:
    """Throw away what cvtex keeps between runs; the next build makes it anew."""
    from cvtex.cache import clear

    for folder in clear():
        _say(f"Cleared {folder}")


@app.command()
def new(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where to put it.")] = Path(),
) -> None:
    """Make a starter CV that builds at once.

    Writes a cv.yaml and a publications.bib of an invented person; nothing is overwritten.
    """
    from cvtex.scaffold import new_cv

    made = new_cv(folder)
    for path in made.value or ():
        _say(f"Wrote {path}")
    if made.value:
        step = "" if folder == Path() else f"cd {folder} && "
        _say(f"Next: {step}cvtex pdf")
    _finish(made.diagnostics, {}, ReportStyle.HUMAN)


def _finish(
    problems: Sequence[Diagnostic],
    sources: dict[str, Source],
    style: ReportStyle,
    *,
    error: bool = False,
    strict: bool = False,
) -> NoReturn:
    """Report the problems and leave with the exit code that they ask for.

    What is for programs goes to standard output, unless something else is there (`error`). With
    `strict` any problem is as bad as an error.
    """
    for_programs = style in FOR_PROGRAMS
    stream = sys.stdout if for_programs and not error else sys.stderr
    if problems or for_programs:
        colour = stream.isatty() and not os.environ.get("NO_COLOR")
        typer.echo(render(problems, sources, style, color=colour).rstrip("\n"), file=stream)
    if problems and style is ReportStyle.HUMAN:
        typer.echo(f"\n{summary(problems)}", err=True)
    raise typer.Exit(1 if has_errors(tuple(problems)) or (strict and problems) else 0)


def _compared(target: Path, data: bytes, style: ReportStyle) -> list[Diagnostic]:
    """Say whether a file is what it would be if it were written now."""
    from cvtex.output import out_of_date

    problem = out_of_date(target, data)
    if problem is None:
        _say(f"{target} is up to date", error=style in FOR_PROGRAMS)
    return [problem] if problem else []


@contextmanager
def _progress(text: str) -> Iterator[None]:
    """Show that something goes on, on a terminal; elsewhere stay quiet."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(text):
        yield


def _say(text: str, *, error: bool = False) -> None:
    typer.echo(text, err=error)


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _options(checks: Sequence[str] | None, root: Path | None) -> Options:
    """Put together what a command is asked for: levels, the day it is, and the date of the PDF."""
    from cvtex.compiler import Options

    levels = dict(map(_level, checks or ()))
    return Options(levels=levels, today=_today(), epoch=_epoch(), root=root)


def _today() -> date:
    """Return the day that it is, or that SOURCE_DATE_EPOCH says."""
    from datetime import UTC, datetime

    epoch = _epoch()
    now = datetime.now(UTC) if epoch is None else datetime.fromtimestamp(epoch, UTC)
    return now.date()


def _level(asked: str) -> tuple[Code, Level]:
    """Read `CODE=LEVEL`."""
    from cvtex.closeness import closest

    name, _, level = asked.partition("=")
    if name not in sorted(ADJUSTABLE):
        close = closest(name, sorted(ADJUSTABLE))
        message = f"`{name}` cannot be switched"
        message += f"; did you mean `{close}`?" if close else f": it is none of {_list(ADJUSTABLE)}"
        raise typer.BadParameter(message)
    if level not in list(Level):
        message = f"`{asked}` has to end in one of {_list(f'={one}' for one in Level)}"
        raise typer.BadParameter(message)
    return Code(name), Level(level)


def _list(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(names))


def _epoch() -> int | None:
    """Return the time that a reproducible build is to carry (reproducible-builds.org)."""
    value = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not value:
        return None
    if not value.isdigit():
        message = f"SOURCE_DATE_EPOCH is `{value}`, and has to be a number of seconds"
        raise typer.BadParameter(message)
    return int(value)


def main() -> None:
    """Run cvtex; a bug in it ends in a report that can be pasted into an issue."""
    # Pydantic would look through all installed packages for plugins of its own.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        app()
    except Exception:  # noqa: BLE001 - the one boundary: nothing may reach the user raw
        from cvtex import __version__

        report = traceback.format_exc()
        version = ".".join(map(str, sys.version_info[:3]))
        typer.echo(
            "error: this is a bug in cvtex, not in your CV. Please report it with these lines:\n\n"
            f"cvtex {__version__}, Python {version}, {sys.platform}\n{report}",
            err=True,
        )
        sys.exit(3)
