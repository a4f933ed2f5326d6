"""The command line of `cvtex locale`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cvtex.cli.commands import CV
from cvtex.cli.invocation import exits
from cvtex.cli.locale import commands

locale = typer.Typer(no_args_is_help=True, help="The languages: list them, add one of your own.")


@locale.command("list")
@exits
def list_command(
    cv: Annotated[
        Path, typer.Argument(metavar="CV", help="The CV beside which locales may be.")
    ] = CV,
    format: Annotated[  # noqa: A002 - the option's name
        commands.ListStyle, typer.Option("--format", "-f", help="The format of the list.")
    ] = commands.ListStyle.HUMAN,
) -> int:
    """List the languages whose words cvtex has, and your own beside the CV or in your settings."""
    return commands.list_locales(cv, format)


@locale.command()
@exits
def new(
    tag: Annotated[str, typer.Argument(help="The tag of the language, such as et or de-CH.")],
    base: Annotated[
        str, typer.Option(help="The language that has what the file does not say.")
    ] = "",
) -> int:
    """Write a file of words in locales in the current folder; nothing is overwritten."""
    return commands.new_locale(tag, base)
