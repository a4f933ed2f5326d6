"""Texts of a CV to inlines, none of them twice: an edit changes one of hundreds.

What texts with marks were parsed to is known for the rest of a run, and kept in the user's cache
for the next one.
"""

from __future__ import annotations

import hashlib
import pickle
from pathlib import Path

from cvtex import cache
from cvtex.markdown import MarkdownText, has_marks, parse_markdown, split_paragraphs

_KIND = "texts"
_MOST = 4096
"""How many texts a run knows; a CV has some hundreds, a web service sees those of many."""

_parsed: dict[str, MarkdownText] = {}
_recalled: dict[str, MarkdownText] = {}


def rich_text(value: str) -> MarkdownText:
    """Parse one paragraph (`parse_markdown`)."""
    if not has_marks(value):
        return parse_markdown(value)
    parsed = _parsed.get(value) or _recalled.get(value) or parse_markdown(value)
    if len(_parsed) >= _MOST:
        _parsed.clear()
    _parsed[value] = parsed
    return parsed


def prose(value: str) -> tuple[MarkdownText, ...]:
    """Parse paragraphs with blank lines between them."""
    return tuple(map(rich_text, split_paragraphs(value)))


def recall(cv: Path) -> None:
    """Know what was parsed for a CV in the last run."""
    if _parsed:
        return  # this run has begun long ago
    kept = cache.load(_KIND, _name(cv))
    if kept is None:
        return
    try:
        # The cache is of folders that nobody else may write into: what lies there is as much the
        # user's own as the program is.
        texts: object = pickle.loads(kept)  # noqa: S301 - see above
    except Exception:  # noqa: BLE001 - pickle raises whatever a damaged file makes it try
        return
    if isinstance(texts, dict):
        _recalled.update(texts)


def remember(cv: Path) -> None:
    """Keep what this run has parsed, unless it knew all of it before."""
    if _parsed.keys() <= _recalled.keys():
        return
    cache.keep(_KIND, _name(cv), pickle.dumps(dict(_parsed), pickle.HIGHEST_PROTOCOL))


def _name(cv: Path) -> str:
    parts = (cache.environment(), str(cv.absolute()))
    return hashlib.sha256("\0".join(parts).encode(errors="surrogateescape")).hexdigest()[:32]
