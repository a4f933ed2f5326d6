"""`files.installation`: the command that installs an extra is that of the tool in use."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from cvtex.files.installation import command_for


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("pyvenv.cfg", "pip install 'cvtex[check]'"),
        ("pipx_metadata.json", "pipx install --force 'cvtex[check]'"),
        ("uv-receipt.toml", "uv tool install 'cvtex[check]'"),
    ],
)
def test_an_extra_is_installed_as_cvtex_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, command: str
) -> None:
    """Both tools leave a file in the environment that they made."""
    (tmp_path / name).write_bytes(b"")
    monkeypatch.setattr(sys, "prefix", str(tmp_path))

    assert command_for("check") == command
