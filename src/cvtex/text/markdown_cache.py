"""Texts of a CV to inlines, none of them twice: an edit changes one of hundreds.

What texts with marks were parsed to is kept in the user's cache, from one run over a CV to the
next.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path

from cvtex.files import cache, fingerprint
from cvtex.text.markdown import MarkdownText, has_marks, parse_markdown, split_paragraphs

_KIND = "texts"


@dataclass(slots=True)
class _Memory:
    """What the last run has parsed, and what this one has asked for."""

    before: dict[str, MarkdownText]
    now: dict[str, MarkdownText] = field(default_factory=dict)

    def parse(self, value: str) -> MarkdownText:
        known = self.now.get(value) or self.before.get(value)
        parsed = self.now[value] = known or parse_markdown(value)
        return parsed


# Of this thread and this run alone: pydantic, which asks for texts, is called with the data only.
_memory: ContextVar[_Memory | None] = ContextVar("_memory", default=None)


@contextmanager
def memory(cv: Path) -> Iterator[None]:
    """Know, for as long as this lasts, what was parsed for a CV in the last run; then keep it."""
    name = cache.name_of(fingerprint.environment(), str(cv.absolute()))
    kept = cache.load_object(_KIND, name)
    known = _Memory(kept if isinstance(kept, dict) else {})
    token = _memory.set(known)
    try:
        yield
    finally:
        _memory.reset(token)
    if not known.now.keys() <= known.before.keys():
        cache.keep_object(_KIND, name, known.now)


def rich_text(value: str) -> MarkdownText:
    """Parse one paragraph (`parse_markdown`)."""
    known = _memory.get()
    return known.parse(value) if known and has_marks(value) else parse_markdown(value)


def prose(value: str) -> tuple[MarkdownText, ...]:
    """Parse paragraphs with blank lines between them."""
    return tuple(map(rich_text, split_paragraphs(value)))
