"""The command line of `cvtex import`."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from cvtex.cli.arguments import Request
from cvtex.cli.invocation import Quiet, ReportFormat, Verbose, exits, timed, verbosity
from cvtex.importers.formats import FORMATS
from cvtex.report import ReportStyle

_KINDS = "\n".join(f"{kind:<13} {known.title}: {known.files}" for kind, known in FORMATS.items())

HELP = f"""Make a CV from a file of another program.

Writes a cv.yaml, and a publications.bib if there are publications; nothing is overwritten. \
Each text that is not carried over is reported with its place.

KIND can be left out, if the file shows it:
{_KINDS}
"""
"""The help of the command: the kinds have a line each."""


def complete_kind(context: typer.Context, incomplete: str) -> list[str]:
    """Return the kinds that begin with some characters, for the first argument in a shell."""
    if context.params.get("arguments"):
        return []
    return [kind for kind in FORMATS if kind.startswith(incomplete)]


@exits
def import_cv(
    arguments: Annotated[
        list[str],
        typer.Argument(
            metavar="[KIND] FILE",
            help="The file, folder or archive; - is standard input, with a kind.",
            autocompletion=complete_kind,
            show_default=False,
        ),
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="The folder to write to.")
    ] = Path(),
    format: ReportFormat = ReportStyle.HUMAN,  # noqa: A002 - the option's name
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Import a file; `HELP` is the help of the command."""
    from cvtex.cli.importing import command

    request = verbosity(Request(style=format), quiet=quiet, verbose=verbose)
    return timed(request, partial(command.import_cv, arguments, output, request=request))
