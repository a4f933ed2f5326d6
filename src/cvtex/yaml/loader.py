"""YAML text to a `YamlDocument`.

Scalars stay the text that the user typed (`1.10`, `NO`, `2020-13`): the schema decides what they
mean, so YAML's own guesses cannot change them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError
from ruamel.yaml.scanner import Scanner

from cvtex.diagnostics import Code, Diagnostic, Note, Result, error
from cvtex.source import Source
from cvtex.yaml.document import MERGE, Data, YamlDocument, span_of
from cvtex.yaml.folding import with_lines
from cvtex.yaml.syntax_errors import syntax_error

_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_STANDARD_TAG = "tag:yaml.org,2002:"


def parse_yaml(source: Source) -> Result[YamlDocument]:
    """Parse a file with one YAML 1.2 document."""
    if len(source.text) > _LARGEST:
        message = f"the CV is longer than {_LARGEST:,} characters"
        hint = "move long content to other files: publications to a .bib file"
        return Result(None, (error(Code.FILE_UNREADABLE, message, source.span(0), hints=(hint,)),))
    try:
        root = _compose(source.text)
    except MarkedYAMLError as problem:
        return Result(None, (syntax_error(source, problem),))
    except ReaderError as problem:
        message = f"the file contains U+{problem.character:04X}, which is not a text character"
        place = source.span(problem.position)
        return Result(None, (error(Code.YAML_SYNTAX, message, place, hints=("remove it",)),))
    except (YAMLError, ValueError, RecursionError) as problem:
        reason = f"not YAML: {' '.join(str(problem).splitlines()[:1])}"
        if isinstance(problem, RecursionError):
            reason = f"nested more than {_DEEPEST} deep"
        return Result(None, (error(Code.YAML_SYNTAX, reason, source.span(0)),))
    builder = _Builder(source)
    try:
        data = builder.data(root, ()) if root is not None else None
    except _TooMuchError as problem:
        place = span_of(source, problem.node, short=True)
        return Result(None, (error(Code.YAML_SYNTAX, str(problem), place),))
    return Result(YamlDocument(source, data, root), tuple(builder.diagnostics))


def _compose(text: str) -> Node | None:
    """Return the root node of a text, or None if it is empty.

    libyaml (ruamel.yaml.clib), if it is installed, takes a seventh of the time. Texts that it
    parses differently from ruamel's own parser, or that could exhaust its stack, are left to that
    parser, and so are all errors.
    """
    if not _SLOW.search(text) and text.count("[") + text.count("{") <= _MOST_BRACKETS:
        with suppress(YAMLError, ValueError):
            root: Node | None = YAML(typ="safe").compose(text)
            if root is not None and not any(map(_is_nothing, _nodes(root))):
                return root
    slow = YAML(typ="safe", pure=True)
    slow.Scanner = _Scanner
    slow.composer.warn_double_anchors = False  # YAML 1.2.2, section 3.2.2.2: an anchor may return
    composed: Node | None = slow.compose(text)
    return composed


_FEW = 20
"""As many characters as may be between a key and the sign after it."""


class _Scanner(Scanner):
    """ruamel's scanner without a search of all open brackets for each token.

    `possible_simple_keys` has a place for each bracket that is open, the outermost first. The
    places are in the order of the text, so that the first is the first to become invalid.
    """

    def next_possible_simple_key(self) -> int | None:
        """Return the number of the first token that may be a key."""
        first = next(iter(self.possible_simple_keys.values()), None)
        return None if first is None else first.token_number

    def stale_possible_simple_keys(self) -> None:
        """Remove the places that are on another line or too far back for a key."""
        while self.possible_simple_keys:
            level, key = next(iter(self.possible_simple_keys.items()))
            if key.line == self.reader.line and self.reader.index - key.index <= _LONGEST_KEY:
                return
            if key.required:
                super().stale_possible_simple_keys()  # raises the error
            del self.possible_simple_keys[level]


_LONGEST_KEY = 1024
"""The most characters of a key without `?` (YAML 1.2.2, section 7.4.3)."""

# Tabs, uncommon line ends, directives, ends of documents and tags, where the parsers differ; and
# deep nesting, for which libyaml has no limit, so that it could run out of stack.
_SLOW = re.compile(
    r"[\t\r\x85\u2028\u2029\ufeff]|^%|^\.\.\.|(?<!\S)!|^ {200}|(?:[-?] +){60}", re.MULTILINE
)
_MOST_BRACKETS = 500


def _is_nothing(node: Node) -> bool:
    """Tell whether a value is left empty: the parsers give different places for it."""
    return isinstance(node, ScalarNode) and not node.value and not node.style


def _nodes(root: Node) -> Iterator[Node]:
    """Yield every node once, at any depth."""
    seen: set[Node] = set()
    ahead = [root]
    while ahead:
        node = ahead.pop()
        if node in seen:
            continue
        seen.add(node)
        yield node
        match node:
            case SequenceNode():
                ahead.extend(node.value)
            case MappingNode():
                ahead.extend(chain.from_iterable(node.value))


_LARGEST = 250_000
"""The most characters of a CV: the longest have a fifth of it, and the slower parser takes seconds
for more."""

_DEEPEST = 100
_MOST_VALUES = 200_000
"""The deepest nesting of values, and the most values with all aliases followed."""

# Control characters except tab and newline, surrogates and non-characters.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")


class _TooMuchError(Exception):
    """A file would take more time and memory than any CV."""

    def __init__(self, message: str, node: Node) -> None:
        super().__init__(message)
        self.node = node


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
        if len(above) > _DEEPEST:
            raise _TooMuchError(f"nested more than {_DEEPEST} deep", node)
        if self.count > _MOST_VALUES:
            message = f"more than {_MOST_VALUES:,} values, with what aliases repeat"
            raise _TooMuchError(message, node)
        if node.tag and not node.tag.startswith(_STANDARD_TAG):
            hint = "quote the text if it should begin with `!`"
            self._error(f"unknown tag `{node.tag}`", node, hint)
        match node:
            case ScalarNode():
                plain_null = not node.style and node.value in _NULL
                return None if plain_null else self._text(node)
            case SequenceNode():
                return [self.data(child, (*above, node)) for child in node.value]
            case MappingNode():
                return self._mapping(node, above)
        return None  # pragma: no cover - YAML has no fourth kind of node

    def _error(self, message: str, node: Node, *hints: str) -> None:
        place = span_of(self.source, node)
        self.diagnostics.append(error(Code.YAML_SYNTAX, message, place, hints=hints))

    def _text(self, node: ScalarNode) -> str:
        """Return the text of a scalar; a pair of escaped surrogates (JSON) is one character."""
        text = with_lines(node, self.source.text)
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
        following = self.source.text[key.end_mark.index :][:_FEW].lstrip()
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
