"""The files that are shipped with cvtex: templates, fonts, the page of diagnostics.

In a wheel they are inside the package. In a checkout, and so in an editable install, the templates
are at the root of the repository, where people look for them.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def templates() -> Path:
    """Return the folder of the themes that come with cvtex."""
    packaged = _PACKAGE / "latex_templates"
    return packaged if packaged.is_dir() else _PACKAGE.parents[1] / "latex_templates"


def texmf() -> Path:
    """Return the TeX tree with cvtex's fonts."""
    return _PACKAGE / "texmf"


def diagnostics_page() -> Path:
    """Return the page that explains the diagnostic codes."""
    packaged = _PACKAGE / "diagnostics.md"
    return packaged if packaged.is_file() else _PACKAGE.parents[1] / "docs" / "diagnostics.md"
