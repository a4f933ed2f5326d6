"""`cli.signals`: the signals that ask a program to end, and those that it is told to ignore."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator

import pytest

from cvtex.cli.signals import TerminatedError, raise_on_signals

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the signals are POSIX's")


@pytest.fixture(autouse=True)
def _handlers() -> Iterator[None]:
    """Begin with the handlers of a new program, and restore those of the tests."""
    numbers = (signal.SIGTERM, signal.SIGHUP)
    before = [signal.signal(number, signal.SIG_DFL) for number in numbers]
    yield
    for number, handler in zip(numbers, before, strict=True):
        signal.signal(number, handler)


def test_the_first_signal_ends_the_program_and_no_other_disturbs_that() -> None:
    """The exit code is that of a shell: 128 and the number of the signal."""
    raise_on_signals()
    with pytest.raises(TerminatedError) as raised:
        signal.raise_signal(signal.SIGTERM)
    signal.raise_signal(signal.SIGHUP)
    signal.raise_signal(signal.SIGTERM)

    assert raised.value.status == 143


def test_a_signal_that_is_ignored_stays_so() -> None:
    """Such as SIGHUP below `nohup`."""
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    raise_on_signals()

    assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    signal.raise_signal(signal.SIGHUP)
