"""`files.settings`: where the user's themes are."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from cvtex.files.settings import user_themes


@pytest.mark.skipif(sys.platform != "linux", reason="the variable is that of Linux")
@pytest.mark.parametrize(
    ("variable", "folder"),
    [("/x/settings", "/x/settings/cvtex/themes"), ("", "/home/a/.config/cvtex/themes")],
)
def test_the_folder_of_the_user(
    monkeypatch: pytest.MonkeyPatch, variable: str, folder: str
) -> None:
    """As the XDG Base Directory Specification has it."""
    monkeypatch.setenv("HOME", "/home/a")
    monkeypatch.setenv("XDG_CONFIG_HOME", variable)

    assert user_themes() == Path(folder)


@pytest.mark.skipif(sys.platform != "linux", reason="the variable is that of Linux")
def test_a_folder_that_is_not_absolute_is_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    """It would be one of the current folder, which may be a stranger's."""
    monkeypatch.setenv("XDG_CONFIG_HOME", "settings")

    assert user_themes() in {None, Path.home() / ".config" / "cvtex" / "themes"}
