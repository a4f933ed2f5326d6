"""What a user wishes of `cvtex add` and `cvtex update`, and the .bib file that is meant."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from cvtex.cli.arguments import OptionError, Request, options_of
from cvtex.cli.default_cv import default_cv
from cvtex.diagnostics import Code, Diagnostic, Result, error
from cvtex.files import is_bibliography, project_folder
from cvtex.files.write import refusal_of_link

STANDARD_NAME = "publications.bib"
"""The name of the bibliography of a CV that has none."""


class Wishes(NamedTuple):
    """The options of the commands; `target` is the .bib file, or None for that of the CV."""

    target: Path | None = None
    cv: Path | None = None
    key_pattern: str = ""
    keeps: tuple[str, ...] = ()
    parts: Path | None = None
    mail: str = ""
    refresh: bool = False
    dry_run: bool = False
    yes: bool = False


NO_WISHES = Wishes()


class Target(NamedTuple):
    """The .bib file that is meant; `unnamed_by` is the CV, if it does not name the file yet.

    `others` are the other .bib files of the CV.
    """

    path: Path
    unnamed_by: Path | None = None
    others: tuple[Path, ...] = ()


def check_wishes(wishes: Wishes, request: Request, *, can_ask: bool) -> None:
    """Raise `OptionError` for options that make no sense, before any work is done."""
    from cvtex.new_entries.keys import PatternError, check_pattern

    options_of(request)
    if wishes.target is not None and wishes.cv is not None:
        message = "name the .bib file or the CV, not both"
        raise OptionError(message)
    if wishes.target is not None and not is_bibliography(wishes.target):
        message = f"`{wishes.target}` is not a .bib file"
        raise OptionError(message)
    if wishes.dry_run and wishes.yes:
        message = "--dry-run and --yes exclude each other"
        raise OptionError(message)
    if not (wishes.dry_run or wishes.yes or can_ask):
        message = "there is no terminal for a question: use --yes to write, or --dry-run to look"
        raise OptionError(message)
    if wishes.key_pattern:
        try:
            check_pattern(wishes.key_pattern)
        except PatternError as problem:
            raise OptionError(str(problem)) from problem


def target_of(wishes: Wishes, request: Request) -> Result[Target]:
    """Return the .bib file that is meant: one that the user names, or the first of the CV.

    A file that only the CV names has to be in its project, with links followed.
    """
    if wishes.target is not None:
        return Result(Target(wishes.target))
    from cvtex.yaml import parse

    cv = wishes.cv or default_cv()
    if is_bibliography(cv):
        message = f"`{cv}` is not a CV; name a .bib file with `--to`"
        raise OptionError(message)
    files = options_of(request).files_of(cv)
    read = files.read_cv()
    if read.value is None:
        return Result(None, tuple(_with_way_out(problem) for problem in read.diagnostics))
    parsed = parse(read.value)
    if parsed.value is None:
        return Result(None, parsed.diagnostics)
    named = parsed.value.get("bibliography")
    places: dict[tuple[str | int, ...], object] = {("bibliography",): named}
    if isinstance(named, list):
        places = {("bibliography", index): name for index, name in enumerate(named)}
    paths = [
        files.named(name, parsed.value.locate(place))
        for place, name in places.items()
        if isinstance(name, str) and name
    ]
    if not paths:
        return Result(Target(cv.parent / STANDARD_NAME, cv))
    refusals = [refusal_of_link(path, request.root or project_folder(cv)) for path in paths]
    if refused := refusals[0]:
        return Result(None, (refused,))
    others = [path for path, refusal in zip(paths, refusals, strict=True) if refusal is None]
    return Result(Target(paths[0], others=tuple(others[1:])))


def _with_way_out(problem: Diagnostic) -> Diagnostic:
    """Return a problem of a CV that does not exist with what else can be done here."""
    if problem.code is not Code.FILE_NOT_FOUND:
        return problem
    hint = f"without a CV, name the file to write to: `--to {STANDARD_NAME}`"
    return error(problem.code, problem.message, hints=(hint,))
