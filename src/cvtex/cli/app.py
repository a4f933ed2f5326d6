"""The command line: which commands there are, and what they may be asked for.

Exit codes: 0 done, 1 the input has errors, 2 the command line has, 3 cvtex has a bug, 130 Ctrl-C.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Annotated, ParamSpec

import typer

from cvtex.cli import commands
from cvtex.cli import pdf as building
from cvtex.cli.arguments import OptionError, Request
from cvtex.cli.commands import CV
from cvtex.cli.terminal import say
from cvtex.report.report import ReportStyle
from cvtex.typeset.engine import EngineName

Parameters = ParamSpec("Parameters")


def _leaving(command: Callable[Parameters, int]) -> Callable[Parameters, None]:
    """Make a command leave with the exit code that it returns."""

    @wraps(command)
    def run(*arguments: Parameters.args, **options: Parameters.kwargs) -> None:
        try:
            status = command(*arguments, **options)
        except OptionError as problem:
            raise typer.BadParameter(str(problem)) from problem
        raise typer.Exit(status)

    return run


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
        from cvtex.version import __version__

        say(f"cvtex {__version__}")
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
@_leaving
def pdf(
    cv: CvFile = CV,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="The PDF; without it, beside the CV; - prints it."),
    ] = None,
    engine: Annotated[
        EngineName, typer.Option(help="The TeX that sets the page.")
    ] = EngineName.AUTO,
    check: Check = False,
    watch: Annotated[
        bool, typer.Option("--watch", "-w", help="Set it again after every change, until Ctrl-C.")
    ] = False,
    level: LevelsAsked = None,
    root: Root = None,
    format: Format = ReportStyle.HUMAN,  # noqa: A002 - the option's name
) -> int:
    """Set the CV as a PDF.

    The PDF is written in one step: if anything is wrong, the old one stays.
    SOURCE_DATE_EPOCH dates it.
    """
    request = Request(level or (), root, format)
    if not watch:
        return building.pdf(cv, output, engine=engine, check=check, request=request)
    if check or str(output) == "-":
        message = "--watch writes a file: it goes neither with --check nor with `-o -`"
        raise OptionError(message)
    return building.watch(cv, output, engine=engine, request=request)


@app.command()
@_leaving
def tex(
    cv: CvFile = CV,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="The LaTeX; without it, beside the CV; - prints it."),
    ] = None,
    check: Check = False,
    level: LevelsAsked = None,
    root: Root = None,
    format: Format = ReportStyle.HUMAN,  # noqa: A002 - the option's name
) -> int:
    """Write the CV as LaTeX.

    The file stands on its own: any pdflatex with the usual packages sets it.
    """
    return commands.tex(cv, output, check=check, request=Request(level or (), root, format))


@app.command()
@_leaving
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
) -> int:
    """Check the CV and its bibliography without setting them.

    With a .bib file, the CVs that name it are checked too.

    Exits with 0 and a line for each valid file, with 1 and all that is wrong otherwise.
    """
    return commands.validate(
        files or [CV],
        strict=strict,
        fix=fix,
        links=links,
        request=Request(level or (), root, format),
    )


@app.command()
@_leaving
def explain(
    code: Annotated[str, typer.Argument(help="A code, as it stands in brackets in a message.")],
) -> int:
    """Explain a code of a message, with an example and a way out."""
    return commands.explain(code)


@app.command()
@_leaving
def schema(
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The file; without it, printed.")
    ] = None,
) -> int:
    """Print the JSON Schema of a cv.yaml, for completion and checks in an editor.

    The language server for YAML finds it by the first line of the CV:
    `# yaml-language-server: $schema=cv.schema.json`
    """
    return commands.schema(output)


@export.command("json")
@_leaving
def export_json(
    cv: CvFile = CV,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The file; without it, printed.")
    ] = None,
    check: Check = False,
    level: LevelsAsked = None,
    root: Root = None,
    format: Format = ReportStyle.HUMAN,  # noqa: A002 - the option's name
) -> int:
    """Print the CV with everything resolved, as JSON for other programs."""
    return commands.export_json(cv, output, check=check, request=Request(level or (), root, format))


@app.command()
@_leaving
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
) -> int:
    """Report on a bibliography.

    How many entries of each type, in which the owner was found, which are doubled, lack a field or
    have a doubtful year, and how each would be printed.
    """
    return commands.bib(
        files or [CV], owner=owner, short=short, request=Request(level or (), root, format)
    )


@caches.command("clear")
@_leaving
def cache_clear() -> int:
    """Throw away what cvtex keeps between runs; the next build makes it anew."""
    return commands.cache_clear()


@app.command()
@_leaving
def new(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where to put it.")] = Path(),
) -> int:
    """Make a starter CV that builds at once.

    Writes a cv.yaml and a publications.bib of an invented person; nothing is overwritten.
    """
    return commands.new(folder)
