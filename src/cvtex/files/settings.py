"""The folder of the user's settings, where the user's own themes are."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import platformdirs


def user_themes() -> Path | None:
    """Return the folder of the user's themes, which may not exist; None for a user without a home.

    It is `cvtex/themes` in `~/.config` or `XDG_CONFIG_HOME`, on macOS in `~/Library/Application
    Support`, and on Windows in `%APPDATA%`. A path that is not absolute is ignored, as the XDG Base
    Directory Specification asks for.
    """
    with suppress(RuntimeError):
        folder = platformdirs.user_config_path("cvtex", appauthor=False, roaming=True)
        if folder.is_absolute():
            return folder / "themes"
    return None
