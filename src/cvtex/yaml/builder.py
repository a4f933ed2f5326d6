"""The nodes of a file to its data, with what is wrong with them: the last step of parsing."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from cvtex.diagnostics import Code, Diagnostic, Note, Result, error
from cvtex.files.syntaxes import Syntax, syntax_of
from cvtex.source import Source
from cvtex.yaml.document import MERGE, Data, YamlDocument, source_of, span_of
from cvtex.yaml.folding import with_lines

_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_CODES = {
    Syntax.YAML: Code.YAML_SYNTAX, Syntax.JSON: Code.JSON_SYNTAX, Syntax.TOML: Code.TOML_SYNTAX,
}  # fmt: skip
_STANDARD_TAG = "tag:yaml.org,2002:"

DEEPEST = 100
MOST_VALUES = 200_000
"""The deepest nesting of values, and the most values with all aliases followed."""


def build(
    source: Source, root: Node | None, parts: Mapping[str, Source] | None = None
) -> Result[YamlDocument]:
    """Return the document of a file, from its root node.

    `parts` are the files that it includes, whose nodes are among its own.
    """
    builder = _Builder(source)
    try:
        data = builder.data(root, ()) if root is not None else None
    except _TooMuchError as problem:
        place = span_of(source, problem.node, short=True)
        return Result(None, (error(_CODES[syntax_of(source)], str(problem), place),))
    return Result(YamlDocument(source, data, root, parts or {}), tuple(builder.diagnostics))


# Control characters except tab and newline, surrogates and non-characters.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")


def is_null(node: Node) -> bool:
    """Tell whether a node stands for nothing."""
    return isinstance(node, ScalarNode) and not node.style and node.value in _NULL


class _TooMuchError(Exception):
    """A file would take more time and memory than any CV."""

    def __init__(self, message: str, node: Node) -> None:
        super().__init__(message)
        self.node = node


_FEW = 20
"""As many characters as may be between a key and the sign after it."""


class _Builder:
    """Builds plain data from nodes, and reports what is wrong with them."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.diagnostics: list[Diagnostic] = []
        self.count = 0

    def data(self, node: Node, above: tuple[Node, ...]) -> Data:
        """Return the data of a node; `above` are the nodes that contain it."""
        self.count += 1
        if node in above:
            self._error("an alias refers to a value that contains it", node)
            return None
        if len(above) > DEEPEST:
            raise _TooMuchError(f"nested more than {DEEPEST} deep", node)
        if self.count > MOST_VALUES:
            message = f"more than {MOST_VALUES:,} values, with what aliases repeat"
            raise _TooMuchError(message, node)
        if node.tag and not node.tag.startswith(_STANDARD_TAG):
            hint = "quote the text if it should begin with `!`"
            if node.tag == "!include" and isinstance(node, ScalarNode):
                hint = f"write `{{include: {node.value}}}`"
            self._error(f"unknown tag `{node.tag}`", node, hint)
        match node:
            case ScalarNode():
                return None if is_null(node) else self._text(node)
            case SequenceNode():
                return [self.data(child, (*above, node)) for child in node.value]
            case MappingNode():
                return self._mapping(node, above)
        return None  # pragma: no cover - YAML has no fourth kind of node

    def _error(self, message: str, node: Node, *hints: str) -> None:
        place = span_of(self.source, node)
        code = _CODES[syntax_of(source_of(self.source, node))]
        self.diagnostics.append(error(code, message, place, hints=hints))

    def _text(self, node: ScalarNode) -> str:
        """Return the text of a scalar; a pair of escaped surrogates (JSON) is one character."""
        text = with_lines(node, source_of(self.source, node).text)
        if control := _CONTROL.search(text):
            text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            control = _CONTROL.search(text.replace("\ufffd", "\ufffe"))
        if control:
            name = "half a character" if control[0] == "\ufffe" else f"U+{ord(control[0]):04X}"
            self._error(f"the text contains {name}, which cannot be printed", node, "remove it")
            text = _CONTROL.sub("", text)
        return text

    def _report_duplicate(self, key: str, node: Node, first: Node) -> None:
        self.diagnostics.append(
            error(
                Code.DUPLICATE_KEY,
                f"`{key}` is given twice",
                span_of(self.source, node),
                hints=("join the two, or remove one",),
                notes=(Note("first given here", span_of(self.source, first)),),
            )
        )

    def _stands_alone(self, key: Node) -> bool:
        """Tell whether no colon follows a key, as the second `000` in `{amount: EUR 1,000,000}`.

        Nothing is lost without it, and validation reports what it is a part of.
        """
        following = source_of(self.source, key).text[key.end_mark.index :][:_FEW].lstrip()
        return following[:1] in {",", "}"}

    def _mapping(self, node: MappingNode, above: tuple[Node, ...]) -> dict[str, Data]:
        merges: list[dict[str, Data]] = []
        data: dict[str, Data] = {}
        seen: dict[str, Node] = {}
        within = (*above, node)
        for key_node, value_node in node.value:
            if key_node.tag == MERGE:
                bases = value_node.value if isinstance(value_node, SequenceNode) else [value_node]
                for base in bases:
                    merged = self.data(base, within)
                    if isinstance(merged, dict):
                        merges.append(merged)
                    else:
                        self._error("`<<` merges mappings, and this is not a mapping", value_node)
                continue
            if not isinstance(key_node, ScalarNode):
                hint = "quote the text if the braces or brackets belong to it"
                self._error("a key has to be a word", key_node, hint)
                continue
            key = self._text(key_node)
            if key in seen:
                if not self._stands_alone(key_node):
                    self._report_duplicate(key, key_node, seen[key])
                continue
            seen[key] = key_node
            data[key] = self.data(value_node, within)
        if not merges:
            return data
        merged_data: dict[str, Data] = {}
        for mapping in (*reversed(merges), data):  # of equal keys, the first mapping's value
            merged_data.update(mapping)
        return merged_data
