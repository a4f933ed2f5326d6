"""`cvtex theme`: list the themes, make one, and try one."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from cvtex.cli.arguments import NO_REQUEST, OptionError, Request, options_of
from cvtex.cli.commands import CV
from cvtex.cli.terminal import count, progress, report, say
from cvtex.diagnostics import Code, Diagnostic, Result, error
from cvtex.files.paths import is_folder
from cvtex.typeset import EngineName

if TYPE_CHECKING:
    from cvtex.source import Source
    from cvtex.themes import Templates
    from cvtex.themes.listing import Listed


class ListStyle(StrEnum):
    """The values of `cvtex theme list --format`."""

    HUMAN = "human"
    JSON = "json"


def templates_at(cv: Path = CV) -> Templates:
    """Return the folders of themes for a CV, which need not exist."""
    from cvtex.compiler import NO_OPTIONS
    from cvtex.compiler.theme_places import templates_of

    return templates_of(NO_OPTIONS.files_of(cv), NO_OPTIONS)


def list_themes(cv: Path = CV, style: ListStyle = ListStyle.HUMAN) -> int:
    """Print the themes that a CV can name; return 1 if one of them has an error."""
    from cvtex.themes.installed import installed_themes
    from cvtex.themes.listing import listing

    templates = templates_at(cv)
    listed, problems = listing(templates, installed_themes())
    if style is ListStyle.JSON:
        say(json.dumps([_data(theme) for theme in listed], indent=2))
    else:
        _print_table(listed)
    manifests = {d.span.path for d in problems if d.span}
    read = (templates.at(Path(path)).value for path in sorted(manifests))
    sources = {source.path: source for source in read if source}
    return report(problems, sources, NO_REQUEST.style, error=True)


_PLACES = {
    "cv": "the CV's folder",
    "user": "your settings",
    "package": "a package",
    "cvtex": "cvtex",
}


def _data(listed: Listed) -> dict[str, str | None]:
    return {
        "name": listed.name,
        "place": listed.place,
        "state": listed.state,
        "base": listed.base or None,
        "description": listed.description or None,
        "package": listed.package or None,
        "path": str(listed.path) if listed.path else None,
    }


def _print_table(listed: Sequence[Listed]) -> None:
    from cvtex.themes.listing import State

    rows = [("NAME", "FROM", "BASE", "DESCRIPTION")]
    for theme in listed:
        said = theme.description
        if theme.state is not State.USED:
            said = f"({theme.state}) {said}".rstrip()
        rows.append((theme.name, theme.package or _PLACES[theme.place], theme.base or "-", said))
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    for row in rows:
        cells = (f"{cell:<{width}}" for cell, width in zip(row, widths, strict=False))
        say("{}", "  ".join((*cells, row[3])).rstrip())


def new_theme(name: str, base: str) -> int:
    """Write the folder of a new theme beside the CV in the current folder; overwrite nothing."""
    written = _new_theme(_theme_name(name), base)
    if written.value:
        say("Wrote {}", written.value)
        say("Next: write `design: {{theme: {}}}` into a CV, or `cvtex theme check {}`", name, name)
    return report(written.diagnostics, {}, NO_REQUEST.style)


def _theme_name(name: str) -> str:
    """Return the name of a theme; raises `OptionError` if no theme can have it."""
    from cvtex.themes.folders import is_theme_name

    if not is_theme_name(name):
        message = f"`{name}` is not a theme name: it has only letters, digits, `-` and `_`"
        raise OptionError(message)
    return name


def _new_theme(name: str, base: str) -> Result[Path]:
    from cvtex.files import project_folder
    from cvtex.files.write import refusal_of_link, write_file
    from cvtex.themes.folders import BASE, MANIFEST
    from cvtex.themes.new_theme import new_manifest

    templates = templates_at()
    folder = templates.own / name
    if name in {*templates.known(), BASE} or os.path.lexists(folder):
        message = f"there is a theme `{name}` already"
        hints = ("choose another name; `cvtex theme list` shows those that are taken",)
        return Result(None, (error(Code.FILE_UNWRITABLE, message, hints=hints),))
    if base != BASE and (problem := unknown_theme(templates, base)):
        return Result(None, (problem,))
    if refused := refusal_of_link(folder, project_folder(CV)):
        return Result(None, (refused,))
    try:
        folder.mkdir(parents=True)
    except OSError as failure:
        message = f"`{folder}` cannot be created: {failure.strerror or failure}"
        return Result(None, (error(Code.FILE_UNWRITABLE, message),))
    target = folder / MANIFEST
    failed = write_file(target, new_manifest(name, base).encode())
    return Result(None, (failed,)) if failed else Result(target)


def unknown_theme(templates: Templates, name: str) -> Diagnostic | None:
    """Return the error that a CV with a theme would have, or None."""
    from cvtex.themes import find_theme

    return next(iter(find_theme(templates, _theme_name(name)).diagnostics), None)


def check_theme(
    theme: str,
    *,
    engine: EngineName = EngineName.AUTO,
    strict: bool = False,
    request: Request = NO_REQUEST,
) -> int:
    """Typeset a CV with everything in a theme, and report what is wrong with it."""
    from cvtex.compiler.theme_check import check_theme as check
    from cvtex.typeset import choose_engine

    found = choose_engine(engine)
    if found.value is None:
        return report(found.diagnostics, {}, request.style, quiet=request.is_quiet)
    asked = _folder_or_name(theme)
    if isinstance(asked, str) and asked not in templates_at().known():
        unknown = unknown_theme(templates_at(), asked)
        return report((unknown,) if unknown else (), {}, request.style, quiet=request.is_quiet)
    with progress(f"Typesetting with {theme}"):
        made = check(asked, options_of(request), found.value)
    diagnostics: dict[Diagnostic, None] = {}
    sources: dict[str, Source] = {}
    for compilation in made:
        diagnostics |= dict.fromkeys(compilation.diagnostics)
        sources |= compilation.sources
    if not any(compilation.failed for compilation in made) and not request.is_quiet:
        pages, found_count = count(made[0].pages, "page"), count(len(diagnostics), "warning")
        said = f"{{}} sets all kinds of sections, on {pages}, with {found_count}"
        say(said, theme, error=request.is_for_programs)
    return report(tuple(diagnostics), sources, request.style, strict=strict, quiet=request.is_quiet)


def _folder_or_name(theme: str) -> str | Path:
    """Return the folder of a theme that a user names, or a theme's name.

    A path with a separator is a folder, and so is a folder that is there unless a theme has its
    name. Raises `OptionError` for a folder that is not there, or whose name is not that of a theme.
    """
    path = Path(theme)
    is_path = path.name != theme or theme in {".", ".."}
    if not is_path and (theme in templates_at().known() or not is_folder(path)):
        return _theme_name(theme)
    if not is_folder(path):
        message = f"there is no folder `{theme}`"
        raise OptionError(message)
    path = path.absolute() if path.name in {"", ".", ".."} else path
    path = Path(os.path.normpath(path))
    _theme_name(path.name)
    return path


def complete_theme(incomplete: str) -> list[str]:
    """Return the names of themes that begin with some characters, for a shell."""
    with suppress(OSError):
        return [name for name in templates_at().known() if name.startswith(incomplete)]
    return []
