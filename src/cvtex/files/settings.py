"""The folder of the user's settings, where the user's own themes and locales are."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import platformdirs


def user_themes() -> Path | None:
    """Return the folder of the user's themes, which may not exist; None without a home."""
    return _folder("themes")


def user_locales() -> Path | None:
    """Return the folder of the user's locales, which may not exist; None without a home."""
    return _folder("locales")


def _folder(name: str) -> Path | None:
    """Return a folder in that of the settings.

    That is `cvtex` in `~/.config` or `XDG_CONFIG_HOME`, on macOS in `~/Library/Application
    Support`, and on Windows in `%APPDATA%`. A path that is not absolute is ignored, as the XDG Base
    Directory Specification asks for.
    """
    with suppress(RuntimeError):
        folder = platformdirs.user_config_path("cvtex", appauthor=False, roaming=True)
        if folder.is_absolute():
            return folder / name
    return None
