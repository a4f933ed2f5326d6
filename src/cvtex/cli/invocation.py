"""How the command line calls a command: its help, options, exit code and input; what it says."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Annotated, ParamSpec

import typer

from cvtex.cli.arguments import OptionError, Request, complete_level
from cvtex.cli.standard_input import DASH, with_standard_input
from cvtex.cli.starter_language import complete_language
from cvtex.report import ReportStyle

Parameters = ParamSpec("Parameters")

ReportFormat = Annotated[
    ReportStyle, typer.Option("--format", "-f", help="The format of the diagnostics.")
]
LevelOptions = Annotated[
    list[str] | None,
    typer.Option(
        "--level",
        metavar="CODE=LEVEL",
        autocompletion=complete_level,
        help="Treat a kind of problem as `error`, `warning` or `off`; may be repeated.",
    ),
]
Check = Annotated[
    bool, typer.Option("--check", help="Write nothing; fail unless the file is up to date.")
]
Root = Annotated[
    Path | None, typer.Option(help="The folder that a CV may read from. Default: its repository.")
]
StarterLanguage = Annotated[
    str,
    typer.Option(
        "--lang",
        metavar="TAG",
        autocompletion=complete_language,
        help="The language of the CV, such as de or pt-BR.",
    ),
]
RawLatex = Annotated[
    bool,
    typer.Option(
        "--raw-latex/--no-raw-latex",
        help="Allow raw LaTeX in texts and templates beside the CV; refuse it for strangers' CVs.",
    ),
]
CvFile = Annotated[
    Path | None,
    typer.Argument(metavar="[CV]", help="The CV's file; - is standard input. Default: cv.yaml."),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.")]
Verbose = Annotated[
    bool,
    typer.Option("--verbose", "-v", help="Print what was read, the engine, and times too."),
]


def exits(command: Callable[Parameters, int]) -> Callable[Parameters, None]:
    """Let a command exit with the code that it returns; its docstring becomes its help."""

    @wraps(command)
    def run(*arguments: Parameters.args, **options: Parameters.kwargs) -> None:
        try:
            status = command(*arguments, **options)
        except OptionError as problem:
            from cvtex.report.visible import visible

            raise typer.BadParameter(visible(problem)) from problem
        raise typer.Exit(status)

    run.__doc__ = command.__doc__ and help_text(command.__doc__)
    return run


_TAG = re.compile(r"\[(?=[a-z#/@])")
"""The beginning of what Rich, which prints the help, would take for markup and leave out."""


def help_text(docstring: str) -> str:
    """Return a docstring as help: each paragraph on one line, and brackets as they are written.

    Rich ends lines where the terminal does, but it also keeps the ends of lines in the source.
    """
    paragraphs = re.split(r"\n[ \t]*\n", docstring.strip())
    return _TAG.sub(r"\\[", "\n\n".join(" ".join(text.split()) for text in paragraphs))


def verbosity(request: Request, *, quiet: bool, verbose: bool) -> Request:
    """Return a request with `--quiet` or `--verbose`; together they are an `OptionError`."""
    if quiet and verbose:
        message = "--quiet and --verbose exclude each other"
        raise OptionError(message)
    return request._replace(is_quiet=quiet, is_verbose=verbose)


def from_standard_input(
    cv: Path, output: Path | None, request: Request, *, check: bool
) -> tuple[Path, Path | None, Request]:
    """Return the arguments of a command for the CV `-`, whose result is printed by default."""
    if cv != DASH:
        return cv, output, request
    if check and output is None:
        message = "--check needs the file to compare with: `--output FILE`"
        raise OptionError(message)
    (path,), request = with_standard_input([cv], request)
    return path, output or DASH, request


def timed(request: Request, command: Callable[[], int]) -> int:
    """Run a command, and with `--verbose` print how long its stages took."""
    if not request.is_verbose:
        return command()
    from cvtex.cli.terminal import say_times
    from cvtex.compiler.stage_times import measured

    with measured() as times:
        status = command()
    say_times(times.stages)
    return status
