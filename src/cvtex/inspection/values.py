"""What a document prints, as a list of values with their places, in the order of the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from cvtex.inspection.folding import folded
from cvtex.source import Span
from cvtex.text import (
    CodeSpan,
    InLanguage,
    Inlines,
    LineBreak,
    Link,
    List,
    Math,
    RawLatex,
    Style,
    Styled,
    Text,
    Upright,
)


class Role(StrEnum):
    """What a value is to whoever reads the document."""

    NAME = "name"
    """The owner's name."""

    EMAIL = "e-mail address"
    PHONE = "telephone number"
    HEADING = "heading"
    """The title of a section or of a part of one."""

    LEAD = "lead"
    """The first words of an entry: a position, an organization or a title."""

    DATE = "date"
    """The date of an entry."""

    TEXT = "text"
    """Anything else."""


@dataclass(frozen=True, slots=True)
class Value:
    """A text that the document prints.

    `fragments` are its parts in their order; between them are formulas and raw LaTeX, whose
    characters depend on how they are typeset. `span` is its place, or that of its entry. `section`
    is the title of its section, `column` the part of the page that is read as one (`main` or
    `sidebar`), and `item` the number of its entry, which grows along the column.
    """

    fragments: tuple[str, ...]
    span: Span
    section: str
    column: str
    item: int
    role: Role = Role.TEXT

    @property
    def text(self) -> str:
        """The value for a message."""
        return " … ".join(" ".join(fragment.split()) for fragment in self.fragments)

    @property
    def folded(self) -> tuple[str, ...]:
        """The fragments, folded for comparison; those that have nothing left are omitted."""
        return tuple(filter(None, map(folded, self.fragments)))


def fragments_of(inlines: Inlines) -> tuple[str, ...]:
    """Return the texts of inlines, divided at formulas, raw LaTeX, raised characters and items."""
    parts: list[str] = [""]
    for piece in _pieces(inlines):
        if piece is None:
            parts.append("")
        else:
            parts[-1] += piece
    return tuple(part for part in parts if part.strip())


def _pieces(inlines: Inlines) -> Iterator[str | None]:
    """Yield texts, and None where a fragment ends."""
    for inline in inlines:
        match inline:
            case Text(text) | CodeSpan(text):
                yield text
            case Styled(Style.SUPERSCRIPT | Style.SUBSCRIPT):
                # Extractors put raised characters before or after the line that they are on.
                yield None
            case Styled(_, children) | Link(_, children) | InLanguage(_, children):
                yield from _pieces(children)
            case Upright(children):
                yield from _pieces(children)
            case LineBreak():
                yield " "
            case Math() | RawLatex():
                yield None
            case List(items):
                for item in items:
                    yield None
                    yield from _pieces(item)
                yield None


def links_of(inlines: Inlines) -> Iterator[str]:
    """Yield the addresses that inlines link to, at any depth."""
    for inline in inlines:
        match inline:
            case Link(url, children):
                yield url
                yield from links_of(children)
            case Styled(_, children) | InLanguage(_, children) | Upright(children):
                yield from links_of(children)
            case List(items):
                for item in items:
                    yield from links_of(item)


@dataclass(frozen=True, slots=True)
class Expected:
    """All that a document prints, and the addresses that it links to, each with a place.

    `running` are the texts at the top and the foot of each page, in which `{page}` and `{pages}`
    stand for numbers.
    """

    values: tuple[Value, ...]
    links: tuple[tuple[str, Span], ...]
    running: tuple[str, ...] = ()

    def of(self, *roles: Role) -> Iterable[Value]:
        """Return the values that have one of some roles."""
        return (value for value in self.values if value.role in roles)
