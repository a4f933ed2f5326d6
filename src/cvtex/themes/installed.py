"""The themes of installed packages: data that a package announces, and of which no code is run.

A package announces a theme by an entry point of the group `cvtex.themes` (packaging.python.org,
"Entry points specification"). Its name is that of the theme, and its value the dotted name of the
folder that has the `theme.yaml`: `cvtex_slate`, or `cvtex_slate.themes.slate`. Only the place of
the first part is asked for, which imports nothing; the others are folders in it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from cvtex.files import cache
from cvtex.themes.folders import is_theme_name

GROUP = "cvtex.themes"
"""The group of the entry points."""

_KIND = "themes"
"""The kind of the cached lists: finding the entry points takes longer than a build needs."""


@dataclass(frozen=True, slots=True)
class Installed:
    """A theme that a package announces.

    `package` is the name and the version of the package. `folder` is None if there is no such
    folder; `problem` then says why.
    """

    name: str
    package: str
    folder: Path | None
    problem: str = ""


def installed_themes() -> tuple[Installed, ...]:
    """Return what the installed packages announce, ordered by theme and package."""
    name = cache.name_of("2", sys.version, *_stamps())
    kept = cache.load_object(_KIND, name)
    if isinstance(kept, tuple):
        return kept
    found = tuple(sorted(_announced(), key=lambda theme: (theme.name, theme.package)))
    cache.keep_object(_KIND, name, found)
    return found


def installed_folders() -> dict[str, Path]:
    """Return the folder of each theme that is installed; of two of a name, that of the first."""
    folders: dict[str, Path] = {}
    for theme in installed_themes():
        if theme.folder is not None:
            folders.setdefault(theme.name, theme.folder)
    return folders


def _stamps() -> Iterator[str]:
    """Yield a text for each folder of packages; installing or removing one changes it."""
    for folder in sys.path:
        with suppress(OSError):
            yield f"{folder} {os.stat(folder or os.curdir).st_mtime_ns}"  # noqa: PTH116 - faster


def _announced() -> Iterator[Installed]:
    from importlib.metadata import entry_points

    for point in entry_points(group=GROUP):
        package = f"{point.dist.name} {point.dist.version}" if point.dist else ""
        folder, problem = _folder(point.name, point.value.partition(":")[0].strip())
        yield Installed(point.name, package, folder, problem)


def _folder(name: str, module: str) -> tuple[Path | None, str]:
    """Return the folder of a dotted name, or None and the reason; nothing is imported."""
    from importlib.util import find_spec

    top, *inner = module.split(".")
    if not is_theme_name(name):
        return None, f"`{name}` is not a theme name"
    spec = None
    if all(part.isidentifier() for part in (top, *inner)):
        with suppress(ImportError, ValueError):
            spec = find_spec(top)  # of a name without a dot, it imports no parent
    for place in (spec.submodule_search_locations or ()) if spec else ():
        folder = Path(place, *inner)
        if folder.is_dir():
            return folder, ""
    return None, f"`{module}` is not a folder of the package"
