"""What a run of the program may take itself: the last resort, if data gets round all other limits.

A library does not bound the program that it is part of: this is for the command line alone.
"""

from __future__ import annotations

import sys
from contextlib import suppress

SECONDS = 60.0
"""How long Python may compute, without the time that it waits; the largest CVs take four."""

_MEMORY = 4 << 30
"""How many bytes Python may have, on Linux."""


class RunawayError(BaseException):
    """A run has computed for longer than any CV needs."""


def bound_this_process() -> None:
    """Have what runs in this process end in `RunawayError` or `MemoryError` if it does not end."""
    import signal

    if hasattr(signal, "setitimer"):  # not on Windows
        with suppress(ValueError):  # not in the main thread
            signal.signal(signal.SIGVTALRM, _end)
            signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    if sys.platform == "linux":
        import resource

        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        most = _MEMORY if hard == resource.RLIM_INFINITY else min(_MEMORY, hard)
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def more_time() -> None:
    """Begin to count anew, if it was bound: `--watch` runs for long, but not each of its steps."""
    import signal

    if hasattr(signal, "setitimer") and signal.getitimer(signal.ITIMER_VIRTUAL)[0] > 0:
        signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)


def _end(*_: object) -> None:
    raise RunawayError
