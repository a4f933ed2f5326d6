"""TOML text (1.0.0) to the nodes of a `YamlDocument`, each with its place.

Python's `tomllib` decides what is TOML, but does not say where a value is. So the text is read a
second time here, which is simple for a text that is known to be well-formed. Numbers, dates and the
words `true` and `false` stay the text that the user typed, as in YAML.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence

from ruamel.yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from cvtex.diagnostics import Code, Result, error
from cvtex.source import Source
from cvtex.yaml.builder import DEEPEST
from cvtex.yaml.document import Mark
from cvtex.yaml.toml_errors import toml_error

_KEY_PART = r"""(?:[A-Za-z0-9_-]+|"(?:\\.|[^"\\\n])*"|'[^'\n]*')"""
_DEEP = re.compile(rf"(?<![\w-]){_KEY_PART}(?:[ \t]*\.[ \t]*{_KEY_PART}){{{DEEPEST}}}")
"""A key in more parts than values may be deep: `tomllib` takes quadratic time for such keys."""

_BLANK = re.compile(r"(?:[ \t\n]+|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_PART = re.compile(_KEY_PART)
_STRING = re.compile(
    r'"""(?:\\.|(?!""")[^\\])*"{3,5}'
    r"|'''(?:(?!''').)*'{3,5}"
    r'|"(?:\\.|[^"\\])*"'
    r"|'[^']*'",
    re.DOTALL,
)
_OTHER = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[^\s,\]}#]+|[^\s,\]}#]+")
_DATE_TIME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ][0-9]{2}:.*")
_GROUPED = re.compile(r"[-+]?[0-9][0-9_]*(?:\.[0-9_]+)?(?:[eE][-+]?[0-9_]+)?")


def compose_toml(source: Source) -> Result[Node]:
    """Return the root node of a file of TOML: None if it has no key.

    With a diagnostic, the file could not be parsed.
    """
    deep = f"nested more than {DEEPEST} deep"
    if found := _DEEP.search(source.text):
        place = source.span(found.start(), found.start() + 1)
        return Result(None, (error(Code.TOML_SYNTAX, deep, place),))
    try:
        tomllib.loads(source.text)
        return Result(_Reader(source).document())
    except tomllib.TOMLDecodeError as problem:
        return Result(None, (toml_error(source, str(problem)),))
    except RecursionError:
        return Result(None, (error(Code.TOML_SYNTAX, deep, source.span(0)),))


