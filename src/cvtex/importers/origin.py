"""The file that is imported: its values, their places, and which of them have been taken.

All formats are read into one tree of nodes, whether they are YAML, JSON, XML or tables. Who takes
a text from a node marks it as taken, so that what is left in the end can be told to the user.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from cvtex.source import Source, Span
from cvtex.yaml import Data, YamlDocument

Content: TypeAlias = "str | Sequence[Node] | Mapping[str, Node] | None"


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """A value of the imported file: a text, a list, a mapping, or nothing.

    `path` is how a user finds it, as in `work[2].highlights[0]`. A node that the file does not have
    is false, has no content and can be asked for anything.
    """

    content: Content
    path: str
    span: Span | None
    _fates: dict[int, str] = field(repr=False)

    def __bool__(self) -> bool:
        """Whether the file has the value, and it is not null, a blank text or empty."""
        content = self.content
        return bool(content.strip() if isinstance(content, str) else content)

    def get(self, *names: str) -> Node:
        """Return the value of the first of some keys that has any; a false node if none has."""
        if isinstance(self.content, Mapping):
            for name in names:
                if found := self.content.get(name):
                    return found
        return Node(None, f"{self.path}.{names[0]}".strip("."), self.span, {})

    def __iter__(self) -> Iterator[Node]:
        """Yield the items of a list that have any content; a text or a mapping is its only item."""
        content = self.content
        if isinstance(content, str | Mapping):
            yield from (self,) if self else ()
        else:
            yield from filter(None, content or ())

    def items(self) -> Iterator[tuple[str, Node]]:
        """Yield the keys of a mapping, with their values that have any content."""
        if isinstance(self.content, Mapping):
            yield from ((key, node) for key, node in self.content.items() if node)

    @property
    def is_text(self) -> bool:
        """Whether the value is a text; numbers and dates are texts too, as they are written."""
        return isinstance(self.content, str)

    @property
    def is_list(self) -> bool:
        """Whether the value is a list."""
        return isinstance(self.content, Sequence) and not self.is_text

    @property
    def is_mapping(self) -> bool:
        """Whether the value is a mapping."""
        return isinstance(self.content, Mapping)

    def peek(self) -> str:
        """Return the text without taking it; an empty text for a list, a mapping or nothing."""
        return self.content.strip() if isinstance(self.content, str) else ""

    def text(self) -> str:
        """Take the text: its words will be in the CV or in the bibliography.

        Returns an empty text, and takes nothing, if the value is a list, a mapping or nothing.
        """
        text = self.peek()
        if text:
            self._fates[id(self)] = TAKEN
        return text

    def texts(self) -> list[str]:
        """Take the texts of a list, or the only text."""
        return [text for node in self if (text := node.text())]

    def understood(self) -> None:
        """Say that the value and all below it are expressed in the CV, but not by their words.

        So are an ISO date that is written with the name of a month, a colour of the design, or the
        name of a network that follows from an address.
        """
        for leaf in self.leaves():
            leaf._fates[id(leaf)] = UNDERSTOOD  # noqa: SLF001 - it may be of another tree

    def meaning(self) -> str:
        """Return the text, and say that it is understood (see `understood`)."""
        text = self.peek()
        if text:
            self.understood()
        return text

    def left(self, reason: str) -> None:
        """Say why the value and all below it are not carried over, as the end of a sentence."""
        for leaf in self.leaves():
            leaf._fates[id(leaf)] = reason  # noqa: SLF001 - as above

    def leaves(self) -> Iterator[Node]:
        """Yield all texts at any depth that are not blank."""
        ahead = [self]
        while ahead:
            node = ahead.pop()
            content = node.content
            if isinstance(content, str):
                if node:
                    yield node
            elif content:
                below = content.values() if isinstance(content, Mapping) else content
                ahead.extend(reversed(list(below)))

    @property
    def fate(self) -> str | None:
        """What became of a text: `TAKEN`, `UNDERSTOOD`, why it is left, or None if nobody said."""
        return self._fates.get(id(self))


TAKEN, UNDERSTOOD = "taken", "understood"


@dataclass(frozen=True, slots=True)
class Origin:
    """The file that is imported, or several in a folder or an archive.

    `root` has all values; of several files, it has them by their names. `sources` has the texts of
    the files, which messages quote, by path. `path` is what the user named. `repeated` are values
    whose key is given again in the same mapping: they are lost in any case, and only told.
    """

    path: Path
    root: Node
    sources: Mapping[str, Source]
    repeated: tuple[Node, ...] = ()

    def leaves(self) -> Iterator[Node]:
        """Yield all texts of the file that are not blank."""
        for node in (self.root, *self.repeated):
            yield from node.leaves()


class Tree:
    """Makes the nodes of one origin, which share the record of what has been taken."""

    def __init__(self) -> None:
        self._fates: dict[int, str] = {}

    def node(self, content: Content, path: str = "", span: Span | None = None) -> Node:
        """Return a node; those in `content` are nodes already."""
        return Node(content, path, span, self._fates)

    def of_document(self, document: YamlDocument, path: str = "") -> Node:
        """Return the values of a YAML, JSON or TOML file, or of the part of it at a path."""
        return self._of_data(document, document.data, (), path)

    def _of_data(
        self, document: YamlDocument, data: Data, path: tuple[str | int, ...], name: str
    ) -> Node:
        # The depth is bounded by the parser (`yaml.builder.DEEPEST`).
        match data:
            case dict():
                below = {
                    key: self._of_data(document, value, (*path, key), f"{name}.{key}".strip("."))
                    for key, value in data.items()
                }
                return self.node(below, name, document.locate(path))
            case list():
                items = [
                    self._of_data(document, value, (*path, i), f"{name}[{i}]")
                    for i, value in enumerate(data)
                ]
                return self.node(items, name, document.locate(path))
        return self.node(data, name, document.locate(path))
