"""The command line: the commands, their arguments and their options.

Exit codes: 0 done, 1 the input has errors, 2 the command line has, 3 cvtex has a bug, 130 Ctrl-C.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from cvtex.cli import commands
from cvtex.cli import pdf as pdf_command
from cvtex.cli.add import app as additions
from cvtex.cli.arguments import OptionError, Request, complete_code
from cvtex.cli.check.app import check as check_command
from cvtex.cli.default_cv import default_cv
from cvtex.cli.importing.app import HELP as IMPORT_HELP
from cvtex.cli.importing.app import import_cv
from cvtex.cli.invocation import (
    Check,
    CvFile,
    LevelOptions,
    Quiet,
    RawLatex,
    ReportFormat,
    Root,
    Verbose,
    exits,
    from_standard_input,
    timed,
    verbosity,
)
from cvtex.cli.locale.app import locale
from cvtex.cli.new.app import new
from cvtex.cli.standard_input import DASH, with_standard_input
from cvtex.cli.terminal import prints_to_terminal
from cvtex.cli.theme_app import theme
from cvtex.export import FORMATS, Format
from cvtex.report import ReportStyle
from cvtex.typeset import EngineName

app = typer.Typer(
    name="cvtex",
    help="Compile a CV: cv.yaml and a BibTeX file, through LaTeX, to cv.pdf.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

export = typer.Typer(no_args_is_help=True, help="Export the CV to a format for other programs.")
app.add_typer(export, name="export")
app.add_typer(theme, name="theme")
app.add_typer(locale, name="locale")

caches = typer.Typer(no_args_is_help=True, help="The files that cvtex keeps between runs.")
app.add_typer(caches, name="cache")

PrintedOutput = Annotated[
    Path | None,
    typer.Option("--output", "-o", help="The file to write. Default: standard output."),
]


@app.callback(invoke_without_command=True)
def _main(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Show the version.")] = False,
    verbose: Annotated[
        bool,
        typer.Option("--verbose", "-v", help="With --version: what keeps TeX from other files."),
    ] = False,
) -> None:
    if version:
        raise typer.Exit(commands.version(verbose=verbose))
    if context.invoked_subcommand is None:
        raise typer.BadParameter("a command is missing; `cvtex --help` lists them")


@app.command()
@exits
def pdf(
    cv: CvFile = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="The PDF; - prints it. Default: beside the CV."),
    ] = None,
    engine: Annotated[
        EngineName, typer.Option(help="The TeX that typesets the CV.")
    ] = EngineName.AUTO,
    check: Check = False,
    watch: Annotated[
        bool, typer.Option("--watch", "-w", help="Compile again after every change, until Ctrl-C.")
    ] = False,
    level: LevelOptions = None,
    root: Root = None,
    raw_latex: RawLatex = True,
    format: ReportFormat = ReportStyle.HUMAN,  # noqa: A002 - the option's name
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Compile the CV to PDF.

    The PDF is written in one step: if anything is wrong, the old one stays.
    SOURCE_DATE_EPOCH sets its date.
    """
    request = Request(level or (), root, format, raw_latex)
    request = verbosity(request, quiet=quiet, verbose=verbose)
    if watch:
        if check or DASH in {cv, output}:
            message = "--watch writes a file; it cannot be combined with --check or `-`"
            raise OptionError(message)
        return pdf_command.watch(cv or default_cv(), output, engine=engine, request=request)
    if cv == DASH and output is None and prints_to_terminal():
        message = "a PDF cannot be shown here; name its file: `--output cv.pdf`"
        raise OptionError(message)
    cv, output, request = from_standard_input(cv or default_cv(), output, request, check=check)
    return timed(
        request, partial(pdf_command.pdf, cv, output, engine=engine, check=check, request=request)
    )


