"""Data to the text of a `cv.yaml`, laid out as a person lays it out.

The opposite of `parse_yaml`: what is written is read back, text by text. Scalars are the business
of `scalars`.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cvtex.yaml.commented import Value, parts, pruned
from cvtex.yaml.scalars import block, clean, inline, is_plain

WIDTH = 100
"""The columns of a line, as in the files of the starter."""


def to_yaml(value: Value, *, listed: Collection[str] = ()) -> str:
    """Return the text of a YAML file, which ends with a newline unless it is empty.

    Short lists of short words and short mappings stand on one line, but for the lists under the
    keys in `listed`, which have a line for each item, and for each key of an item. Long texts are
    folded. Control characters are left out. Raises `RecursionError` for data that is nested a
    thousand deep.
    """
    lines = _Writer(listed).lines_of(_node(pruned(value)))
    return "\n".join(line.rstrip() for line in lines) + "\n" if lines else ""


@dataclass(frozen=True, slots=True)
class _Node:
    """A value and its comment; `content` is None for a comment that stands alone."""

    content: str | list[_Node] | dict[str, _Node] | None
    comment: str


def _node(value: Value) -> _Node:
    content, comment = parts(value)
    match content:
        case Mapping():
            return _Node({key: _node(child) for key, child in content.items()}, comment)
        case str() | None:
            return _Node(content, comment)
    return _Node([_node(child) for child in content], comment)


_MOST_KEYS = 3
_MOST_VALUES = 5
"""The most keys of a mapping on one line, and the most if all values are single words."""
_LONGEST_FLOW = 80
"""The last column of a mapping on one line: longer ones are hard to read."""
_LONGEST_WORD = 30
_MOST_WORDS = 3
"""The longest texts in a list on one line: names and terms, but no sentences."""
_TOP = 2
"""The columns before the items of a list under a key of the file."""
_LONGEST_KEY = 128
"""The longest key that is written without `?`; YAML has a limit of 1024 characters."""


@dataclass(frozen=True, slots=True)
class _Writer:
    listed: Collection[str]

    def lines_of(self, node: _Node) -> list[str]:
        """Return the lines of the whole file."""
        head = [*_comment(node.comment, 0)]
        match node.content:
            case dict(mapping):
                return [*head, *([""] if head else ()), *self._top(mapping)]
            case list(items):
                return [*head, *self._items(items, 0)]
            case str(text):
                return [*head, *self._after("", node, 0, key="")] if text else head
        return head

    def _top(self, mapping: Mapping[str, _Node]) -> Iterator[str]:
        """Yield the lines of the mapping of a file: what has several lines stands apart."""
        was_apart = True  # at the start
        for key, node in mapping.items():
            lines = [*self._pair(key, node, 0)]
            is_apart = len(lines) > 1
            if (is_apart and not was_apart) or (was_apart and key != next(iter(mapping))):
                yield ""
            yield from lines
            was_apart = is_apart

    def _pair(self, key: str, node: _Node, indent: int) -> Iterator[str]:
        """Yield the lines of a key with its value."""
        yield from _comment(node.comment, indent)
        if node.content is None:
            return
        margin = " " * indent
        name = inline(key, in_flow=True)
        if len(name) <= _LONGEST_KEY and "\n" not in name:
            yield from self._after(f"{margin}{name}:", node, indent, key)
            return
        yield f"{margin}? {name}"
        yield from self._after(f"{margin}:", node, indent, key)

    def _after(self, start: str, node: _Node, indent: int, key: str) -> Iterator[str]:
        """Yield the lines of a value, of which the first begins with its key."""
        if (flow := self._flow(node, key, WIDTH - len(start) - 1)) is not None:
            yield f"{start} {flow}" if start else flow
            return
        match node.content:
            case dict(mapping):
                yield start
                for name, child in mapping.items():
                    yield from self._pair(name, child, indent + 2)
            case list(items):
                yield start
                yield from self._items(items, indent + 2, key)
            case str(text):
                yield from _text(start, text, indent + 2)

    def _items(self, items: Sequence[_Node], indent: int, key: str = "") -> Iterator[str]:
        """Yield the lines of the items of a list, which is the value of a key.

        A list of entries looks the same from its first to its last. At the top of a file, there are
        blank lines between items of several lines.
        """
        margin = " " * indent
        flows = [self._flow(item, "", _LONGEST_FLOW - indent - 2) for item in items]
        may_flow = key not in self.listed and any(map(_has_several, items))
        may_flow &= all(
            flow or isinstance(item.content, str) for item, flow in zip(items, flows, strict=True)
        )
        has_lines = any(isinstance(item.content, dict) for item in items) and not may_flow
        is_spaced = (
            indent == _TOP and has_lines and (key in self.listed or any(map(_is_deep, items)))
        )
        for number, (item, flow) in enumerate(zip(items, flows, strict=True)):
            if is_spaced and number:
                yield ""
            yield from _comment(item.comment, indent)
            match item.content:
                case str(text):
                    yield from _text(f"{margin}-", text, indent + 2)
                case dict() | list() if may_flow:
                    yield f"{margin}- {flow}"
                case dict(mapping):
                    pairs = (
                        line
                        for name, child in mapping.items()
                        for line in self._pair(name, child, indent + 2)
                    )
                    yield from _hung(margin, pairs)
                case list(below):
                    yield from _hung(margin, self._items(below, indent + 2))

    def _flow(self, node: _Node, key: str, width: int) -> str | None:
        """Return a short list or mapping in one line, or None."""
        match node.content:
            case list(items) if key not in self.listed:
                words = [item.content for item in items if isinstance(item.content, str)]
                if len(words) < len(items) or any(item.comment for item in items):
                    return None
                if not all(map(_is_term, words)):
                    return None
                flow = f"[{', '.join(words)}]"
                return flow if len(flow) <= width else None
            case dict(mapping) if len(mapping) <= _MOST_KEYS or _has_words(mapping):
                return self._flow_mapping(mapping, min(width, _LONGEST_FLOW))
        return None

    def _flow_mapping(self, mapping: Mapping[str, _Node], width: int) -> str | None:
        pairs = []
        for key, child in mapping.items():
            match child.content:
                case str(text) if not child.comment and "\n" not in text:
                    value: str | None = inline(text, in_flow=True)
                case dict() if not child.comment:
                    value = self._flow(child, key, width)
                case _:
                    return None
            if value is None or len(key) + len(value) > width:
                return None
            pairs.append(f"{inline(key, in_flow=True)}: {value}")
        flow = f"{{{', '.join(pairs)}}}"
        return flow if len(flow) <= width else None


def _has_several(item: _Node) -> bool:
    return isinstance(item.content, dict | list) and len(item.content) > 1


def _is_deep(item: _Node) -> bool:
    """Tell whether an item of a list has lists or mappings in it."""
    return isinstance(item.content, dict) and any(
        isinstance(child.content, dict | list) for child in item.content.values()
    )


def _has_words(mapping: Mapping[str, _Node]) -> bool:
    """Tell whether a mapping has only a few values of a word each."""
    return len(mapping) <= _MOST_VALUES and all(
        isinstance(child.content, str) and " " not in child.content for child in mapping.values()
    )


def _is_term(text: str) -> bool:
    is_short = len(text) <= _LONGEST_WORD and text.count(" ") < _MOST_WORDS
    return is_short and is_plain(text, in_flow=True)


def _hung(margin: str, lines: Iterator[str]) -> Iterator[str]:
    """Yield lines with a dash before the first that is no comment; those before it move left."""
    for line in lines:
        if line.lstrip().startswith("#"):
            yield line[2:]
            continue
        yield f"{margin}- {line[len(margin) + 2 :]}"
        break
    yield from lines


def _text(start: str, text: str, indent: int) -> Iterator[str]:
    """Yield the lines of a text after its key or dash; `indent` is that of a block."""
    line = f"{start} {inline(text)}" if start else inline(text)
    is_long = "\n" in text or (len(line) > WIDTH and " " in text)
    held = block(text, WIDTH - indent) if is_long else None
    if held is None:
        yield line
        return
    header, lines = held
    yield f"{start} {header}" if start else header
    yield from (" " * indent + part if part else "" for part in lines)


def _comment(comment: str, indent: int) -> Iterator[str]:
    """Yield the lines of a comment."""
    margin = " " * indent + "# "
    for sentence in clean(comment).split("\n"):
        words = " ".join(re.sub(r"[^\S ]|[\x85\u2028\u2029\ufeff]", " ", sentence).split())
        yield from (
            margin + line
            for line in textwrap.wrap(
                words, WIDTH - len(margin), break_long_words=False, break_on_hyphens=False
            )
        )
