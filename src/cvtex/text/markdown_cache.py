"""Parse the texts of a CV, and keep the results in the user's cache for the next run.

An edit changes few of the hundreds of texts of a CV. Only texts with Markdown markup are kept: the
others take no time to parse.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path

from cvtex.files import cache, fingerprint
from cvtex.files.paths import absolute_path
from cvtex.text.markdown import MarkdownText, has_markup, parse_markdown, split_paragraphs

_KIND = "texts"


@dataclass(slots=True)
class _Memory:
    """The texts that the last run used (`before`) and that this run has used (`now`), parsed."""

    before: dict[str, MarkdownText]
    now: dict[str, MarkdownText] = field(default_factory=dict)

    def parse(self, value: str) -> MarkdownText:
        known = self.now.get(value) or self.before.get(value)
        parsed = self.now[value] = known or parse_markdown(value)
        return parsed


# A context variable belongs to one run in one thread. The validators of pydantic parse the texts,
# and they receive nothing but the data.
_memory: ContextVar[_Memory | None] = ContextVar("_memory", default=None)


@contextmanager
def memory(cv: Path) -> Iterator[None]:
    """Use the texts that the last run over the file `cv` parsed, and write this run's at the end.

    The cache belongs to this thread and to this CV.
    """
    name = cache.name_of(fingerprint.environment(), str(absolute_path(cv)))
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
    """Parse one paragraph with `parse_markdown`, or take the result from the cache."""
    known = _memory.get()
    return known.parse(value) if known and has_markup(value) else parse_markdown(value)


def prose(value: str) -> tuple[MarkdownText, ...]:
    """Parse paragraphs that are separated by blank lines."""
    return tuple(map(rich_text, split_paragraphs(value)))
