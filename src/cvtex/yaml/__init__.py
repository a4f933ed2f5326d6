"""YAML files as data in which every value has its place in the file."""

from __future__ import annotations

from cvtex.yaml.document import Data, Path, YamlDocument
from cvtex.yaml.folding import FoldedText
from cvtex.yaml.loader import parse_yaml

__all__ = ["Data", "FoldedText", "Path", "YamlDocument", "parse_yaml"]
