"""Where a build finds themes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from cvtex.compiler.options import Options
from cvtex.diagnostics import Result
from cvtex.files import ProjectFiles, resources
from cvtex.files.settings import user_themes
from cvtex.source import Source
from cvtex.themes import Templates
from cvtex.themes.folders import Folder, Place
from cvtex.themes.installed import installed_folders


def templates_of(files: ProjectFiles, options: Options) -> Templates:
    """Return the folders of themes for a CV. The user has chosen all but those beside the CV."""
    read: Callable[[Path], Result[Source]] = partial(files.find_text, what="the template")
    if not options.raw_latex:  # a template is LaTeX
        read = _read_nothing
    theme = options.theme
    return Templates(
        theme.parent if theme else files.own_templates,
        resources.templates(),
        read,
        user_themes(),
        installed_folders(),
        partial(files.find_installed, what="the template"),
        Folder(theme.name, Place.CV, theme) if theme else None,
    )


def _read_nothing(_: Path) -> Result[Source]:
    return Result(None)
