"""The command line of `cvtex theme`."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from cvtex.cli import themes
from cvtex.cli.arguments import Request
from cvtex.cli.commands import CV
from cvtex.cli.invocation import LevelOptions, Quiet, ReportFormat, Verbose, exits, timed, verbosity
from cvtex.report import ReportStyle
from cvtex.typeset import EngineName

theme = typer.Typer(no_args_is_help=True, help="The themes: list them, make one, try one.")


@theme.command("list")
@exits
def list_command(
    cv: Annotated[
        Path, typer.Argument(metavar="CV", help="The CV beside which themes may be.")
    ] = CV,
    format: Annotated[  # noqa: A002 - the option's name
        themes.ListStyle, typer.Option("--format", "-f", help="The format of the list.")
    ] = themes.ListStyle.HUMAN,
) -> int:
    """List the themes that a CV can name.

    They are beside the CV, in the folder of your settings, in installed packages, and in cvtex.
    """
    return themes.list_themes(cv, format)


@theme.command()
@exits
def new(
    name: Annotated[str, typer.Argument(help="The name of the theme.")],
    base: Annotated[
        str,
        typer.Option(help="The theme that it is based on.", autocompletion=themes.complete_theme),
    ] = "classic",
) -> int:
    """Make a theme in latex_templates in the current folder; nothing is overwritten."""
    return themes.new_theme(name, base)


@theme.command()
@exits
def check(
    theme: Annotated[
        str,
        typer.Argument(
            metavar="DIR|NAME",
            help="The folder of a theme, or its name.",
            autocompletion=themes.complete_theme,
        ),
    ],
    engine: Annotated[
        EngineName, typer.Option(help="The TeX that typesets the CV.")
    ] = EngineName.AUTO,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 for warnings too.")] = False,
    level: LevelOptions = None,
    format: ReportFormat = ReportStyle.HUMAN,  # noqa: A002 - the option's name
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Try a theme on a CV that has everything, and report what is wrong."""
    request = Request(level or (), style=format)
    request = verbosity(request, quiet=quiet, verbose=verbose)
    return timed(
        request, partial(themes.check_theme, theme, engine=engine, strict=strict, request=request)
    )
