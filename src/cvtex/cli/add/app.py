"""The command lines of `cvtex add` and `cvtex update`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cvtex.cli.arguments import Request
from cvtex.cli.invocation import LevelOptions, Quiet, ReportFormat, Root, exits, verbosity
from cvtex.report import ReportStyle

Cv = Annotated[
    Path | None, typer.Option(help="The CV whose bibliography is meant. Default: cv.yaml.")
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", "-n", help="Show what would be done; write nothing.")
]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do it without asking.")]
KeyPattern = Annotated[
    str,
    typer.Option(
        metavar="PATTERN",
        help="How keys are made: '{author}{year}{word}'. Default: as those in the file.",
    ),
]
Mail = Annotated[
    str,
    typer.Option(
        metavar="ADDRESS", help="Your mail address, for databases that ask for it. Or CVTEX_MAIL."
    ),
]
Refresh = Annotated[bool, typer.Option("--refresh", help="Ask again what was asked today.")]
Verbose = Annotated[
    bool, typer.Option("--verbose", "-v", help="Print what was cleaned and left out too.")
]


@exits
def add(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="ID|FILE...",
            help="doi:…, arxiv:…, orcid:…, dblp:…, inspire:…, pmid:…, isbn:…, zotero:…, an address"
            " of one of them, or a file: .bib, .ris, .json (CSL), .enw, .nbib; - is standard"
            " input.",
        ),
    ],
    to: Annotated[
        Path | None,
        typer.Option(metavar="FILE.bib", help="The file to add to. Default: the CV's first."),
    ] = None,
    cv: Cv = None,
    key_pattern: KeyPattern = "",
    keep: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FIELD",
            help="Keep a field that is left out, such as abstract; may be repeated.",
        ),
    ] = None,
    parts: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Where to write the sections that ORCID proposes, as YAML."
        ),
    ] = None,
    mail: Mail = "",
    refresh: Refresh = False,
    dry_run: DryRun = False,
    yes: Yes = False,
    level: LevelOptions = None,
    root: Root = None,
    format: ReportFormat = ReportStyle.HUMAN,  # noqa: A002 - the option's name
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Add publications from databases or files to the CV's .bib file.

    They are cleaned, and shown before anything is written. What the file has already is not added
    again: fields that it lacks are offered. No other byte of the file changes.

    Databases are asked over the network, which needs the extra `fetch`: pip install 'cvtex[fetch]'
    """
    from cvtex.cli.add.command import Wishes
    from cvtex.cli.add.command import add as add_command

    request = Request(level or (), root, format)
    request = verbosity(request, quiet=quiet, verbose=verbose)
    wishes = Wishes(to, cv, key_pattern, tuple(keep or ()), parts, mail, refresh, dry_run, yes)
    return add_command(sources, wishes, request)


@exits
def update(
    file: Annotated[
        Path | None,
        typer.Argument(metavar="[FILE.bib]", help="The file. Default: the CV's first."),
    ] = None,
    cv: Cv = None,
    key_pattern: KeyPattern = "",
    mail: Mail = "",
    refresh: Refresh = False,
    dry_run: DryRun = False,
    yes: Yes = False,
    level: LevelOptions = None,
    root: Root = None,
    format: ReportFormat = ReportStyle.HUMAN,  # noqa: A002 - the option's name
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Find preprints that have been published, and what entries lack: a DOI, pages, a date.

    Databases are asked for each such entry. What they know is shown before anything is written: a
    published version is added and linked with its preprint, and missing fields are inserted. What
    an entry has is never changed.

    Needs the extra `fetch`: pip install 'cvtex[fetch]'
    """
    from cvtex.cli.add.command import Wishes
    from cvtex.cli.add.update import update as update_command

    request = Request(level or (), root, format)
    request = verbosity(request, quiet=quiet, verbose=verbose)
    wishes = Wishes(file, cv, key_pattern, (), None, mail, refresh, dry_run, yes)
    return update_command(wishes, request)
