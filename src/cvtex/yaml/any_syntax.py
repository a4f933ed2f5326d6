"""Files in any syntax to nodes or data: the name of a file says how it is written.

The parsers of JSON and TOML are imported when a file needs them.
"""

from __future__ import annotations

from ruamel.yaml.nodes import Node

from cvtex.diagnostics import Result
from cvtex.files.syntaxes import Syntax, syntax_of
from cvtex.source import Source
from cvtex.yaml.builder import build
from cvtex.yaml.document import YamlDocument
from cvtex.yaml.loader import compose_yaml, too_long


def parse(source: Source) -> Result[YamlDocument]:
    """Parse a file in any syntax without the files that it includes."""
    composed = compose(source)
    if composed.diagnostics:
        return Result(None, composed.diagnostics)
    return build(source, composed.value)


def compose(source: Source) -> Result[Node]:
    """Return the root node of a file in any syntax: None if it is empty.

    With a diagnostic, the file could not be parsed.
    """
    if (problem := too_long(source)) is not None:
        return Result(None, (problem,))
    match syntax_of(source):
        case Syntax.JSON:
            from cvtex.yaml.json_nodes import compose_json

            return compose_json(source)
        case Syntax.TOML:
            from cvtex.yaml.toml_nodes import compose_toml

            return compose_toml(source)
    return compose_yaml(source)
