"""All themes that can be named, with what their manifests say of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from cvtex.diagnostics import Code, Diagnostic, Result, error
from cvtex.themes.folders import BASE, DEFAULT, MANIFEST, Folder, Place, Templates
from cvtex.themes.installed import Installed
from cvtex.themes.manifest import parsed


class State(StrEnum):
    """What becomes of a folder if a CV names its theme."""

    USED = "used"
    """It is the theme of that name."""

    CHANGED = "changed"
    """It is the theme of that name, with the changes of a folder in a place before it."""

    HIDDEN = "hidden"
    """It is not used: a place before it has a theme of that name."""

    BROKEN = "broken"
    """It cannot be used, since its manifest has an error, or there is no such folder."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A folder with a theme.

    `base` is the theme that it is based on, which may be its own name: the one that it changes.
    `package` is the name and the version of the package that it is in, or empty. `path` is None if
    a package announces a folder that is not there.
    """

    name: str
    place: Place
    path: Path | None
    base: str = ""
    description: str = ""
    package: str = ""
    state: State = State.USED
    diagnostics: tuple[Diagnostic, ...] = field(default=(), compare=False)


def listing(
    templates: Templates, installed: Iterable[Installed]
) -> tuple[tuple[Listed, ...], tuple[Diagnostic, ...]]:
    """Return all themes by their names, each name in the order of its places, and what is wrong.

    `installed` are the themes of packages, also those that `templates` does not have.
    """
    announced = tuple(installed)
    found = [row for name in templates.known() for row in _of_name(templates, name, announced)]
    for theme in announced:
        if theme.folder is None:
            message = f"the package `{theme.package}` has no theme `{theme.name}`: {theme.problem}"
            problem = error(Code.TEMPLATE, message, hints=("tell the author of the package",))
            found.append(
                Listed(
                    theme.name, Place.PACKAGE, None, package=theme.package, state=State.BROKEN,
                    diagnostics=(problem,),
                )
            )  # fmt: skip
        elif theme.folder != templates.packages.get(theme.name):
            path, package = theme.folder, theme.package
            found.append(
                Listed(theme.name, Place.PACKAGE, path, package=package, state=State.HIDDEN)
            )
    places = list(Place)
    found.sort(key=lambda row: (row.name, places.index(row.place)))
    return tuple(found), tuple(problem for row in found for problem in row.diagnostics)


def _of_name(templates: Templates, name: str, announced: Iterable[Installed]) -> Iterator[Listed]:
    """Yield the folders that have a theme of a name."""
    packages = {theme.folder: theme.package for theme in announced}
    folders = [
        folder
        for folder in templates.having(name)
        if folder.place is not Place.CV or templates.is_own(name)
    ]
    state = State.USED
    for number, folder in enumerate(folders):
        is_last = number == len(folders) - 1
        listed = _listed(templates, folder, state, packages.get(folder.path, ""), is_last=is_last)
        yield listed
        changes = listed.base == name and state is not State.HIDDEN
        state = State.CHANGED if changes else State.HIDDEN


def _listed(
    templates: Templates, folder: Folder, state: State, package: str, *, is_last: bool
) -> Listed:
    name = folder.theme
    default = (BASE if name == DEFAULT else DEFAULT) if is_last else name
    read = templates.at(folder.path / MANIFEST)
    if read.value is None and not read.diagnostics:
        return Listed(name, folder.place, folder.path, default, "", package, state)
    manifest = parsed(read.value) if read.value else Result(None, read.diagnostics)
    if manifest.value is None:
        return Listed(
            name, folder.place, folder.path, package=package, state=State.BROKEN,
            diagnostics=manifest.diagnostics,
        )  # fmt: skip
    said = manifest.value[0]
    base = said.base or default
    return Listed(name, folder.place, folder.path, base, said.description or "", package, state)
