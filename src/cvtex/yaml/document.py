"""The data of a CV's file, with that of the parts that it includes, and the span of every value."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from typing import NamedTuple, TypeAlias

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from cvtex.source import Source, Span

Data: TypeAlias = "str | list[Data] | dict[str, Data] | None"
Path: TypeAlias = Sequence[str | int]

MERGE = "tag:yaml.org,2002:merge"
"""The tag of the key `<<`, whose value is merged into the mapping around it (YAML 1.1)."""


INCLUDE = "include"
"""The key by which a mapping names the files that take its place."""

SCHEMA = "$schema"
"""The key by which a JSON file names its schema for editors; it says nothing of the CV."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a file, in the form of the marks of YAML's nodes: `line` counts from 0."""

    source: Source
    index: int
    line: int


@dataclass(frozen=True, slots=True)
class YamlDocument:
    """The data of a file, and the span of the value at any path into the data.

    `parts` are the files that it includes, by the path that spans name. The nodes of a part, and
    those of a file that is not YAML, have a `Mark` at either end.
    """

    source: Source
    data: Data
    root: Node | None
    parts: Mapping[str, Source] = field(default_factory=dict, repr=False)
    _mappings: dict[MappingNode, _Mapping] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def locate(self, path: Path, *, key: bool = False) -> Span:
        """Return the span of the value at a path, or of its key.

        Parts of the path that are not in the data are skipped, so the path of something missing
        leads to the mapping or list that should contain it.
        """
        node, key_node = self.root, None
        for part in path:
            child = self._child(node, part)
            if child is not None:
                key_node, node = child
        chosen = key_node if key and key_node is not None else node
        return span_of(self.source, chosen, short=isinstance(chosen, MappingNode))

    def locate_whole(self, path: Path) -> Span:
        """Return the whole span of the value at a path, over all its lines."""
        node = self.root
        for part in path:
            child = self._child(node, part)
            node = child[1] if child else node
        return span_of(self.source, node)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The file itself, and its parts."""
        return (self.source, *self.parts.values())

    def source_of(self, span: Span) -> Source:
        """Return the file that a span is in."""
        return self.parts.get(span.path, self.source)

    def at(self, path: Path) -> Data:
        """Return the value at a path; parts of the path that are not in the data are skipped."""
        data = self.data
        for part in path:
            match data:
                case dict():
                    data = data.get(str(part))
                case list() if isinstance(part, int) and part < len(data):
                    data = data[part]
        return data

    def get(self, key: str) -> Data:
        """Return the value of a key at the top, or None."""
        return self.data.get(key) if isinstance(self.data, dict) else None

    def without(self, path: Path) -> YamlDocument:
        """Return the document without the value at a path; all other values keep their spans."""
        data, root = _data_without(self.data, path), _node_without(self.root, path)
        return replace(self, data=data, root=root)

    def with_value(self, key: str, value: str) -> YamlDocument:
        """Return the document with a text under a top-level key that the file does not have."""
        held = self.data if isinstance(self.data, dict) else {}
        return replace(self, data={**held, key: value})

    def _child(self, node: Node | None, part: str | int) -> tuple[Node | None, Node] | None:
        """Return the nodes of a key and of its value, or None; an item of a list has no key."""
        if isinstance(node, SequenceNode) and isinstance(part, int) and part < len(node.value):
            return None, node.value[part]
        if not isinstance(node, MappingNode):
            return None
        mapping = self._mappings.get(node)
        if mapping is None:  # the keys are indexed once: a search for each takes quadratic time
            mapping = self._mappings[node] = _Mapping.of(node)
        if isinstance(part, str) and part in mapping.items:
            return mapping.items[part]
        merged = (self._child(base, part) for base in mapping.bases)
        return next(filter(None, merged), None)

    def scalars(self, without: Collection[str] = ()) -> Iterator[tuple[str, Span]]:
        """Yield the text and the span of every scalar, except below the keys in `without`."""
        yield from _scalars(self.source, self.root, without, set())


def existing_path(data: Data, path: Path) -> tuple[str | int, ...]:
    """Return the longest prefix of a path that leads to a value in the data."""
    length = 0
    for part in path:
        match data:
            case dict() if part in data:
                data = data[str(part)]
            case list() if isinstance(part, int) and part < len(data):
                data = data[part]
            case _:
                break
        length += 1
    return tuple(path[:length])


class _Mapping(NamedTuple):
    """The nodes of a mapping by key, of equal keys the first, and what is merged into it."""

    items: dict[str, tuple[ScalarNode, Node]]
    bases: list[Node]

    @classmethod
    def of(cls, node: MappingNode) -> _Mapping:
        items: dict[str, tuple[ScalarNode, Node]] = {}
        bases: list[Node] = []
        for key, value in node.value:
            if key.tag == MERGE:
                bases.extend(value.value if isinstance(value, SequenceNode) else [value])
            elif isinstance(key, ScalarNode):
                items.setdefault(key.value, (key, value))
        return cls(items, bases)


def _data_without(data: Data, path: Path) -> Data:
    if not path:
        return data
    match data:
        case dict():
            key = str(path[0])
            rest = {key: _data_without(data[key], path[1:])} if path[1:] and key in data else {}
            return {k: rest.get(k, v) for k, v in data.items() if k != key or rest}
        case list() if isinstance(path[0], int):
            held = data[path[0] : path[0] + 1] if path[1:] else []
            kept = [_data_without(value, path[1:]) for value in held]
            return [*data[: path[0]], *kept, *data[path[0] + 1 :]]
    return data


def _node_without(node: Node | None, path: Path) -> Node | None:
    """Return a copy of a node without the value at a path; aliased nodes are not changed."""
    if node is None or not path:
        return node
    changed = copy(node)
    match node:
        case MappingNode():
            changed.value = [
                (key, _node_without(value, path[1:]) if key.value == path[0] else value)
                for key, value in node.value
                if key.value != path[0] or path[1:]
            ]
        case SequenceNode() if isinstance(path[0], int):
            held = node.value[path[0] : path[0] + 1] if path[1:] else []
            kept = [_node_without(child, path[1:]) for child in held]
            changed.value = [*node.value[: path[0]], *kept, *node.value[path[0] + 1 :]]
    return changed


def _scalars(
    source: Source, node: Node | None, without: Collection[str], seen: set[Node]
) -> Iterator[tuple[str, Span]]:
    if node is None or node in seen:
        return
    seen.add(node)
    match node:
        case ScalarNode():
            yield str(node.value), span_of(source, node)
        case SequenceNode():
            for child in node.value:
                yield from _scalars(source, child, without, seen)
        case MappingNode():
            for key, child in node.value:
                if key.value not in without:
                    yield from _scalars(source, child, without, seen)


def span_of(source: Source, node: Node | None, *, short: bool = False) -> Span:
    """Return the span of a node; `short` ends it with its first line, to point at a mapping."""
    if node is None:
        return source.span(0)
    start, end = node.start_mark.index, node.end_mark.index
    source = source_of(source, node)
    text = source.text[start:end].rstrip()
    if short:
        text = text.partition("\n")[0]
    return source.span(start, start + max(1, len(text)))


def source_of(source: Source, node: Node) -> Source:
    """Return the file that a node is in, which is `source` unless its mark says otherwise."""
    mark = node.start_mark
    return mark.source if isinstance(mark, Mark) else source
