"""In which folders the templates of a theme are, and what is in them."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cvtex.diagnostics import Result
from cvtex.files.read import read_source
from cvtex.source import Source

MAIN = "cv.tex"
"""The template that is filled first."""

MANIFEST = "theme.yaml"
"""What a theme says about itself."""

BASE = "base"
"""The shipped folder with each template and each value of the design that a theme does not have."""

DEFAULT = "classic"
"""The theme that a user's own theme is based on, unless its manifest names another."""


def _on_disk(path: Path) -> Result[Source]:
    is_there = os.path.isfile(path)  # noqa: PTH113 - `Path` raises where it may not look
    return read_source(path, what="the template") if is_there else Result(None)


@dataclass(frozen=True, slots=True)
class Templates:
    """Two folders of templates: the user's `own`, which may not exist, and those `shipped`.

    `read` reads one of the user's own; it returns None, and no diagnostics, if there is none.
    """

    own: Path
    shipped: Path
    read: Callable[[Path], Result[Source]] = _on_disk

    def folders(self, theme: str) -> tuple[Path, ...]:
        """Return the folders of a theme: the user's of that name, and the shipped one."""
        return (self.own / theme, self.shipped / theme)

    def names(self) -> tuple[str, ...]:
        """Return the names of the shipped themes."""
        shipped = (path for path in self.shipped.iterdir() if path.is_dir())
        return tuple(sorted(path.name for path in shipped if path.name != BASE))

    def exists(self, theme: str) -> bool:
        """Return whether a theme has a file of its own, or the user a `cv.tex` for all themes.

        A folder in memory cannot be listed, so each file name of the base is tried in it.
        """
        if (self.shipped / theme).is_dir() or self._has(self.own / MAIN):
            return True
        names = sorted(path.name for path in (self.shipped / BASE).iterdir())
        return any(self._has(self.own / theme / name) for name in names)

    def _has(self, path: Path) -> bool:
        return self.at(path) != Result(None)

    def at(self, path: Path) -> Result[Source]:
        """Return the template at a path; None, and no diagnostics, if there is none."""
        return _on_disk(path) if path.is_relative_to(self.shipped) else self.read(path)
