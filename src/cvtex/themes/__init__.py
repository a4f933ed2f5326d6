"""Themes: where their templates are, what their manifests say, and the complete design of a CV.

A theme is a folder of templates with a manifest, `theme.yaml`: the theme that it is based on, and
the values of the design that it has by default. It needs to have only what differs.
"""

from __future__ import annotations

from cvtex.themes.folders import Templates
from cvtex.themes.styles import unknown_styles
from cvtex.themes.theme import Theme, find_theme

__all__ = ["Templates", "Theme", "find_theme", "unknown_styles"]
