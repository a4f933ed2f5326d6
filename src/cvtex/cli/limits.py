"""Limits on the time and memory of a whole run: the last protection, when all others fail.

Only the command line has them: a library does not limit the program that it is part of.
"""

from __future__ import annotations

import sys
import time
from contextlib import suppress

SECONDS = 60.0
"""The most CPU seconds that Python may take; the largest CVs take four."""

_LAST_SECONDS = 120
"""The CPU seconds after which Linux ends cvtex, when Python itself cannot: it may wait for a
library. A TeX that has just been started inherits this limit, until it gets its own."""

_MEMORY = 4 << 30
"""The most bytes of memory that Python may take, on Linux."""


class RunawayError(BaseException):
    """A run has taken more CPU time than any CV needs."""


def limit_this_process() -> None:
    """Make a run that does not end raise `RunawayError` or `MemoryError`."""
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
    _limit_cpu_time()


def _limit_cpu_time() -> None:
    """Let the system end this process after `_LAST_SECONDS` more of CPU time, on Linux."""
    if sys.platform == "linux":
        import resource

        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        most = int(time.process_time()) + _LAST_SECONDS
        with suppress(OSError, ValueError):
            most = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(resource.RLIMIT_CPU, (most, hard))


def more_time() -> None:
    """Restart the clock, if there is a limit: `--watch` runs for long, but each build does not."""
    import signal

    if hasattr(signal, "setitimer") and signal.getitimer(signal.ITIMER_VIRTUAL)[0] > 0:
        signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
        _limit_cpu_time()


def _end(*_: object) -> None:
    raise RunawayError
