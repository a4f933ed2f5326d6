"""In which folders the templates of a theme are, and what is in them."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from cvtex.diagnostics import Result
from cvtex.files.project import refusal_outside
from cvtex.files.read import read_source
from cvtex.source import Source

MAIN = "cv.tex"
"""The template that is filled first."""

MANIFEST = "theme.yaml"
"""What a theme says about itself."""

HOOKS = ("preamble-extra.tex", "macros-extra.tex")
"""The templates that the base includes if there are any."""

BASE = "base"
"""The shipped folder with each template and each value of the design that a theme does not have."""

DEFAULT = "classic"
"""The theme that a user's own theme is based on, unless its manifest names another."""


def is_theme_name(name: str) -> bool:
    """Return whether a theme can have a name, which is that of its folder."""
    return re.fullmatch(r"\w[\w-]{0,63}", name) is not None


class Place(StrEnum):
    """Where a theme is, in the order in which it is looked for."""

    CV = "cv"
    """In `latex_templates` beside the CV."""

    USER = "user"
    """In the folder of the user's settings."""

    PACKAGE = "package"
    """In an installed package."""

    CVTEX = "cvtex"
    """It comes with cvtex."""


@dataclass(frozen=True, slots=True)
class Folder:
    """The folder of a theme."""

    theme: str
    place: Place
    path: Path


def _on_disk(path: Path) -> Result[Source]:
    is_there = os.path.isfile(path)  # noqa: PTH113 - `Path` raises where it may not look
    return read_source(path, what="the template") if is_there else Result(None)


def _within(path: Path, folder: Path) -> Result[Source]:
    return refusal_outside(path, folder) or _on_disk(path)


@dataclass(frozen=True, slots=True)
class Templates:
    """The folders of templates: the user's `own` beside the CV, which may not exist, and others.

    `shipped` has the themes of cvtex, `user` those in the user's settings, and `packages` are the
    folders of those that are installed, by name. `read` reads a file of one's own, and
    `read_installed` one of the user's settings or of a package, whose folder it takes too; both
    return None, and no diagnostics, if there is no such file. `first` is the folder of a theme that
    comes before all places.
    """

    own: Path
    shipped: Path
    read: Callable[[Path], Result[Source]] = _on_disk
    user: Path | None = None
    packages: Mapping[str, Path] = field(default_factory=dict)
    read_installed: Callable[[Path, Path], Result[Source]] = _within
    first: Folder | None = None

    def having(self, theme: str) -> tuple[Folder, ...]:
        """Return the folders that have a theme of a name, in the order of `Place`.

        That beside the CV is among them if there is any other, since a file may be put there at any
        time. A `cv.tex` beside the CV is a theme of every name.
        """
        if self.first is not None and theme == self.first.theme:
            return (self.first,)
        own = Folder(theme, Place.CV, self.own / theme)
        others = tuple(folder for folder in self._elsewhere(theme) if folder.path.is_dir())
        return (own, *others) if others or self.is_own(theme) or self._has(self.own / MAIN) else ()

    def _elsewhere(self, theme: str) -> Iterator[Folder]:
        if self.user is not None:
            yield Folder(theme, Place.USER, self.user / theme)
        if theme in self.packages:
            yield Folder(theme, Place.PACKAGE, self.packages[theme])
        yield Folder(theme, Place.CVTEX, self.shipped / theme)

    def names(self) -> tuple[str, ...]:
        """Return the names of the shipped themes."""
        return tuple(name for name in _folders_in(self.shipped) if name != BASE)

    def known(self) -> tuple[str, ...]:
        """Return the names of all themes that can be listed."""
        own = (name for name in _folders_in(self.own) if self.is_own(name))
        user = _folders_in(self.user) if self.user is not None else ()
        return tuple(sorted({*own, *user, *self.packages, *self.names()}))

    def is_own(self, theme: str) -> bool:
        """Return whether there is a theme of a name beside the CV, with any file of a theme.

        A folder in memory cannot be listed, so each file name of the base is tried in it.
        """
        names = sorted({*HOOKS, *(path.name for path in (self.shipped / BASE).iterdir())})
        return any(self._has(self.own / theme / name) for name in names)

    def _has(self, path: Path) -> bool:
        return self.at(path) != Result(None)

    def at(self, path: Path) -> Result[Source]:
        """Return the template at a path; None, and no diagnostics, if there is none."""
        if self.first is not None and path.is_relative_to(self.first.path):
            return self.read_installed(path, self.first.path)
        if path.is_relative_to(self.shipped):
            return _on_disk(path)
        if self.user is not None and path.is_relative_to(self.user):
            return self.read_installed(path, self.user / path.relative_to(self.user).parts[0])
        for folder in self.packages.values():
            if path.is_relative_to(folder):
                return self.read_installed(path, folder)
        return self.read(path)


def _folders_in(folder: Path) -> tuple[str, ...]:
    """Return the names of the folders in a folder that are not hidden; none if it has none."""
    try:
        found = sorted(path.name for path in folder.iterdir() if path.is_dir())
    except (OSError, ValueError):  # such as the folder of a CV in memory, of whatever name
        return ()
    return tuple(name for name in found if not name.startswith((".", "__")))
