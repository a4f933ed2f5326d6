"""What is known of a PDF: pages, fonts, links, metadata and tags, as plain values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Font:
    """A font of a PDF, by its name without the prefix of a subset.

    `has_unicode` tells whether a program can tell which characters its glyphs are.
    """

    name: str
    is_embedded: bool
    has_unicode: bool


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link or another annotation.

    `page` counts from 1, `box` is left, bottom, right and top in points. `url` is the address that
    it opens, `leads` tells whether it has an address or a place in the document that exists, and
    `contents` describes it. `parent` is its key in the structure, if it has one. `action` is the
    kind of action that is neither an address nor a place.
    """

    page: int
    kind: str
    box: tuple[float, float, float, float]
    url: str = ""
    leads: bool = True
    contents: str = ""
    parent: int | None = None
    action: str = ""
    is_hidden: bool = False
    prints: bool = True


@dataclass(frozen=True, slots=True)
class Element:
    """An element of the structure: its type as written and as its role map says.

    `alternate` is its alternate or actual text. `content` are the pieces of marked content in it,
    each a page, which counts from 1, and an identifier; `objects` counts its annotations.
    """

    kind: str
    role: str
    alternate: str = ""
    identifier: str = ""
    children: tuple[Element, ...] = ()
    content: tuple[tuple[int, int], ...] = ()
    objects: int = 0

    def walk(self) -> Iterator[Element]:
        """Yield the element and all below it, in the order of reading."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += reversed(element.children)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a PDF says of itself.

    `info` are the entries of its information dictionary, `xmp` tells whether it has metadata in XML
    and `claims` the values there of `pdfuaid:part`, `pdfaid:part`, `pdfaid:conformance` and
    `dc:title`.
    """

    info: Mapping[str, str] = field(default_factory=dict)
    has_xmp: bool = False
    claims: Mapping[str, str] = field(default_factory=dict)
    has_output_intent: bool = False
    has_id: bool = False
    is_encrypted: bool = False
    scripts: tuple[str, ...] = ()
    has_files: bool = False


@dataclass(frozen=True, slots=True)
class Pdf:
    """All of it. `tabs` is, for each page, its order of tabs, such as `/S`, or empty.

    `structure` is None if there is no tree of tags, and `is_marked` whether the PDF says that it
    is tagged.
    """

    pages: int
    fonts: tuple[Font, ...]
    annotations: tuple[Annotation, ...]
    metadata: Metadata
    structure: Element | None
    is_marked: bool
    has_suspects: bool
    language: str
    shows_title: bool
    tabs: tuple[str, ...]
    roles_unknown: tuple[str, ...] = ()
