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
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scanner import Scanner
from ruamel.yaml.tag import Tag

from cvtex.diagnostics import Code, Diagnostic, Result, error
from cvtex.source import Source
from cvtex.yaml.builder import DEEPEST, build
from cvtex.yaml.document import MERGE, YamlDocument
from cvtex.yaml.syntax_errors import syntax_error


def parse_yaml(source: Source) -> Result[YamlDocument]:
    """Parse a file with one YAML 1.2 document; no other file is included."""
    composed = compose_yaml(source)
    if composed.diagnostics:
        return Result(None, composed.diagnostics)
    return build(source, composed.value)


def compose_yaml(source: Source) -> Result[Node]:
    """Return the root node of a file with one YAML 1.2 document: None if it is empty.

    With a diagnostic, the file could not be parsed.
    """
    if (refused := too_long(source)) is not None:
        return Result(None, (refused,))
    try:
        return Result(_compose(source.text))
    except MarkedYAMLError as problem:
        return Result(None, (syntax_error(source, problem),))
    except ReaderError as problem:
        message = f"the file contains U+{problem.character:04X}, which is not a text character"
        place = source.span(problem.position)
        return Result(None, (error(Code.YAML_SYNTAX, message, place, hints=("remove it",)),))
    except (YAMLError, ValueError, RecursionError) as problem:
        reason = f"not YAML: {' '.join(str(problem).splitlines()[:1])}"
        if isinstance(problem, RecursionError):
            reason = f"nested more than {DEEPEST} deep"
        return Result(None, (error(Code.YAML_SYNTAX, reason, source.span(0)),))


def too_long(source: Source) -> Diagnostic | None:
    """Return the problem of a file that is longer than any CV."""
    if len(source.text) <= LARGEST:
        return None
    message = f"the CV is longer than {LARGEST:,} characters"
    hint = "move long content to other files: publications to a .bib file"
    return error(Code.FILE_UNREADABLE, message, source.span(0), hints=(hint,))


def _compose(text: str) -> Node | None:
    """Return the root node of a text, or None if it is empty.

    libyaml (ruamel.yaml.clib), if it is installed, takes a seventh of the time. Texts that it
    parses differently from ruamel's own parser, or that could exhaust its stack, are left to that
    parser, and so are all errors.
    """
    if not _SLOW.search(text) and text.count("[") + text.count("{") <= _MOST_BRACKETS:
        with suppress(YAMLError, ValueError):
            fast = YAML(typ="safe")
            fast.Resolver = _Resolver
            root: Node | None = fast.compose(text)
            if root is not None and not any(map(_is_nothing, nodes_of(root))):
                return root
    slow = YAML(typ="safe", pure=True)
    slow.Scanner = _Scanner
    slow.Resolver = _Resolver
    slow.composer.warn_double_anchors = False  # YAML 1.2.2, section 3.2.2.2: an anchor may return
    composed: Node | None = slow.compose(text)
    return composed


class _Resolver(VersionedResolver):
    """ruamel's resolver without the types of scalars, which nobody asks for.

    To find them takes a third of the time of parsing. The tag of a scalar that has none is that of
    texts, but for the key `<<`.
    """

    def resolve(
        self,
        kind: type[Node],
        value: str | None,
        implicit: tuple[bool, bool],  # the first is whether the scalar is without quotes
    ) -> Tag:
        """Return the tag of a node that has none."""
        if kind is ScalarNode:
            is_merge = value == "<<" and implicit[0]
            return _MERGE_TAG if is_merge else self.DEFAULT_SCALAR_TAG
        return self.DEFAULT_SEQUENCE_TAG if kind is SequenceNode else self.DEFAULT_MAPPING_TAG


_MERGE_TAG = Tag(suffix=MERGE)


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


def nodes_of(root: Node) -> Iterator[Node]:
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


LARGEST = 250_000
"""The most characters of a CV: the longest have a fifth of it, and the slower parser takes seconds
for more."""
