"""Parse the texts of a CV, and keep the results in the user's cache for the next run.

An edit changes few of the hundreds of texts of a CV. Only texts with Markdown markup are kept: the
others take no time to parse.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path

from cvtex.files import cache, fingerprint
from cvtex.files.paths import absolute_path
from cvtex.locales import ENGLISH_TYPOGRAPHY, Typography
from cvtex.text.inlines import Inline, LineBreak, List, TextProblem
from cvtex.text.lists import Block, Items, divide, has_list
from cvtex.text.markdown import MarkdownText, has_markup, parse_markdown, split_paragraphs

_KIND = "texts"


@dataclass(slots=True)
class _Memory:
    """The texts that the last run used (`before`) and that this run has used (`now`), parsed."""

    before: dict[str, MarkdownText]
    now: dict[str, MarkdownText] = field(default_factory=dict)

    def parse(self, value: str, typography: Typography) -> MarkdownText:
        key = value
        if typography is not ENGLISH_TYPOGRAPHY:
            key = f"{value}\0{typography.text_rules}"
        known = self.now.get(key) or self.before.get(key)
        parsed = self.now[key] = known or parse_markdown(value, typography)
        return parsed


# A context variable belongs to one run in one thread. The validators of pydantic parse the texts,
# and they receive nothing but the data.
_memory: ContextVar[_Memory | None] = ContextVar("_memory", default=None)
_typography: ContextVar[Typography] = ContextVar("_typography", default=ENGLISH_TYPOGRAPHY)


@contextmanager
def in_language(typography: Typography) -> Iterator[None]:
    """Parse the texts within as those of a language; otherwise they are English."""
    token = _typography.set(typography)
    try:
        yield
    finally:
        _typography.reset(token)


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
    known, typography = _memory.get(), _typography.get()
    if known and has_markup(value):
        return known.parse(value, typography)
    return parse_markdown(value, typography)


def rich_blocks(value: str) -> tuple[MarkdownText, ...]:
    """Parse paragraphs that are separated by blank lines, with the lists in them.

    A list belongs to the paragraph before it, unless a blank line stands between them.
    """
    if not has_list(value):
        return tuple(map(rich_text, split_paragraphs(value)))
    paragraphs: list[list[Block]] = []
    for block in divide(value):
        if block.is_apart or not paragraphs:
            paragraphs.append([])
        paragraphs[-1].append(block)
    return tuple(map(_joined, paragraphs))


def rich_text_with_lists(value: str) -> MarkdownText:
    """Parse one text with the lists in it; its paragraphs begin on new lines."""
    is_divided = len(split_paragraphs(value)) > 1 or has_list(value)
    return _joined(divide(value)) if is_divided else rich_text(value)


def _joined(blocks: Sequence[Block]) -> MarkdownText:
    """Parse blocks into one text."""
    inlines: list[Inline] = []
    problems: list[TextProblem] = []
    for block in blocks:
        if isinstance(block, Items):
            items = tuple(map(_joined, block.items))
            problems.extend(problem for item in items for problem in item.problems)
            parsed = tuple(item.inlines for item in items)
            inlines.append(List(parsed, block.start, block.is_loose))
            continue
        if inlines and not isinstance(inlines[-1], List):
            inlines.append(LineBreak())
        paragraph = rich_text(block.text)
        inlines.extend(paragraph.inlines)
        problems.extend(paragraph.problems)
    return MarkdownText(tuple(inlines), tuple(problems))
