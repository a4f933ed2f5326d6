"""Files of other programs, whose parsers let pass what a CV of cvtex may not have.

These are comments in JSON, a comma after its last item, and keys that are given twice. Whoever has
such a file has never seen anything wrong with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from cvtex.diagnostics import Result
from cvtex.source import Source
from cvtex.yaml.any_syntax import compose
from cvtex.yaml.builder import build
from cvtex.yaml.document import MERGE, YamlDocument, span_of
from cvtex.yaml.json_nodes import compose_json


@dataclass(frozen=True, slots=True)
class Repeated:
    """A value that counts for nothing, since its key is given again in the same mapping.

    `path` is where it is, as in `work[2].summary`, and `line` that of the last such key. `document`
    has the value.
    """

    path: str
    line: int
    document: YamlDocument


def parse_leniently(
    source: Source, *, is_json: bool
) -> tuple[Result[YamlDocument], tuple[Repeated, ...]]:
    """Parse a file with what other programs let pass, and return the values that count for nothing.

    There is no document if the file cannot be parsed.
    """
    composed = _json(source) if is_json else compose(source)
    if composed.diagnostics:
        return Result(None, composed.diagnostics), ()
    root = composed.value
    dropped = _drop_repeated(root) if root is not None else []
    whole = build(source, root)
    if root is None or not dropped or whole.value is None:
        return whole, ()
    # In one list, so that all of them together are bounded.
    nodes = [node for _, node, _ in dropped]
    lost = build(source, SequenceNode("", nodes, root.start_mark, root.end_mark))
    if lost.value is None or not isinstance(lost.value.data, list):
        return lost, ()
    return whole, tuple(
        Repeated(path, span_of(source, last).line, YamlDocument(source, data, node))
        for (path, node, last), data in zip(dropped, lost.value.data, strict=True)
    )


def _json(source: Source) -> Result[Node]:
    composed = compose_json(source)
    strict = _strict(source.text) if composed.diagnostics else source.text
    if strict == source.text:
        return composed
    again = compose_json(Source(source.path, strict))
    return composed if again.diagnostics else again


# A text first, so that nothing within it is changed; what is never closed ends with the file.
_TEXT = r'"[^"\\\n]*(?:\\.[^"\\\n]*)*"'
_COMMENT = re.compile(_TEXT + r"|//[^\n]*|/\*(?:[\s\S]*?\*/|[\s\S]*\Z)")
_COMMA = re.compile(_TEXT + r"|,(?=\s*[\]}])")


def _strict(text: str) -> str:
    """Return a text with spaces in the place of comments, and of commas before a bracket.

    All other characters keep their places.
    """
    for pattern in (_COMMENT, _COMMA):
        text = pattern.sub(_blank, text)
    return text


def _blank(found: re.Match[str]) -> str:
    return found[0] if found[0].startswith('"') else re.sub(r"[^\n]", " ", found[0])


def _drop_repeated(root: Node) -> list[tuple[str, Node, Node]]:
    """Keep the last of the values that a key is given in one mapping, as other programs do.

    The nodes are changed. Returns what was dropped: its path, its node, and the last key.
    """
    dropped: list[tuple[str, Node, Node]] = []
    ahead = [("", root)]
    seen: set[int] = set()
    while ahead:
        path, node = ahead.pop()
        if id(node) in seen:  # of an alias
            continue
        seen.add(id(node))
        if isinstance(node, SequenceNode):
            ahead.extend((f"{path}[{i}]", child) for i, child in enumerate(node.value))
        if not isinstance(node, MappingNode):
            continue
        last = {key.value: (key, value) for key, value in node.value if _is_word(key)}
        kept: dict[object, tuple[Node, Node]] = {}
        for key, value in node.value:
            name = f"{path}.{key.value}".strip(".")
            if not _is_word(key):
                kept[id(key)] = (key, value)
                continue
            if value is not last[key.value][1]:
                dropped.append((name, value, last[key.value][0]))
            else:
                ahead.append((name, value))
            kept[key.value] = last[key.value]
        node.value = list(kept.values())
    return dropped


def _is_word(key: Node) -> bool:
    return isinstance(key.value, str) and key.tag != MERGE
