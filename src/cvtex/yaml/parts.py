"""Parts of a CV in other files: `include` in place of a value, an item, or beside other keys.

The nodes of a part take the place of the mapping that includes it, and keep the places that they
have in their own file. So everything after this is as if the CV were written in one file, but
every message leads into the file that the text is in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from cvtex.diagnostics import Code, Diagnostic, Note, error
from cvtex.files import ProjectFiles
from cvtex.files.paths import real_path
from cvtex.files.syntaxes import SUFFIXES, Syntax, syntax_of
from cvtex.source import Source, Span
from cvtex.yaml.any_syntax import compose
from cvtex.yaml.builder import DEEPEST, MOST_VALUES, is_null
from cvtex.yaml.document import INCLUDE, MERGE, SCHEMA, Mark, source_of, span_of
from cvtex.yaml.loader import LARGEST, nodes_of

Chain: TypeAlias = tuple[Path, ...]

_MOST_LEVELS = 5
"""How many files may include each other in a row."""

_MOST_PARTS = 500
"""How many files a CV may include, with those that its parts include."""


class Parts:
    """The parts of a CV: what has been read, and what is wrong with it."""

    def __init__(self, files: ProjectFiles, source: Source) -> None:
        self.files = files
        self.source = source
        self.sources: dict[str, Source] = {}
        self.diagnostics: list[Diagnostic] = []
        self.roots: dict[Path, Node | None] = {}
        self.done: dict[Node, Node] = {}
        self.included = 0

    def node(self, node: Node, chain: Chain, depth: int) -> Node:
        """Return a node with what is included in it; `chain` are the files that lead to it.

        Values that are nested deeper than in any CV stay as they are, and so does a value that an
        alias leads to from within; both are reported when the data is built.
        """
        if node in self.done or depth > DEEPEST:
            return self.done.get(node, node)
        self.done[node] = node
        match node:
            case SequenceNode():
                node.value = [
                    item for child in node.value for item in self._items(child, chain, depth + 1)
                ]
            case MappingNode():
                node.value = [
                    (key, value if _is_include(key) else self.node(value, chain, depth + 1))
                    for key, value in node.value
                ]
                self.done[node] = self._with_parts(node, chain)
        return self.done[node]

    def _items(self, child: Node, chain: Chain, depth: int) -> Sequence[Node]:
        """Return what stands in a list in place of an item.

        Of an item that only includes files, that is the root of each, or the items of its list.
        """
        if not isinstance(child, MappingNode) or not child.value or not _only_includes(child):
            return (self.node(child, chain, depth),)
        items: list[Node] = []
        for _, part in self._included(child, chain):
            items.extend(part.value if isinstance(part, SequenceNode) else [part])
        self.included += len(items)
        if self.included > MOST_VALUES:
            message = f"more than {MOST_VALUES:,} items are included"
            self._error(message, child, "include each part once")
            return ()
        return items

    def _included(self, node: MappingNode, chain: Chain) -> Sequence[tuple[ScalarNode, Node]]:
        """Return the parts that a mapping includes, each with its name; empty ones are left out."""
        (_, value), *others = [pair for pair in node.value if _is_include(pair[0])]
        for key, _ in others:
            hint = "write one list of files: `include: [first.yaml, second.yaml]`"
            first = next(key for key, _ in node.value if _is_include(key))
            notes = (Note("first given here", self._span(first)),)
            message, place = f"`{INCLUDE}` is given twice", self._span(key)
            self.diagnostics.append(
                error(Code.DUPLICATE_KEY, message, place, hints=(hint,), notes=notes)
            )
        read = [(name, self._part(name, chain)) for name in self._names(value)]
        return [(name, part) for name, part in read if part is not None]

    def _with_parts(self, node: MappingNode, chain: Chain) -> Node:
        """Return what stands in place of a mapping, which may include parts."""
        if not any(_is_include(key) for key, _ in node.value):
            return node
        parts = self._included(node, chain)
        is_alone = _only_includes(node)
        if is_alone and parts and all(isinstance(part, SequenceNode) for _, part in parts):
            if len(parts) == 1:
                return parts[0][1]
            items = [item for _, part in parts for item in part.value]
            return SequenceNode("", items, node.start_mark, node.end_mark)
        included: MappingNode | None = None
        for name, part in parts:
            if not isinstance(part, MappingNode):
                self._report_kind(name, part, is_alone=is_alone)
            elif included is None:
                included = part
            else:
                included = self._joined(included, part, 0, is_own=False)
        if is_alone:
            return included or ScalarNode("", "", node.start_mark, node.end_mark)
        own = MappingNode(node.tag, [], node.start_mark, node.end_mark, node.flow_style)
        own.value = [item for item in node.value if not _is_include(item[0])]
        if included is None:
            return own
        place = next(i for i, (key, _) in enumerate(node.value) if _is_include(key))
        joined = self._joined(own, included, 0, is_own=True)
        # The blocks of a section are printed in the order of the file.
        count = len(own.value)
        kept, added = joined.value[:count], joined.value[count:]
        joined.value = [*kept[:place], *added, *kept[place:]]
        return joined

    def _names(self, value: Node) -> Sequence[ScalarNode]:
        """Return the names of files in the value of `include`."""
        values = value.value if isinstance(value, SequenceNode) else [value]
        names = [name for name in values if isinstance(name, ScalarNode)]
        if len(names) == len(values):
            return [name for name in names if name.value.strip()]
        message = f"`{INCLUDE}` has to be the name of a file, or a list of names"
        self._error(message, value, "write `include: part.yaml`")
        return ()

    def _part(self, name: ScalarNode, chain: Chain) -> Node | None:
        """Return the root node of a part, or None if it is empty or cannot be read."""
        place = self._span(name)
        path = Path(source_of(self.source, name).path).parent / name.value
        real = real_path(path)
        if path.suffix.lower() not in SUFFIXES or real.suffix.lower() not in SUFFIXES:
            hint = "a part is a `.yaml`, `.json` or `.toml` file"
            if path.suffix.lower() == ".bib":
                hint = f"name it at the top level of the CV: `bibliography: {name.value}`"
            self._error(f"`{name.value}` cannot be included", name, hint)
            return None
        if real in chain:
            self._error(
                f"`{name.value}` includes itself", name, "remove one `include` of the circle"
            )
            return None
        if real in self.roots:
            return self.roots[real]
        if len(chain) > _MOST_LEVELS or len(self.roots) >= _MOST_PARTS:
            many = f"more than {_MOST_LEVELS} files include each other in a row"
            if len(self.roots) >= _MOST_PARTS:
                many = f"more than {_MOST_PARTS} files are included"
            self._error(many, name, "include the parts from the CV itself, or join some")
            return None
        read = self.files.read_text(path, what="the part")
        self.diagnostics.extend(d if d.span else replace(d, span=place) for d in read.diagnostics)
        self.roots[real] = None
        if read.value is None:
            return None
        self.sources[read.value.path] = read.value
        if sum(len(source.text) for source in (self.source, *self.sources.values())) > LARGEST:
            message = f"the CV and its parts are longer than {LARGEST:,} characters"
            hint = "move long content to other files: publications to a .bib file"
            self.diagnostics.append(error(Code.FILE_UNREADABLE, message, place, hints=(hint,)))
            return None
        composed = compose(read.value)
        self.diagnostics.extend(composed.diagnostics)
        if composed.value is None:
            return None
        if isinstance(composed.value, MappingNode):
            kept = [pair for pair in composed.value.value if pair[0].value != SCHEMA]
            composed.value.value = kept
        if syntax_of(read.value) is Syntax.YAML:
            _mark(composed.value, read.value)
        root = self.node(composed.value, (*chain, real), 0)
        self.roots[real] = None if is_null(root) else root
        return self.roots[real]

    def _report_kind(self, name: ScalarNode, part: Node, *, is_alone: bool) -> None:
        """Report a part that is not of the kind that its place needs."""
        if isinstance(part, SequenceNode) and not is_alone:
            message = f"`{name.value}` is a list, which cannot be joined with keys"
            hint = "include it as the value of a key: `education: {include: education.yaml}`"
        elif isinstance(part, SequenceNode):
            message = f"`{name.value}` is a list, and another of these parts is not"
            hint = "include either lists or mappings of keys together"
        else:
            message = f"`{name.value}` has neither keys nor a list"
            hint = "write `key: value` or `- item` in it"
        self._error(message, name, hint)

    def _joined(
        self, first: MappingNode, second: MappingNode, depth: int, *, is_own: bool
    ) -> MappingNode:
        """Return a mapping with the keys of two; a mapping that both have is joined too.

        Of other values with one key, the first counts. That is reported, unless the first mapping
        is that of the file that includes (`is_own`).
        """
        held = {key.value: (i, key, value) for i, (key, value) in _keys_of(first)}
        items = list(first.value)
        for _, (key, value) in _keys_of(second, merges=True):
            if key.value not in held or key.tag == MERGE:
                items.append((key, value))
                continue
            index, first_key, first_value = held[key.value]
            if (
                isinstance(first_value, MappingNode)
                and isinstance(value, MappingNode)
                and depth < DEEPEST
            ):
                joined = self._joined(first_value, value, depth + 1, is_own=is_own)
                items[index] = (first_key, joined)
            elif not is_own:
                self.diagnostics.append(
                    error(
                        Code.DUPLICATE_KEY,
                        f"`{key.value}` is in two parts",
                        self._span(key),
                        hints=("remove one, or write it in the file that includes both",),
                        notes=(Note("first given here", self._span(first_key)),),
                    )
                )
        start, end = first.start_mark, first.end_mark
        return MappingNode(first.tag, items, start, end, first.flow_style)

    def _span(self, node: Node) -> Span:
        return span_of(self.source, node, short=True)

    def _error(self, message: str, node: Node, hint: str) -> None:
        place = self._span(node)
        self.diagnostics.append(error(Code.INVALID_INCLUDE, message, place, hints=(hint,)))


def _is_include(key: Node) -> bool:
    return isinstance(key, ScalarNode) and key.value == INCLUDE


def _only_includes(node: MappingNode) -> bool:
    return all(_is_include(key) for key, _ in node.value)


def _keys_of(
    node: MappingNode, *, merges: bool = False
) -> Iterator[tuple[int, tuple[ScalarNode, Node]]]:
    """Yield the keys of a mapping that are words, each with its value and its number."""
    for index, (key, value) in enumerate(node.value):
        if isinstance(key, ScalarNode) and (merges or key.tag != MERGE):
            yield index, (key, value)


def _mark(root: Node, source: Source) -> None:
    """Give each node of a YAML part marks that name its file."""
    for node in nodes_of(root):
        start, end = node.start_mark, node.end_mark
        node.start_mark = Mark(source, start.index, start.line)
        node.end_mark = Mark(source, end.index, end.line)
