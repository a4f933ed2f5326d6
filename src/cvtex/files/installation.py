"""How cvtex was installed, as far as its own files tell."""

from __future__ import annotations

import sys
from pathlib import Path

from cvtex.files.paths import is_file

_TOOLS = {
    "pipx_metadata.json": "pipx install --force",
    "uv-receipt.toml": "uv tool install",
}
"""What installs an extra into the environment of a tool, by the file that the tool leaves there.

pipx leaves what is installed as it is without `--force`, and pip would install into another
environment.
"""


def command_for(extra: str) -> str:
    """Return the command that installs an extra of cvtex where this cvtex is installed."""
    prefix = Path(sys.prefix)
    commands = (command for name, command in _TOOLS.items() if is_file(prefix / name))
    return f"{next(commands, 'pip install')} 'cvtex[{extra}]'"
