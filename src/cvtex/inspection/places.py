"""Find where in the user's files a printed text was written."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping

from cvtex.inspection.folding import folded, words_of
from cvtex.source import Source, Span
from cvtex.yaml import YamlDocument

_LONGEST_ENTRY = 100
"""The most values of an entry among which a text is looked for."""


class Places:
    """The places of the texts of one CV.

    `sources` are the files that were read, by path.
    """

    def __init__(self, yaml: YamlDocument, sources: Mapping[str, Source]) -> None:
        self._sources = sources
        self._starts: dict[str, list[tuple[int, int]]] = {}
        self._scalars: dict[str, list[tuple[str, Span]]] = {}
        for text, span in yaml.scalars():
            self._scalars.setdefault(span.path, []).append((folded(text), span))
        for path, scalars in self._scalars.items():
            scalars.sort(key=lambda scalar: (scalar[1].line, scalar[1].column))
            self._starts[path] = [(span.line, span.column) for _, span in scalars]

    def in_cv(self, origin: Span, text: str) -> Span:
        """Return the value of `cv.yaml`, in the entry at `origin`, that has most of a text.

        It is `origin` itself if no value has any of it.
        """
        wanted = folded(text)
        scalars = self._scalars.get(origin.path, [])
        first = bisect_left(self._starts.get(origin.path, []), (origin.line, origin.column))
        near = scalars[first : first + _LONGEST_ENTRY]
        for found, span in near:
            if wanted and wanted in found:
                return span
        inside = [
            (len(found), -i) for i, (found, _) in enumerate(near) if found and found in wanted
        ]
        if inside and max(inside)[0] > 2:
            return near[-max(inside)[1]][1]
        return origin

    def in_bibliography(self, origin: Span, text: str) -> Span:
        """Return where an entry of a .bib file has a text, or its longest word; else `origin`."""
        source = self._sources.get(origin.path)
        if source is None:
            return origin
        longest = sorted(set(re.findall(r"\w{3,}", text)), key=len, reverse=True)
        for part in (text, *longest[:5]):
            if found := source.in_entry(origin, part):
                return found
        return origin


def sample(text: str, length: int = 60) -> str:
    """Return the beginning of a text for a message, cut at a word."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    head = text[:length].rpartition(" ")[0] or text[:length]
    return f"{head} …"


def has_words(text: str) -> bool:
    """Tell whether a text has a letter or a digit."""
    return bool(words_of(text))
