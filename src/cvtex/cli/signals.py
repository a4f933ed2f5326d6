"""The signals that ask a program to end: they end a run as Ctrl-C does, with everything in order.

Then TeX is killed, its folder is deleted and no result is half written. What ends cvtex without a
word, such as SIGKILL, ends TeX too (`typeset.lifeline`), but leaves the folder, which a later run
deletes. Only the command line handles signals: a library leaves that to the program around it.
"""

from __future__ import annotations

import signal
from contextlib import suppress
from types import FrameType

_NAMES = ("SIGTERM", "SIGHUP")
"""Sent by `kill`, `timeout` and service managers, and by a terminal that is closed."""


_INTERRUPTED = 130
"""The exit code of a program that Ctrl-C has ended: 128 and the number of the signal."""


class TerminatedError(BaseException):
    """A signal asked the program to end; `status` is the exit code that tells so to a shell."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.status = 128 + number


def status_of(problem: BaseException) -> int | None:
    """Return the exit code for Ctrl-C or a signal, or None if a problem has nothing to do with it.

    A signal may come while Python makes a class or cleans up, where another exception comes of it.
    """
    seen: set[int] = set()
    step: BaseException | None = problem
    while step is not None and id(step) not in seen:
        if isinstance(step, TerminatedError):
            return step.status
        if isinstance(step, KeyboardInterrupt):
            return _INTERRUPTED
        seen.add(id(step))
        step = step.__cause__ or step.__context__
    return None


def raise_on_signals() -> None:
    """Make the first of the signals raise `TerminatedError` in the main thread.

    A signal that is ignored stays so: `nohup` ignores SIGHUP. Windows has no such signals.
    """
    for number in _numbers():
        with suppress(ValueError):  # not in the main thread
            if signal.getsignal(number) is signal.SIG_DFL:
                signal.signal(number, _end)


def _numbers() -> list[int]:
    return [int(getattr(signal, name)) for name in _NAMES if hasattr(signal, name)]


def _end(number: int, _frame: FrameType | None) -> None:
    # Another of them, as service managers send, must not interrupt the cleaning up.
    for each in _numbers():
        signal.signal(each, signal.SIG_IGN)
    raise TerminatedError(number)
