"""Show what is asked for and, if a server has to be given time, for how long and for which one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from cvtex.cli.terminal import count, progress

if TYPE_CHECKING:
    from cvtex.network import Event

_NOTABLE = 1.0
"""Seconds below which a pause is not shown: most services have one between two requests."""


class Waiting:
    """The display of a client's work; `watch` is what the client calls."""

    def __init__(self) -> None:
        self._text = ""
        self._change: Callable[[str], None] = _nothing

    @contextmanager
    def during(self, text: str) -> Iterator[None]:
        """Show a text as long as the work takes, and what is waited for meanwhile."""
        with progress(text) as change:
            self._text, self._change = text, change
            try:
                yield
            finally:
                self._change = _nothing

    def watch(self, event: Event) -> None:
        """Show for how long a service is waited for, or that it is asked again."""
        pause = ""
        if event.seconds >= _NOTABLE:
            pause = f": waiting {count(round(event.seconds), 'second')} for {event.service}"
        self._change(f"{self._text}{pause}")


def _nothing(_text: str) -> None:
    """Show nothing."""