@app.command()
@exits
def tex(
    cv: CvFile = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="The LaTeX; - prints it. Default: beside the CV."),
    ] = None,
    check: Check = False,
    level: LevelOptions = None,
    root: Root = None,
    raw_latex: RawLatex = True,
    format: ReportFormat = ReportStyle.HUMAN,  # noqa: A002 - the option's name
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Write the CV as LaTeX.

    The file is complete: any pdflatex with the usual packages typesets it.
    """
    request = Request(level or (), root, format, raw_latex)
    request = verbosity(request, quiet=quiet, verbose=verbose)
    cv, output, request = from_standard_input(cv or default_cv(), output, request, check=check)
    return timed(request, partial(commands.tex, cv, output, check=check, request=request))


@app.command()
@exits
def validate(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FILE]...",
            help="CVs and .bib files; - is standard input. Default: cv.yaml.",
        ),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 for warnings too.")] = False,
    fix: Annotated[
        bool, typer.Option("--fix", help="Apply fixes that have one certain correction.")
    ] = False,
    links: Annotated[
        bool, typer.Option("--links", help="Check over the network whether the links answer.")
    ] = False,
    level: LevelOptions = None,
    root: Root = None,
    raw_latex: RawLatex = True,
    format: ReportFormat = ReportStyle.HUMAN,  # noqa: A002 - the option's name
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Check the CV and its bibliography without typesetting them.

    For a .bib file, the CVs that name it are checked too, and for a part of a CV that CV.

    Exits with 0 and prints a line for each valid file, or exits with 1 and reports all problems.
    """
    request = Request(level or (), root, format, raw_latex)
    request = verbosity(request, quiet=quiet, verbose=verbose)
    if fix and DASH in (files or ()):
        message = "--fix writes to files; it cannot be combined with `-`"
        raise OptionError(message)
    paths, request = with_standard_input(files or [default_cv()], request, may_be_bibliography=True)
    return timed(
        request,
        partial(commands.validate, paths, strict=strict, fix=fix, links=links, request=request),
    )


app.command("check")(check_command)
app.command("import", help=IMPORT_HELP)(import_cv)
app.command("add")(additions.add)
app.command("update")(additions.update)


@app.command()
@exits
def explain(
    code: Annotated[
        str,
        typer.Argument(
            help="A code, as messages show it in brackets.", autocompletion=complete_code
        ),
    ],
) -> int:
    """Explain the code of a message, with an example and a solution."""
    return commands.explain(code)


@app.command()
@exits
def schema(output: PrintedOutput = None) -> int:
    """Print the JSON Schema of a cv.yaml, for completion and checks in an editor.

    The language server for YAML finds it by the first line of the CV:

    `# yaml-language-server: $schema=cv.schema.json`
    """
    return commands.schema(output)


def _add_export(name: str, target: Format) -> None:
    """Add the command of a format to `cvtex export`."""

    @export.command(name, help=target.summary)
    @exits
    def export_command(
        cv: CvFile = None,
        output: PrintedOutput = None,
        check: Check = False,
        level: LevelOptions = None,
        root: Root = None,
        format: ReportFormat = ReportStyle.HUMAN,  # noqa: A002 - the option's name
        quiet: Quiet = False,
        verbose: Verbose = False,
    ) -> int:
        request = Request(level or (), root, format)
        request = verbosity(request, quiet=quiet, verbose=verbose)
        cv, output, request = from_standard_input(cv or default_cv(), output, request, check=check)
        return timed(
            request, partial(commands.export, target, cv, output, check=check, request=request)
        )


for _name, _format in FORMATS.items():
    _add_export(_name, _format)


@app.command()
@exits
def bib(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FILE]...",
            help="CVs or .bib files; - is standard input. Default: cv.yaml.",
        ),
    ] = None,
    owner: Annotated[
        str, typer.Option(help="How the owner of a .bib file signs; a CV says so itself.")
    ] = "",
    short: Annotated[
        bool, typer.Option("--short", "-s", help="Only the counts and the diagnostics.")
    ] = False,
    level: LevelOptions = None,
    root: Root = None,
    format: ReportFormat = ReportStyle.HUMAN,  # noqa: A002 - the option's name
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Report on a bibliography.

    Shows how many entries there are of each type, which of them name the owner, which are
    duplicates, lack a field or have a doubtful year, and how each one would be printed.
    """
    request = Request(level or (), root, format)
    request = verbosity(request, quiet=quiet, verbose=verbose)
    paths, request = with_standard_input(files or [default_cv()], request, may_be_bibliography=True)
    return timed(request, partial(commands.bib, paths, owner=owner, short=short, request=request))


@caches.command("clear")
@exits
def cache_clear() -> int:
    """Delete what cvtex keeps between runs; the next build makes it again."""
    return commands.cache_clear()


app.command()(new)
