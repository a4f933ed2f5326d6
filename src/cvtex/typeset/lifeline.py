"""A lifeline: a pipe through which the kernel ends TeX when cvtex ends, however cvtex ends.

cvtex alone has the end for writing, and never writes; TeX inherits the end for reading, and never
reads. When cvtex ends, also by `kill -9`, the kernel closes the end for writing and sends the owner
of the end for reading, which is TeX, a signal (fcntl(2), `O_ASYNC`, `F_SETOWN` and `F_SETSIG`).

`PR_SET_PDEATHSIG` would do the same, but only a process itself can ask for it, which takes code
between fork and exec (unsafe with threads) or another program; and it counts the end of the thread
that started the process, which for a restricted TeX is a short one (`landlock`).

Between its start and `tie`, which is a millisecond, TeX is not covered; a TeX of the command line
then has at least the time limit that it inherits (`cli.limits`). A program that forks without
`exec` while TeX runs has a copy of the end for writing, and TeX ends with the last copy. Verified
on Linux only: macOS ignores the signal unless a program asks for it, and Windows has none.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import weakref
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from threading import Lock

if sys.platform == "linux":
    import fcntl  # here, since a thread that is restricted (`landlock`) cannot load it any more

_PASSING_ON = Lock()
"""Held while descriptors are inheritable, so that no other process of cvtex inherits them too."""


class Lifeline:
    """A pipe for one process that is about to be started.

    `inherited` are the descriptors that the process has to inherit; empty where the system has no
    lifelines. Raises `OSError` if no pipe can be opened.
    """

    def __init__(self) -> None:
        self._ends: tuple[int, ...] = os.pipe() if sys.platform == "linux" else ()
        self.inherited = self._ends[:1]

    @contextmanager
    def passed_on(self) -> Iterator[None]:
        """Let a process that is started meanwhile, without `pass_fds`, inherit its end alone.

        What this process has inherited itself is not passed on meanwhile.
        """
        with _PASSING_ON:
            strange = _inheritable_descriptors()
            _set_inheritable(strange, to=False)
            _set_inheritable(self.inherited, to=True)
            try:
                yield
            finally:
                _set_inheritable(strange, to=True)
                _set_inheritable(self._ends[:1], to=False)  # unless `tie` has closed it

    def tie(self, process: subprocess.Popen[bytes]) -> None:
        """Have the kernel kill `process` when this process ends, or drops the object `process`."""
        if sys.platform == "linux" and self._ends:
            reading, writing = self._ends
            self._ends = ()
            # Without `F_SETSIG` the signal is SIGIO, which ends a process that does not expect it.
            with suppress(OSError):
                fcntl.fcntl(reading, fcntl.F_SETSIG, signal.SIGKILL)
            with suppress(OSError):  # a sandbox may forbid it: TeX's limits remain
                fcntl.fcntl(reading, fcntl.F_SETOWN, process.pid)
                flags = fcntl.fcntl(reading, fcntl.F_GETFL)
                fcntl.fcntl(reading, fcntl.F_SETFL, flags | os.O_ASYNC)
            weakref.finalize(process, os.close, writing)
            os.close(reading)

    def close(self) -> None:
        """Close the pipe of a process that was not tied."""
        for end in self._ends:
            os.close(end)
        self._ends = ()


def _inheritable_descriptors() -> list[int]:
    """Return the descriptors above 2 that a process started by this one would inherit, on Linux.

    Python makes none that are inheritable (PEP 446), but a process may have been started with some.
    """
    found = []
    with suppress(OSError):  # a system without `/proc`
        for name in os.listdir("/proc/self/fd"):  # noqa: PTH208 - numbers, not paths
            with suppress(OSError):  # it has been closed meanwhile, as that of the folder itself
                if int(name) > 2 and os.get_inheritable(int(name)):
                    found.append(int(name))
    return found


def _set_inheritable(descriptors: Iterable[int], *, to: bool) -> None:
    for descriptor in descriptors:
        with suppress(OSError):  # it has been closed meanwhile
            os.set_inheritable(descriptor, to)
