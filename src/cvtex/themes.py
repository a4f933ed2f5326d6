"""Where the templates of a theme lie."""

from __future__ import annotations

from pathlib import Path

from cvtex.diagnostic import Code, Result, error
from cvtex.document import Document

MAIN = "cv.tex"
"""The template that a theme begins with."""


def folders_of(document: Document, own: Path, shipped: Path) -> Result[tuple[Path, ...]]:
    """Return the folders in which a template of the CV's theme is looked for, in their order.

    `own` is where the user's templates are, `shipped` where cvtex's are.
    """
    theme = document.design.theme
    folders = own / theme, own, shipped / theme
    if any((folder / MAIN).is_file() for folder in folders):
        return Result(folders)
    names = ", ".join(
        f"`{folder.name}`" for folder in sorted(shipped.iterdir()) if (folder / MAIN).is_file()
    )
    hints = f"cvtex has {names}", f"a theme of your own is a folder `{own / theme}`"
    message = f"there is no theme `{theme}`"
    return Result(None, (error(Code.TEMPLATE, message, document.theme_origin, hints=hints),))