class _Reader:
    """Reads a well-formed text from its start to its end; `index` is that of the next character."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.text = source.text
        self.index = 0
        self.line = 0
        self.counted = 0
        self.children: dict[MappingNode, dict[str, Node]] = {}

    def document(self) -> Node | None:
        root = self._new_table(self._mark())
        path: list[CollectionNode] = [root]
        self._skip(_BLANK)
        while self.index < len(self.text):
            if self.text[self.index] == "[":
                path = self._header(root)
                held: Sequence[CollectionNode] = ()
            else:
                table = path[-1]
                assert isinstance(table, MappingNode)  # noqa: S101 - a header ends with its table
                held = self._pair(table)
            end = self._mark()
            for node in (*path, *held):
                node.end_mark = end
            self._skip(_BLANK)
        return root if root.value else None

    def _skip(self, pattern: re.Pattern[str]) -> str:
        """Go to the end of what matches here, and return that."""
        found = pattern.match(self.text, self.index)
        assert found is not None  # noqa: S101 - the text is well-formed
        self.index = found.end()
        return found[0]

    def _mark(self) -> Mark:
        self.line += self.text.count("\n", self.counted, self.index)
        self.counted = self.index
        return Mark(self.source, self.index, self.line)

    def _new_table(self, start: Mark) -> MappingNode:
        table = MappingNode("", [], start, start)
        self.children[table] = {}
        return table

    def _add(self, table: MappingNode, key: ScalarNode, value: Node) -> None:
        table.value.append((key, value))
        self.children[table][key.value] = value

    def _header(self, root: MappingNode) -> list[CollectionNode]:
        """Read `[table]` or `[[list]]`; return the nodes from the root to the table that begins."""
        start = self._mark()
        is_item = self.text.startswith("[[", self.index)
        self.index += 2 if is_item else 1
        *above, last = self._key()
        path = self._entered([root], above)
        table = path[-1]
        assert isinstance(table, MappingNode)  # noqa: S101 - the text is well-formed
        self.index += 2 if is_item else 1
        held = self.children[table].get(last.value)
        if is_item:
            if not isinstance(held, SequenceNode):
                held = SequenceNode("", [], start, start)
                self._add(table, last, held)
            held.value.append(self._new_table(start))
            return [*path, held, held.value[-1]]
        if not isinstance(held, MappingNode):
            held = self._new_table(start)
            self._add(table, last, held)
        return [*path, held]

    def _key(self) -> list[ScalarNode]:
        """Read the parts of a key, with the blanks around it."""
        parts: list[ScalarNode] = []
        while True:
            self._skip(_SPACE)
            start = self._mark()
            written = self._skip(_PART)
            text = _string(written) if written[0] in "\"'" else written
            parts.append(ScalarNode("", text, start, self._mark(), style='"'))
            self._skip(_SPACE)
            if self.text[self.index : self.index + 1] != ".":
                return parts
            self.index += 1

    def _entered(
        self, path: list[CollectionNode], keys: Sequence[ScalarNode]
    ) -> list[CollectionNode]:
        """Return a path to a table that goes on along some keys; absent tables are made."""
        for key in keys:
            table = path[-1]
            assert isinstance(table, MappingNode)  # noqa: S101 - the text is well-formed
            held = self.children[table].get(key.value)
            if isinstance(held, SequenceNode):  # of a list of tables, the last one is meant
                path = [*path, held, held.value[-1]]
                continue
            if not isinstance(held, MappingNode):
                held = self._new_table(key.start_mark)
                self._add(table, key, held)
            path = [*path, held]
        return path

    def _pair(self, table: MappingNode) -> Sequence[CollectionNode]:
        """Read `key = value` into a table; return the tables between, which the key may name."""
        *above, last = self._key()
        path = self._entered([table], above)
        self.index += 1
        self._skip(_SPACE)
        holder = path[-1]
        assert isinstance(holder, MappingNode)  # noqa: S101 - the text is well-formed
        self._add(holder, last, self._value())
        return path[1:]

    def _value(self) -> Node:
        start = self._mark()
        match self.text[self.index]:
            case "[":
                return self._list(start)
            case "{":
                return self._inline_table(start)
            case '"' | "'":
                text = _string(self._skip(_STRING))
                end = self._mark()
                # A text on several lines has the line breaks that it is written with.
                return ScalarNode(
                    "", text, start, end, style='"' if start.line == end.line else "|"
                )
        written = self._skip(_OTHER)
        return ScalarNode("", _plain(written), start, self._mark())

    def _list(self, start: Mark) -> SequenceNode:
        items: list[Node] = []
        self.index += 1
        self._skip(_BLANK)
        while self.text[self.index] != "]":
            items.append(self._value())
            self._skip(_BLANK)
            if self.text[self.index] == ",":
                self.index += 1
                self._skip(_BLANK)
        self.index += 1
        return SequenceNode("", items, start, self._mark(), flow_style=True)

    def _inline_table(self, start: Mark) -> MappingNode:
        table = self._new_table(start)
        self.index += 1
        self._skip(_SPACE)
        while self.text[self.index] != "}":
            held = self._pair(table)
            end = self._mark()
            for node in held:
                node.end_mark = end
            self._skip(_SPACE)
            if self.text[self.index] == ",":
                self.index += 1
                self._skip(_SPACE)
        self.index += 1
        table.end_mark = self._mark()
        return table


def _string(written: str) -> str:
    """Return the text of a string, which may be of any of the four kinds."""
    inner = written[1:-1]
    if not inner.startswith(written[0]) and "\\" not in inner and "\n" not in inner:
        return inner
    text: str = tomllib.loads(f"text = {written}")["text"]
    return text


def _plain(written: str) -> str:
    """Return a number without the signs that group its digits, and a date without a time."""
    if date := _DATE_TIME.fullmatch(written):
        return date[1]
    return written.replace("_", "") if _GROUPED.fullmatch(written) else written
