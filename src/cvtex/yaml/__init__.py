"""YAML, JSON and TOML files as data in which every value has its place in the file."""

from __future__ import annotations

from cvtex.yaml.any_syntax import parse
from cvtex.yaml.document import INCLUDE, SCHEMA, Data, Path, YamlDocument, existing_path
from cvtex.yaml.folding import FoldedText
from cvtex.yaml.load import load
from cvtex.yaml.loader import parse_yaml

__all__ = [
    "INCLUDE",
    "SCHEMA",
    "Data",
    "FoldedText",
    "Path",
    "YamlDocument",
    "existing_path",
    "load",
    "parse",
    "parse_yaml",
]
