"""Read the file that is imported into a tree of nodes, whatever it is written in."""

from __future__ import annotations

from pathlib import Path

from cvtex.diagnostics import Result
from cvtex.files.read import read_source
from cvtex.importers.origin import Origin, Tree
from cvtex.yaml.any_syntax import parse


def read_document(path: Path) -> Result[Origin]:
    """Read a YAML, JSON or TOML file; its name says which."""
    read = read_source(path, what="the file")
    if read.value is None:
        return Result(None, read.diagnostics)
    parsed = parse(read.value)
    if parsed.value is None:
        return Result(None, read.diagnostics + parsed.diagnostics)
    root = Tree().of_document(parsed.value)
    return Result(Origin(path, root, {read.value.path: read.value}), read.diagnostics)
