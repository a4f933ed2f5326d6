"""How long each stage of a run takes, for `--verbose`."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field


@dataclass(slots=True)
class StageTimes:
    """The stages that have ended, each with its seconds, and the moment at which the last ended."""

    stages: list[tuple[str, float]] = field(default_factory=list)
    last: float = field(default_factory=time.monotonic)


_times: ContextVar[StageTimes | None] = ContextVar("_times", default=None)


@contextmanager
def measured() -> Iterator[StageTimes]:
    """Measure the stages that this thread runs."""
    times = StageTimes()
    token = _times.set(times)
    try:
        yield times
    finally:
        _times.reset(token)


def ended(stage: str) -> None:
    """Record that a stage has ended now; it began when the one before it ended."""
    times = _times.get()
    if times is not None:
        now = time.monotonic()
        times.stages.append((stage, now - times.last))
        times.last = now
