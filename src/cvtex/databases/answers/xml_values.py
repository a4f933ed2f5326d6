"""Elements of an XML answer, without what makes XML dangerous.

Entities that an answer defines are refused, since a few of them can become gigabytes; nothing is
read from other files or addresses (OWASP, "XML External Entity Prevention").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from xml.parsers import expat

from cvtex.network import Answer

_DEEPEST, _MOST = 100, 500_000
"""The most elements within each other, and in all."""


@dataclass(slots=True)
class Xml:
    """An element by its name without a namespace; its content is texts and elements."""

    name: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    content: list[Xml | str] = field(default_factory=list)

    def all(self, *path: str) -> Iterator[Xml]:
        """Yield the elements at a path of names, from the children on."""
        first, *rest = path
        for child in self.content:
            if isinstance(child, Xml) and child.name == first:
                if rest:
                    yield from child.all(*rest)
                else:
                    yield child

    def first(self, *path: str) -> Xml:
        """Return the first element at a path, or an empty one."""
        return next(self.all(*path), _NOTHING)

    @property
    def text(self) -> str:
        """All text within the element, on one line."""
        return " ".join("".join(self._texts()).split())

    def _texts(self) -> Iterator[str]:
        for child in self.content:
            if isinstance(child, str):
                yield child
            else:
                yield from child._texts()  # noqa: SLF001 - of the same class

    @property
    def markup(self) -> str:
        """The content as HTML, with the elements in it as tags: `CO<sub>2</sub>`."""
        return " ".join("".join(self._markup()).split())

    def _markup(self) -> Iterator[str]:
        for child in self.content:
            if isinstance(child, str):
                yield escape(child, quote=False)
            else:
                yield f"<{child.name}>{''.join(child._markup())}</{child.name}>"  # noqa: SLF001 - the same


_NOTHING = Xml()


class _UnsafeError(Exception):
    """The answer is XML, but not safe to be read."""


def read_xml(answer: Answer) -> Xml | None:
    """Return the outermost element of an answer in XML, or None if it cannot be read."""
    builder = _Builder()
    try:
        # With a character set in the answer's head, the one that the XML names does not count.
        builder.parse(answer.text if answer.charset else answer.content)
    except (expat.ExpatError, _UnsafeError, ValueError, LookupError):
        return None
    return next((child for child in builder.root.content if isinstance(child, Xml)), None)


class _Builder:
    """Builds elements from the events of a parser."""

    def __init__(self) -> None:
        self.root = Xml()
        self.open = [self.root]
        self.count = 0

    def parse(self, text: str | bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._data
        parser.EntityDeclHandler = self._refuse
        parser.Parse(text, True)  # noqa: FBT003 - it has no name in pyexpat

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.count += 1
        if len(self.open) > _DEEPEST or self.count > _MOST:
            raise _UnsafeError
        element = Xml(name.rpartition(" ")[2], attributes)
        self.open[-1].content.append(element)
        self.open.append(element)

    def _end(self, _name: str) -> None:
        self.open.pop()

    def _data(self, text: str) -> None:
        if len(self.open) > 1:
            self.open[-1].content.append(text)

    def _refuse(self, *_: object) -> None:
        raise _UnsafeError
