"""`cli.add.waiting`: whoever waits sees for what."""

from __future__ import annotations

import sys
import time
from io import StringIO

import pytest

from cvtex.cli import terminal
from cvtex.cli.add.waiting import Waiting
from cvtex.network import Event


class Terminal(StringIO):
    def isatty(self) -> bool:
        """Say that somebody looks."""
        return True


def test_a_service_that_asks_for_time_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the time, until it is asked again; in the end the line is empty."""
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(terminal, "_PATIENCE", 0.0)
    waiting = Waiting()
    with waiting.during("Asking for doi:10.1000/\x1b182"):
        while not screen.getvalue():
            time.sleep(0.01)
        waiting.watch(Event("DOI", "doi:10.1000/182", 0.35))
        waiting.watch(Event("DOI", "doi:10.1000/182", 12.0))
        waiting.watch(Event("DOI", "doi:10.1000/182"))
    waiting.watch(Event("DOI", "doi:10.1000/182", 12.0))

    shown = [line for line in screen.getvalue().split("\r") if line.strip()]
    asking = "Asking for doi:10.1000/\ufffd182"
    assert shown == [f"{asking} …", f"{asking}: waiting 12 seconds for DOI …", f"{asking} …"]
    assert not screen.getvalue().split("\r")[-1].strip()


def test_nothing_is_shown_without_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file with the output has no lines that come and go."""
    nowhere = StringIO()
    monkeypatch.setattr(sys, "stderr", nowhere)
    waiting = Waiting()
    with waiting.during("Asking"):
        waiting.watch(Event("DOI", "doi:10.1000/182", 12.0))

    assert not nowhere.getvalue()
