"""Values of a JSON answer, which may have any type at any place."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

_LONGEST = 100_000
"""The most characters of a text; an abstract has some thousand."""


@dataclass(frozen=True, slots=True)
class Json:
    """A value of JSON; what is not there, or is of another type, is as good as nothing."""

    value: object = None

    def __getitem__(self, key: str | int) -> Json:
        """Return the value of a key of an object, or of an index of a list."""
        match self.value, key:
            case dict() as mapping, str():
                return Json(mapping.get(key))
            case list() as items, int() if -len(items) <= key < len(items):
                return Json(items[key])
        return Json()

    def __iter__(self) -> Iterator[Json]:
        """Yield the values of a list."""
        if isinstance(self.value, list):
            yield from map(Json, self.value)

    def __bool__(self) -> bool:
        """Tell whether there is anything: not null, an empty text, list or object."""
        return self.value not in (None, "", [], {})

    @property
    def names(self) -> tuple[str, ...]:
        """The keys of an object."""
        return tuple(self.value) if isinstance(self.value, dict) else ()

    @property
    def text(self) -> str:
        """The text, or the number as text; without spaces at its ends."""
        if isinstance(self.value, bool):
            return ""
        if isinstance(self.value, int):
            return str(self.value)[:_LONGEST]
        if not isinstance(self.value, str):
            return ""
        return self.content[:_LONGEST].strip()

    @property
    def content(self) -> str:
        """The text, of any length and with its spaces."""
        return self.value if isinstance(self.value, str) else ""

    @property
    def number(self) -> int | None:
        """The whole number, also if it is written as a text."""
        text = self.text
        is_number = text.isascii() and text.isdigit() and len(text) < 10
        return int(text) if is_number else None


def read_json(text: str) -> Json | None:
    """Return the value of a text in JSON, or None if it cannot be read."""
    try:
        value = json.loads(text)
        if "\\ud" in text.lower():
            # Half of a surrogate pair, `\ud800`, cannot be written to a file; whole ones can.
            whole = json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")
            value = json.loads(whole)
        return Json(value)
    except (ValueError, RecursionError):
        return None
