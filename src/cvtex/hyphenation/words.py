"""The places where words divide, remembered between runs.

A CV has few new words since the last run, so that the patterns of its language are rarely read.
"""

from __future__ import annotations

from cvtex.files import cache, fingerprint
from cvtex.hyphenation.patterns import Patterns, load_patterns, parse_patterns

_KIND = "hyphens"
_MOST = 10_000
"""The most words that are kept for a language."""


class Words:
    """The words of the patterns of a name (`patterns.load_patterns`).

    A word has at least so many letters before and after a hyphen as `minimum` says.
    """

    def __init__(self, name: str, minimum: tuple[int, int]) -> None:
        self._source = name
        self._minimum = minimum
        self._patterns: Patterns | None = None
        parts = (fingerprint.environment(), name, *map(str, minimum))
        self._name = cache.name_of(*parts)
        kept = cache.load_object(_KIND, self._name)
        self._known: dict[str, tuple[int, ...]] = kept if isinstance(kept, dict) else {}
        self._used: dict[str, tuple[int, ...]] = {}
        self._is_changed = False

    def positions(self, word: str) -> tuple[int, ...]:
        """Return the numbers of letters before each place where a word in lower case divides."""
        found = self._used.get(word)
        if found is None:
            found = self._known.get(word)
            if found is None:
                self._is_changed = True
                left, right = self._minimum
                places = self._loaded().positions(word)
                found = tuple(place for place in places if left <= place <= len(word) - right)
            self._used[word] = found
        return found

    def _loaded(self) -> Patterns:
        if self._patterns is None:
            self._patterns = load_patterns(self._source) or parse_patterns(())
        return self._patterns

    def keep(self) -> None:
        """Keep the words in the user's cache, if there are new ones."""
        if self._is_changed:
            known = {**self._known, **self._used}
            cache.keep_object(_KIND, self._name, known if len(known) <= _MOST else self._used)
            self._is_changed = False
