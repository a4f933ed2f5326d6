"""The command line of `cvtex check`."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from cvtex.cli.arguments import Request
from cvtex.cli.check import command
from cvtex.cli.invocation import LevelOptions, Quiet, ReportFormat, Verbose, exits, timed, verbosity
from cvtex.report import ReportStyle


@exits
def check(
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="[PDF]", help="The PDF, or a CV, whose PDF is beside it. Default: cv.pdf."
        ),
    ] = None,
    cv: Annotated[
        Path | None,
        typer.Option(
            help="The CV that the PDF was made from. Default: the one of the same name beside it."
        ),
    ] = None,
    pages: Annotated[
        int | None, typer.Option(min=1, help="The most pages that the PDF may have.")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 for warnings too.")] = False,
    level: LevelOptions = None,
    root: Annotated[
        Path | None,
        typer.Option(help="The folder that a CV may read files from. Default: its repository."),
    ] = None,
    format: ReportFormat = ReportStyle.HUMAN,  # noqa: A002 - the option's name
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Check whether programs and screen readers can make of the PDF what people see.

    It is compared with the CV that it was made from: each value has to be in its text, in order,
    once, for all programs that applicant systems are built on. Links, fonts, contrast, tags, PDF/UA
    and PDF/A are checked in any PDF.

    Needs the extra `check`: pip install 'cvtex[check]'
    """
    request = Request(level or (), root, format)
    request = verbosity(request, quiet=quiet, verbose=verbose)
    return timed(
        request, partial(command.check, file, cv, pages=pages, strict=strict, request=request)
    )
