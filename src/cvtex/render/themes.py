"""In which folders the templates of a theme are, and what is in them."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cvtex.diagnostics import Code, Result, error
from cvtex.document import Document
from cvtex.files.read import read_source
from cvtex.source import Source

MAIN = "cv.tex"
"""The template that is filled first."""

BASE = "classic"
"""The shipped theme that has each template that another theme does not have."""


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

    def folders(self, document: Document) -> Result[tuple[Path, ...]]:
        """Return the folders in which a template of the document's theme is looked for, in order.

        A theme needs to have only what differs from the base, and a user only what differs from a
        theme. A theme that does not exist is an error.
        """
        theme = document.design.theme
        shipped = dict.fromkeys((self.shipped / theme, self.shipped / BASE))
        folders = (self.own / theme, self.own, *shipped)
        if self._exists(theme):
            return Result(folders)
        shipped_names = sorted(path.name for path in self.shipped.iterdir() if path.is_dir())
        names = ", ".join(f"`{name}`" for name in shipped_names)
        hints = (
            f"cvtex has {names}",
            f"a theme of your own is a folder `{self.own / theme}` with a template in it",
        )
        message = f"there is no theme `{theme}`"
        return Result(None, (error(Code.TEMPLATE, message, document.theme_origin, hints=hints),))

    def _exists(self, theme: str) -> bool:
        """Return whether a theme has a template of its own, or the user a `cv.tex` for all themes.

        A folder in memory cannot be listed, so each file name of the base theme is tried in it.
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
