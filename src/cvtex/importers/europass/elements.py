"""XML as a tree of nodes, with the place of each text.

An element with attributes or elements in it is a mapping: of its attributes (`@name`), of the
elements in it by their names without a namespace, several of one name as a list, and of its own
`text`. Any other element is its text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from cvtex.diagnostics import Code, Diagnostic, Result, error
from cvtex.importers.origin import Content, Node, Tree
from cvtex.source import Source, Span

_DEEPEST = 60
_MOST_ELEMENTS = 100_000


def parse_xml(data: bytes, source: Source, tree: Tree) -> Result[Node]:
    """Parse a document; the root node is a mapping with the root element by its name.

    A document type declaration is refused, as no such file has one, and entities of one could grow
    without end or read other files.
    """
    builder = _Builder(source, tree)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.text
    parser.StartDoctypeDeclHandler = builder.refuse
    builder.parser = parser
    try:
        parser.Parse(data, True)  # noqa: FBT003 - positional only: these are all the data
    except expat.ExpatError as problem:
        reason = expat.ErrorString(problem.code)
        return Result(None, (_problem(source, problem.lineno, f"not well-formed XML: {reason}"),))
    except _RefusedError as problem:
        return Result(None, (_problem(source, parser.CurrentLineNumber, str(problem)),))
    return Result(builder.root)


def find(node: Node, *path: str) -> Node:
    """Return the first element at a path of names; a false node if there is none."""
    for name in path:
        child = node.get(name)
        node = next(iter(child), child)
    return node


def find_all(node: Node, *path: str) -> Iterator[Node]:
    """Yield all elements at a path of names, in their order."""
    if not path:
        yield from (node,) if node else ()
        return
    for child in node.get(path[0]):
        yield from find_all(child, *path[1:])


def words(node: Node) -> Node:
    """Return the node of an element's own text, whether it has attributes or not."""
    return node if node.is_text else node.get("text")


class _RefusedError(Exception):
    """The document has something that is not read."""


@dataclass(slots=True)
class _Element:
    name: str
    place: Span
    texts: list[str] = field(default_factory=list)
    parts: dict[str, list[Node]] = field(default_factory=dict)


class _Builder:
    """Makes nodes of what the parser finds."""

    parser: expat.XMLParserType

    def __init__(self, source: Source, tree: Tree) -> None:
        self.source, self.tree = source, tree
        self.root = tree.node({}, "", source.span(0))
        self.open: list[_Element] = []
        self.count = 0

    def refuse(self, *_: object) -> None:
        """Refuse a document type declaration."""
        raise _RefusedError("a document type declaration is not read")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an element."""
        self.count += 1
        if len(self.open) >= _DEEPEST or self.count > _MOST_ELEMENTS:
            raise _RefusedError("the file has more elements than any CV")
        place = self._place()
        element = _Element(name.rpartition(" ")[2], place)
        for key, value in attributes.items():
            own = key.rpartition(" ")[2]
            if own not in _ABOUT_XML:
                path = f"{self._path(element.name)}/@{own}"
                element.parts[f"@{own}"] = [self.tree.node(value, path, place)]
        self.open.append(element)

    def text(self, text: str) -> None:
        """Take a piece of text."""
        if self.open:
            self.open[-1].texts.append(text)

    def end(self, _: str) -> None:
        """End an element: it becomes a part of the one around it."""
        element = self.open.pop()
        path = self._path(element.name)
        text = "".join(element.texts)
        own = self.tree.node(text, path, element.place)
        content: Content = text
        if element.parts:
            content = {
                name: nodes[0]
                if len(nodes) == 1
                else self.tree.node(nodes, nodes[0].path, nodes[0].span)
                for name, nodes in element.parts.items()
            } | ({"text": own} if text.strip() else {})
        node = own if isinstance(content, str) else self.tree.node(content, path, element.place)
        if self.open:
            self.open[-1].parts.setdefault(element.name, []).append(node)
        else:
            self.root = self.tree.node({element.name: node}, "", element.place)

    def _path(self, name: str) -> str:
        return "/".join([*(element.name for element in self.open if element.name != name), name])

    def _place(self) -> Span:
        line = min(self.parser.CurrentLineNumber, self.source.text.count("\n") + 1)
        column = min(self.parser.CurrentColumnNumber, len(self.source.line(line)))
        start = self.source.offset(line, column + 1)
        return self.source.span(start)


_ABOUT_XML = frozenset({"schemaLocation", "noNamespaceSchemaLocation", "lang", "type", "nil"})
"""Attributes that say nothing about the person."""


def _problem(source: Source, line: int, message: str) -> Diagnostic:
    inside = max(1, min(line, source.text.count("\n") + 1))
    return error(Code.FILE_UNREADABLE, message, source.span(source.offset(inside)))
