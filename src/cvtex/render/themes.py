"""Where the templates of a theme lie, and what is in them."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cvtex.diagnostics.codes import Code
from cvtex.diagnostics.diagnostic import Result, error
from cvtex.document.model import Document
from cvtex.files.read import read_source
from cvtex.source import Source

MAIN = "cv.tex"
"""The template that a theme begins with."""


def _on_disk(path: Path) -> Result[Source]:
    is_there = os.path.isfile(path)  # noqa: PTH113 - `Path` raises where it may not look
    return read_source(path, what="the template") if is_there else Result(None)


@dataclass(frozen=True, slots=True)
class Templates:
    """The user's `own` templates, which may be none, and those that are `shipped` with cvtex.

    `read` gives what is in one of the user's own; nothing, and no diagnostics, if it is not there.
    """

    own: Path
    shipped: Path
    read: Callable[[Path], Result[Source]] = _on_disk

    def folders(self, document: Document) -> Result[tuple[Path, ...]]:
        """Return the folders in which a template of the CV's theme is looked for, in their order.

        So a user replaces one piece of a theme by a file of its name.
        """
        theme = document.design.theme
        folders = self.own / theme, self.own, self.shipped / theme
        if any(self.at(folder / MAIN) != Result(None) for folder in folders):
            return Result(folders)
        themes = sorted(one for one in self.shipped.iterdir() if (one / MAIN).is_file())
        names = ", ".join(f"`{one.name}`" for one in themes)
        hints = f"cvtex has {names}", f"a theme of your own is a folder `{self.own / theme}`"
        message = f"there is no theme `{theme}`"
        return Result(None, (error(Code.TEMPLATE, message, document.theme_origin, hints=hints),))

    def at(self, path: Path) -> Result[Source]:
        """Return the template at a path; nothing, and no diagnostics, if there is none."""
        return _on_disk(path) if path.is_relative_to(self.shipped) else self.read(path)
