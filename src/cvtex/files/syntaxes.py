"""The syntaxes that a CV may be written in, known by the ends of the names of files."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from cvtex.source import Source


class Syntax(StrEnum):
    """A syntax for data."""

    YAML = "YAML"
    JSON = "JSON"
    TOML = "TOML"


SUFFIXES = {
    ".yaml": Syntax.YAML,
    ".yml": Syntax.YAML,
    ".json": Syntax.JSON,
    ".toml": Syntax.TOML,
}
"""The syntax of a file by the end of its name."""


def syntax_of(source: Source) -> Syntax:
    """Return the syntax of a file; a file of any other name is YAML."""
    return SUFFIXES.get(Path(source.path).suffix.lower(), Syntax.YAML)
